import { type ClaimLimits, type Pattern, requireLimits } from "./interval-pattern.ts";

/**
 * The mirror of the patterns for a statement that two things differ little: supported when the whole interval lies inside ±`delta`,
 * contradicted when it lies beyond one of them. Rows carry the numbers of the table that they mirror.
 */
export const withinPattern = (limits: ClaimLimits | null, delta: number): Pattern => {
  if (limits === null) return { row: 0, verdict: "no-evidence", reason: "none" };
  requireLimits(limits, delta);
  const { low, high } = limits;
  if (low > -delta && high < delta) return { row: 7, verdict: "supported", reason: "equivalent" };
  if (low >= delta) return { row: 1, verdict: "contradicted", reason: "better" };
  if (high <= -delta) return { row: 5, verdict: "contradicted", reason: "worse" };
  if (low > 0 || high < 0) return { row: 3, verdict: "unresolved", reason: "difference-of-uncertain-size" };
  return { row: 9, verdict: "unresolved", reason: "imprecise" };
};
