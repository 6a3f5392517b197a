import type { Headline, Prose } from "../../model/index.ts";
import { headline } from "../patients/headline.ts";
import { labelOf, words } from "../published/words.ts";
import type { GoalEffect } from "./goal-effects.ts";
import { goalId } from "./goal-id.ts";
import type { MatchedMeasure } from "./matched.ts";
import type { PreferenceData } from "./preference-data.ts";

/** Shares by goal, the effect on satisfaction within either goal and their difference, and what goes with having one's wish. */
export const preferenceHeadlines = (data: PreferenceData): readonly Headline[] => [
  ...shareHeadlines(data),
  ...goalHeadlines(data),
  ...matchedHeadlines(data),
  ...sessionHeadlines(data),
];

const shareHeadlines = ({ id, shares }: PreferenceData): readonly Headline[] =>
  shares
    .filter(({ goal }) => goal !== null)
    .flatMap(({ goal, label, n, options }) =>
      options.map(({ cohort, count, share }) =>
        headline({
          id: `${id}/share/${goalId(goal ?? "")}/${cohort === null ? "none" : cohort.id}`,
          label: [
            "People whose goal is ",
            words(label),
            " who ",
            ...(cohort === null
              ? ["have no preference or were not asked"]
              : ["prefer ", { term: cohort.label }, "; who has no preference or was not asked counts among all"]),
          ],
          unit: "share",
          quantity: share,
          n,
          events: count,
          // A statement on what most people prefer reads more as in its favour.
          better: cohort === null ? "neither" : "higher",
          rows: [{ table: "patients", count: n, where: `treated people whose goal is ${label}` }],
        }),
      ),
    );

const against = ({ intervention, comparator }: PreferenceData): Prose => [
  { term: intervention.label },
  " minus ",
  { term: comparator.label },
];

const goalHeadlines = (data: PreferenceData): readonly Headline[] => {
  const { id, plan, goals, name } = data;
  const better = data.higherIsBetter ? "higher" : "lower";
  const of = ({ goal, difference }: GoalEffect): Headline => {
    const label = labelOf(plan, "goal", goal);
    const people = goals.answered.people.filter((person) => person.goal === goal).length;
    return headline({
      id: `${id}/goal/${goalId(goal)}`,
      label: [
        "Difference in mean satisfaction (",
        { term: name },
        ") among people whose goal is ",
        words(label),
        ", overlap population, ",
        ...against(data),
      ],
      unit: "point-difference",
      better,
      quantity: difference,
      n: people,
      rows: [{ table: "satisfaction", count: people, where: `first answers of people whose goal is ${label}` }],
    });
  };
  const n = goals.answered.people.filter(({ goal }) => goal === goals.depth.goal || goal === goals.speed.goal).length;
  return [
    of(goals.speed),
    of(goals.depth),
    headline({
      id: `${id}/goal-interaction/${plan.propensity.weights}`,
      label: [
        "How much more the difference in mean satisfaction is for ",
        words(labelOf(plan, "goal", goals.depth.goal)),
        " than for ",
        words(labelOf(plan, "goal", goals.speed.goal)),
        ", overlap population, ",
        ...against(data),
      ],
      unit: "point-difference",
      better,
      quantity: goals.interaction,
      n,
      rows: [{ table: "satisfaction", count: n, where: "first answers of people with one of the two goals" }],
    }),
  ];
};

const matchedHeadlines = (data: PreferenceData): readonly Headline[] => {
  const { id, matched, plan, name } = data;
  const pair = (
    measure: string,
    { adjusted, unadjusted, compared, own }: MatchedMeasure,
    parts: {
      readonly words: Prose;
      readonly unit: string;
      readonly better: "higher" | "lower";
      readonly table: string;
      readonly events: (people: readonly { readonly droppedOut: boolean }[]) => number | null;
    },
  ): readonly Headline[] => {
    const everyone = own.flat();
    const variant = (suffix: string, population: string, quantity: typeof adjusted, people: typeof everyone) =>
      headline({
        id: `${id}/matched/${measure}/${suffix}`,
        label: [...parts.words, `, ${population}, people who received what they preferred minus people who did not`],
        unit: parts.unit,
        better: parts.better,
        quantity,
        n: people.length,
        events: parts.events(people),
        rows: [{ table: parts.table, count: people.length, where: "treated people with a known preference" }],
      });
    return [
      variant(plan.propensity.weights, "overlap population", adjusted, [...compared.people]),
      variant("unadjusted", "unadjusted", unadjusted, everyone),
    ];
  };
  return [
    ...pair("satisfaction", matched.satisfaction, {
      words: ["Difference in mean satisfaction (", { term: name }, ")"],
      unit: "point-difference",
      better: data.higherIsBetter ? "higher" : "lower",
      table: "satisfaction",
      events: () => null,
    }),
    ...pair("dropout", matched.dropout, {
      words: ["Difference in the share who dropped out by day ", data.definition("dropout-to")],
      unit: "risk-difference",
      better: "lower",
      table: "events",
      events: (people) => people.filter(({ droppedOut }) => droppedOut).length,
    }),
  ];
};

const sessionHeadlines = (data: PreferenceData): readonly Headline[] =>
  data.matched.sessions.map(({ cohort, matched, unmatched, difference }) => {
    const n = (matched?.n ?? 0) + (unmatched?.n ?? 0);
    return headline({
      id: `${data.id}/matched/sessions/${cohort.id}`,
      label: [
        "Difference in mean sessions attended by day ",
        data.definition("sessions-to"),
        " among people who received ",
        { term: cohort.label },
        ", unadjusted, those who preferred it minus those who preferred the other",
      ],
      unit: "session-difference",
      better: "higher",
      quantity: difference,
      n,
      rows: [{ table: "sessions", count: n, where: `people with a known preference who received ${cohort.label}` }],
    });
  });
