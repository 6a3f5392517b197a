import { type NotEstimable, notEstimable } from "../quantity.ts";
import type { EffectOrNot } from "./effect.ts";

export interface Correlation {
  /** Pearson's, between −1 and 1. */
  readonly correlation: number;
  readonly n: number;
}

/**
 * How strong is a correlation, on Fisher's scale, where its variance does not depend on it? atanh r, variance 1/(n−3).
 * Fisher (1921), Metron 1:3. Equals metafor 3.8-1 `escalc(measure = "ZCOR")`. The way back is `Math.tanh`.
 * Not estimable with fewer than four people, or at −1 and 1.
 */
export const fisherZ = (given: Correlation): EffectOrNot => {
  const refusal = refuseCorrelation(given, 4);
  if (refusal) return refusal;
  const { correlation, n } = given;
  if (Math.abs(correlation) === 1)
    return notEstimable("separation", "A perfect correlation is infinite on Fisher's scale.");
  return { estimate: Math.atanh(correlation), standardError: Math.sqrt(1 / (n - 3)), scale: "identity" };
};

/**
 * How strong is a correlation, as it is? r, variance (1−r²)²/(n−1).
 * Hedges & Olkin (1985), Statistical Methods for Meta-Analysis, doi:10.1016/C2009-0-03396-0, ch. 11.
 * Equals metafor 3.8-1 `escalc(measure = "COR")`. Not estimable with fewer than two people.
 */
export const rawCorrelation = (given: Correlation): EffectOrNot => {
  const refusal = refuseCorrelation(given, 2);
  if (refusal) return refusal;
  const { correlation, n } = given;
  return {
    estimate: correlation,
    standardError: (1 - correlation * correlation) / Math.sqrt(n - 1),
    scale: "identity",
  };
};

const refuseCorrelation = ({ correlation, n }: Correlation, atLeast: number): NotEstimable | null => {
  if (!(Math.abs(correlation) <= 1)) throw new RangeError(`correlation must lie in [−1, 1]: ${correlation}`);
  if (!(n >= 0 && n < Infinity)) throw new RangeError(`n must be finite and not negative: ${n}`);
  return n < atLeast ? notEstimable("too-few", `The correlation rests on ${n} people; ${atLeast} are needed.`) : null;
};
