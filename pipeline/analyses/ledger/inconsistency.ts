import type { Basis, CertaintyInput, Prose } from "../../model/index.ts";
import { claimSign, intervalOnClaimScale } from "./claim-scale.ts";
import { type Decision, holds } from "./decision.ts";

const domain = "inconsistency";

type Limits = Basis["intervals"][number];

const input = (steps: number, ...why: Prose): CertaintyInput => ({ domain, steps, why });

const apart = (a: Limits, b: Limits): boolean => a.low > b.high || b.low > a.high;

/** Trials at both ends, by the middle of their intervals, that share no value. */
const extremesApart = (intervals: readonly Limits[]): boolean => {
  const sorted = [...intervals].sort((a, b) => a.low + a.high - b.low - b.high);
  const [first, last] = [sorted[0], sorted.at(-1)];
  return first !== undefined && last !== undefined && apart(first, last);
};

/** The prediction interval in the direction of the statement, on the scale of its limits. */
export const predictionLimits = ({ headline, basis, yardstick }: Decision): Limits | null => {
  const { quantity } = headline;
  if (basis.prediction === null || quantity.kind === "not-estimable" || yardstick.kind === "limit") return null;
  return intervalOnClaimScale(basis.prediction, quantity.seScale, claimSign(headline));
};

const predictsOtherwise = (decision: Decision): boolean => {
  const { yardstick, limits, basis } = decision;
  if (yardstick.kind === "limit") {
    const { limit } = yardstick;
    const across = ({ low, high }: { readonly low: number | null; readonly high: number | null }): boolean =>
      (low === null || low < limit) && (high === null || high > limit);
    return basis.prediction !== null && across(basis.prediction) && !across(limits);
  }
  const prediction = predictionLimits(decision);
  if (prediction === null) return false;
  const marks = yardstick.rule === "within" ? [-yardstick.delta, yardstick.delta] : [0, yardstick.delta];
  return marks.some((mark) => holds(prediction, mark) && !holds(limits, mark));
};

/**
 * Do the trials disagree? One is not assessed. Two cost a step only when their intervals share no value. Three and more cost a step
 * when a new setting might lie across a mark that the mean does not, or when much of the variance lies between trials whose extremes
 * share no value; a second one when some trials exclude 0 on either side.
 */
export const inconsistency = (decision: Decision): CertaintyInput => {
  const { trials, intervals, iSquared } = decision.basis;
  const [first, second] = intervals;
  if (trials < 2) return input(0, "Not assessed: one study cannot disagree with itself.");
  if (trials === 2)
    return first && second && apart(first, second)
      ? input(-1, "The two trials disagree: their intervals share no value.")
      : input(0, "The intervals of the two trials overlap.");
  const varied = iSquared !== null && iSquared >= 50 && extremesApart(intervals);
  const otherwise = predictsOtherwise(decision);
  if (!varied && !otherwise) return input(0, "The trials agree well enough.");
  const both = intervals.some(({ low }) => low > 0) && intervals.some(({ high }) => high < 0);
  const why: Prose = [
    ...(otherwise ? ["A new setting might well come out otherwise (prediction interval). "] : []),
    ...(varied ? ["Much of the variance lies between trials, and those at the ends share no value. "] : []),
    ...(both ? ["Some trials exclude no difference on one side, some on the other."] : []),
  ];
  return input(both ? -2 : -1, ...why);
};
