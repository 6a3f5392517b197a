import type { VerdictWord } from "../../model/index.ts";

/** An interval and its point in the direction of the statement: above 0 speaks for it. Open limits are ±Infinity. */
export interface ClaimLimits {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

export interface Pattern {
  /** Row of the table of patterns; 0 when there is no number. */
  readonly row: number;
  readonly verdict: VerdictWord;
  readonly reason: string;
}

export const requireLimits = ({ estimate, low, high }: ClaimLimits, delta: number): void => {
  if (!(delta > 0 && delta < Infinity)) throw new RangeError(`smallest worthwhile effect must be above 0: ${delta}`);
  if (!(low <= high)) throw new RangeError(`interval limits must be in order: ${low}, ${high}`);
  if (Number.isNaN(estimate)) throw new RangeError(`estimate must be a number: ${estimate}`);
};

/**
 * What does an interval say about "by a worthwhile amount"? The first row that holds wins; the rows are exhaustive.
 * A limit exactly at 0 does not exclude 0; a limit exactly at `delta` reaches it.
 * Throws RangeError for limits out of order or a `delta` that is not positive.
 */
export const intervalPattern = (limits: ClaimLimits | null, delta: number): Pattern => {
  if (limits === null) return { row: 0, verdict: "no-evidence", reason: "none" };
  requireLimits(limits, delta);
  const { estimate, low, high } = limits;
  if (low >= delta) return { row: 1, verdict: "supported", reason: "worthwhile" };
  if (low > 0 && estimate >= delta) return { row: 2, verdict: "supported", reason: "size-uncertain" };
  if (low > 0 && high >= delta) return { row: 3, verdict: "unresolved", reason: "better-but-maybe-too-small" };
  if (low > 0) return { row: 4, verdict: "contradicted", reason: "too-small-to-matter" };
  if (high <= -delta) return { row: 5, verdict: "contradicted", reason: "worse" };
  if (high <= 0) return { row: 6, verdict: "contradicted", reason: "not-better" };
  if (low > -delta && high < delta) return { row: 7, verdict: "contradicted", reason: "equivalent" };
  if (high < delta) return { row: 8, verdict: "contradicted", reason: "no-worthwhile-benefit" };
  return { row: 9, verdict: "unresolved", reason: "imprecise" };
};
