import { cholesky } from "../numeric/cholesky.ts";
import { congruence } from "../numeric/congruence.ts";
import { maximumLikelihood } from "../numeric/maximum-likelihood.ts";
import { packedInverse } from "../numeric/packed-matrix.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import type { CovarianceModel, GroupCovariance } from "./covariance-model.ts";
import { type MarginalLikelihood, marginalLikelihood } from "./marginal-likelihood.ts";
import type { PreparedRows } from "./prepared-rows.ts";
import type { RowGroup } from "./row-group.ts";

export type LikelihoodMethod = "REML" | "ML";

/** The top of the likelihood, in the units of the prepared rows; coefficients and their covariance in those of the data. */
export interface MarginalFit {
  readonly kind: "marginal-fit";
  /** Natural parameters, response in `unit`s. */
  readonly theta: Float64Array;
  readonly likelihood: MarginalLikelihood;
  readonly covariances: readonly GroupCovariance[];
  /** Covariance of the natural parameters, packed: from the observed information of the free ones, and from their own expected one. */
  readonly observedCovariance: Float64Array;
  readonly expectedCovariance: Float64Array;
  readonly free: Float64Array;
  readonly logLikelihood: number;
  readonly iterations: number;
  /** Largest element of the last gradient, by the free parameters. */
  readonly gradient: number;
}

/** Below this share of what it would be alone, a parameter's information is not its own. */
const RANK = 1e-10;

/**
 * Climbs the likelihood by Newton steps with the exact second derivatives, from every start of the model; the highest top counts.
 *
 * Not estimable when the rows cannot tell the covariance parameters apart, or when no start leads to a top.
 */
export const marginalFit = (
  { n, p, unit, parts }: Pick<PreparedRows, "n" | "p" | "unit" | "parts">,
  groups: readonly RowGroup[],
  model: CovarianceModel,
  method: LikelihoodMethod,
): MarginalFit | NotEstimable => {
  const restricted = method === "REML";
  const { size } = model;
  const at = (theta: Float64Array): MarginalLikelihood | null => {
    const covariances = model.groups(theta);
    return covariances === null ? null : marginalLikelihood(groups, covariances, { p, size, restricted });
  };
  const start = at(model.natural(model.starts[0] as Float64Array).theta);
  if (start === null || cholesky(start.expected, size, RANK) === null) {
    return notEstimable("singular", "The rows cannot tell the variances and covariances of the model apart.", { n, p });
  }
  const nowhere = new Float64Array((size * (size + 1)) / 2);
  const tops = model.starts.map((from) =>
    maximumLikelihood(
      (free) => {
        const { theta, jacobian, bend } = model.natural(free);
        const here = at(theta);
        if (here === null) return { value: -Infinity, gradient: new Float64Array(size), information: nowhere };
        const bends = bend(here.gradient);
        const columns = Array.from(free, (_, s) => Float64Array.from(jacobian, (row) => row[s] as number));
        const gradient = Float64Array.from(columns, (column) => dot(column, here.gradient));
        const information = congruence(here.observed, columns).map((value, i) => value - (bends[i] as number));
        return { value: here.value, gradient, information };
      },
      { start: from, concave: false, maxIterations: 100 },
    ),
  );
  const best = tops.filter((top) => top.kind === "maximum").sort((a, b) => b.value - a.value)[0];
  if (!best) {
    return notEstimable(
      "no-convergence",
      "The likelihood's maximum was not found: with few patients it may rise for ever as the covariance matrix becomes singular.",
      (tops[0] as NotEstimable).details,
    );
  }
  const { theta, jacobian } = model.natural(best.at);
  const covariances = model.groups(theta) as readonly GroupCovariance[];
  const likelihood = marginalLikelihood(groups, covariances, { p, size, restricted }) as MarginalLikelihood;
  const inverse = packedInverse(best.information, size);
  const expectedCovariance = packedInverse(likelihood.expected, size);
  if (inverse === null || expectedCovariance === null) {
    return notEstimable("singular", "At its maximum the likelihood cannot tell the covariance parameters apart.", {
      n,
      p,
    });
  }
  return {
    kind: "marginal-fit",
    theta,
    likelihood,
    covariances,
    observedCovariance: congruence(inverse, jacobian),
    expectedCovariance,
    free: best.at,
    logLikelihood: best.value - constant({ n, p, unit, parts }, restricted),
    iterations: best.iterations,
    gradient: best.gradient.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
  };
};

/** What the units of the rows and log 2π take from the log likelihood. */
const constant = (
  { n, p, unit, parts }: Pick<PreparedRows, "n" | "p" | "unit" | "parts">,
  restricted: boolean,
): number => {
  const perRow = 0.5 * Math.log(2 * Math.PI) + Math.log(unit);
  if (!restricted) return n * perRow;
  return (n - p) * perRow + parts.reduce((total, own, j) => total + Math.log(own[j] as number), 0);
};

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += (a[i] as number) * (b[i] as number);
  return total;
};
