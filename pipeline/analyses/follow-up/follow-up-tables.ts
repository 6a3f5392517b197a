import { leftBefore } from "../../derive/follow-up/known-to.ts";
import { TIPPED_IN } from "../../derive/follow-up/tipping.ts";
import type { Block, Cell, TableBlock } from "../../model/index.ts";
import type { FollowUpData } from "./follow-up-data.ts";
import { guesses, POPULATION, TIPPED_WORDS } from "./guess-headlines.ts";
import { tippingEnds } from "./tipping-ends.ts";

export const GUESSES = "guesses";

const CAUSES: Readonly<Record<string, string>> = {
  worsening: "Worsening",
  new_medication: "New medication",
  ect: "ECT",
  suicide: "Suicide",
  adverse_event: "Unwanted effect",
  other: "Other",
  unknown: "Unknown",
};

/** How far people were followed, why they left, and what follows if those not seen fared otherwise. */
export const followUpTables = (data: FollowUpData): readonly Block[] => [
  followedTable(data),
  reasonsTable(data),
  guessesTable(data),
  ...tippingTable(data),
];

const perCohort = ({ cohorts }: FollowUpData) =>
  cohorts.map(({ id, label }) => ({ id, label, unit: null, align: "end" as const }));

const followedTable = (data: FollowUpData): TableBlock => {
  const { suffix } = data.shown;
  const row = (label: string, measure: string, end = ""): readonly Cell[] => [
    label,
    ...data.cohorts.map(({ id }): Cell => ({ headline: `${data.id}/${measure}/${id}${end}` })),
  ];
  return {
    kind: "table",
    id: "followed",
    depth: "clinician",
    caption: [
      "How far and how often people were seen, by treatment received, unadjusted; horizon: day ",
      data.shown.day,
      ".",
    ],
    columns: [{ id: "measure", label: "Measure", unit: null, align: "start" }, ...perCohort(data)],
    rows: [
      row("Acute course finished, of people treated", "course-finished"),
      row("Scored at time zero, of people treated whose baseline qualified", "evaluable"),
      row("Dropped out before relapse and the horizon, of responders", "left-before-horizon", suffix),
      row("Relapsed, or still seen at the horizon, of responders", "known-to-horizon", suffix),
      row("Visits a month until relapse or the last visit, responders", "visit-rate"),
    ],
  };
};

const reasonsTable = (data: FollowUpData): TableBlock => {
  const { courses } = data.found;
  const count = (label: string, keep: (course: (typeof courses)[number]) => boolean): readonly Cell[] => [
    label,
    ...data.cohorts.map(({ role }): Cell => courses.filter((one) => one.received === role && keep(one)).length),
  ];
  return {
    kind: "table",
    id: "dropout",
    depth: "clinician",
    caption: [
      "Why people dropped out, at any time from the first dose on, and how responders were lost before the horizon.",
    ],
    columns: [{ id: "reason", label: "People", unit: null, align: "start" }, ...perCohort(data)],
    rows: [
      count("Treated", () => true),
      ...data.reasons.map(({ cause, people }): readonly Cell[] => [
        `Dropped out, reason: ${cause === null ? "not stated" : (CAUSES[cause] ?? cause)}`,
        ...data.cohorts.map(({ role }): Cell => people[role]),
      ]),
      ...(data.reasons.length === 0 ? [["Dropped out", ...data.cohorts.map((): Cell => "none recorded")]] : []),
      count("Responders", ({ ending }) => ending !== null),
      count("Responders who dropped out before relapse and the horizon", (one) => leftBefore(one, data.shown.tau)),
      count(
        "Responders last seen before the horizon for another or no stated reason",
        (one) => one.ending?.kind === "censored" && one.ending.at < data.shown.tau && !leftBefore(one, data.shown.tau),
      ),
    ],
  };
};

const guessesTable = (data: FollowUpData): TableBlock => ({
  kind: "table",
  id: GUESSES,
  depth: "clinician",
  caption: [
    "Difference in mean days without relapse among responders by day ",
    data.shown.day,
    ", if people had been seen otherwise: ",
    { term: data.intervention.label },
    " minus ",
    { term: data.comparator.label },
    ".",
  ],
  columns: [
    { id: "guess", label: "If", unit: null, align: "start" },
    { id: "population", label: "Speaks for", unit: null, align: "start" },
    { id: "difference", label: "Difference in mean days without relapse", unit: "day-difference", align: "end" },
  ],
  rows: [
    ...guesses.map(({ id, words, population }): readonly Cell[] => [
      words,
      population,
      { headline: `${data.id}/rmst-difference/${id}${data.shown.suffix}` },
    ]),
    ...tippingEnds(data).map((end): readonly Cell[] => [end.label, POPULATION, end.difference]),
    ...TIPPED_IN.map((which): readonly Cell[] => [
      `Hazard after leaving ${TIPPED_WORDS[which]}: smallest factor that moves the interval across zero`,
      POPULATION,
      { headline: `${data.id}/tipping/${which}${data.shown.suffix}` },
    ]),
  ],
});

const tippingTable = ({ shown }: FollowUpData): readonly TableBlock[] => {
  const { tipping } = shown;
  if (tipping.kind === "not-estimable") return [];
  const deltas = tipping.points[0]?.cells ?? [];
  return [
    {
      kind: "table",
      id: "tipping",
      depth: "full",
      caption: [
        `Difference in mean days without relapse (${POPULATION}) when the hazard of relapse after leaving is multiplied by a factor; times after leaving are imputed.`,
      ],
      columns: [
        { id: "factor", label: "Factor", unit: null, align: "end" },
        ...TIPPED_IN.map((which) => ({
          id: which,
          label: `Multiplied ${TIPPED_WORDS[which]}`,
          unit: "day-difference",
          align: "end" as const,
        })),
      ],
      rows: deltas.map(({ delta }, i): readonly Cell[] => [
        delta,
        ...tipping.points.map(({ cells }): Cell => cells[i]?.difference ?? "not declared"),
      ]),
    },
  ];
};
