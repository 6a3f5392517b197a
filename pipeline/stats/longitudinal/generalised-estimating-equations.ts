import { chiSquareUpperTail } from "../distributions/chi-square-upper-tail.ts";
import { normalInterval } from "../distributions/normal-interval.ts";
import { cholesky, choleskySolve } from "../numeric/cholesky.ts";
import { congruence } from "../numeric/congruence.ts";
import { packedAt, packedForm, packedInverse, rootDiagonal, unpacked } from "../numeric/packed-matrix.ts";
import { requireCount, requireOpenUnit } from "../numeric/require.ts";
import { type Estimate, estimate, type NotEstimable, notEstimable, type Test } from "../quantity.ts";
import { type ClusteredOutcome, clusteredRows } from "./clustered-rows.ts";
import { designUnits } from "./design-units.ts";
import { type EstimatingSums, estimatingSums } from "./estimating-sums.ts";
import { independentStart } from "./independent-start.ts";
import { meanModel, type OutcomeFamily } from "./mean-model.ts";

export type WorkingCorrelation = "independence" | "exchangeable";

export interface EstimatingOptions {
  /** With its canonical link: identity, logit or log. Default "gaussian". */
  readonly family?: OutcomeFamily;
  /** Default "exchangeable". */
  readonly correlation?: WorkingCorrelation;
  readonly level?: number;
  /** Default 1000. */
  readonly maxIterations?: number;
}

export interface EstimatingTerm {
  /** On the scale of the link: a mean difference, log odds ratio or log ratio of means per unit. Robust limits, normal. */
  readonly coefficient: Estimate;
  /** Right whatever the correlation truly is, with many clusters. */
  readonly robustStandardError: number;
  /** Right only if the working correlation and the variance function are. */
  readonly naiveStandardError: number;
  /** (coefficient / robust standard error)², chi-square with 1 df. */
  readonly wald: Test;
}

export interface EstimatingFit {
  readonly kind: "estimating-equations";
  readonly n: number;
  readonly clusters: number;
  readonly largestCluster: number;
  readonly terms: readonly EstimatingTerm[];
  readonly robustCovariance: readonly (readonly number[])[];
  readonly naiveCovariance: readonly (readonly number[])[];
  /** Mean of the squared Pearson residuals (÷ n, not n − p). */
  readonly scale: number;
  /** α of the working correlation: 0 for independence, `null` when no cluster has two rows. */
  readonly workingCorrelation: number | null;
  readonly iterations: number;
}

/** In standard errors, and of α. */
const CONVERGED = 1e-11;

/**
 * How does the mean of an outcome, over people, depend on covariates when people are measured more than once?
 *
 * Solves Σ DᵀV⁻¹(y − μ) = 0 over clusters, V = φ·A^½·R(α)·A^½, by Fisher scoring, with moment estimates after each step that divide
 * by n and by the number of pairs without subtracting p: φ = Σr²/n, α = Σ_pairs r·r′/(pairs·φ), r the Pearson residuals. Robust variance
 * B⁻¹(Σ uuᵀ)B⁻¹ without a small-sample factor: too small with fewer than 40 clusters or so. Clusters may be of any size; missing rows are
 * assumed missing completely at random.
 * Liang & Zeger (1986), Biometrika 73:13, doi:10.1093/biomet/73.1.13; Højsgaard, Halekoh & Yan (2006), doi:10.18637/jss.v015.i02. Equals
 * geepack 1.3-9 `geeglm(y ~ x, id, family, corstr)`, whose moments differ from those of `gee` and SAS.
 * Not estimable with fewer than two clusters, too few rows, dependent columns, separation, a perfect fit, a working correlation that is
 * none, or without convergence. Throws RangeError for wrong arguments.
 */
