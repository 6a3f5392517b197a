import type { Harm, HarmCount } from "../../derive/harms/harm-counts.ts";
import type { Headline, Quantity } from "../../model/index.ts";
import { clopperPearson } from "../../stats/categorical/clopper-pearson.ts";
import { newcombeDifference } from "../../stats/categorical/newcombe-difference.ts";
import { notEstimable } from "../../stats/quantity.ts";
import { headline } from "../patients/headline.ts";
import { isFromScores, notKnown, WORDS } from "./harm-words.ts";
import type { HarmsData } from "./harms-data.ts";

/** The difference for any adverse event has a short id; a statement rests on it. */
export const differenceId = ({ id }: HarmsData, harm: Harm): string =>
  harm === "adverse-event" ? `${id}/risk-difference/unadjusted` : `${id}/risk-difference/${harm}/unadjusted`;

/** For each kind of harm its share in each group with an exact interval, and the difference between them. */
export const harmHeadlines = (data: HarmsData): readonly Headline[] => [
  ...data.harms.flatMap((harm) => shareHeadlines(data, harm)),
  ...data.harms.map((harm) => differenceHeadline(data, harm)),
];

const shareHeadlines = (data: HarmsData, { harm, people, of }: HarmCount): readonly Headline[] =>
  data.cohorts.map((cohort) => {
    const n = of[cohort.role];
    const events = people?.[cohort.role] ?? null;
    return headline({
      id: `${data.id}/${harm}/${cohort.id}`,
      label: [`${WORDS[harm]}, `, { term: cohort.label }],
      unit: "share",
      better: "lower",
      quantity:
        events === null
          ? notEstimable("no-data", notKnown(harm))
          : clopperPearson({ events, n }, { level: data.plan.level }),
      n,
      events,
      rows: [
        {
          table: isFromScores(harm) ? "outcomes" : "events",
          count: events ?? 0,
          where: `${WORDS[harm]}: ${cohort.label}`,
        },
      ],
    });
  });

const differenceOf = ({ plan }: HarmsData, { harm, people, of }: HarmCount): Quantity =>
  people === null
    ? notEstimable("no-data", notKnown(harm))
    : newcombeDifference(
        { events1: people.intervention, n1: of.intervention, events2: people.comparator, n2: of.comparator },
        { level: plan.level },
      );

const differenceHeadline = (data: HarmsData, count: HarmCount): Headline => {
  const { harm, people, of } = count;
  return headline({
    id: differenceId(data, harm),
    label: [
      `Difference in the share of ${WORDS[harm].slice(0, 1).toLowerCase()}${WORDS[harm].slice(1)}, unadjusted, `,
      { term: data.intervention.label },
      " minus ",
      { term: data.comparator.label },
    ],
    unit: "risk-difference",
    better: "lower",
    quantity: differenceOf(data, count),
    n: of.intervention + of.comparator,
    events: people ? people.intervention + people.comparator : null,
    rows: data.cohorts.map((cohort) => ({
      table: "patients",
      count: of[cohort.role],
      where: `treated people who received: ${cohort.label}`,
    })),
  });
};
