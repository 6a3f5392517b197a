import { type NotEstimable, notEstimable } from "../quantity.ts";
import type { TwoMeans } from "./effect.ts";

/** Why two printed means cannot be compared, or `null`. Throws RangeError for values that are not finite or negative SDs. */
export const refuseTwoMeans = ({ mean1, sd1, n1, mean2, sd2, n2 }: TwoMeans): NotEstimable | null => {
  for (const [name, value] of Object.entries({ mean1, mean2 })) {
    if (!Number.isFinite(value)) throw new RangeError(`${name} must be finite: ${value}`);
  }
  for (const [name, value] of Object.entries({ sd1, n1, sd2, n2 })) {
    if (!(value >= 0 && value < Infinity)) throw new RangeError(`${name} must be finite and not negative: ${value}`);
  }
  if (n1 < 2 || n2 < 2) return notEstimable("too-few", `Two people are needed in each group (${n1} and ${n2}).`);
  if (sd1 === 0 && sd2 === 0) {
    return notEstimable(
      "all-tied",
      "Both groups have a standard deviation of 0, so nothing says how sure the means are.",
    );
  }
  return null;
};
