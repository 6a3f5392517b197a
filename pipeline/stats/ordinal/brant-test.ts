import { chiSquareUpperTail } from "../distributions/chi-square-upper-tail.ts";
import { congruence } from "../numeric/congruence.ts";
import { inverseForm } from "../numeric/packed-matrix.ts";
import { type NotEstimable, notEstimable, type Test } from "../quantity.ts";
import { binarySplits, type SplitFits } from "./binary-splits.ts";
import type { OrderedOutcome } from "./ordered-outcome.ts";

export interface BrantTest {
  readonly kind: "brant";
  /** Of all covariates together. */
  readonly global: Test;
  /** One a covariate. */
  readonly terms: readonly Test[];
  /** Log odds ratios of being above each cut, cut by cut: what should be equal. */
  readonly coefficients: readonly (readonly number[])[];
}

/**
 * Are the odds ratios of `proportionalOdds` the same at every cut of the scale? Logistic regressions of being above each cut, fitted apart;
 * Wald test of equal coefficients with the covariance that the cuts share by having the same people. Chi-square with
 * covariates × (cuts − 1) df, and cuts − 1 df a covariate.
 * Brant (1990), Biometrics 46:1171, doi:10.2307/2532457, sec. 3. Equals R `brant::brant(polr)`.
 * Not estimable with one cut only, without covariates, or where one of the regressions is not (separation at a cut: merge categories).
 */
export const brantTest = (data: OrderedOutcome): BrantTest | NotEstimable => {
  const fits = binarySplits(data);
  if (fits.kind === "not-estimable") return fits;
  const { coefficients, cuts, p } = fits;
  if (p === 0 || cuts < 2) return notEstimable("too-few", "One cut or no covariate: there is nothing to compare.");
  const all = Array.from({ length: p }, (_, j) => j);
  const global = equalAtAllCuts(fits, "Brant", all);
  const terms = all.map((j) => equalAtAllCuts(fits, "Brant", [j]));
  const found = terms.filter((test) => test !== null);
  if (global === null || found.length < p) {
    return notEstimable("singular", "The cuts' coefficients cannot be told apart.", { cuts });
  }
  return { kind: "brant", global, terms: found, coefficients };
};

/** Differences of each later cut's coefficients from the first cut's. */
const equalAtAllCuts = (
  { coefficients, covariance, cuts, p }: SplitFits,
  name: string,
  chosen: readonly number[],
): Test | null => {
  const contrasts: Float64Array[] = [];
  const gaps: number[] = [];
  for (let k = 1; k < cuts; k++) {
    for (const j of chosen) {
      const row = new Float64Array(cuts * p);
      row[j] = 1;
      row[k * p + j] = -1;
      contrasts.push(row);
      gaps.push((coefficients[0]?.[j] as number) - (coefficients[k]?.[j] as number));
    }
  }
  const statistic = inverseForm(congruence(covariance, contrasts), gaps);
  if (statistic === null) return null;
  return { name, statistic, df: [gaps.length], p: chiSquareUpperTail(statistic, gaps.length) };
};
