import type { Claim, Quantity } from "../../model/index.ts";
import type { Pattern } from "./interval-pattern.ts";

export type ThresholdRule = Extract<
  Claim["published"]["rule"],
  "below" | "above" | "median-between" | "median-at-least"
>;

type Word = Pattern["verdict"];

const none: Pattern = { row: 0, verdict: "no-evidence", reason: "none" };

const judged = (verdict: Word): Pattern => ({
  row: 0,
  verdict,
  reason: verdict === "unresolved" ? "threshold-not-passed" : "threshold",
});

const word = (holds: boolean, fails: boolean): Word => (holds ? "supported" : fails ? "contradicted" : "unresolved");

/**
 * A descriptive statement against a declared limit, on the scale of the number itself. `below` and `above` need the whole interval
 * beyond the limit (`above` may declare a smallest point estimate as well); the medians are read as they stand.
 * Throws RangeError when the rule has no threshold of its shape.
 */
export const thresholdPattern = (
  rule: ThresholdRule,
  quantity: Quantity,
  threshold: readonly number[] | null,
): Pattern => {
  const [first, second] = threshold ?? [];
  if (first === undefined || (rule === "median-between" && second === undefined))
    throw new RangeError(`rule needs a threshold: ${rule}`);
  if (quantity.kind === "not-estimable") return none;
  const { value } = quantity;
  if (rule === "median-at-least") return judged(word(value >= first, value < first));
  if (rule === "median-between") {
    const inside = value >= first && value <= (second ?? first);
    return judged(word(inside, !inside));
  }
  const interval = quantity.intervals[0];
  if (!interval) return none;
  const { low, high } = interval;
  const above = low !== null && low > first;
  const below = high !== null && high < first;
  return rule === "below" ? judged(word(below, above)) : judged(word(above && value >= (second ?? first), below));
};
