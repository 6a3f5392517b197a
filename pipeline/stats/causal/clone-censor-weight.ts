import { normalInterval } from "../distributions/normal-interval.ts";
import { requireCount, requireOpenUnit, requirePositive, requireSameLength } from "../numeric/require.ts";
import { estimate, type NotEstimable, notEstimable, type Quantity } from "../quantity.ts";
import { type CloneArm, type CloneCounts, type CloneMean, cloneArm, type StateFollowUp } from "./clone-arm.ts";
import { smallSampleFactor } from "./weight-model.ts";

export interface ClonedPeople extends StateFollowUp {
  /** Day by which the treatment had been received; `Infinity` for who was not seen to receive it. Before day 0 counts as day 0. */
  readonly started: ArrayLike<number>;
}

export interface CloneOptions {
  /** Last day on which the treatment may start. */
  readonly grace: number;
  /** Up to which day time in the state counts, from day 0. */
  readonly horizon: number;
  /** Fewest clones of each strategy that must complete the grace period. */
  readonly minCompleted: number;
  /** Fewest clones of each strategy that must be followed to the horizon. */
  readonly minAtRisk: number;
  readonly level: number;
  /** Columns for which the standard error pays, as `smallSampleFactor`; default 0. */
  readonly degreesLost?: number;
}

export interface ClonedStrategy extends CloneCounts {
  /** Mean time in the state up to the horizon, were everyone to keep to the strategy. */
  readonly mean: Quantity;
}

export interface CloneCensorWeight {
  /** The treatment is received by the end of the grace period. */
  readonly receive: ClonedStrategy;
  /** It is not. */
  readonly refrain: ClonedStrategy;
  /** The first minus the second. */
  readonly difference: Quantity;
}

/**
 * By how much would mean time in a state differ if everyone received a treatment within a grace period from day 0, and if nobody did?
 *
 * Every person is cloned into both strategies, so that nobody has to stay well long enough to be counted as treated. A clone is censored
 * when its person's record departs from its strategy: on the day of the treatment, or at the end of the grace period without it. The rest
 * weigh the inverse of their chance of not having been censored so, given what was known before day 0 (`deviationModel`).
 * Cain et al. (2010), Int J Biostat 6(2):18, doi:10.2202/1557-4679.1212; Hernán (2018), BMJ 360:k182, doi:10.1136/bmj.k182; Maringe et
 * al. (2020), Int J Epidemiol 49:1719, doi:10.1093/ije/dyaa057. Standard errors by influence functions over people, both clones of a
 * person together, the fitting of the weights included. Means equal R `glm` for the weights, then survival 3.5-3
 * `survfit(Surv(entry, time, event) ~ 1, weights = w)` and its areas.
 * Not estimable when too few clones complete the grace period or reach the horizon, when nobody is seen in the state, and as
 * `deviationModel`.
 */
export const cloneCensorWeight = (people: ClonedPeople, options: CloneOptions): CloneCensorWeight => {
  requirePeople(people);
  const { grace, horizon, minCompleted, level, degreesLost = 0 } = options;
  requirePositive("grace", grace);
  requirePositive("horizon", horizon);
  requireCount("minCompleted", minCompleted);
  requireCount("minAtRisk", options.minAtRisk);
  requireOpenUnit("level", level);
  if (!(grace < horizon)) throw new RangeError(`grace must be before the horizon ${horizon}: ${grace}`);
  const started = Float64Array.from(people.started, (day) => Math.max(0, day));
  const refrain = cloneArm(
    people,
    started.map((day) => (day <= grace ? day : Infinity)),
    options,
  );
  const receive = cloneArm(
    people,
    started.map((day) => (day <= grace ? Infinity : grace)),
    options,
  );
  const n = started.length;
  const factor = degreesLost < n ? smallSampleFactor(n, degreesLost) : null;
  const seen = Array.from(people.began).some((day, i) => day <= (people.end[i] as number));
  const meanOf = ({ counts, mean }: CloneArm, words: string): CloneMean | NotEstimable => {
    if (n === 0) return notEstimable("no-data", "There is nobody to clone.");
    if (!seen) return notEstimable("no-events", "Nobody was seen in the state.");
    if (factor === null) return notEstimable("too-few", `${n} people are too few for ${degreesLost} columns.`);
    if (counts.completed >= minCompleted) return mean;
    const reason = `Only ${counts.completed} of the ${counts.clones} clones ${words} completed the grace period in keeping with that and with an open outcome; at least ${minCompleted} are needed.`;
    return notEstimable("too-few", reason, { completed: counts.completed });
  };
  const first = meanOf(receive, "that were to receive the treatment");
  const second = meanOf(refrain, "that were not to receive the treatment");
  const printed = (value: number, influence: Float64Array, low: number): Quantity => {
    const se = (factor ?? 1) * Math.sqrt(influence.reduce((sum, one) => sum + one * one, 0));
    const method = "normal (influence function over people)";
    return estimate(value, { se, intervals: [normalInterval(value, se, { level, method, within: [low, horizon] })] });
  };
  const alone = (mean: CloneMean | NotEstimable): Quantity =>
    mean.kind === "not-estimable" ? mean : printed(mean.value, mean.influence, 0);
  const between = (a: CloneMean, b: CloneMean): Quantity =>
    printed(
      a.value - b.value,
      a.influence.map((one, i) => one - (b.influence[i] as number)),
      -horizon,
    );
  return {
    receive: { ...receive.counts, mean: alone(first) },
    refrain: { ...refrain.counts, mean: alone(second) },
    difference:
      first.kind === "not-estimable" ? first : second.kind === "not-estimable" ? second : between(first, second),
  };
};

const requirePeople = ({ began, end, settled, started, covariates }: ClonedPeople): void => {
  const n = end.length;
  requireSameLength("began", began, n);
  requireSameLength("settled", settled, n);
  requireSameLength("started", started, n);
  for (const column of covariates) requireSameLength("covariates", column, n);
  for (let i = 0; i < n; i++) {
    const [day, from, at] = [end[i] as number, began[i] as number, started[i] as number];
    if (!(day >= 0 && day < Infinity)) throw new RangeError(`end[${i}] must be ≥ 0 and finite: ${day}`);
    if (!(from >= 0)) throw new RangeError(`began[${i}] must be ≥ 0: ${from}`);
    if (Number.isNaN(at)) throw new RangeError(`started[${i}] must be a number: ${at}`);
    if (settled[i] !== 0 && settled[i] !== 1) throw new RangeError(`settled[${i}] must be 0 or 1: ${settled[i]}`);
  }
};
