import type { Dataset, Plan } from "../../model/index.ts";
import type { NotEstimable } from "../../stats/quantity.ts";
import { covariateDesign } from "../covariates/covariate-design.ts";
import { covariateValues } from "../covariates/covariate-values.ts";
import { adjustment } from "../weighting/adjustment.ts";
import { completedCovariates } from "../weighting/completed-covariates.ts";
import type { RelapsePeople } from "../weighting/relapse-population.ts";
import { type WeightedPeople, weightedPeople } from "../weighting/weighted-people.ts";

/** Overlap weights of everyone, in each completed set of the declared covariates; covariates that nobody has are left out. */
export const weightedSets = (
  people: RelapsePeople,
  patients: Dataset["tables"]["patients"],
  plan: Pick<Plan, "covariates" | "missing" | "seed" | "seSmallSample">,
): readonly WeightedPeople[] | NotEstimable => {
  const known = covariateValues(people.courses, patients, plan.covariates).filter(({ missing }) => missing.includes(0));
  const completed = completedCovariates(known, people, plan);
  if ("kind" in completed) return completed;
  const sets: WeightedPeople[] = [];
  for (const values of completed) {
    const columns = covariateDesign(values).map((column) => column.values);
    const weighted = weightedPeople(people.treated, columns, adjustment("overlap"), plan.seSmallSample);
    if (weighted.kind === "not-estimable") return weighted;
    sets.push(weighted);
  }
  return sets;
};
