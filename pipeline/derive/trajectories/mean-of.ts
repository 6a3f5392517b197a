import { describe } from "../../stats/ordinal/describe.ts";
import { pairedDifference } from "../../stats/ordinal/student-difference.ts";
import { estimate, notEstimable, type Quantity } from "../../stats/quantity.ts";

/** A mean with Student's interval; without one where there is no spread. `nobody` says what an empty list means. */
export const meanOf = (values: readonly number[], level: number, nobody: string): Quantity => {
  const summary = describe(values);
  if (summary === null) return notEstimable("no-data", nobody);
  // The mean of differences from nothing.
  const { difference } = pairedDifference(values, new Float64Array(values.length), { level });
  if (difference.kind === "not-estimable") return estimate(summary.mean);
  return { ...difference, intervals: difference.intervals.map((one) => ({ ...one, method: "Student t" })) };
};
