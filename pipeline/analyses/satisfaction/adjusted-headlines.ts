import type { Headline, Prose } from "../../model/index.ts";
import { hodgesLehmann } from "../../stats/ordinal/hodges-lehmann.ts";
import { headline } from "../patients/headline.ts";
import { waldTest } from "../patients/wald-test.ts";
import type { SatisfactionData } from "./satisfaction-data.ts";

/** The adjusted difference in means, the same weighted for who answers, and the unadjusted shift and common odds ratio. */
export const adjustedHeadlines = (data: SatisfactionData): readonly Headline[] => {
  const { id, plan, name, adjusted, first, second, ordered, intervention, comparator } = data;
  const better = data.higherIsBetter ? "higher" : "lower";
  const against: Prose = [{ term: intervention.label }, " minus ", { term: comparator.label }];
  const { primary, answering } = adjusted;
  const n = first.scores.length + second.scores.length;
  const rows = (count: number, where: string) => [{ table: "satisfaction", count, where }];
  const kept = adjusted.answered.people.length;
  const asked = adjusted.asked.people.length;
  const answers = adjusted.asked.people.filter(({ score }) => score !== null).length;
  const unadjusted = rows(n, "first answers in the window");
  return [
    headline({
      id: `${id}/mean-difference/${primary.word}`,
      label: [
        "Difference in mean satisfaction (",
        { term: name },
        "), overlap population of those who answered, ",
        ...against,
      ],
      unit: "point-difference",
      better,
      quantity: primary.difference,
      // Declared as a primary estimand, so that it may be tested.
      test: waldTest(primary.difference),
      n: kept,
      rows: rows(kept, "first answers in the window"),
    }),
    headline({
      id: `${id}/mean-difference/${answering.word}-answering`,
      label: [
        "Difference in mean satisfaction (",
        { term: name },
        "), overlap population of everyone treated, weighted for who answers, ",
        ...against,
      ],
      unit: "point-difference",
      better,
      quantity: answering.difference,
      n: asked,
      rows: rows(answers, "first answers in the window of treated people"),
    }),
    headline({
      id: `${id}/shift/unadjusted`,
      label: ["Typical difference in satisfaction (median of all pairs), unadjusted, ", ...against],
      unit: "point-difference",
      better,
      quantity: hodgesLehmann(first.scores, second.scores, { level: plan.level }).difference,
      n,
      rows: unadjusted,
    }),
    headline({
      id: `${id}/odds-ratio/unadjusted`,
      label: [
        "Odds of a higher answer, the same at every cut (proportional odds), unadjusted, ",
        { term: intervention.label },
        " against ",
        { term: comparator.label },
      ],
      unit: "odds-ratio",
      better,
      quantity: ordered.oddsRatio,
      n,
      rows: unadjusted,
    }),
  ];
};
