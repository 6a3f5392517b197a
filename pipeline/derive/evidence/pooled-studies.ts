import type { Plan } from "../../model/index.ts";
import { continueOrStop } from "./continue-or-stop.ts";
import { estimandEvidence } from "./estimand-evidence.ts";
import type { EvidencePlan } from "./evidence-estimand.ts";
import type { EvidenceRows } from "./evidence-rows.ts";

/** Studies whose numbers stand in at least one pool of the report, in the order of the table of studies; pools of one trial count. */
export const pooledStudies = (rows: EvidenceRows, plan: EvidencePlan & Pick<Plan, "estimands">): readonly string[] => {
  const used = new Set(
    plan.estimands.flatMap((estimand) =>
      estimandEvidence(rows, plan, estimand).used.map(({ study }) => study.study_id),
    ),
  );
  for (const key of continueOrStop(rows, plan).keys) {
    const study = rows.byKey.get(key)?.study.study_id;
    if (study !== undefined) used.add(study);
  }
  return rows.studies.map(({ study_id }) => study_id).filter((study) => used.has(study));
};
