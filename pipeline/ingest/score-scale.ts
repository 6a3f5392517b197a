import type { Instrument } from "../model/index.ts";
import type { ScoreScale } from "./check-scores.ts";

/** What checking scores needs of an instrument. */
export const scoreScale = ({ range, itemRange, step, total, items }: Instrument): ScoreScale => ({
  low: range[0],
  high: range[1],
  itemLow: itemRange[0],
  itemHigh: itemRange[1],
  step,
  total,
  items,
});
