import { chiSquareQuantile, chiSquareUpperQuantile } from "../distributions/chi-square-quantile.ts";
import { chiSquareUpperTail } from "../distributions/chi-square-upper-tail.ts";
import { fUpperTail } from "../distributions/f-upper-tail.ts";
import { packedAt, unpacked } from "../numeric/packed-matrix.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import {
  type Estimate,
  estimate,
  type Interval,
  type NotEstimable,
  notEstimable,
  type Quantity,
  type Test,
} from "../quantity.ts";
import { fitModerators, type ModeratorFit, type ModeratorMethod } from "./fit-moderators.ts";
import { isIntercept, type ModeratedInput, type ModeratedTrials, readModeratedTrials } from "./moderated-trials.ts";
import { criticalValue, intervalNames, type PoolInterval, ratioTest } from "./pool-test.ts";
import { projectionTrace, regressAt } from "./regress-at.ts";
import { residualProfile } from "./residual-tau-squared.ts";
import { tauSquaredOf } from "./tau-squared.ts";

export interface MetaRegressionInput extends ModeratedInput {
  /** One a column. */
  readonly names: readonly string[];
}

export interface MetaRegressionOptions {
  /** Default "REML"; "FE" for τ² = 0. */
  readonly method?: ModeratorMethod;
  /** Default "hkGuarded". */
  readonly interval?: PoolInterval;
  readonly level?: number;
}

export interface MetaRegressionCoefficient {
  readonly name: string;
  readonly estimate: Estimate;
  /** Is it 0? */
  readonly test: Test;
}

export interface MetaRegression {
  readonly kind: "meta-regression";
  readonly k: number;
  readonly coefficients: readonly MetaRegressionCoefficient[];
  readonly covariance: readonly (readonly number[])[];
  /** Degrees of freedom of tests and intervals; `null` where they are normal. */
  readonly df: number | null;
  /** What still varies between trials with equal moderators, with its Q-profile interval. */
  readonly tauSquared: Estimate;
  /** τ² of the same trials without moderators; `null` for "FE". */
  readonly tauSquaredWithout: number | null;
  /** Share of that τ² which the moderators explain, in percent, at least 0. */
  readonly rSquared: Quantity;
  /** Share of the residual variance that lies between trials, in percent. */
  readonly iSquared: number;
  readonly hSquared: number;
  /** Do trials with equal moderators differ more than chance allows? */
  readonly residualQ: Test;
  /** Are all coefficients but the intercept 0? */
  readonly moderators: Test | NotEstimable;
  /** Percent, in the order of the trials. */
  readonly weights: Float64Array;
}

/**
 * With what do effects of trials vary? Mixed-effects regression yᵢ = xᵢ′β + uᵢ + eᵢ, u ~ N(0, τ²), e ~ N(0, SEᵢ²).
 *
 * β̂ by weighted least squares, w = 1/(SE² + τ̂²), covariance (XᵀWX)⁻¹; Knapp–Hartung ("hk") times s² = Σw(y − Xβ̂)²/(k − p) with
 * Student's t on k − p df, guarded times max(1, s²). A column of ones is the intercept. `moderators` tests all other columns: β′V⁻¹β,
 * chi-square with m df, or over m F with (m, k − p). R² = 100·(τ₀² − τ²)/τ₀² (Raudenbush 2009), needs an intercept and τ₀² > 0;
 * I² = τ²/(τ² + s²), s² = (k − p)/tr P. Associations between trials are observational, even among randomised trials.
 *
 * Thompson & Higgins (2002), doi:10.1002/sim.1187; Knapp & Hartung (2003), doi:10.1002/sim.1482; Viechtbauer et al. (2015),
 * doi:10.1037/met0000023. Equals metafor 3.8-1 `rma(mods = ~ …, test = "z" | "knha" | "adhoc")`.
 * Not estimable with k ≤ p or dependent columns. Missing values are the caller's to leave out. Throws RangeError for values not
 * finite and unequal lengths.
 */
