import type { HarmCount } from "../../derive/harms/harm-counts.ts";
import type { Severity } from "../../derive/harms/severity-counts.ts";
import type { Block, Cell, Prose, TableBlock } from "../../model/index.ts";
import { clopperPearson } from "../../stats/categorical/clopper-pearson.ts";
import { definitionsTable } from "../patients/definitions.ts";
import { MADE_UP, OWN_CHOICE } from "../patients/patient-caveats.ts";
import type { Cohort } from "../patients/patient-input.ts";
import { differenceId } from "./harm-headlines.ts";
import { isFromScores, PLAIN, WORDS } from "./harm-words.ts";
import type { HarmsData } from "./harms-data.ts";

/** Sentences, every kind of harm side by side, adverse events by severity, and the definitions. */
export const harmBlocks = (data: HarmsData): readonly Block[] => [
  { kind: "text", depth: "plain", prose: plainSentences(data) },
  {
    kind: "table",
    id: "harms",
    depth: "clinician",
    caption: ["Unwanted effects among treated people, by treatment received, unadjusted, with exact intervals."],
    columns: [
      { id: "kind", label: "People counted once", unit: null, align: "start" },
      ...data.cohorts.map(({ id, label }) => ({ id, label, unit: null, align: "end" as const })),
      { id: "difference", label: "Difference, unadjusted", unit: null, align: "end" },
    ],
    rows: data.harms.map((count): readonly Cell[] => [
      WORDS[count.harm],
      ...data.cohorts.map((cohort) => harmCell(data, count, cohort)),
      count.people === null ? "not compared" : { headline: differenceId(data, count.harm) },
    ]),
  },
  ...severityTable(data),
  definitionsTable(data.definitions),
];

const harmCell = (data: HarmsData, { harm, people, of }: HarmCount, cohort: Cohort): Cell => {
  if (people === null) return isFromScores(harm) ? "not measured" : "not recorded";
  if (of[cohort.role] === 0) return isFromScores(harm) ? "nobody scored" : "nobody treated";
  return { headline: `${data.id}/${harm}/${cohort.id}` };
};

const SEVERITY_WORDS: Readonly<Record<NonNullable<Severity> | "unstated", string>> = {
  mild: "Mild",
  moderate: "Moderate",
  severe: "Severe",
  life_threatening: "Life-threatening",
  fatal: "Fatal",
  unstated: "No severity stated",
};

const severityTable = (data: HarmsData): readonly TableBlock[] => {
  const any = data.harms.find(({ harm }) => harm === "adverse-event");
  if (!any || any.people === null) return [];
  return [
    {
      kind: "table",
      id: "severity",
      depth: "clinician",
      caption: [
        "Treated people by their worst adverse event, by treatment received, unadjusted: people, and their share with an exact interval.",
      ],
      columns: [
        { id: "severity", label: "Worst adverse event", unit: null, align: "start" },
        ...data.cohorts.flatMap(({ id, label }) => [
          { id: `${id}-people`, label: `People, ${label}`, unit: null, align: "end" as const },
          { id: `${id}-share`, label: `Share, ${label}`, unit: "share", align: "end" as const },
        ]),
      ],
      rows: data.severities.map(({ severity, people }): readonly Cell[] => [
        SEVERITY_WORDS[severity ?? "unstated"],
        ...data.cohorts.flatMap(({ role }): readonly Cell[] => [
          people[role],
          any.of[role] === 0
            ? "nobody treated"
            : clopperPearson({ events: people[role], n: any.of[role] }, { level: data.plan.level }),
        ]),
      ]),
    },
  ];
};

const plainSentences = (data: HarmsData): Prose => [
  ...(data.dataset.kind === "simulated" ? [...MADE_UP, " "] : []),
  ...data.harms.flatMap(({ harm, people }): Prose => {
    if (people === null) return [`${PLAIN[harm]}: this was not recorded. That does not mean that there were none. `];
    if (people.comparator + people.intervention === 0) return [`${PLAIN[harm]}: none seen. `];
    return [
      `${PLAIN[harm]}: `,
      ...data.cohorts.flatMap(
        (cohort, i): Prose => [
          i === 0 ? "" : ", and ",
          { headline: `${data.id}/${harm}/${cohort.id}`, show: "events" },
          " of ",
          { headline: `${data.id}/${harm}/${cohort.id}`, show: "n" },
          " ",
          { term: cohort.with },
        ],
      ),
      ". ",
    ];
  }),
  ...OWN_CHOICE,
];
