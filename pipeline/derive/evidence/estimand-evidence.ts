import { pairArms } from "./arm-pairs.ts";
import { choosePerSample, chooseReview } from "./choose-per-sample.ts";
import { type ContrastOptions, contrastEffect } from "./contrast-effect.ts";
import type {
  Doubt,
  EstimandEvidence,
  EvidenceEstimand,
  EvidencePlan,
  ListedRow,
  UsedEffect,
} from "./evidence-estimand.ts";
import type { EvidenceRows, PublishedResult } from "./evidence-rows.ts";
import { listedRow } from "./listed-row.ts";
import { type NotUsed, notUsed } from "./not-used.ts";
import { peopleOf } from "./people-of.ts";
import { armSide, contrastSide, screenRow } from "./screen-row.ts";
import { stoppedArms } from "./stopped-arms.ts";

/** The good direction in which most of these numbers are printed; "higher" on a tie. */
const leadingDirection = (results: readonly PublishedResult[]): "higher" | "lower" => {
  const count = (better: string) => results.filter(({ row }) => row.better === better).length;
  return count("lower") > count("higher") ? "lower" : "higher";
};

/** A trial of several doses that prints one of them: what is pooled is that dose. Fewer people than began: those who stayed. */
const flagged = (rows: EvidenceRows, estimand: EvidenceEstimand, one: UsedEffect): UsedEffect => {
  const arms = rows.arms.filter((arm) => arm.study_id === one.study.study_id && armSide(estimand, arm) === "first");
  const inUse = one.arms.filter((arm) => armSide(estimand, arm) === "first");
  const kind = estimand.analysis === "reviews" ? "review" : one.flags.includes("crossover") ? "crossover" : "parallel";
  const began = kind === "review" ? null : peopleOf(one.study, one.arms, null, kind);
  const doubts: Doubt[] = [
    ...(arms.length > inUse.length ? (["one-of-several-arms"] as const) : []),
    ...(began !== null && one.n !== null && one.n < began ? (["completers"] as const) : []),
  ];
  return doubts.length === 0 ? one : { ...one, flags: [...one.flags, ...doubts] };
};

/** Ratios whose value for the opposite event does not follow from it. */
const notTurned: Partial<Record<EvidenceEstimand["scale"], string>> = {
  "log-rr": "risk_ratio",
  "log-hr": "hazard_ratio",
};

/**
 * Which printed numbers may answer an estimand, and why the others do not?
 * Every number on its outcome among its comparison types is either in `used`, one for each independent sample, or in `listed`
 * with the first rule that keeps it out.
 */
export const estimandEvidence = (
  rows: EvidenceRows,
  plan: EvidencePlan,
  estimand: EvidenceEstimand,
  options: ContrastOptions = {},
): EstimandEvidence => {
  const stopped = stoppedArms(rows, estimand);
  const ofOutcome = rows.byOutcome.get(estimand.outcome) ?? [];
  const all = ofOutcome.filter(({ study }) => estimand.comparisonTypes.includes(study.comparison_type));
  const listed = new Map<string, ListedRow>();
  const list = (result: PublishedResult, reason: NotUsed): void => {
    listed.set(
      result.row.result_id,
      listedRow(result, reason, result.row.kind === "contrast" ? contrastSide(estimand, result) : 0),
    );
  };
  const passing = all.filter((result) => {
    const reason = screenRow(plan, estimand, result, stopped);
    if (reason) list(result, reason);
    return reason === null;
  });
  const speaking = [passing, all].find((results) => results.length > 0);
  const better = leadingDirection(speaking ?? ofOutcome);
  const contrasts = passing
    .filter(({ row }) => row.kind === "contrast")
    .flatMap((result): UsedEffect[] => {
      const one =
        result.row.better !== better && notTurned[estimand.scale] === result.row.measure
          ? notUsed(
              "opposite-event",
              `a ${result.row.measure.replaceAll("_", " ")} of the opposite event cannot be turned round`,
            )
          : contrastEffect(plan, estimand, result, options);
      if ("code" in one) list(result, one);
      return "code" in one ? [] : [one];
    });
  const pairs = pairArms(
    estimand,
    passing.filter(({ row }) => row.kind === "arm"),
    better,
  );
  for (const { result, reason } of pairs.refused) list(result, reason);
  const candidates = [...pairs.candidates, ...contrasts].map((one) => flagged(rows, estimand, one));
  const reviews = estimand.analysis === "reviews";
  const chosen = reviews ? chooseReview(candidates) : choosePerSample(plan, estimand, candidates);
  for (const left of candidates.filter((one) => !chosen.includes(one))) {
    const instead = chosen.find(({ study }) => study.sample_id === left.study.sample_id) ?? chosen[0];
    const reason = reviews
      ? notUsed(
          "not-the-chosen-review",
          `one review speaks for all, the most recent with an interval: ${instead?.keys[0] ?? "none"}`,
        )
      : notUsed("overlapping-sample", `another number of the same people is used: ${instead?.keys[0] ?? "none"}`);
    for (const key of left.keys) {
      const result = rows.byKey.get(key);
      if (result) list(result, reason);
    }
  }
  return {
    estimand,
    used: chosen,
    candidates,
    listed: all.flatMap(({ row }) => listed.get(row.result_id) ?? []),
    better,
  };
};
