import { requireFiniteAll, requireSameLength } from "../numeric/require.ts";
import { sum } from "../numeric/sum.ts";
import { variance } from "../numeric/variance.ts";
import { estimate, type NotEstimable, notEstimable, type Quantity } from "../quantity.ts";
import { requireArms } from "./require-arms.ts";
import { weightedDistance } from "./weighted-distance.ts";

export interface BalanceData {
  /** 1 intervention, 0 comparator. */
  readonly treated: ArrayLike<number>;
  /** One array a covariate; a category of k levels as k − 1 columns of 0 and 1 (or k). */
  readonly covariates: readonly ArrayLike<number>[];
  /** Without it: balance before weighting. */
  readonly weight?: ArrayLike<number>;
}

export interface BalanceRow {
  /** Weighted means. */
  readonly intervention: number;
  readonly comparator: number;
  /** Their difference over the standard deviation √((s₁² + s₀²)/2) of the people before weighting. */
  readonly standardisedDifference: Quantity;
  /** Weighted variance in the intervention over that in the comparator. */
  readonly varianceRatio: Quantity;
  /** The largest distance between the two weighted distribution functions. */
  readonly kolmogorovSmirnov: number;
}

export interface CovariateBalance {
  readonly kind: "covariate-balance";
  readonly rows: readonly BalanceRow[];
  /** The largest |standardised difference|; `null` when there is none. */
  readonly worst: number | null;
}

/**
 * Are the two arms alike before treatment?
 *
 * The denominator of a standardised difference is always that of the unweighted people, so that weights cannot shrink a difference by
 * spreading a covariate; sample variances with n − 1, for 0/1 columns too. Weighted variance: Σw(x − m)²·Σw/((Σw)² − Σw²), n − 1 for equal
 * weights. 0.1 is the usual limit: Austin (2009), Stat Med 28:3083, doi:10.1002/sim.3697.
 * No outside software; checked against repeated people for whole weights.
 * Not estimable: a difference or ratio of a covariate that does not vary, or with one person in an arm.
 */
export const covariateBalance = ({
  treated,
  covariates,
  weight = new Float64Array(treated.length).fill(1),
}: BalanceData): CovariateBalance | NotEstimable => {
  const all = requireArms(treated);
  const arms = requireArms(treated, weight);
  if ("kind" in all) return all;
  if ("kind" in arms) return arms;
  const rows = covariates.map((column) => {
    requireSameLength("covariate", column, treated.length);
    requireFiniteAll("covariate", column);
    const pick = (values: ArrayLike<number>, members: readonly number[]): Float64Array =>
      Float64Array.from(members, (row) => values[row] as number);
    const [x0, x1] = [pick(column, arms.rows[0]), pick(column, arms.rows[1])];
    const [w0, w1] = [pick(weight, arms.rows[0]), pick(weight, arms.rows[1])];
    const [before0, before1] = [variance(pick(column, all.rows[0])), variance(pick(column, all.rows[1]))];
    const [one, other] = [moments(x1, w1), moments(x0, w0)];
    return {
      intervention: one.mean,
      comparator: other.mean,
      standardisedDifference: quotient(
        one.mean - other.mean,
        before0 === null || before1 === null ? null : Math.sqrt((before0 + before1) / 2),
      ),
      varianceRatio: quotient(one.variance, other.variance),
      kolmogorovSmirnov: weightedDistance({ values: x1, weights: w1 }, { values: x0, weights: w0 }),
    };
  });
  const sizes = rows.flatMap(({ standardisedDifference: difference }) =>
    difference.kind === "estimate" ? [Math.abs(difference.value)] : [],
  );
  return { kind: "covariate-balance", rows, worst: sizes.length === 0 ? null : Math.max(...sizes) };
};

const moments = (x: Float64Array, w: Float64Array): { readonly mean: number; readonly variance: number | null } => {
  const total = sum(w);
  const mean = sum(x.map((value, i) => value * (w[i] as number))) / total;
  const squares = sum(x.map((value, i) => (value - mean) * (value - mean) * (w[i] as number)));
  const spare = total * total - sum(w.map((one) => one * one));
  return { mean, variance: spare > 0 ? (squares * total) / spare : null };
};

const quotient = (top: number | null, bottom: number | null): Quantity => {
  if (top === null || bottom === null) return notEstimable("too-few", "Two people of weight are needed in each arm.");
  if (!(bottom > 0)) return notEstimable("all-tied", "The covariate does not vary.");
  return estimate(top / bottom);
};
