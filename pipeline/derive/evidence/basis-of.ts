import type { Basis } from "../../model/index.ts";
import { normalQuantile } from "../../stats/distributions/normal-quantile.ts";
import { biasShares } from "./bias-shares.ts";
import type { EstimandEvidence, ListedRow, UsedEffect } from "./evidence-estimand.ts";
import type { EvidenceRows } from "./evidence-rows.ts";
import { isRatio, naturalInterval, naturalQuantity } from "./natural-scale.ts";
import type { Pool } from "./pool.ts";

const sumOrNull = (values: readonly (number | null)[]): number | null =>
  values.length === 0 || values.includes(null)
    ? null
    : values.reduce<number>((total, value) => total + (value ?? 0), 0);

/** How many numbers each rule kept out. */
export const countReasons = (listed: readonly ListedRow[]): Readonly<Record<string, number>> => {
  const codes = [...new Set(listed.map(({ reason }) => reason))].sort();
  return Object.fromEntries(codes.map((code) => [code, listed.filter(({ reason }) => reason === code).length]));
};

/** Only these compare the right groups on the right outcome, if not in a way that may decide. */
const pointing: readonly string[] = ["not-randomised", "review", "other-instrument-scale", "other-scale"];

/** What numbers that may not decide suggest, where none may: only those whose interval excludes no difference count. */
export const hintOf = (listed: readonly ListedRow[]): Basis["hint"] => {
  const signs = listed.flatMap(({ reason, low, high, measure, better, side }): number[] => {
    if (!pointing.includes(reason) || low === null || high === null || better === null || side === 0) return [];
    const none = measure.endsWith("_ratio") ? 1 : 0;
    const direction = (better === "lower" ? -1 : 1) * side;
    return low > none ? [direction] : high < none ? [-direction] : [];
  });
  if (signs.length === 0) return null;
  return signs.every((sign) => sign > 0)
    ? "points-towards"
    : signs.every((sign) => sign < 0)
      ? "points-against"
      : "mixed";
};

const trialInterval = ({ effect, printed }: UsedEffect, level: number): { low: number; high: number } => {
  if (printed !== null) return printed;
  const reach = -normalQuantile((1 - level) / 2) * effect.standardError;
  return { low: effect.estimate - reach, high: effect.estimate + reach };
};

/** What stands behind a pooled number, as the certainty rules read it. `other` and `prediction` are on the scale that is printed. */
export const basisOf = (
  rows: EvidenceRows,
  evidence: EstimandEvidence,
  used: readonly UsedEffect[],
  pool: Pool,
  level: number,
): Basis => {
  const { scale, analysis } = evidence.estimand;
  const other = pool.rule === "bayesian" ? pool.hartungKnapp : pool.rule === "hartung-knapp" ? pool.bayesian : null;
  return {
    trials: used.length,
    people: sumOrNull(used.map(({ people }) => people)),
    events: isRatio(scale) ? sumOrNull(used.map(({ events }) => events)) : null,
    design: analysis === "reviews" ? "review" : "randomised",
    riskOfBias: biasShares(
      rows.riskOfBias,
      used.map(({ study }) => study.study_id),
      pool.weights,
    ),
    information: pool.information,
    diversity: pool.diversity,
    other: other === null ? null : naturalQuantity(scale, evidence.better, other),
    prediction: pool.prediction === null ? null : naturalInterval(scale, evidence.better, pool.prediction),
    iSquared: pool.iSquared?.kind === "estimate" ? pool.iSquared.value : null,
    intervals: used.map((one) => trialInterval(one, level)),
    unused: countReasons(evidence.listed),
    hint: used.length === 0 ? hintOf(evidence.listed) : null,
  };
};
