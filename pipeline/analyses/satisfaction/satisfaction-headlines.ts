import type { Headline, Quantity } from "../../model/index.ts";
import { clopperPearson } from "../../stats/categorical/clopper-pearson.ts";
import { probabilityOfSuperiority } from "../../stats/ordinal/probability-of-superiority.ts";
import { welchDifference } from "../../stats/ordinal/welch-difference.ts";
import { estimate, notEstimable } from "../../stats/quantity.ts";
import { headline } from "../patients/headline.ts";
import type { SatisfactionArm, SatisfactionData } from "./satisfaction-data.ts";

/** Means and who answered per cohort; difference of means and probability of superiority, unadjusted. */
export const satisfactionHeadlines = (data: SatisfactionData): readonly Headline[] => {
  const { id, plan, first, second, name, intervention, comparator } = data;
  const better = data.higherIsBetter ? "higher" : "lower";
  const { difference } = welchDifference(first.scores, second.scores, { level: plan.level });
  const n = first.scores.length + second.scores.length;
  const rows = data.arms.map(rowsOf);
  return [
    ...data.arms.flatMap((arm) => [
      headline({
        id: `${id}/mean/${arm.cohort.id}`,
        label: ["Mean satisfaction (", { term: name }, "), ", { term: arm.cohort.label }],
        unit: "points",
        better,
        quantity: meanOf(arm),
        n: arm.scores.length,
        rows: [rowsOf(arm)],
      }),
      headline({
        id: `${id}/answered/${arm.cohort.id}`,
        label: ["Treated people who answered in the window, ", { term: arm.cohort.label }],
        unit: "share",
        quantity: clopperPearson({ events: arm.scores.length, n: arm.asked }, { level: plan.level }),
        n: arm.asked,
        events: arm.scores.length,
        rows: [rowsOf(arm)],
      }),
    ]),
    headline({
      id: `${id}/mean-difference/unadjusted`,
      label: [
        "Difference in mean satisfaction (",
        { term: name },
        "), unadjusted, ",
        { term: intervention.label },
        " minus ",
        { term: comparator.label },
      ],
      unit: "point-difference",
      better,
      // Unadjusted, it is no declared estimand and is not tested.
      quantity: difference,
      n,
      rows,
    }),
    headline({
      id: `${id}/probability-of-superiority/unadjusted`,
      label: [
        "Chance that a person who received ",
        { term: intervention.label },
        " scores higher than one who received ",
        { term: comparator.label },
        ", ties as half, unadjusted",
      ],
      unit: "probability",
      better,
      quantity: probabilityOfSuperiority(first.scores, second.scores, { level: plan.level }),
      n,
      rows,
    }),
  ];
};

const rowsOf = ({ cohort, scores }: SatisfactionArm) => ({
  table: "satisfaction",
  count: scores.length,
  where: `first answers in the window of people who received: ${cohort.label}`,
});

/** A description of those who answered: the uncertainty stands with the difference. */
const meanOf = ({ summary }: SatisfactionArm): Quantity =>
  summary === null ? notEstimable("no-data", "Nobody answered in the declared window.") : estimate(summary.mean);
