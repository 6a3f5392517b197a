import type { WeightedContrast } from "../causal/arms-contrast.ts";
import { type ContrastPlan, type WeightedOptions, weightedContrast } from "../causal/weighted-contrast.ts";
import { requirePositive, requireSameLength } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { pickRows, type RightCensored, requireRightCensored } from "./right-censored.ts";
import { restrictedMeanInfluence, survivalInfluence, type WeightDerivative } from "./survival-influence.ts";

/** Two arms whose rows are weighted to be alike; one element per person. */
export interface WeightedArms extends RightCensored {
  readonly weight: ArrayLike<number>;
  /** 1 intervention, 0 comparator. */
  readonly treated: ArrayLike<number>;
}

const still: ContrastPlan["still"] = {
  code: "no-events",
  reason: "Nobody had the event, or everyone at once: there is no spread.",
};

/**
 * How many more of one weighted arm than of the other are free of the event at a time?
 *
 * The risk difference with its sign turned. Weighted Kaplan–Meier in each arm; standard errors from influence functions, which carry the
 * weights' estimation when `weightModel` is given. Xie & Liu (2005), Stat Med 24:3089, doi:10.1002/sim.2174; Austin (2014), Stat Med
 * 33:1242, doi:10.1002/sim.5984.
 * Equals survival 3.5-3 `survfit(Surv(time, event) ~ 1, weights, robust = TRUE)` in each arm when weights are taken as known.
 */
export const weightedSurvivalDifference = (
  data: WeightedArms,
  { time, ...options }: WeightedOptions & { readonly time: number },
): WeightedContrast | NotEstimable => {
  requireRightCensored(data);
  const summary = (rows: readonly number[]): WeightDerivative | NotEstimable => {
    const arm = pickRows(data, rows);
    return shortOf(arm, time) ?? survivalInfluence(arm, time);
  };
  return weightedContrast(data, { summary, range: [0, 1], still }, options);
};

/**
 * How much longer does one weighted arm stay free of the event up to tau than the other?
 *
 * The difference of the areas under the weighted curves. Standard errors as in `weightedSurvivalDifference`.
 * Conner et al. (2019), Stat Med 38:3832. Equals survival 3.5-3 `residuals(survfit(…, weights), times = tau, type = "rmst")` in each arm
 * when weights are taken as known: SE² is Σ(weight × residual)².
 */
export const weightedRestrictedMeanDifference = (
  data: WeightedArms,
  { tau, ...options }: WeightedOptions & { readonly tau: number },
): WeightedContrast | NotEstimable => {
  requireRightCensored(data);
  requirePositive("tau", tau);
  const summary = (rows: readonly number[]): WeightDerivative | NotEstimable => {
    const arm = pickRows(data, rows);
    return shortOf(arm, tau) ?? restrictedMeanInfluence(arm, tau);
  };
  return weightedContrast(data, { summary, range: [0, tau], still }, options);
};

export interface WeightedStarters extends WeightedArms {
  /** 1 where the person responded; `time`, `event` and `entry` then count from the response on, else they are not read. */
  readonly responded: ArrayLike<number>;
}

/**
 * How much longer are people who start one treatment in response up to tau than those who start the other, both arms weighted?
 *
 * Who does not respond counts 0: in each arm the weighted share of responders times their restricted mean, by one weight per starter.
 * Standard errors as in `weightedSurvivalDifference`, through both factors. Huang et al. (2018), JAMA Oncol 4:874,
 * doi:10.1001/jamaoncol.2018.0275. No outside software; with weights of 1 it is `restrictedMeanDurationDifference`.
 */
export const weightedRestrictedMeanDurationDifference = (
  data: WeightedStarters,
  { tau, ...options }: WeightedOptions & { readonly tau: number },
): WeightedContrast | NotEstimable => {
  requireRightCensored(data);
  requirePositive("tau", tau);
  const { responded, weight } = data;
  requireSameLength("responded", responded, weight.length);
  const summary = (rows: readonly number[]): WeightDerivative | NotEstimable => {
    const responders = rows.filter((row) => responded[row] === 1);
    if (responders.length === 0) {
      return notEstimable("too-few", "Nobody in one of the groups responded.", { starters: rows.length });
    }
    const arm = pickRows(data, responders);
    const short = shortOf(arm, tau);
    if (short) return short;
    const mean = restrictedMeanInfluence(arm, tau);
    const total = (members: readonly number[]): number =>
      members.reduce((added, row) => added + (weight[row] as number), 0);
    const all = total(rows);
    const share = total(responders) / all;
    let next = 0;
    const derivative = Float64Array.from(rows, (row) => {
      if (responded[row] !== 1) return (-share * mean.value) / all;
      return ((1 - share) * mean.value) / all + share * (mean.derivative[next++] as number);
    });
    return { value: share * mean.value, derivative };
  };
  return weightedContrast(data, { summary, range: [0, tau], still }, options);
};

/** The reason when an arm was not followed to a time and not all had the event before. */
const shortOf = ({ time, event, weight }: RightCensored, until: number): NotEstimable | null => {
  let followedTo = 0;
  let lastIsEvent = true;
  for (let i = 0; i < time.length; i++) {
    if (weight?.[i] === 0) continue;
    const t = time[i] as number;
    if (t > followedTo) lastIsEvent = true;
    followedTo = Math.max(followedTo, t);
    if (t === followedTo && event[i] === 0) lastIsEvent = false;
  }
  if (until <= followedTo || lastIsEvent) return null;
  const reason = `One of the groups was not followed to time ${until}; its last was seen at ${followedTo}.`;
  return notEstimable("not-reached", reason, { time: until, followedTo });
};
