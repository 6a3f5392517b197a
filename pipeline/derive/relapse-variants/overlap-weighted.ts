import type { Dataset, Plan } from "../../model/index.ts";
import type { NotEstimable } from "../../stats/quantity.ts";
import type { Course } from "../course.ts";
import { covariateDesign, namedBalanceColumns } from "../covariates/covariate-design.ts";
import { type CovariateValues, covariateValues } from "../covariates/covariate-values.ts";
import { adjustment } from "../weighting/adjustment.ts";
import { beyondBalance } from "../weighting/beyond-balance.ts";
import { completedCovariates } from "../weighting/completed-covariates.ts";
import { type GateCheck, gate } from "../weighting/gate.ts";
import { type WeightedPeople, weightedPeople } from "../weighting/weighted-people.ts";
import type { FollowedPeople } from "./followed-people.ts";

export interface OverlapWeighted {
  readonly kind: "overlap-weighted";
  /** Everybody with the weights of each completed set of covariates; one where nothing is missing. */
  readonly sets: readonly [WeightedPeople, ...WeightedPeople[]];
  /** Of the set in which most conditions fail. */
  readonly checks: readonly GateCheck[];
}

/**
 * Followed people with overlap weights from the declared covariates, and what the gate says. Gaps in covariates are imputed as in the
 * adjusted comparisons; a covariate that nobody has is left out. Not estimable when the weights are not in any one of the sets.
 */
export const overlapWeighted = (
  people: FollowedPeople & { readonly courses: readonly Course[] },
  patients: Dataset["tables"]["patients"],
  plan: Pick<Plan, "covariates" | "gate" | "missing" | "seed" | "seSmallSample">,
): OverlapWeighted | NotEstimable => {
  const events = Uint8Array.from(people.cause, (code) => (code === 1 ? 1 : 0));
  const values = covariateValues(people.courses, patients, plan.covariates);
  const known = values.filter(({ missing }) => missing.length > 0 && missing.some((one) => one === 0));
  const { courses, treated, time } = people;
  const responded = new Uint8Array(time.length).fill(1);
  const completed = completedCovariates(known, { courses, treated, time, event: events, responded }, plan);
  if ("kind" in completed) return completed;
  const sets: WeightedPeople[] = [];
  let worst: readonly GateCheck[] = [];
  for (const covariates of completed) {
    const weighted = weightsOn(covariates, treated, plan);
    if (weighted.kind === "not-estimable") return weighted;
    const balance = namedBalanceColumns(covariates);
    const checks = gate({ people: weighted, events, balance, beyond: beyondBalance(covariates) }, plan.gate);
    if (worst.length === 0 || failures(checks) > failures(worst)) worst = checks;
    sets.push(weighted);
  }
  const [first, ...others] = sets as [WeightedPeople, ...WeightedPeople[]];
  return { kind: "overlap-weighted", sets: [first, ...others], checks: worst };
};

const weightsOn = (
  covariates: readonly CovariateValues[],
  treated: Uint8Array,
  plan: Pick<Plan, "seSmallSample">,
): WeightedPeople | NotEstimable => {
  const columns = covariateDesign(covariates).map((column) => column.values);
  return weightedPeople(treated, columns, adjustment("overlap"), plan.seSmallSample);
};

const failures = (checks: readonly GateCheck[]): number => checks.filter(({ state }) => state === "withholds").length;
