import type { Interval, Plan, Quantity, Test } from "../../model/index.ts";
import type { Effect } from "../../stats/effect-sizes/effect.ts";
import { bayesianRandomEffects } from "../../stats/meta/bayesian-random-effects.ts";
import { commonEffect } from "../../stats/meta/common-effect.ts";
import { randomEffects } from "../../stats/meta/random-effects.ts";
import { estimate, notEstimable } from "../../stats/quantity.ts";
import { printedLevel } from "./contrast-effect.ts";

export interface PoolInput {
  readonly effect: Effect;
  /** Limits as printed, on the scale and in the direction of the effect. */
  readonly printed: { readonly low: number; readonly high: number } | null;
}

/** What a set of trials says together; everything on the analysis scale, above 0 is benefit. */
export interface Pool {
  readonly k: number;
  readonly rule: "none" | "one-trial" | "bayesian" | "hartung-knapp";
  /** The one that decides, by the number of trials. */
  readonly deciding: Quantity;
  readonly bayesian: Quantity | null;
  readonly hartungKnapp: Quantity | null;
  readonly tauSquared: Quantity | null;
  readonly iSquared: Quantity | null;
  readonly q: Test | null;
  readonly test: Test | null;
  readonly prediction: Interval | null;
  /** Fractions of the pool, in the order of the trials. */
  readonly weights: readonly number[];
  readonly information: number | null;
  /** D² = 1 − v_fixed/v_random. */
  readonly diversity: number | null;
}

type PoolPlan = Pick<Plan, "meta" | "level">;

const empty: Omit<Pool, "k" | "rule" | "deciding"> = {
  bayesian: null,
  hartungKnapp: null,
  tauSquared: null,
  iSquared: null,
  q: null,
  test: null,
  prediction: null,
  weights: [],
  information: null,
  diversity: null,
};

const oneTrial = (trial: PoolInput, { level }: PoolPlan): Pool => {
  const { effect, printed } = trial;
  const alone = commonEffect({ estimates: [effect.estimate], standardErrors: [effect.standardError] }, { level });
  const asPrinted =
    printed === null || level !== printedLevel
      ? null
      : estimate(effect.estimate, {
          se: effect.standardError,
          intervals: [{ kind: "confidence", level, ...printed, method: "as printed" }],
        });
  return {
    ...empty,
    k: 1,
    rule: "one-trial",
    deciding: asPrinted ?? ("estimate" in alone ? alone.estimate : alone),
    weights: [1],
    information: effect.standardError > 0 ? 1 / (effect.standardError * effect.standardError) : null,
  };
};

/**
 * What do the trials say together? None: not estimable. One: its own interval, as printed where it is. Fewer than
 * `meta.minKForHK`: Bayesian random effects decide (Friede et al. 2017, doi:10.1002/jrsm.1217), guarded Hartung–Knapp beside;
 * from there on the other way round. Diversity D² (Wetterslev et al. 2009, doi:10.1186/1471-2288-9-86) compares the variances
 * of the common-effect and the random-effects mean with normal intervals.
 */
export const poolTrials = (trials: readonly PoolInput[], plan: PoolPlan): Pool => {
  const [only] = trials;
  if (only === undefined) {
    const deciding = notEstimable("no-data", "No study reported a number that could be used.");
    return { ...empty, k: 0, rule: "none", deciding };
  }
  if (trials.length === 1) return oneTrial(only, plan);
  const { level, meta } = plan;
  const input = {
    estimates: trials.map(({ effect }) => effect.estimate),
    standardErrors: trials.map(({ effect }) => effect.standardError),
  };
  const bayes = bayesianRandomEffects(input, { tauPrior: meta.tauPrior, muPrior: meta.muPrior, level });
  const random = randomEffects(input, { method: meta.tau2, interval: meta.interval, level });
  const plain = randomEffects(input, { method: meta.tau2, interval: "z", level });
  const common = commonEffect(input, { level });
  const many = trials.length >= meta.minKForHK;
  const bayesian = "estimate" in bayes ? bayes.estimate : bayes;
  const hartungKnapp = "estimate" in random ? random.estimate : random;
  const variances = ["estimate" in common ? common.estimate : common, "estimate" in plain ? plain.estimate : plain].map(
    (quantity) => (quantity.kind === "estimate" && quantity.se !== null ? quantity.se * quantity.se : null),
  );
  const [fixed, mixed] = variances;
  return {
    k: trials.length,
    rule: many ? "hartung-knapp" : "bayesian",
    deciding: many ? hartungKnapp : bayesian,
    bayesian,
    hartungKnapp,
    tauSquared: "estimate" in random ? random.tauSquared : random,
    iSquared: "estimate" in random ? random.iSquared : random,
    q: "estimate" in random ? random.q : null,
    test: many && "estimate" in random ? random.test : null,
    prediction: "estimate" in random ? random.prediction : null,
    weights:
      "estimate" in random
        ? Array.from(random.weights, (percent) => percent / 100)
        : trials.map(() => 1 / trials.length),
    information: input.standardErrors.some((se) => !(se > 0))
      ? null
      : input.standardErrors.reduce((total, se) => total + 1 / (se * se), 0),
    diversity: fixed != null && mixed != null ? Math.max(0, 1 - fixed / mixed) : null,
  };
};
