import { layouts } from "../charts/layouts.ts";
import { type PrismaFlowData, prismaFlow } from "../charts/prisma-flow.ts";
import { tableRows } from "../derive/evidence/table-rows.ts";
import type { Analysis, AnalysisInput, Cell, Finding, Headline, Screening, StudiesRow } from "../model/index.ts";
import { estimate, notEstimable } from "../stats/quantity.ts";
import { publishedFinding } from "./published/published-finding.ts";
import { publishedFrame } from "./published/published-frame.ts";
import { words } from "./published/words.ts";
import { single } from "./single.ts";

const id = "published/search";

type Stage = PrismaFlowData["steps"][number]["box"][number] & {
  readonly id: string;
  readonly side: boolean;
  readonly step: number;
};

/** Every box of the flow, in its order; `null` where nobody recorded how many. */
const stagesOf = (screening: Screening, studies: number): readonly Stage[] => {
  const { identified } = screening;
  const box = (step: number, name: string, text: string, count: number | null): Stage => ({
    step,
    id: name,
    side: false,
    text,
    count,
  });
  const left = (step: number, name: string, text: string, count: number | null): Stage => ({
    ...box(step, name, text, count),
    side: true,
  });
  return [
    box(0, "databases", "Records from databases", identified.databases),
    box(0, "registers", "Records from registers", identified.registers),
    box(0, "other", "Records from other places", identified.other),
    left(0, "duplicates", "Duplicates removed before screening", screening.duplicatesRemoved),
    box(1, "screened", "Records screened", screening.screened),
    left(1, "excluded-at-screening", "Records excluded", screening.excludedAtScreening),
    box(2, "sought", "Reports sought", screening.sought),
    left(2, "not-retrieved", "Reports not retrieved", screening.notRetrieved),
    box(3, "assessed", "Reports assessed", screening.assessed),
    ...(screening.excluded.length === 0
      ? [left(3, "excluded", "Reports excluded, with reasons", null)]
      : screening.excluded.map(({ reason, reports }, i) =>
          left(3, `excluded-${i + 1}`, `Reports excluded: ${reason}`, reports),
        )),
    box(4, "included", "Studies included", screening.included ?? studies),
    box(4, "included-reports", "Reports of included studies", screening.includedReports ?? null),
  ];
};

const stageHeadline = ({ id: name, text, count }: Stage): Headline => ({
  id: `${id}/${name}`,
  label: [words(text)],
  unit: "count",
  better: "neither",
  quantity: count === null ? notEstimable("no-data", "Not recorded.") : estimate(count),
  test: null,
  n: count ?? 0,
  events: null,
  rows: [{ table: "screening", count: 1, keys: [name] }],
  basis: null,
});

const run = ({ plan, evidence }: AnalysisInput): Finding => {
  const { screening } = evidence;
  const studies = tableRows<StudiesRow>(evidence.studies);
  const stages = stagesOf(screening, studies.length);
  const counted = screening.included === null || screening.included === undefined;
  const systematic = screening.searchKind === "systematic-review";
  const steps = [0, 1, 2, 3, 4].map((step) => ({
    box: stages.filter((stage) => stage.step === step && !stage.side),
    left: stages.filter((stage) => stage.step === step && stage.side),
  }));
  const opening = systematic ? "The studies come from a systematic search. " : "This is not a systematic review. ";
  const saysSo = /systematic review/i.test(plan.searchNote);
  return publishedFinding(plan, {
    analysis: "search",
    standing: "exploratory",
    question: "How were the studies found?",
    estimand: {
      population: ["Records, reports and studies on the question of this report."],
      outcome: ["How many were found, screened, excluded and included."],
      summary: ["Counts as recorded; what nobody recorded is shown as not recorded."],
    },
    headlines: stages.map(stageHeadline),
    blocks: [
      {
        kind: "text",
        depth: "clinician",
        prose: [
          ...(saysSo ? [] : [opening]),
          words(plan.searchNote),
          ...(screening.notes === null ? [] : [" ", words(screening.notes)]),
        ],
      },
      {
        kind: "chart",
        id: "flow",
        depth: "clinician",
        caption: ["From records to included studies; boxes that nobody filled say so."],
        table: "stages",
        audience: "public",
        alt: [
          "Flow of records: found, screened, sought, assessed, included. Studies included: ",
          { headline: `${id}/included`, show: "value" },
          ". Boxes without a number were not recorded. Table follows.",
        ],
        ...layouts(
          prismaFlow,
          publishedFrame(
            plan,
            "From records to included studies",
            systematic ? "Systematic search" : "Not a systematic review",
          ),
          { steps },
        ),
      },
      {
        kind: "table",
        id: "stages",
        depth: "clinician",
        caption: [
          "Records and studies at each stage.",
          ...(counted ? [" Included studies are counted from the table of studies."] : []),
        ],
        columns: [
          { id: "stage", label: "Stage", unit: null, align: "start" },
          { id: "count", label: "Number", unit: null, align: "end" },
        ],
        rows: stages.map(({ text, count, id: name }): readonly Cell[] => [
          text,
          count === null ? "not recorded" : { headline: `${id}/${name}` },
        ]),
      },
      {
        kind: "table",
        id: "searches",
        depth: "full",
        caption: [screening.searches.length === 0 ? "Searches: none is recorded." : "Searches as they were sent."],
        columns: [
          { id: "source", label: "Source", unit: null, align: "start" },
          { id: "date", label: "Date", unit: null, align: "start" },
          { id: "query", label: "Query", unit: null, align: "start" },
          { id: "found", label: "Found", unit: "rows", align: "end" },
        ],
        rows: screening.searches.map(({ source, date, query, found }) => [
          source,
          date ?? "not recorded",
          query ?? "not recorded",
          found ?? "not recorded",
        ]),
      },
    ],
    method: {
      summary: [
        opening,
        ...(systematic
          ? ["Its searches and their dates are listed. "]
          : [
              "Nobody searched databases by a protocol that others could repeat, so that studies may be missing in a way that nobody can judge. ",
            ]),
        "The boxes are those of the reporting guideline for systematic reviews; it is used to show what is not known, not to claim that it was followed.",
      ],
      formula: "none",
      citations: ["page-2021"],
    },
  });
};

/** How the published evidence was found, and what of that nobody recorded. */
export const search: Analysis = single({
  id: "search",
  half: "published",
  reads: { tables: ["studies", "screening"], plan: ["dataAsOf", "searchNote"] },
  run,
});
