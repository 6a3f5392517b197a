import { layouts } from "../../charts/layouts.ts";
import { preferenceBars } from "../../charts/preference-bars.ts";
import type { Block, Prose } from "../../model/index.ts";
import { chartFrame } from "../patients/chart-frame.ts";
import { definitionsTable } from "../patients/definitions.ts";
import { gateTable } from "../patients/gate-table.ts";
import { MADE_UP } from "../patients/patient-caveats.ts";
import { words } from "../published/words.ts";
import { goalId } from "./goal-id.ts";
import { matchedArms } from "./matched.ts";
import type { PreferenceData } from "./preference-data.ts";
import type { GoalShares } from "./preference-shares.ts";
import { goalsTable, matchedTable, SHARES, sessionsTable, sharesTable } from "./preference-tables.ts";

/** A line at one half: more, or fewer, than every second person. */
const HALF = 0.5;

export const preferenceBlocks = (data: PreferenceData): readonly Block[] => [
  { kind: "text", depth: "plain", prose: plainSentences(data) },
  ...(data.people.length === 0 ? [] : [chart(data)]),
  sharesTable(data),
  goalsTable(data),
  matchedTable(data),
  sessionsTable(data),
  gateTable("conditions-goals", data.goals.whole.checks, data.cohorts),
  gateTable("conditions-matched", data.matched.satisfaction.result.checks, matchedArms(data)),
  gateTable("conditions-dropout", data.matched.dropout.result.checks, matchedArms(data)),
  definitionsTable(data.definitions),
];

const chart = (data: PreferenceData): Block => ({
  kind: "chart",
  id: "preference-by-goal",
  depth: "clinician",
  caption: ["What treated people would have chosen, by what they wanted from treatment."],
  ...layouts(
    preferenceBars,
    {
      ...chartFrame(
        data,
        "What would people choose, by what they want from treatment?",
        "Eligible treated people; goal and preference as stated before treatment.",
      ),
      source: `${data.dataset.title}. Data to ${data.dataset.asOf}.`,
    },
    {
      options: [
        ...data.cohorts.map(({ role, label }) => ({ role, label })),
        { role: "neutral" as const, label: "No preference or not known" },
      ],
      bars: data.shares.map(({ label, options }) => ({
        label: `Goal: ${label}`,
        counts: options.map(({ count }) => count),
      })),
      mark: HALF,
    },
  ),
  alt: [
    ...(data.dataset.kind === "simulated" ? ["Simulated data. "] : []),
    "One bar for each goal, divided by the treatment that people would have chosen. ",
    ...chosen(data).flatMap(
      ({ goal, cohort, label }): Prose => [
        "Of those who want ",
        words(label),
        ", ",
        { headline: `${data.id}/share/${goalId(goal)}/${cohort.id}`, show: "value-and-interval" },
        " prefer ",
        { term: cohort.label },
        ". ",
      ],
    ),
    "Table follows.",
  ],
  table: SHARES,
  audience: data.dataset.kind === "simulated" ? "public" : "private",
});

/** For either goal of the plan, the cohort that is said to fit it. */
const chosen = ({ plan, shares, comparator, intervention }: PreferenceData) => {
  const of = (goal: string): GoalShares | undefined => shares.find((one) => one.goal === goal && one.n > 0);
  return [
    { goal: plan.goals.speed, cohort: comparator },
    { goal: plan.goals.depth, cohort: intervention },
  ].flatMap((one) => {
    const found = of(one.goal);
    return found ? [{ ...one, label: found.label }] : [];
  });
};

const plainSentences = (data: PreferenceData): Prose => [
  ...(data.dataset.kind === "simulated" ? [...MADE_UP, " "] : []),
  ...(chosen(data).length === 0
    ? ["We could not see what people would choose: nobody told us what they want."]
    : [
        "We looked at what people said before treatment.",
        ...chosen(data).flatMap(
          ({ goal, cohort, label }): Prose => [
            " Of those who wanted ",
            words(label),
            ", ",
            { headline: `${data.id}/share/${goalId(goal)}/${cohort.id}`, show: "value" },
            " would choose ",
            words(cohort.plain),
            ".",
          ],
        ),
        " What somebody would choose does not show what helps them.",
      ]),
];
