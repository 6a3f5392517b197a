import type { Cell, TableBlock } from "../../model/index.ts";
import type { Description } from "../../stats/ordinal/describe.ts";
import { rounded } from "../patients/rounded.ts";
import { labelOf } from "../published/words.ts";
import { goalId } from "./goal-id.ts";
import type { PreferenceData } from "./preference-data.ts";

export const SHARES = "shares";

const start = (id: string, label: string) => ({ id, label, unit: null, align: "start" as const });
const end = (id: string, label: string, unit: string | null = null) => ({ id, label, unit, align: "end" as const });

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** What people of each goal would have chosen, as drawn. */
export const sharesTable = ({ shares }: PreferenceData): TableBlock => ({
  kind: "table",
  id: SHARES,
  depth: "clinician",
  caption: [
    "What treated people would have chosen, by their goal; exact intervals. Who has no preference or was not asked counts among all.",
  ],
  columns: [
    start("goal", "Goal"),
    start("option", "Would choose"),
    end("people", "People"),
    end("of", "Of"),
    end("share", "Share", "share"),
  ],
  rows: shares.flatMap(({ label, n, options }) =>
    options.map(({ cohort, count, share }): readonly Cell[] => [
      capital(label),
      cohort?.label ?? "No preference or not known",
      count,
      n,
      share,
    ]),
  ),
});

/** Means by goal and cohort with both effects, and how far apart they are. */
export const goalsTable = ({ id, plan, cohorts, goals }: PreferenceData): TableBlock => ({
  kind: "table",
  id: "goals",
  depth: "clinician",
  caption: ["Satisfaction by goal and treatment received. Means as they are; differences for the overlap population."],
  columns: [
    start("goal", "Goal"),
    ...cohorts.map((cohort) => end(cohort.id, `${cohort.label}, mean (people)`)),
    end("difference", "Difference"),
  ],
  rows: [
    ...[goals.speed, goals.depth].map(({ goal, arms }): readonly Cell[] => [
      capital(labelOf(plan, "goal", goal)),
      ...arms.map(({ mean, n }) => (mean === null ? "nobody (0)" : `${rounded(mean, 1)} (${n})`)),
      { headline: `${id}/goal/${goalId(goal)}` },
    ]),
    [
      `${capital(labelOf(plan, "goal", goals.depth.goal))} minus ${labelOf(plan, "goal", goals.speed.goal)}`,
      ...cohorts.map(() => "not compared"),
      { headline: `${id}/goal-interaction/${plan.propensity.weights}` },
    ],
  ],
});

/** People who received what they preferred against people who did not. */
export const matchedTable = ({ id, plan, matched }: PreferenceData): TableBlock => {
  const mean = (values: readonly number[]): string =>
    values.length === 0
      ? "nobody (0)"
      : `${rounded(values.reduce((sum, one) => sum + one, 0) / values.length, 1)} (${values.length})`;
  const left = (people: readonly { readonly droppedOut: boolean }[]): string =>
    `${people.filter(({ droppedOut }) => droppedOut).length} of ${people.length}`;
  return {
    kind: "table",
    id: "matched",
    depth: "clinician",
    caption: ["People who received the treatment that they preferred, and people who received the other."],
    columns: [
      start("measure", "Measure"),
      end("matched", "Received it"),
      end("unmatched", "Received the other"),
      end("unadjusted", "Difference, unadjusted"),
      end("overlap", "Difference, overlap population"),
    ],
    rows: [
      [
        "Mean satisfaction (people)",
        ...matched.satisfaction.own.map((people) => mean(people.map(({ score }) => score ?? 0))),
        { headline: `${id}/matched/satisfaction/unadjusted` },
        { headline: `${id}/matched/satisfaction/${plan.propensity.weights}` },
      ],
      [
        "Dropped out",
        ...matched.dropout.own.map(left),
        { headline: `${id}/matched/dropout/unadjusted` },
        { headline: `${id}/matched/dropout/${plan.propensity.weights}` },
      ],
    ],
  };
};

/** Sessions attended, within each received cohort. */
export const sessionsTable = ({ id, matched }: PreferenceData): TableBlock => {
  const text = (summary: Description | null): string =>
    summary === null ? "nobody (0)" : `${rounded(summary.mean, 1)} (${summary.n})`;
  return {
    kind: "table",
    id: "sessions",
    depth: "clinician",
    caption: ["Sessions attended, mean (people), within each treatment received; unadjusted."],
    columns: [
      start("received", "Received"),
      end("matched", "Preferred it"),
      end("unmatched", "Preferred the other"),
      end("unknown", "No preference or not known"),
      end("difference", "Difference, unadjusted"),
    ],
    rows: matched.sessions.map((one): readonly Cell[] => [
      one.cohort.label,
      text(one.matched),
      text(one.unmatched),
      text(one.unknown),
      { headline: `${id}/matched/sessions/${one.cohort.id}` },
    ]),
  };
};