export const metaRegression = (
  input: MetaRegressionInput,
  { method = "REML", interval = "hkGuarded", level = 0.95 }: MetaRegressionOptions = {},
): MetaRegression | NotEstimable => {
  requireOpenUnit("level", level);
  const { names, columns } = input;
  if (names.length !== columns.length)
    throw new RangeError(`names must have length ${columns.length}: ${names.length}`);
  const trials = readModeratedTrials(input);
  if ("kind" in trials) return trials;
  const fit = fitModerators(trials, method, interval);
  if ("kind" in fit) return fit;
  const { k, p } = trials;
  const df = interval === "z" ? null : k - p;
  const reach = criticalValue(df, level);
  const coefficients = names.map((name, j): MetaRegressionCoefficient => {
    const value = fit.coefficients[j] as number;
    const se = Math.sqrt(fit.inflation * packedAt(fit.inverse, j, j));
    const limits = { kind: "confidence", level, low: value - reach * se, high: value + reach * se } as const;
    return {
      name,
      estimate: estimate(value, { se, intervals: [{ ...limits, method: intervalNames[interval] }] }),
      test: ratioTest(value / se, df),
    };
  });
  const atZero = regressAt(trials, 0);
  const within = (k - p) / projectionTrace(atZero);
  const total = fit.weights.reduce((sum, w) => sum + w, 0);
  const excess = Math.max(0, atZero.q - (k - p));
  return {
    kind: "meta-regression",
    k,
    coefficients,
    covariance: unpacked(
      fit.inverse.map((value) => value * fit.inflation),
      p,
    ),
    df,
    tauSquared: estimate(fit.tauSquared, { se: fit.tauSquaredError, intervals: profileOf(trials, method, level) }),
    ...explained(trials, fit.tauSquared, method),
    iSquared: method !== "FE" ? (100 * fit.tauSquared) / (within + fit.tauSquared) : (100 * excess) / atZero.q || 0,
    hSquared: method !== "FE" ? fit.tauSquared / within + 1 : atZero.q / (k - p),
    residualQ: { name: "QE", statistic: atZero.q, df: [k - p], p: chiSquareUpperTail(atZero.q, k - p) },
    moderators: omnibus(trials, fit, df),
    weights: fit.weights.map((w) => (100 * w) / total),
  };
};

const profileOf = (trials: ModeratedTrials, method: ModeratorMethod, level: number): readonly Interval[] => {
  if (method === "FE") return [];
  const df = trials.k - trials.p;
  const tail = (1 - level) / 2;
  const [low, high] = [chiSquareUpperQuantile(tail, df), chiSquareQuantile(tail, df)].map(
    (target) => residualProfile(trials, target)?.root ?? null,
  ) as [number | null, number | null];
  return [{ kind: "confidence", level, low, high, method: "Q-profile" }];
};

const explained = (trials: ModeratedTrials, tauSquared: number, method: ModeratorMethod) => {
  if (method === "FE" || !trials.columns.some(isIntercept)) {
    const reason = "Explained variance is defined against a model with an intercept alone and its τ².";
    return { tauSquaredWithout: null, rSquared: notEstimable("not-declared", reason) };
  }
  const without = tauSquaredOf(trials, method);
  if ("kind" in without) return { tauSquaredWithout: null, rSquared: without };
  const before = without.tauSquared;
  const rSquared =
    before > 0
      ? estimate(Math.max(0, (100 * (before - tauSquared)) / before))
      : notEstimable("all-tied", "Without moderators trials do not differ beyond chance: there is nothing to explain.");
  return { tauSquaredWithout: before, rSquared };
};

/** β′V⁻¹β of all columns but the intercept: the weighted squares between the fit and the intercept's fit alone. */
const omnibus = (trials: ModeratedTrials, fit: ModeratorFit, df: number | null): Test | NotEstimable => {
  const hasIntercept = trials.columns.some(isIntercept);
  const m = trials.p - (hasIntercept ? 1 : 0);
  if (m === 0) return notEstimable("one-group", "There is no moderator beside the intercept.");
  let [total, weighted] = [0, 0];
  for (let i = 0; i < trials.k; i++) {
    total += fit.weights[i] as number;
    weighted += (fit.weights[i] as number) * (fit.fitted[i] as number);
  }
  const centre = hasIntercept ? weighted / total : 0;
  const squares = fit.fitted.reduce(
    (sum, value, i) => sum + (fit.weights[i] as number) * (value - centre) * (value - centre),
    0,
  );
  const statistic = squares / fit.inflation;
  return df === null
    ? { name: "QM, chi-square", statistic, df: [m], p: chiSquareUpperTail(statistic, m) }
    : { name: "QM, F", statistic: statistic / m, df: [m, df], p: fUpperTail(statistic / m, m, df) };
};