export const generalisedEstimatingEquations = (
  data: ClusteredOutcome,
  { family = "gaussian", correlation = "exchangeable", level = 0.95, maxIterations = 1000 }: EstimatingOptions = {},
): EstimatingFit | NotEstimable => {
  requireOpenUnit("level", level);
  requireCount("maxIterations", maxIterations);
  const model = meanModel(family);
  const clusters = clusteredRows(data, model);
  const { outcome, design } = data;
  const [n, p] = [outcome.length, design.length];
  if (clusters.length < 2) {
    return notEstimable("too-few", "Two clusters are needed.", { clusters: clusters.length });
  }
  if (n <= p) return notEstimable("too-few", `${n} rows cannot give ${p} coefficients and a scale.`, { n, p });
  const { columns, back } = designUnits(design);
  const start = independentStart(columns, outcome, model);
  if ("kind" in start) return start;
  const pairs = clusters.reduce((total, { length }) => total + (length * (length - 1)) / 2, 0);
  const largest = clusters.reduce((most, { length }) => Math.max(most, length), 0);
  const estimated = correlation === "exchangeable" && pairs > 0;
  const alphaOf = ({ products, squares }: EstimatingSums): number =>
    estimated ? (products / pairs) * (n / squares) : 0;
  const sumsAt = (beta: Float64Array, alpha: number) => estimatingSums(columns, outcome, clusters, model, beta, alpha);
  let beta = start;
  let sums = sumsAt(beta, 0);
  let total = 0;
  for (let i = 0; i < n; i++) total += (outcome[i] as number) * (outcome[i] as number);
  if (!(sums.squares > 1e-24 * total))
    return notEstimable("all-tied", "The outcome is fitted exactly: no scale is left.");
  for (let iterations = 1; iterations <= maxIterations; iterations++) {
    const alpha = alphaOf(sums);
    if (!Number.isFinite(alpha))
      return notEstimable("no-convergence", "The estimating equations ran away.", { iterations });
    if (!(alpha < 1 && 1 + (largest - 1) * alpha > 0)) {
      return notEstimable(
        "singular",
        `A working correlation of ${alpha.toFixed(3)} is not possible in the largest cluster.`,
        {
          workingCorrelation: alpha,
          largest,
        },
      );
    }
    sums = sumsAt(beta, alpha);
    const factor = sums.information.every(Number.isFinite) ? cholesky(sums.information, p) : null;
    if (factor === null) return notEstimable("singular", "The covariates cannot be told apart.", { iterations });
    const step = choleskySolve(factor, sums.score);
    beta = beta.map((value, j) => value + (step[j] as number));
    const moved = Math.sqrt((packedForm(sums.information, step) * n) / sums.squares);
    sums = sumsAt(beta, alpha);
    if (!(moved <= CONVERGED && Math.abs(alphaOf(sums) - alpha) <= CONVERGED)) continue;
    const bread = packedInverse(sums.information, p);
    if (bread === null) return notEstimable("singular", "The covariates cannot be told apart.", { iterations });
    const scale = sums.squares / n;
    const rows = Array.from({ length: p }, (_, j) =>
      Float64Array.from({ length: p }, (__, k) => packedAt(bread, j, k)),
    );
    const robust = congruence(congruence(sums.outer, rows), back);
    const naive = congruence(bread, back).map((entry) => entry * scale);
    const coefficients = back.map((row) => row.reduce((sum, one, j) => sum + one * (beta[j] as number), 0));
    const naiveErrors = rootDiagonal(naive, p);
    return {
      kind: "estimating-equations",
      n,
      clusters: clusters.length,
      largestCluster: largest,
      terms: rootDiagonal(robust, p).map((se, j) =>
        estimatingTerm(coefficients[j] as number, se, naiveErrors[j] as number, level),
      ),
      robustCovariance: unpacked(robust, p),
      naiveCovariance: unpacked(naive, p),
      scale,
      workingCorrelation: correlation === "exchangeable" && pairs === 0 ? null : alpha,
      iterations,
    };
  }
  return notEstimable("no-convergence", "The estimating equations were not solved.", {
    iterations: maxIterations,
    workingCorrelation: alphaOf(sums),
    ...Object.fromEntries(Array.from(sums.score, (value, j) => [`gradient[${j}]`, value] as const)),
  });
};

const estimatingTerm = (coefficient: number, se: number, naive: number, level: number): EstimatingTerm => {
  const statistic = (coefficient / se) * (coefficient / se);
  return {
    coefficient: estimate(coefficient, {
      se,
      intervals: [normalInterval(coefficient, se, { level, method: "Wald, robust" })],
    }),
    robustStandardError: se,
    naiveStandardError: naive,
    wald: { name: "Wald", statistic, df: [1], p: chiSquareUpperTail(statistic, 1) },
  };
};
