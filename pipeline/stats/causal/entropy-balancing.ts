import { type Derivatives, noDerivatives } from "../numeric/derivatives.ts";
import { maximumLikelihood } from "../numeric/maximum-likelihood.ts";
import { orthogonalColumns } from "../numeric/orthogonal-columns.ts";
import { addOuter, packedInverse } from "../numeric/packed-matrix.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { predictors } from "./logistic-derivatives.ts";
import { requireArms } from "./require-arms.ts";
import { scoreInfluence } from "./score-influence.ts";
import type { WeightModel } from "./weight-model.ts";

export interface BalancingData {
  /** 1 intervention, 0 comparator. */
  readonly treated: ArrayLike<number>;
  /** What is to be balanced, one array a moment: covariates, their squares, products, categories but one; no intercept. */
  readonly covariates: readonly ArrayLike<number>[];
}

export interface BalancingWeights {
  readonly kind: "balancing-weights";
  /** Of mean 1 in each arm. */
  readonly weight: Float64Array;
  readonly model: WeightModel;
}

/**
 * Which weights, as near to equal as can be, make the arms' means exactly alike?
 *
 * Of all positive weights that give each arm the target's means, those with least Σ w·log w: w ∝ exp(λ·(x − target)), λ by Newton's steps on
 * the convex dual. `att`: comparators are brought to the means of those treated, who keep weight 1; `ate`: both arms to the means of all.
 * Not the `entropy` target of `propensityWeights`. `model` carries the estimation of λ and of the target's means into a standard error.
 * Hainmueller (2012), Political Analysis 20:25, doi:10.1093/pan/mpr025.
 * Equals ebal 0.1-8 `ebalance(Treatment, X)$w` for `att`, up to the weights' sum.
 * Not estimable with an empty arm, dependent covariates, or (`not-reached`) when the target lies beyond what an arm spans.
 */
export const entropyBalancing = (
  { treated, covariates }: BalancingData,
  { target = "ate" }: { readonly target?: "ate" | "att" } = {},
): BalancingWeights | NotEstimable => {
  const n = treated.length;
  const arms = requireArms(treated);
  if ("kind" in arms) return arms;
  const basis = orthogonalColumns([new Float64Array(n).fill(1), ...covariates], n);
  if (basis.kind === "not-estimable") return basis;
  const columns = basis.columns.slice(1);
  const aims = target === "att" ? arms.rows[1] : Array.from(treated, (_, row) => row);
  // Distances from the target; that it is itself a mean is what each row does to it.
  const away = columns.map((column) => {
    const aim = aims.reduce((total, row) => total + (column[row] as number), 0) / aims.length;
    return column.map((value) => value - aim);
  });
  const pull = away.map((column) => {
    const moved = new Float64Array(n);
    for (const row of aims) moved[row] = (column[row] as number) / aims.length;
    return moved;
  });
  const weight = new Float64Array(n).fill(1);
  const gradient: Float64Array[] = [];
  const influence: Float64Array[] = [];
  for (const rows of target === "att" ? [arms.rows[0]] : arms.rows) {
    const own = away.map((column) => Float64Array.from(rows, (row) => column[row] as number));
    const best = maximumLikelihood((at) => dual(own, rows.length, at), { start: new Float64Array(own.length) });
    if (best.kind === "not-estimable") return best.code === "singular" ? best : beyond(best);
    const inverse = packedInverse(best.information, own.length) as Float64Array;
    shares(own, rows.length, best.at).forEach((share, k) => {
      weight[rows[k] as number] = share * rows.length;
    });
    const slopes = own.map((column) => {
      const slope = new Float64Array(n);
      rows.forEach((row, k) => {
        slope[row] = (weight[row] as number) * (column[k] as number);
      });
      return slope;
    });
    const scores = slopes.map((slope, j) =>
      slope.map((one, i) => ((pull[j] as Float64Array)[i] as number) - one / rows.length),
    );
    gradient.push(...slopes);
    influence.push(...scoreInfluence(scores, new Float64Array(n).fill(1), inverse));
  }
  return { kind: "balancing-weights", weight, model: { gradient, influence } };
};

const beyond = ({ details }: NotEstimable): NotEstimable =>
  notEstimable(
    "not-reached",
    "No weights make the arms alike: the target lies beyond what one of them spans.",
    details,
  );

/** exp(λ·x) over its sum. */
const shares = (columns: readonly Float64Array[], n: number, at: Float64Array): Float64Array => {
  const eta = predictors(columns, at, n);
  const top = eta.reduce((most, one) => Math.max(most, one), -Infinity);
  const raw = eta.map((one) => Math.exp(one - top));
  const total = raw.reduce((sum, one) => sum + one, 0);
  return raw.map((one) => one / total);
};

/** −log Σ exp(λ·x): its gradient is minus the weighted means, its information their weighted covariance. */
const dual = (columns: readonly Float64Array[], n: number, at: Float64Array): Derivatives => {
  const p = columns.length;
  const eta = predictors(columns, at, n);
  const top = eta.reduce((most, one) => Math.max(most, one), -Infinity);
  const total = eta.reduce((sum, one) => sum + Math.exp(one - top), 0);
  const found = noDerivatives(p);
  found.value = -top - Math.log(total);
  const row = new Float64Array(p);
  for (let i = 0; i < n; i++) {
    const share = Math.exp((eta[i] as number) - top) / total;
    for (let j = 0; j < p; j++) {
      row[j] = (columns[j] as Float64Array)[i] as number;
      found.gradient[j] = (found.gradient[j] as number) - share * (row[j] as number);
    }
    addOuter(found.information, row, share);
  }
  addOuter(found.information, found.gradient, -1);
  return found;
};
