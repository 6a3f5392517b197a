import type { NotEstimable, Quantity } from "../../stats/quantity.ts";
import type { FollowedPeople } from "../relapse-variants/followed-people.ts";
import { type GateCheck, isWithheld } from "../weighting/gate.ts";
import type { MultiverseCell } from "./multiverse-cells.ts";

/** One cell with its answer. */
export interface CellResult {
  readonly cell: MultiverseCell;
  readonly primary: boolean;
  /** `withheld`: estimated, but a declared condition fails. */
  readonly state: "shown" | "withheld" | "not-estimable";
  /** Intervention minus comparator, in mean days without relapse; there also where the cell is withheld. */
  readonly difference: Quantity;
  readonly checks: readonly GateCheck[];
  /** Who was followed; `null` where the cell could not even begin. */
  readonly people: FollowedPeople | null;
}

export const cellResult = (
  { cell, primary, people }: Pick<CellResult, "cell" | "primary" | "people">,
  difference: Quantity,
  checks: readonly GateCheck[],
): CellResult => {
  const state = difference.kind === "not-estimable" ? "not-estimable" : isWithheld(checks) ? "withheld" : "shown";
  return { cell, primary, people, difference, checks, state };
};

export const refusedCell = (cell: MultiverseCell, primary: boolean, reason: NotEstimable): CellResult =>
  cellResult({ cell, primary, people: null }, reason, []);
