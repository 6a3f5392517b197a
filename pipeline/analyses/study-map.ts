import { evidenceMap } from "../charts/evidence-map.ts";
import { layouts } from "../charts/layouts.ts";
import { studyMap } from "../derive/evidence/study-map.ts";
import { tableRows } from "../derive/evidence/table-rows.ts";
import type { Analysis, AnalysisInput, Finding, Headline, Plan, Prose, StudiesRow } from "../model/index.ts";
import { countedHeadline } from "./published/counted-headline.ts";
import { publishedFinding } from "./published/published-finding.ts";
import { publishedFrame } from "./published/published-frame.ts";
import { labelOf } from "./published/words.ts";
import { single } from "./single.ts";

const id = "published/map";

const counted = (
  measure: string,
  label: Prose,
  unit: string,
  value: number,
  studies: readonly StudiesRow[],
): Headline =>
  countedHeadline(
    `${id}/${measure}`,
    label,
    unit,
    value,
    studies.map(({ study_id }) => study_id),
  );

/** The study's words in their declared order, as far as they occur. */
const inOrder = (plan: Pick<Plan, "words">, list: string, present: ReadonlySet<string>): readonly string[] => {
  const declared = (plan.words[list] ?? []).filter((word) => present.has(word));
  return [...declared, ...[...present].filter((word) => !declared.includes(word)).sort()];
};

const run = ({ plan, evidence }: AnalysisInput): Finding => {
  const studies = tableRows<StudiesRow>(evidence.studies);
  const map = studyMap(studies, plan);
  const conditions = inOrder(plan, "condition", new Set(map.pairs.map(({ condition }) => condition)));
  const comparisons = inOrder(plan, "comparison_type", new Set(map.pairs.map(({ comparison }) => comparison)));
  const [condition, comparison] = [
    (word: string) => labelOf(plan, "condition", word),
    (word: string) => labelOf(plan, "comparison_type", word),
  ];
  const headlines = [
    counted("studies", ["Studies in the tables"], "studies", map.studies, studies),
    counted("samples", ["Independent samples of people"], "samples", map.samples, studies),
    counted("trials", ["Samples of randomized trials"], "trials", map.trials, studies),
    counted("people", ["People enrolled, reviews left out, where printed"], "people", map.people, studies),
    counted(
      "people-unknown",
      ["Samples that do not print how many people they enrolled"],
      "samples",
      map.peopleUnknown,
      studies,
    ),
    counted("reviews", ["Reviews"], "studies", map.reviews, studies),
  ];
  const place = (list: readonly string[], word: string): number => list.indexOf(word);
  const cells = [...map.cells].sort(
    (a, b) =>
      place(conditions, a.condition) - place(conditions, b.condition) ||
      place(comparisons, a.comparison) - place(comparisons, b.comparison) ||
      (a.design < b.design ? -1 : 1),
  );
  return publishedFinding(plan, {
    analysis: "map",
    standing: "exploratory",
    question: "What has been studied?",
    estimand: {
      population: ["Every study in the tables."],
      outcome: ["Condition, comparison and design."],
      summary: ["Number of independent samples: papers on the same people count once."],
    },
    headlines,
    blocks: [
      {
        kind: "text",
        depth: "clinician",
        prose: [
          "The tables hold ",
          { headline: `${id}/studies`, show: "value" },
          " studies of ",
          { headline: `${id}/samples`, show: "value" },
          " independent samples, among them ",
          { headline: `${id}/trials`, show: "value" },
          " randomized trials and ",
          { headline: `${id}/reviews`, show: "value" },
          " reviews. People enrolled, where printed: ",
          { headline: `${id}/people`, show: "value" },
          ".",
        ],
      },
      {
        kind: "chart",
        id: "map",
        depth: "full",
        caption: [
          "Independent samples by condition and comparison; an empty square is a question that nobody here has studied.",
        ],
        table: "cells",
        audience: "public",
        alt: [
          "Grid of conditions by comparisons; the area of each square is the number of independent samples, in all ",
          { headline: `${id}/samples`, show: "value" },
          ". Empty squares have none. The quality of studies cannot be seen. Table follows.",
        ],
        ...layouts(
          evidenceMap,
          publishedFrame(plan, "What has been studied", "Independent samples by condition and comparison"),
          {
            rowTitle: "Condition",
            columnTitle: "Comparison",
            rows: conditions.map(condition),
            columns: comparisons.map(comparison),
            cells: map.pairs.map((pair) => ({
              row: condition(pair.condition),
              column: comparison(pair.comparison),
              samples: pair.samples,
            })),
          },
        ),
      },
      {
        kind: "table",
        id: "cells",
        depth: "full",
        caption: ["Independent samples by condition, comparison and design."],
        columns: [
          { id: "condition", label: "Condition", unit: null, align: "start" },
          { id: "comparison", label: "Comparison", unit: null, align: "start" },
          { id: "design", label: "Design", unit: null, align: "start" },
          { id: "samples", label: "Samples", unit: "samples", align: "end" },
          { id: "studies", label: "Studies", unit: null, align: "start" },
        ],
        rows: cells.map((cell) => [
          condition(cell.condition),
          comparison(cell.comparison),
          labelOf(plan, "design", cell.design),
          cell.samples,
          cell.studies.join(" "),
        ]),
      },
    ],
    method: {
      summary: ["A count of rows of the studies table. Nothing is estimated."],
      formula: "none",
      citations: [],
    },
  });
};

/** What was studied, by condition, comparison and design. */
export const studyMapAnalysis: Analysis = single({
  id: "map",
  half: "published",
  reads: { tables: ["studies"], plan: ["estimands", "words", "labels", "dataAsOf", "searchNote"] },
  run,
});
