import { packedMatrix } from "../numeric/full-matrix.ts";
import { orthonormalColumns } from "../numeric/orthonormal-columns.ts";
import { requireFiniteAll, requireOpenUnit, requireSameLength } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import {
  type FixedEffects,
  fixedEffects,
  inverseOfParts,
  requireRestricted,
  type SmallSample,
} from "./fixed-effects.ts";
import { type MarginalContrast, marginalContrast } from "./marginal-contrast.ts";
import { type LikelihoodMethod, marginalFit } from "./marginal-fit.ts";
import { preparedRows } from "./prepared-rows.ts";
import { randomCoefficientModel } from "./random-coefficient-model.ts";
import { type RandomEdge, randomCovariance } from "./random-covariance.ts";
import { rotatedSubjects } from "./rotated-subjects.ts";

/** One element a row; rows with anything missing are left out by the caller. */
export interface MixedModelData {
  readonly response: ArrayLike<number>;
  /** Columns of the fixed effects, an intercept among them where wanted. */
  readonly design: readonly ArrayLike<number>[];
  readonly subject: ArrayLike<number>;
  /** Columns whose slopes differ between subjects, beside the intercept, which always does. Default none. */
  readonly slopes?: readonly ArrayLike<number>[];
}

export interface MixedModelOptions {
  /** Default "REML". */
  readonly method?: LikelihoodMethod;
  /** Default "satterthwaite". */
  readonly smallSample?: SmallSample;
  /** Whether random intercept and slopes may be correlated. Default true. */
  readonly correlated?: boolean;
  readonly level?: number;
}

export interface MixedModel {
  readonly kind: "mixed-model";
  readonly method: LikelihoodMethod;
  readonly rows: number;
  readonly subjects: number;
  /** One a column of the design. */
  readonly coefficients: readonly (MarginalContrast | NotEstimable)[];
  /** For `marginalContrast` and `marginalTest`. */
  readonly effects: FixedEffects;
  /** Of intercept and slopes between subjects, in this order. */
  readonly randomCovariance: readonly (readonly number[])[];
  /** `null` where a variance is 0. */
  readonly randomCorrelation: readonly (readonly (number | null)[])[];
  /** Whether the likelihood is highest at the edge: a variance of 0, a correlation of ±1. */
  readonly edge: RandomEdge;
  readonly residualVariance: number;
  /** Between subjects to total, of a random intercept alone; else `null`. */
  readonly intraclassCorrelation: number | null;
  readonly logLikelihood: number;
  /** −2 log likelihood + 2·parameters, fixed effects counted, as R `AIC(lmer())`. */
  readonly aic: number;
  readonly iterations: number;
  /** Largest element of the last gradient. */
  readonly gradient: number;
}

/**
 * How does a mean depend on covariates when subjects differ in level (random intercept) and perhaps in slope?
 *
 * y = Xβ + Zb + e, b ~ N(0, D) between subjects, e ~ N(0, σ²) within. REML by default; log likelihoods are those of R lme4 and nlme
 * (without ½ log|XᵀX|). The likelihood is climbed by Newton steps with exact second derivatives in the triangle L with D = LLᵀ, which may
 * lose rank: then `edge` says so, and degrees of freedom are those of the smaller model. Two starts guard against a lower top.
 * Laird & Ware (1982), doi:10.2307/2529876; Lindstrom & Bates (1988), doi:10.1080/01621459.1988.10478693; Bates et al. (2015),
 * doi:10.18637/jss.v067.i01. Equals lme4 1.1-31 `lmer(y ~ x + (1 + slope | subject))` (`||` with `correlated: false`) converged further,
 * lmerTest 3.1-3 and pbkrtest 0.5-2 for degrees of freedom.
 * Not estimable: dependent columns, no more rows than columns, no subject with two rows or too few to tell the variances apart, a
 * response that the covariates explain exactly, a likelihood without a top. Throws RangeError for Kenward–Roger with ML.
 */
export const linearMixedModel = (
  { response, design, subject, slopes = [] }: MixedModelData,
  { method = "REML", smallSample = "satterthwaite", correlated = true, level = 0.95 }: MixedModelOptions = {},
): MixedModel | NotEstimable => {
  requireOpenUnit("level", level);
  requireRestricted(method, smallSample);
  requireSameLength("subject", subject, response.length);
  slopes.forEach((slope, j) => {
    requireSameLength(`slopes[${j}]`, slope, response.length);
    requireFiniteAll(`slopes[${j}]`, slope);
  });
  const prepared = preparedRows(response, design);
  if (prepared.kind === "not-estimable") return prepared;
  const { n, p, unit } = prepared;
  const random = [new Float64Array(n).fill(1), ...slopes];
  const basis = randomBasis(random, correlated);
  if (basis === null) {
    return notEstimable("singular", "The slopes cannot be told apart: one is constant or a combination of others.", {
      n,
    });
  }
  const { groups, loadings, subjects } = rotatedSubjects(prepared.rows, subject, basis.columns);
  const model = randomCoefficientModel(loadings, random.length, correlated);
  const fit = marginalFit(prepared, groups, model, method);
  if (fit.kind === "not-estimable") return fit;
  const effects = fixedEffects(prepared, groups, fit, smallSample);
  const parameters = fit.theta.length;
  const residual = fit.theta[parameters - 1] as number;
  const between = randomCovariance(packedDiagonal(fit.theta, random.length, correlated), residual, basis.back, unit);
  const residualVariance = residual * unit * unit;
  const own = between.covariance[0]?.[0] as number;
  return {
    kind: "mixed-model",
    method,
    rows: n,
    subjects,
    coefficients: design.map((_, j) =>
      marginalContrast(
        effects,
        design.map((__, k) => (j === k ? 1 : 0)),
        { level },
      ),
    ),
    effects,
    randomCovariance: between.covariance,
    randomCorrelation: between.correlation,
    edge: between.edge,
    residualVariance,
    intraclassCorrelation: slopes.length === 0 ? own / (own + residualVariance) : null,
    logLikelihood: fit.logLikelihood,
    aic: 2 * (parameters + p) - 2 * fit.logLikelihood,
    iterations: fit.iterations,
    gradient: fit.gradient,
  };
};

/** Random columns on a common scale, at right angles when D may be any matrix, and the rows that lead D back. */
const randomBasis = (random: readonly ArrayLike<number>[], correlated: boolean) => {
  const root = Math.sqrt(random[0]?.length as number);
  const { columns, parts, dependent } = orthonormalColumns(random);
  if (dependent.length > 0) return null;
  if (correlated) {
    return {
      columns: columns.map((column) => column.map((value) => value * root)),
      back: inverseOfParts(parts).map((row) => row.map((value) => value * root)),
    };
  }
  const lengths = parts.map((part) => Math.sqrt(part.reduce((total, value) => total + value * value, 0)) / root);
  return {
    columns: random.map((column, j) => Float64Array.from(column, (value) => value / (lengths[j] as number))),
    back: lengths.map((length, j) => Float64Array.from(lengths, (_, i) => (i === j ? 1 / length : 0))),
  };
};

const packedDiagonal = (theta: Float64Array, size: number, correlated: boolean): Float64Array => {
  if (correlated) return theta.subarray(0, (size * (size + 1)) / 2);
  const full = new Float64Array(size * size);
  for (let i = 0; i < size; i++) full[i * (size + 1)] = theta[i] as number;
  return packedMatrix(full, size);
};
