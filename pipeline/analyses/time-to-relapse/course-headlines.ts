import { followedTo } from "../../derive/followed-to.ts";
import { observedToExpected } from "../../derive/observed-to-expected.ts";
import { relapsesBy } from "../../derive/relapses-by.ts";
import { visitGaps } from "../../derive/visit-gaps.ts";
import type { Headline, Quantity } from "../../model/index.ts";
import { clopperPearson } from "../../stats/categorical/clopper-pearson.ts";
import { describe } from "../../stats/ordinal/describe.ts";
import { estimate, notEstimable } from "../../stats/quantity.ts";
import { survivalQuantile } from "../../stats/survival/survival-quantile.ts";
import { headline } from "../patients/headline.ts";
import type { RelapseArm, RelapseData } from "./relapse-data.ts";

/** Response, median, log-rank, how often people were seen, and how the clocks of the cohorts compare. */
export const courseHeadlines = (data: RelapseData): readonly Headline[] => [
  ...data.arms.flatMap((arm) => armHeadlines(data, arm)),
  logRankHeadline(data),
  headline({
    id: `${data.id}/visit-gap/all`,
    label: ["Median days between visits of responders until relapse or the last visit"],
    unit: "days",
    quantity: medianOf(gapsOf(data, data.arms), "No responder had a visit after time zero."),
    n: gapsOf(data, data.arms).length,
    rows: [{ table: "outcomes", count: gapsOf(data, data.arms).length, where: "gaps between visits of responders" }],
  }),
];

const armHeadlines = (data: RelapseData, arm: RelapseArm): readonly Headline[] => {
  const { cohort, responders, starters, relapses, rows, curve } = arm;
  const { level } = data.plan;
  const label = { term: cohort.label };
  const courses = data.found.courses.filter(({ received, ending }) => received === cohort.role && ending !== null);
  const since = courses.flatMap(({ daysSinceLastDose }) => (daysSinceLastDose === null ? [] : [daysSinceLastDose]));
  const dosed = courses.filter(({ laterDoses }) => laterDoses > 0).length;
  const gaps = gapsOf(data, [arm]);
  const started = [{ table: "patients", count: starters, where: `evaluable people who received: ${cohort.label}` }];
  const id = (measure: string): string => `${data.id}/${measure}/${cohort.id}`;
  return [
    headline({
      id: id("response"),
      label: ["Responders among evaluable people who started, ", label],
      unit: "share",
      better: "higher",
      quantity: clopperPearson({ events: responders.time.length, n: starters }, { level }),
      n: starters,
      events: responders.time.length,
      rows: started,
    }),
    headline({
      id: id("median"),
      label: ["Median days until relapse among responders, ", label],
      unit: "days",
      better: "higher",
      quantity: survivalQuantile(curve),
      n: responders.time.length,
      events: relapses,
      rows,
    }),
    headline({
      id: id("visit-gap"),
      label: ["Median days between visits of responders, ", label],
      unit: "days",
      quantity: medianOf(gaps, "No responder had a visit after time zero."),
      n: gaps.length,
      rows: [{ table: "outcomes", count: gaps.length, where: `gaps between visits, ${cohort.label}` }],
    }),
    headline({
      id: id("days-since-last-dose"),
      label: ["Median days since the last dose at time zero among responders, ", label],
      unit: "days",
      quantity: medianOf(since, "Nobody responded."),
      n: since.length,
      rows,
    }),
    headline({
      id: id("later-doses"),
      label: ["Responders with a further dose, not as rescue, during follow-up, ", label],
      unit: "share",
      quantity: clopperPearson({ events: dosed, n: courses.length }, { level }),
      n: courses.length,
      events: dosed,
      rows,
    }),
  ];
};

/** The log-rank comparison of the whole curves up to the horizon; it needs no horizon to be reached. Descriptive, so without a p value. */
const logRankHeadline = (data: RelapseData): Headline => {
  const { first, second, plan } = data;
  const { quantity } = observedToExpected(
    followedTo(first.responders, plan.horizonDays),
    followedTo(second.responders, plan.horizonDays),
  );
  return headline({
    id: `${data.id}/log-rank/unadjusted`,
    label: [
      "Relapses observed over relapses expected if the groups did not differ (log-rank), unadjusted, ",
      { term: first.cohort.label },
      ", by day ",
      data.definition("horizon"),
    ],
    unit: "observed-expected",
    better: "lower",
    quantity,
    n: first.responders.time.length + second.responders.time.length,
    events: relapsesBy(first.responders, plan.horizonDays) + relapsesBy(second.responders, plan.horizonDays),
    rows: data.arms.flatMap(({ rows }) => rows),
  });
};

const gapsOf = ({ found }: RelapseData, arms: readonly RelapseArm[]): readonly number[] =>
  found.courses.filter(({ received }) => arms.some(({ cohort }) => cohort.role === received)).flatMap(visitGaps);

const medianOf = (values: readonly number[], otherwise: string): Quantity => {
  const summary = describe(values);
  return summary === null ? notEstimable("no-data", otherwise) : estimate(summary.median);
};
