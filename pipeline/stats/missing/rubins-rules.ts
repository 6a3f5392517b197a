import { normalQuantile } from "../distributions/normal-quantile.ts";
import { normalUpperTail } from "../distributions/normal-upper-tail.ts";
import { tQuantile } from "../distributions/t-quantile.ts";
import { tTwoSidedP } from "../distributions/t-two-sided-p.ts";
import { mean } from "../numeric/mean.ts";
import { requireFiniteAll, requireOpenUnit, requireSameLength } from "../numeric/require.ts";
import { variance } from "../numeric/variance.ts";
import { estimate, type NotEstimable, notEstimable, type Quantity, type Test } from "../quantity.ts";

export interface ImputedEstimates {
  /** One per completed data set, in the same order. */
  readonly estimates: ArrayLike<number>;
  readonly standardErrors: ArrayLike<number>;
}

export interface RubinPool {
  readonly kind: "rubin-pool";
  readonly m: number;
  readonly estimate: Quantity;
  /** Is it 0? */
  readonly test: Test;
  /** Mean variance within completed data sets, variance between them, and both together: U + (1 + 1/m)B. */
  readonly within: number;
  readonly between: number;
  readonly total: number;
  /** `null`: infinite, as when the data sets agree and `completeDf` is not given; the normal distribution then stands for t. */
  readonly df: number | null;
  /** Share of the total that is due to missing values: (1 + 1/m)B/T. */
  readonly lambda: number;
  /** The same against the variance within: (1 + 1/m)B/U. */
  readonly relativeIncrease: number;
  /** Fraction of missing information, for these degrees of freedom: (r + 2/(df+3))/(r + 1). */
  readonly missingInformation: number;
  /** Against infinitely many completed data sets: 1/(1 + fmi/m). */
  readonly relativeEfficiency: number;
}

/**
 * What do several completed data sets say together?
 *
 * The mean of the estimates; T = U + (1 + 1/m)B; Student's t with (m−1)/λ² df, or, when `completeDf` says how many the complete data would
 * have, with Barnard and Rubin's fewer. Rubin (1987), Multiple Imputation for Nonresponse in Surveys, doi:10.1002/9780470316696, ch. 3;
 * Barnard & Rubin (1999), Biometrika 86:948, doi:10.1093/biomet/86.4.948.
 * Equals R mice 3.15.0 `pool.scalar(n = completeDf + 1, k = 1)`, which floors λ at 1e-4 where this does not.
 * Not estimable from one data set. Throws RangeError for values not finite.
 */
export const rubinsRules = (
  { estimates, standardErrors }: ImputedEstimates,
  { completeDf, level = 0.95 }: { readonly completeDf?: number; readonly level?: number } = {},
): RubinPool | NotEstimable => {
  requireOpenUnit("level", level);
  const m = estimates.length;
  requireSameLength("standardErrors", standardErrors, m);
  requireFiniteAll("standardErrors", standardErrors);
  const value = mean(estimates);
  const between = variance(estimates);
  const within = mean(Float64Array.from(standardErrors, (se) => se * se));
  if (value === null || within === null || between === null) {
    return notEstimable("too-few", `Two completed data sets are needed (${m}).`);
  }
  const added = (1 + 1 / m) * between;
  const total = within + added;
  if (!(within > 0)) return notEstimable("singular", "The standard errors are all 0.");
  const lambda = added / total;
  const df = degreesOfFreedom(m, lambda, completeDf);
  const relativeIncrease = added / within;
  const missingInformation = (relativeIncrease + (df === null ? 0 : 2 / (df + 3))) / (relativeIncrease + 1);
  const se = Math.sqrt(total);
  const tail = (1 - level) / 2;
  const reach = -(df === null ? normalQuantile(tail) : tQuantile(tail, df)) * se;
  const t = value / se;
  const method = completeDf === undefined ? "Rubin" : "Rubin, Barnard–Rubin df";
  return {
    kind: "rubin-pool",
    m,
    estimate: estimate(value, {
      se,
      intervals: [{ kind: "confidence", level, low: value - reach, high: value + reach, method }],
    }),
    test:
      df === null
        ? { name: "z", statistic: t, df: [], p: 2 * normalUpperTail(Math.abs(t)) }
        : { name: "t", statistic: t, df: [df], p: tTwoSidedP(t, df) },
    within,
    between,
    total,
    df,
    lambda,
    relativeIncrease,
    missingInformation,
    relativeEfficiency: 1 / (1 + missingInformation / m),
  };
};

/** 1/(1/old + 1/observed); the first term vanishes when the data sets agree. */
const degreesOfFreedom = (m: number, lambda: number, completeDf: number | undefined): number | null => {
  const share = (lambda * lambda) / (m - 1);
  if (completeDf === undefined) return share > 0 ? 1 / share : null;
  if (!(completeDf > 0 && completeDf < Infinity)) {
    throw new RangeError(`completeDf must be positive and finite: ${completeDf}`);
  }
  return 1 / (share + (completeDf + 3) / ((completeDf + 1) * completeDf * (1 - lambda)));
};
