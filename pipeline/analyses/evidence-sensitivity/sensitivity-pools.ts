import { estimandEvidence } from "../../derive/evidence/estimand-evidence.ts";
import type { EstimandEvidence, EvidenceEstimand, UsedEffect } from "../../derive/evidence/evidence-estimand.ts";
import type { EvidenceRows } from "../../derive/evidence/evidence-rows.ts";
import { gridEstimands } from "../../derive/evidence/grid-estimands.ts";
import { type Pool, poolTrials } from "../../derive/evidence/pool.ts";
import type { Plan } from "../../model/index.ts";
import { inSentence, labelOf } from "../published/words.ts";

export type SensitivityPlan = Parameters<typeof estimandEvidence>[1] &
  Pick<Plan, "labels" | "outcomeGrid" | "estimands" | "evidenceSensitivity">;

/** A published number on at least two trials, with what may be varied about it. */
export interface SensitivityPool {
  /** Part of headline ids and of the ids of blocks. */
  readonly id: string;
  readonly label: string;
  readonly family: string;
  readonly estimand: EvidenceEstimand;
  readonly evidence: EstimandEvidence;
  readonly used: readonly UsedEffect[];
  /** Every effect of the family that could have been taken, several of a sample among them. */
  readonly candidates: readonly UsedEffect[];
  readonly pool: Pool;
  /** Pools of other trials; no set of trials is fitted twice, not for another question either. */
  readonly refit: (trials: readonly UsedEffect[]) => Pool;
}

const keysOf = (trials: readonly UsedEffect[]): string => JSON.stringify(trials.map(({ keys }) => keys).sort());

/** Sets of trials that were pooled once are not pooled again. */
const fitter = (plan: Pick<Plan, "meta" | "level">): SensitivityPool["refit"] => {
  const fits = new Map<string, Pool>();
  return (trials) => {
    const key = JSON.stringify(trials.map(({ effect, printed }) => [effect, printed]));
    const pool = fits.get(key) ?? poolTrials(trials, plan);
    fits.set(key, pool);
    return pool;
  };
};

/** The declared questions that rest on two trials or more; two questions on the very same numbers are one. */
export const sensitivityPools = (rows: EvidenceRows, plan: SensitivityPlan): readonly SensitivityPool[] => {
  const declared = plan.estimands.filter(({ analysis }) => analysis !== "reviews");
  const estimands = [...declared, ...gridEstimands(plan).map(({ estimand }) => estimand)];
  const seen = new Set<string>();
  const refit = fitter(plan);
  return estimands.flatMap((estimand) => {
    const evidence = estimandEvidence(rows, plan, estimand);
    const families = [...new Set(evidence.used.map(({ family }) => family))].sort();
    return families.flatMap((family): SensitivityPool[] => {
      const used = evidence.used.filter((one) => one.family === family);
      const key = `${estimand.scale} ${keysOf(used)}`;
      if (used.length < 2 || seen.has(key)) return [];
      seen.add(key);
      const name = inSentence(labelOf(plan, "family", family));
      return [
        {
          id: (families.length > 1 ? `${estimand.id}/${family}` : estimand.id).replaceAll("/", "-"),
          label: families.length > 1 ? `${estimand.label}: ${name}` : estimand.label,
          family,
          estimand,
          evidence,
          used,
          candidates: evidence.candidates.filter((one) => one.family === family),
          pool: refit(used),
          refit,
        },
      ];
    });
  });
};
