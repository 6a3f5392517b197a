import { type NotEstimable, notEstimable } from "../quantity.ts";
import type { TwoByTwo } from "./effect.ts";

export interface ZeroCellOptions {
  /** Added to all four cells of a table. 0 switches it off. */
  readonly addZero?: number;
  /** To which tables: those with an empty cell (default), or all. */
  readonly addTo?: "empty" | "all";
  /** Keep tables with no event, or only events, in both groups: default false. */
  readonly keepUninformative?: boolean;
}

export interface Cells {
  readonly events1: number;
  readonly others1: number;
  readonly events2: number;
  readonly others2: number;
}

/**
 * The four cells of a two-by-two table, 1/2 added to each when one is empty.
 * Tables with no event, or only events, in both groups tell nothing about a relative effect and are refused.
 * Equals metafor 3.8-1 `escalc(add = addZero, to = "only0" | "all", drop00 = !keepUninformative)`.
 * Throws RangeError for a count that is negative or not finite.
 */
export const correctedCells = (
  counts: TwoByTwo,
  { addZero = 0.5, addTo = "empty", keepUninformative = false }: ZeroCellOptions = {},
): Cells | NotEstimable => {
  if (!(addZero >= 0 && addZero < Infinity))
    throw new RangeError(`addZero must be finite and not negative: ${addZero}`);
  const cells = readCells(counts);
  if ("kind" in cells) return cells;
  const refusal = keepUninformative ? null : refuseUninformative(cells);
  if (refusal) return refusal;
  const empty = Object.values(cells).some((cell) => cell === 0);
  if (!empty && addTo === "empty") return cells;
  if (addZero === 0) {
    return empty ? notEstimable("no-events", "A cell of the table is empty and no correction is asked for.") : cells;
  }
  return {
    events1: cells.events1 + addZero,
    others1: cells.others1 + addZero,
    events2: cells.events2 + addZero,
    others2: cells.others2 + addZero,
  };
};

/** The four cells as they are. Refuses empty groups and more events than people. */
export const readCells = ({ events1, n1, events2, n2 }: TwoByTwo): Cells | NotEstimable => {
  for (const [name, value] of Object.entries({ events1, n1, events2, n2 })) {
    if (!(value >= 0 && value < Infinity)) throw new RangeError(`${name} must be finite and not negative: ${value}`);
  }
  if (n1 === 0 || n2 === 0) return notEstimable("one-group", "One of the two groups has nobody in it.");
  if (events1 > n1 || events2 > n2) {
    return notEstimable("no-data", `More events than people: ${events1} of ${n1} against ${events2} of ${n2}.`);
  }
  return { events1, others1: n1 - events1, events2, others2: n2 - events2 };
};

const refuseUninformative = ({ events1, others1, events2, others2 }: Cells): NotEstimable | null => {
  if (events1 === 0 && events2 === 0) {
    return notEstimable("no-events", `Nobody had the event in either group (0 of ${others1}, 0 of ${others2}).`);
  }
  if (others1 === 0 && others2 === 0) {
    return notEstimable("all-tied", `Everybody had the event in both groups (${events1} and ${events2} people).`);
  }
  return null;
};
