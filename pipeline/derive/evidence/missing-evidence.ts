import type { Basis, Plan } from "../../model/index.ts";
import { eggerTest } from "../../stats/meta/egger-test.ts";
import { trimAndFill } from "../../stats/meta/trim-and-fill.ts";
import { type ComingPlan, comingTrials } from "./coming-trials.ts";
import type { EstimandEvidence, UsedEffect } from "./evidence-estimand.ts";
import type { EvidenceRows } from "./evidence-rows.ts";
import { naturalQuantity } from "./natural-scale.ts";

/** Do small trials say something else, and what would the mean be with their mirror images? Only from the declared number of trials on. */
const asymmetryOf = (
  { estimand, better }: Pick<EstimandEvidence, "estimand" | "better">,
  used: readonly UsedEffect[],
  { meta, level }: Pick<Plan, "meta" | "level">,
): Basis["asymmetry"] => {
  if (used.length < meta.minKBias) return null;
  const input = {
    estimates: used.map(({ effect }) => effect.estimate),
    standardErrors: used.map(({ effect }) => effect.standardError),
  };
  const egger = eggerTest(input, { level });
  const filled = trimAndFill(input, { method: meta.tau2, level });
  if (egger.kind === "not-estimable" || filled.kind === "not-estimable") return null;
  return { p: egger.test.p, filled: naturalQuantity(estimand.scale, better, filled.pooled.estimate) };
};

/**
 * What speaks for numbers that nobody published: the funnel of the pool, and registered trials on the same question that ended long ago
 * and are silent. A pool that holds no trial is held against those of every family.
 */
export const missingEvidence = (
  rows: Pick<EvidenceRows, "studies" | "results">,
  plan: Pick<Plan, "meta" | "level"> & ComingPlan,
  evidence: Pick<EstimandEvidence, "estimand" | "better">,
  used: readonly UsedEffect[],
): Required<Pick<Basis, "asymmetry" | "overdue">> => {
  const { comparisonTypes, designs } = evidence.estimand;
  const families = new Set(used.map(({ family }) => family));
  const reported = new Set(rows.results.map(({ row }) => row.study_id));
  const silent = comingTrials(rows.studies, reported, plan).filter(
    ({ overdue, study, family }) =>
      overdue &&
      comparisonTypes.includes(study.comparison_type) &&
      designs.includes(study.design) &&
      (families.size === 0 || families.has(family)),
  );
  const sizes = silent.map(({ people }) => people);
  const people = sizes.includes(null) ? null : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
  return {
    asymmetry: asymmetryOf(evidence, used, plan) ?? null,
    overdue: silent.length === 0 ? null : { trials: silent.length, people },
  };
};
