import { requireOpenUnit } from "../numeric/require.ts";
import { estimate, type Interval, type NotEstimable, notEstimable, type Quantity, type Test } from "../quantity.ts";
import { cochranQ, percentWeights } from "./common-effect.ts";
import { poolAt } from "./pool-at.ts";
import { criticalValue, inflation, intervalNames, type PoolInterval, ratioTest } from "./pool-test.ts";
import { qProfile } from "./q-profile.ts";
import { type MetaInput, readTrials } from "./read-trials.ts";
import { type TauMethod, tauSquaredOf } from "./tau-squared.ts";
import { weightTrace } from "./weight-trace.ts";

export interface RandomEffectsOptions {
  /** Default "REML". */
  readonly method?: TauMethod;
  /** Default "hkGuarded". */
  readonly interval?: PoolInterval;
  readonly level?: number;
  /** Whether τ² and I² get their Q-profile interval. Default true. */
  readonly profile?: boolean;
}

export interface RandomEffects {
  readonly kind: "random-effects";
  readonly k: number;
  /** The mean of the true effects, on the scale of the input. */
  readonly estimate: Quantity;
  /** With its Q-profile interval. */
  readonly tauSquared: Quantity;
  /** Share of the variance of estimates that lies between trials, in percent, with its Q-profile interval. */
  readonly iSquared: Quantity;
  /** The same as a ratio, total to within: 1/(1 − I²). */
  readonly hSquared: number;
  /** Do the trials differ more than chance allows? */
  readonly q: Test;
  /** Is the mean effect 0? */
  readonly test: Test;
  /** Percent, in the order of the trials. */
  readonly weights: Float64Array;
  /** Where the true effect of a further trial would lie; `null` below three trials. */
  readonly prediction: Interval | null;
}

/**
 * What is the mean of effects that differ between trials, how much do they differ, and what may a new setting expect?
 *
 * μ̂ = Σwy/Σw with w = 1/(SE² + τ̂²). Its standard error: z 1/√Σw; hk √(q/Σw), q = Σw(y−μ̂)²/(k−1);
 * hkGuarded √(max(1, q)/Σw); the last two with Student's t on k − 1 df. I² = τ̂²/(τ̂² + s²), s² the typical
 * within-trial variance (k−1)Σw₀/((Σw₀)² − Σw₀²), w₀ = 1/SE². Prediction: μ̂ ± the same quantile · √(SE² + τ̂²).
 * Assumes normal effects and standard errors taken as known.
 *
 * Knapp & Hartung (2003), doi:10.1002/sim.1482; the guard: Röver, Knapp & Friede (2015), doi:10.1186/s12874-015-0091-1;
 * Higgins & Thompson (2002), doi:10.1002/sim.1186; prediction: Partlett & Riley (2017), doi:10.1002/sim.7140.
 * Equals metafor 3.8-1 `rma(test = "z" | "knha" | "adhoc")`, `predict`, `confint`.
 * Not estimable from fewer than two trials or with a standard error of 0. Throws RangeError for values that are not finite.
 */
export const randomEffects = (
  input: MetaInput,
  { method = "REML", interval = "hkGuarded", level = 0.95, profile: profiled = true }: RandomEffectsOptions = {},
): RandomEffects | NotEstimable => {
  requireOpenUnit("level", level);
  const trials = readTrials(input, 2);
  if ("kind" in trials) return trials;
  const between = tauSquaredOf(trials, method);
  if ("kind" in between) return between;
  const { k } = trials;
  const tauSquared = between.tauSquared;
  const { weight, mean, q } = poolAt(trials, tauSquared);
  const se = Math.sqrt(inflation(interval, q / (k - 1)) / weight);
  if (se === 0) return notEstimable("all-tied", "All trials gave the same estimate, so its standard error would be 0.");
  const df = interval === "z" ? null : k - 1;
  const quantile = criticalValue(df, level);
  const around = (kind: Interval["kind"], error: number, label: string): Interval => ({
    kind,
    level,
    low: mean - quantile * error,
    high: mean + quantile * error,
    method: label,
  });
  const profile = profiled ? [qProfile(trials, level)] : [];
  const within = (k - 1) / weightTrace(trials, 0);
  return {
    kind: "random-effects",
    k,
    estimate: estimate(mean, { se, intervals: [around("confidence", se, intervalNames[interval])] }),
    tauSquared: estimate(tauSquared, { se: between.se, intervals: profile }),
    iSquared: iSquared(tauSquared, profile, within),
    hSquared: tauSquared / within + 1,
    q: cochranQ(trials),
    test: ratioTest(mean / se, df),
    weights: percentWeights(trials, tauSquared),
    prediction: k < 3 ? null : around("prediction", Math.sqrt(se * se + tauSquared), predictionName(interval, k)),
  };
};

const predictionName = (interval: PoolInterval, k: number): string =>
  interval === "z" ? "normal" : `t(${k - 1}), ${intervalNames[interval]}`;

const iSquared = (tauSquared: number, profile: readonly Interval[], within: number): Quantity => {
  const share = (value: number) => (100 * value) / (value + within);
  const limit = (value: number | null) => (value === null ? null : share(value));
  return estimate(share(tauSquared), {
    intervals: profile.map((limits) => ({ ...limits, low: limit(limits.low), high: limit(limits.high) })),
  });
};
