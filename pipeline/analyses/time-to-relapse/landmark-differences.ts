import { isReached } from "../../derive/horizon.ts";
import type { Quantity } from "../../model/index.ts";
import { notEstimable } from "../../stats/quantity.ts";
import { riskDifferenceAt } from "../../stats/survival/risk-difference-at.ts";
import { rounded } from "../patients/rounded.ts";
import type { RelapseData } from "./relapse-data.ts";

/** Intervention minus comparator in the relapse-free share on a day; refused where too few people are left. */
export const differenceOn = ({ plan, first, second }: RelapseData, day: number): Quantity =>
  isReached([first.responders, second.responders], day, plan.minAtRisk)
    ? riskDifferenceAt(first.responders, second.responders, { time: day, level: plan.level })
    : notEstimable(
        "not-reached",
        `Fewer than ${plan.minAtRisk} people were still followed and free of relapse ${day} days after time zero in at least one of the groups.`,
      );

const inPoints = (quantity: Quantity): string => {
  if (quantity.kind === "not-estimable")
    return quantity.code === "not-reached" ? "too few people left" : "not estimable";
  const [interval] = quantity.intervals;
  const text = (share: number): string => rounded(share * 100, 1);
  const limits =
    interval === undefined || interval.low === null || interval.high === null
      ? ""
      : ` (${text(interval.low)} to ${text(interval.high)})`;
  return `${text(quantity.value)}${limits}`;
};

/** The differences at the lines of a picture, in one sentence under it. */
export const landmarkSentence = (data: RelapseData): string => {
  const { plan, intervention, comparator } = data;
  const days = plan.landmarks.filter((day) => day > 0 && day < plan.horizonDays);
  if (days.length === 0) return "";
  const each = [...days, plan.horizonDays].map((day) => `day ${day}, ${inPoints(differenceOn(data, day))}`);
  const level = `${Math.round(plan.level * 100)}% CI`;
  return `Relapse-free, ${intervention.short} minus ${comparator.short}, percentage points (${level}): ${each.join("; ")}.`;
};
