import { studyBias } from "../../derive/evidence/bias-shares.ts";
import { estimandEvidence } from "../../derive/evidence/estimand-evidence.ts";
import type { UsedEffect } from "../../derive/evidence/evidence-estimand.ts";
import type { EvidenceRows } from "../../derive/evidence/evidence-rows.ts";
import { influenceDiagnostics, type TrialInfluence } from "../../stats/meta/influence-diagnostics.ts";
import { notEstimable } from "../../stats/quantity.ts";
import { studyLabel } from "../published/words.ts";
import type { SensitivityPlan, SensitivityPool } from "./sensitivity-pools.ts";
import { metaInput, onTrials, type Variant } from "./variant.ts";

/** What each trial does to the pool; `null` below the declared number of trials. */
export const influenceOf = (
  trials: readonly UsedEffect[],
  { evidenceSensitivity }: Pick<SensitivityPlan, "evidenceSensitivity">,
): readonly (TrialInfluence | null)[] => {
  if (trials.length < evidenceSensitivity.minKOutlier) return trials.map(() => null);
  const found = influenceDiagnostics(metaInput(trials));
  return "kind" in found ? trials.map(() => null) : found.map((one) => ("leverage" in one ? one : null));
};

/** The trials without those whose deleted residual is beyond the declared one. */
export const withoutOutliers = (
  trials: readonly UsedEffect[],
  plan: Pick<SensitivityPlan, "evidenceSensitivity">,
): readonly UsedEffect[] => {
  const influence = influenceOf(trials, plan);
  const limit = plan.evidenceSensitivity.outlierResidual;
  return trials.filter((_, i) => !(Math.abs(influence[i]?.studentisedResidual ?? 0) > limit));
};

/** The question read again with other sources, or with odds ratios as differences. */
export const readAgain = (
  rows: EvidenceRows,
  plan: SensitivityPlan,
  { estimand, family }: Pick<SensitivityPool, "estimand" | "family">,
  change: { readonly tiers?: readonly string[]; readonly oddsAsDifference?: boolean },
): readonly UsedEffect[] => {
  const { tiers, ...options } = change;
  const other = tiers === undefined ? plan : { ...plan, usableTiers: tiers };
  return estimandEvidence(rows, other, estimand, options).used.filter((one) => one.family === family);
};

/** The question on other trials: other designs, sources, judgements on bias, without outliers. */
export const trialVariants = (rows: EvidenceRows, plan: SensitivityPlan, pool: SensitivityPool): readonly Variant[] => {
  const { used, estimand } = pool;
  const { tierSets, biasSets, minKOutlier } = plan.evidenceSensitivity;
  const group = "Trials";
  const inTurn = used.filter(({ flags }) => !flags.includes("crossover"));
  const outliers = withoutOutliers(used, plan);
  return [
    onTrials(pool, inTurn, { id: "without-crossovers", group, label: "without trials of both treatments in turn" }),
    ...tierSets.map(({ id, label, tiers }) =>
      onTrials(pool, readAgain(rows, plan, pool, { tiers }), { id: `source-${id}`, group, label }),
    ),
    ...biasSets.map(({ id, label, levels }) => {
      const kept = used.filter(({ study }) => levels.includes(studyBias(rows.riskOfBias, study.study_id)));
      return onTrials(pool, kept, { id: `bias-${id}`, group, label });
    }),
    used.length < minKOutlier
      ? {
          id: "without-outliers",
          group,
          label: "without outliers",
          k: used.length,
          quantity: notEstimable("too-few", `Outliers are looked for from ${minKOutlier} trials on.`),
          note: "",
        }
      : onTrials(pool, outliers, { id: "without-outliers", group, label: "without outliers" }),
    ...(estimand.scale === "smd"
      ? [
          onTrials(pool, readAgain(rows, plan, pool, { oddsAsDifference: true }), {
            id: "with-odds",
            group,
            label: "with odds ratios turned into differences",
          }),
        ]
      : []),
  ];
};

/** Each trial left out in turn. */
export const leaveOneOutVariants = (pool: SensitivityPool): readonly Variant[] =>
  pool.used.map((left) =>
    onTrials(
      pool,
      pool.used.filter((one) => one !== left),
      { id: `without-${left.study.study_id}`, group: "One trial left out", label: `without ${studyLabel(left.study)}` },
    ),
  );

/** Trials as they came: all published up to a year. Looks at growing data; intervals are not corrected for that. */
export const cumulativeVariants = (pool: SensitivityPool): readonly Variant[] => {
  const years = [...new Set(pool.used.flatMap(({ study }) => (study.year === null ? [] : [study.year])))].sort(
    (a, b) => a - b,
  );
  return years.map((year) =>
    onTrials(
      pool,
      pool.used.filter(({ study }) => study.year !== null && study.year <= year),
      { id: `to-${year}`, group: "Trials as they came", label: `up to ${year}` },
    ),
  );
};
