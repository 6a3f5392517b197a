import { relapsesBy } from "../../derive/relapses-by.ts";
import type { Headline, Prose, Quantity, Run } from "../../model/index.ts";
import { notEstimable } from "../../stats/quantity.ts";
import { restrictedMean } from "../../stats/survival/restricted-mean.ts";
import { restrictedMeanDifference } from "../../stats/survival/restricted-mean-difference.ts";
import { restrictedMeanDuration } from "../../stats/survival/restricted-mean-duration.ts";
import { restrictedMeanDurationDifference } from "../../stats/survival/restricted-mean-duration-difference.ts";
import { riskDifferenceAt } from "../../stats/survival/risk-difference-at.ts";
import { survivalAt } from "../../stats/survival/survival-at.ts";
import { headline } from "../patients/headline.ts";
import type { RelapseArm, RelapseData } from "./relapse-data.ts";

interface Measure {
  /** Of one cohort. */
  readonly of: string;
  readonly unit: string;
  readonly words: string;
  readonly quantity: (arm: RelapseArm, tau: number) => Quantity;
  /** Intervention minus comparator. */
  readonly difference: {
    readonly id: string;
    readonly unit: string;
    readonly words: string;
    readonly quantity: (data: RelapseData, tau: number) => Quantity;
  };
  /** Who counts. */
  readonly n: (arm: RelapseArm) => number;
}

const measures = (level: number): readonly Measure[] => [
  {
    of: "rmst",
    unit: "days",
    words: "Mean days without relapse among responders",
    quantity: ({ responders }, tau) => restrictedMean(responders, { tau, level }),
    difference: {
      id: "rmst-difference",
      unit: "day-difference",
      words: "Difference in mean days without relapse among responders, unadjusted",
      quantity: ({ first, second }, tau) =>
        restrictedMeanDifference(first.responders, second.responders, { tau, level }).difference,
    },
    n: ({ responders }) => responders.time.length,
  },
  {
    of: "rmdor",
    unit: "days",
    words: "Mean days in sustained response per person who started",
    quantity: (arm, tau) => restrictedMeanDuration(arm, { tau, level }),
    difference: {
      id: "rmdor-difference",
      unit: "day-difference",
      words: "Difference in mean days in sustained response per person who started, unadjusted",
      quantity: ({ first, second }, tau) => restrictedMeanDurationDifference(first, second, { tau, level }),
    },
    n: ({ starters }) => starters,
  },
  {
    of: "relapse-free",
    unit: "share",
    words: "Relapse-free among responders",
    quantity: ({ curve }, tau) => survivalAt(curve, tau),
    difference: {
      id: "risk-difference",
      unit: "risk-difference",
      words: "Difference in the relapse-free share of responders, unadjusted",
      quantity: ({ first, second }, time) => riskDifferenceAt(first.responders, second.responders, { time, level }),
    },
    n: ({ responders }) => responders.time.length,
  },
];

/**
 * Every estimate that ends at a horizon. The declared horizon never moves: when it is not reached, its headlines are not
 * estimable and the same estimates at the fallback stand under ids of their own (`…/day-120`).
 * Unadjusted, they are no declared estimand and are not tested.
 */
export const horizonHeadlines = (data: RelapseData): readonly Headline[] => [
  ...headlinesAt(data, data.plan.horizonDays, data.definition("horizon"), data.reached, ""),
  ...(data.fallback === null
    ? []
    : headlinesAt(data, data.fallback, data.definition("fallback"), true, `/day-${data.fallback}`)),
];

const headlinesAt = (
  data: RelapseData,
  tau: number,
  day: Run,
  reached: boolean,
  suffix: string,
): readonly Headline[] => {
  const refused = notEstimable("not-reached", refusal(data, tau), { horizon: tau });
  const by: Prose = [", by day ", day];
  return measures(data.plan.level).flatMap(({ of, unit, words, quantity, difference, n }) => {
    return [
      ...data.arms.map((arm) =>
        headline({
          id: `${data.id}/${of}/${arm.cohort.id}${suffix}`,
          label: [`${words}, `, { term: arm.cohort.label }, ...by],
          unit,
          better: "higher",
          quantity: reached ? quantity(arm, tau) : refused,
          n: n(arm),
          events: unit === "share" ? null : relapsesBy(arm.responders, tau),
          rows: arm.rows,
        }),
      ),
      headline({
        id: `${data.id}/${difference.id}/unadjusted${suffix}`,
        label: [
          `${difference.words}, `,
          { term: data.intervention.label },
          " minus ",
          { term: data.comparator.label },
          ...by,
        ],
        unit: difference.unit,
        better: "higher",
        quantity: reached ? difference.quantity(data, tau) : refused,
        n: n(data.first) + n(data.second),
        events: relapsesBy(data.first.responders, tau) + relapsesBy(data.second.responders, tau),
        rows: data.arms.flatMap(({ rows }) => rows),
      }),
    ];
  });
};

const refusal = ({ plan, arms, fallback }: RelapseData, tau: number): string => {
  const names = arms.map(({ cohort }) => cohort.label).join(", ");
  const instead = fallback === null ? "" : ` The same estimate at ${fallback} days stands under its own name.`;
  return `Fewer than ${plan.minAtRisk} people were still followed and free of relapse ${tau} days after time zero in at least one of the groups (${names}).${instead}`;
};
