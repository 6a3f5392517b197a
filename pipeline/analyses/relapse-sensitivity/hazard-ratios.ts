import { followedTo } from "../../derive/followed-to.ts";
import { deathCompeting } from "../../derive/relapse-variants/assumption-people.ts";
import type { FollowedPeople } from "../../derive/relapse-variants/followed-people.ts";
import { pooledOverlap } from "../../derive/relapse-variants/pooled-overlap.ts";
import type { WeightedPeople } from "../../derive/weighting/weighted-people.ts";
import type { Quantity, Test } from "../../model/index.ts";
import { normalInterval } from "../../stats/distributions/normal-interval.ts";
import { estimate, type NotEstimable, notEstimable } from "../../stats/quantity.ts";
import { coxRegression } from "../../stats/survival/cox-regression.ts";
import { coxStackedErrors } from "../../stats/survival/cox-stacked-errors.ts";
import { fineGray } from "../../stats/survival/fine-gray.ts";
import { proportionalHazardsTest } from "../../stats/survival/proportional-hazards-test.ts";
import type { SensitivityPeople } from "./sensitivity-data.ts";

/** Two arms are needed: with one, the covariate does not vary and the likelihood says nothing of it. */
const oneArm = notEstimable("one-group", "Only one of the groups has anybody who responded.");
/** At one time only, and nobody followed beyond it, no hazard can be told from another. */
const atOnce = notEstimable("all-tied", "All relapses were seen on one day, and nobody was followed beyond it.");

const refusal = ({ treated, time, cause }: FollowedPeople): NotEstimable | null => {
  if (!treated.includes(0) || !treated.includes(1)) return oneArm;
  const relapses = time.filter((_, i) => cause[i] === 1);
  const last = time.reduce((most, one) => Math.max(most, one), 0);
  return relapses.length > 0 && relapses.every((one) => one === last) ? atOnce : null;
};

export interface CoxAnswer {
  readonly ratio: Quantity;
  /** Whether the ratio drifts over time; `null` where that cannot be asked. */
  readonly proportional: Test | null;
}

/** Cox up to the declared horizon, Efron's ties, robust variance; with the test of proportional hazards. */
export const coxUnadjusted = ({ primary, plan }: SensitivityPeople): CoxAnswer => {
  const refused = refusal(primary);
  if (refused) return { ratio: refused, proportional: null };
  const data = { ...upTo(primary, plan.horizonDays), covariates: [primary.treated] };
  const fit = coxRegression(data, { ties: "efron", level: plan.level, robust: true });
  if (fit.kind === "not-estimable") return { ratio: fit, proportional: null };
  const drift = proportionalHazardsTest(data, fit);
  return {
    ratio: fit.terms[0]?.hazardRatio as Quantity,
    proportional: drift.kind === "not-estimable" ? null : drift.global,
  };
};

/** The marginal hazard ratio of the overlap population; the variance carries the estimation of the weights. */
export const coxOverlap = ({ primary, overlap, plan }: SensitivityPeople): Quantity => {
  const refused = refusal(primary);
  if (refused) return refused;
  return pooledOverlap(overlap, plan.level, (weighted) => weightedRatio(primary, weighted, plan));
};

const weightedRatio = (
  people: SensitivityPeople["primary"],
  { weight, treated, model }: WeightedPeople,
  plan: SensitivityPeople["plan"],
): Quantity => {
  const data = { ...upTo(people, plan.horizonDays), weight, covariates: [treated] };
  const fit = coxRegression(data, { ties: "efron", level: plan.level, robust: true });
  if (fit.kind === "not-estimable") return fit;
  const [se = 0] = coxStackedErrors(data, fit, model).standardErrors;
  const log = fit.terms[0]?.coefficient as number;
  const interval = normalInterval(log, se, { level: plan.level, method: "Wald on the log scale, stacked influence" });
  return estimate(Math.exp(log), {
    se,
    seScale: "log",
    intervals: [{ ...interval, low: Math.exp(interval.low as number), high: Math.exp(interval.high as number) }],
  });
};

/** Fine–Gray up to the declared horizon with deaths other than by suicide competing. */
export const subdistributionRatio = ({ found, plan }: SensitivityPeople): Quantity => {
  const people = deathCompeting(found.courses);
  const refused = refusal(people);
  if (refused) return refused;
  const tau = plan.horizonDays;
  const fit = fineGray(
    {
      time: people.time.map((time) => Math.min(time, tau)),
      cause: people.cause.map((cause, i) => ((people.time[i] as number) <= tau ? cause : 0)),
      covariates: [people.treated],
    },
    { cause: 1, level: plan.level },
  );
  return fit.kind === "not-estimable" ? fit : (fit.terms[0]?.hazardRatio as Quantity);
};

const upTo = ({ time, cause }: SensitivityPeople["primary"], tau: number) =>
  followedTo({ time, event: cause.map((code) => (code === 1 ? 1 : 0)) }, tau);
