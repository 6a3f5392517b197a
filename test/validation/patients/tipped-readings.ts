import { dropoutImputations } from "../../../pipeline/derive/follow-up/dropout-imputations.ts";
import { pooledDays } from "../../../pipeline/derive/follow-up/pooled-days.ts";
import { relapsePeople } from "../../../pipeline/derive/weighting/relapse-population.ts";
import { TIPPED } from "./estimators.ts";
import type { MadeCohort } from "./made-cohort.ts";
import { type Reading, readingOf } from "./reading.ts";
import type { StudyInputs } from "./study-inputs.ts";
import { adjustedSet } from "./weighted-sets.ts";

/** The weighted difference in days when the hazard after leaving is so many times as high in both cohorts, as the tipping point has it. */
export const tippedReadings = (
  inputs: StudyInputs,
  cohort: MadeCohort,
): readonly (readonly [string, Reading | null])[] => {
  const { plan } = inputs;
  const { horizonDays: tau, level, missing } = plan;
  const people = relapsePeople(cohort.courses, "responders");
  const { overlap } = adjustedSet(inputs, cohort, people).weighted;
  const imputed = dropoutImputations(people, tau, plan);
  return TIPPED.map(({ id, delta }) => {
    if (overlap === null || imputed.kind === "not-estimable") return [id, null];
    const factor = { comparator: delta, intervention: delta };
    const days = pooledDays((set) => imputed.set(set, factor), missing.imputations, [overlap.people], { tau, level });
    return [id, readingOf(days, overlap.withheld)];
  });
};
