import type { ArmsRow } from "../../model/index.ts";
import { screenPeriod } from "./crossover-period.ts";
import type { EvidenceEstimand, EvidencePlan } from "./evidence-estimand.ts";
import type { PublishedResult } from "./evidence-rows.ts";
import { isInPoints } from "./natural-scale.ts";
import { type NotUsed, notUsed } from "./not-used.ts";

/** Which side of the estimand's contrast an arm is on. */
export const armSide = (estimand: EvidenceEstimand, arm: PublishedResult["arm"]): "first" | "second" | null => {
  if (arm === null) return null;
  if (estimand.first.includes(arm.modality)) return "first";
  return estimand.second.includes(arm.modality) ? "second" : null;
};

/**
 * +1 when a contrast names the first group first, −1 when second, 0 when it compares other groups. With the same words on both
 * sides (matched against not matched in a review) the printed order holds.
 */
export const contrastSide = (estimand: EvidenceEstimand, { arm, comparator }: PublishedResult): -1 | 0 | 1 => {
  if (arm === null || comparator === null) return 0;
  const [from, against] = [arm.modality, comparator.modality];
  if (estimand.first.includes(from) && estimand.second.includes(against)) return 1;
  return estimand.first.includes(against) && estimand.second.includes(from) ? -1 : 0;
};

const constructOf = (plan: EvidencePlan, instrument: string | null): string | null =>
  instrument === null
    ? null
    : (Object.entries(plan.instrumentOrder).find(([, list]) => list.includes(instrument))?.[0] ?? null);

/** Response on a scale of something else than what the study treats is another outcome. */
const otherConstruct = (plan: EvidencePlan, estimand: EvidenceEstimand, { row, study }: PublishedResult): boolean => {
  const construct = constructOf(plan, row.instrument);
  if (construct === null) return false;
  if (estimand.outcome in plan.instrumentOrder) return construct !== estimand.outcome;
  const expected = constructOf(plan, plan.primaryInstruments[study.condition] ?? null);
  return expected !== null && construct !== expected;
};

const screenStudy = (estimand: EvidenceEstimand, { row, study }: PublishedResult): NotUsed | null => {
  if (estimand.designs.includes(study.design)) return null;
  return row.source_tier === "review" || /review/i.test(study.design)
    ? notUsed("review", "a review: it contains trials that may stand here themselves")
    : notUsed("not-randomised", "the groups were not made by chance");
};

const screenArms = (
  estimand: EvidenceEstimand,
  result: PublishedResult,
  stopped: ReadonlySet<ArmsRow>,
): NotUsed | null => {
  const { row, arm, comparator } = result;
  const side = row.kind === "contrast" ? contrastSide(estimand, result) : armSide(estimand, arm);
  if (side === 0 || side === null) return notUsed("wrong-arms", "it is not about the two treatments compared here");
  if ([arm, comparator].some((one) => one !== null && stopped.has(one)))
    return notUsed("treated-before", "the control group had the treatment first and stopped it: it is no control");
  if (estimand.therapyKinds === null) return null;
  const first = row.kind === "contrast" ? (side === 1 ? arm : comparator) : side === "first" ? arm : null;
  return first === null || (first.therapy_kind !== null && estimand.therapyKinds.includes(first.therapy_kind))
    ? null
    : notUsed("other-kind", "the intervention is of another kind");
};

/** "single_dose" among the origins: days from the first dose count where the trial gave only one. */
export const screenDay = ({ day }: EvidenceEstimand, { row, singleDose }: PublishedResult): NotUsed | null => {
  if (day === null) return null;
  if (row.day === null) return notUsed("outside-window", "no day is printed");
  if (!(row.day > day.above && row.day <= day.upTo)) {
    return notUsed(
      "outside-window",
      `day ${row.day} is outside the window of days above ${day.above} up to ${day.upTo}`,
    );
  }
  const known = row.day_origin !== null && day.origins.includes(row.day_origin);
  const single = singleDose && row.day_origin === "first_dose" && day.origins.includes("single_dose");
  return known || single ? null : notUsed("other-clock", "the days are counted from another event");
};

const screenMeasure = ({ row }: PublishedResult): NotUsed | null => {
  if (row.measure === "direction_only") return notUsed("direction-only", "only a direction is reported");
  if (row.measure === "p_value_only") return notUsed("p-only", "only a p value is reported");
  if (row.measure === "other") return notUsed("other-measure", "the measure has no standard error that could be used");
  if (row.better !== "higher" && row.better !== "lower")
    return notUsed("blank-direction", "which direction is good is not stated");
  if (row.estimate === null && row.measure !== "events")
    return notUsed("no-estimate", "the number itself is not printed");
  return null;
};

/** Points mean something on their own scale only; a share of people or a ratio on the same scale is no difference in points. */
const screenPoints = (
  { scale, instrument }: EvidenceEstimand,
  { row: { instrument: measuredWith, measure } }: PublishedResult,
): NotUsed | null => {
  if (scale !== "md") return null;
  if (measuredWith !== instrument)
    return notUsed("other-instrument-scale", "points of another scale, or of one that is not named");
  return isInPoints(measure)
    ? null
    : notUsed("other-scale", `printed as ${measure.replaceAll("_", " ")}, not in points`);
};

/** The first reason that keeps a number out whatever its standard error is, or `null`. */
export const screenRow = (
  plan: EvidencePlan,
  estimand: EvidenceEstimand,
  result: PublishedResult,
  stopped: ReadonlySet<ArmsRow> = new Set(),
): NotUsed | null => {
  const study = screenStudy(estimand, result);
  if (study) return study;
  const arms = screenArms(estimand, result, stopped);
  if (arms) return arms;
  if (!plan.usableTiers.includes(result.row.source_tier)) {
    return notUsed("secondary", "the source is second-hand (news, press, catalogue): to be confirmed first");
  }
  const rest =
    screenMeasure(result) ?? screenDay(estimand, result) ?? screenPoints(estimand, result) ?? screenPeriod(result);
  if (rest) return rest;
  return otherConstruct(plan, estimand, result)
    ? notUsed("other-construct", `measured with ${result.row.instrument}, a scale of something else`)
    : null;
};
