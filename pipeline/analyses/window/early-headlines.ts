import { relapseDifference } from "../../derive/relapse-variants/relapse-difference.ts";
import type { Headline, Quantity } from "../../model/index.ts";
import { ratioOfMeans } from "../../stats/longitudinal/ratio-of-means.ts";
import { notEstimable } from "../../stats/quantity.ts";
import { headline } from "../patients/headline.ts";
import { splitSize, type WindowData } from "./window-data.ts";

export const DIFFERENCE = "rmst-difference/early-therapy/unadjusted";

/** The share of therapy that fell soon after a dose, and how those with much of it fared against the others; exploratory, no tests. */
export const earlyHeadlines = (data: WindowData): readonly Headline[] => {
  const { early, intervention, plan, split } = data;
  const sum = (of: "early" | "sessions"): number => early.reduce((total, one) => total + one[of], 0);
  const sizes = [splitSize(split, 1, plan.horizonDays), splitSize(split, 0, plan.horizonDays)];
  const rows = [
    { table: "sessions", count: sum("sessions"), where: "sessions after the first dose and up to time zero" },
  ] as const;
  return [
    headline({
      id: `${data.id}/early-share/${intervention.id}`,
      label: [
        "Share of sessions of the intervention on days ",
        data.definition("window-from"),
        " to ",
        data.definition("window-to"),
        " after a dose, up to time zero, ",
        { term: intervention.label },
      ],
      unit: "share",
      quantity: shareOf(data),
      n: early.length,
      events: sum("early"),
      rows,
    }),
    headline({
      id: `${data.id}/${DIFFERENCE}`,
      label: [
        "Difference in mean days without relapse, unadjusted, responders with ",
        { term: intervention.label },
        ": most sessions soon after a dose minus fewer, by day ",
        data.definition("horizon"),
      ],
      unit: "day-difference",
      better: "higher",
      quantity: relapseDifference(split, { tau: plan.horizonDays, level: plan.level, minAtRisk: plan.minAtRisk }).days,
      n: sizes.reduce((total, { people }) => total + people, 0),
      events: sizes.reduce((total, { relapses }) => total + relapses, 0),
      rows,
    }),
  ];
};

/** Sessions of one person hang together, so people are resampled. */
const shareOf = ({ early, plan }: WindowData): Quantity =>
  early.length === 0
    ? notEstimable("no-data", "Nobody with the intervention has enough sessions up to time zero.")
    : ratioOfMeans(
        { numerator: early.map((one) => one.early), denominator: early.map((one) => one.sessions) },
        { reps: plan.bootstrap.reps, seed: plan.seed, level: plan.level },
      );
