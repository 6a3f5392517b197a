import type { Dataset, Plan } from "../../model/index.ts";
import { type NotEstimable, notEstimable } from "../../stats/quantity.ts";
import type { Course } from "../course.ts";
import { balanceColumns, covariateDesign } from "../covariates/covariate-design.ts";
import { covariateValues } from "../covariates/covariate-values.ts";
import { adjustment } from "../weighting/adjustment.ts";
import { beyondBalance } from "../weighting/beyond-balance.ts";
import { type GateCheck, gate } from "../weighting/gate.ts";
import { type WeightedPeople, weightedPeople } from "../weighting/weighted-people.ts";
import type { FollowedPeople } from "./followed-people.ts";

export interface OverlapWeighted {
  readonly kind: "overlap-weighted";
  readonly people: WeightedPeople;
  readonly checks: readonly GateCheck[];
}

/** Followed people with overlap weights from the declared covariates, and what the gate says. Covariates with gaps are refused. */
export const overlapWeighted = (
  people: FollowedPeople & { readonly courses: readonly Course[] },
  patients: Dataset["tables"]["patients"],
  plan: Pick<Plan, "covariates" | "gate" | "seSmallSample">,
): OverlapWeighted | NotEstimable => {
  const values = covariateValues(people.courses, patients, plan.covariates);
  const gaps = values.filter(({ missing }) => missing.includes(1)).map(({ spec }) => spec.text);
  if (gaps.length > 0) {
    return notEstimable("no-data", `Some people have no value of ${gaps.join(", ")}; nothing is filled in here.`);
  }
  const design = covariateDesign(values).map((column) => column.values);
  const weighted = weightedPeople(people.treated, design, adjustment("overlap"), plan.seSmallSample);
  if (weighted.kind === "not-estimable") return weighted;
  const events = people.cause.map((code) => (code === 1 ? 1 : 0));
  const balance = balanceColumns(values).map((column) => ({
    name: column.part === null ? column.covariate : `${column.covariate} ${column.part}`,
    values: column.values,
  }));
  const checks = gate({ people: weighted, events, balance, beyond: beyondBalance(values) }, plan.gate);
  return { kind: "overlap-weighted", people: weighted, checks };
};
