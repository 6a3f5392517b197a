import type { VegaLiteSpec } from "../model/index.ts";
import type { CurveStep } from "./curve-parts.ts";
import type { ChartFrame, Role } from "./frame.ts";
import type { SurvivalAxes } from "./survival-data.ts";
import { weightedSurvival } from "./weighted-survival.ts";

export interface IncidenceStep {
  readonly time: number;
  /** The share that has had the event by then. */
  readonly share: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface IncidenceCurve {
  readonly role: Role;
  readonly label: string;
  readonly steps: readonly IncidenceStep[];
  /** From here few are left, and the line is dotted. */
  readonly thinFrom: number | null;
  readonly until: number | null;
}

export interface CumulativeIncidenceData extends SurvivalAxes {
  /** A field for each event that ends the waiting, on the same axes: never stacked. */
  readonly causes: readonly { readonly title: string; readonly curves: readonly IncidenceCurve[] }[];
}

const START: CurveStep = { time: 0, survival: 0, low: 0, high: 0 };

const rising = ({ role, label, steps, thinFrom, until }: IncidenceCurve) => ({
  role,
  label,
  thinFrom,
  until,
  steps: [
    ...((steps[0]?.time ?? 1) > 0 ? [START] : []),
    ...steps.map(({ time, share, low, high }): CurveStep => ({ time, survival: share, low, high })),
  ],
});

/** What share has had each kind of event by each day, a line for each cohort, from 0 to 100 %. */
export const cumulativeIncidence = (frame: ChartFrame, { causes, ...axes }: CumulativeIncidenceData): VegaLiteSpec =>
  weightedSurvival(frame, {
    ...axes,
    panels: causes.map(({ title, curves }) => ({ title, curves: curves.map(rising), riskTable: [] })),
  });
