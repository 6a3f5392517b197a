import { chiSquareUpperTail } from "../distributions/chi-square-upper-tail.ts";
import { normalQuantile } from "../distributions/normal-quantile.ts";
import { normalUpperTail } from "../distributions/normal-upper-tail.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { estimate, type NotEstimable, type Quantity, type Test } from "../quantity.ts";
import { poolAt } from "./pool-at.ts";
import { type MetaInput, readTrials, type Trials } from "./read-trials.ts";

export interface CommonEffect {
  readonly kind: "common-effect";
  readonly k: number;
  readonly estimate: Quantity;
  /** Do the trials differ more than chance allows? With one trial 0 on 0 degrees of freedom. */
  readonly q: Test;
  readonly weights: Float64Array;
  /** Is the effect 0? */
  readonly test: Test;
}

/**
 * What is the effect, if it is the same in every trial? The inverse-variance weighted mean with a normal interval.
 * μ̂ = Σwy/Σw, SE² = 1/Σw, w = 1/SE²; weights in percent. One trial is enough and is given back as it is.
 * Cochran (1954), doi:10.2307/3001666. Equals metafor 3.8-1 `rma(method = "EE")`.
 * Throws RangeError for values that are not finite, negative standard errors, or a level outside (0, 1).
 */
export const commonEffect = (
  input: MetaInput,
  { level = 0.95 }: { readonly level?: number } = {},
): CommonEffect | NotEstimable => {
  requireOpenUnit("level", level);
  const trials = readTrials(input, 1);
  if ("kind" in trials) return trials;
  const { weight, mean } = poolAt(trials, 0);
  const se = Math.sqrt(1 / weight);
  const z = mean / se;
  const reach = -normalQuantile((1 - level) / 2) * se;
  return {
    kind: "common-effect",
    k: trials.k,
    estimate: estimate(mean, {
      se,
      intervals: [{ kind: "confidence", level, low: mean - reach, high: mean + reach, method: "normal" }],
    }),
    q: cochranQ(trials),
    weights: percentWeights(trials, 0),
    test: { name: "z", statistic: z, df: [], p: 2 * normalUpperTail(Math.abs(z)) },
  };
};

/** Cochran's test that all trials share one effect: Q about the common-effect mean, chi-square with k − 1 df. */
export const cochranQ = (trials: Trials): Test => {
  const { q } = poolAt(trials, 0);
  const df = trials.k - 1;
  return { name: "Cochran Q", statistic: q, df: [df], p: df === 0 ? 1 : chiSquareUpperTail(q, df) };
};

/** Each trial's share of the pooled mean, in percent. */
export const percentWeights = (trials: Trials, tauSquared: number): Float64Array => {
  const { weight } = poolAt(trials, tauSquared);
  return trials.v.map((v) => 100 / ((v + tauSquared) * weight));
};
