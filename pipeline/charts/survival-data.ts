import type { Curve } from "./curve-parts.ts";
import type { Role } from "./frame.ts";

export interface RiskTable {
  readonly role: Role;
  readonly label: string;
  /** At each time: at risk, events so far, lost so far. They add up to n. */
  readonly rows: readonly {
    readonly time: number;
    readonly atRisk: number;
    readonly events: number;
    readonly censored: number;
    /** Where people have weights: as many people without would tell as much as those at risk do. */
    readonly effective?: number;
  }[];
}

/** One field of step curves and the table under it. */
export interface SurvivalField {
  readonly curves: readonly Curve[];
  readonly riskTable: readonly RiskTable[];
}

export interface SurvivalAxes {
  /** Days; the axis ends here. */
  readonly horizon: number;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly landmarks: readonly number[];
  /** Sentences under the picture, before those on how to read it: differences, what cannot be seen. */
  readonly says?: readonly string[];
}

export interface SurvivalData extends SurvivalAxes, SurvivalField {}
