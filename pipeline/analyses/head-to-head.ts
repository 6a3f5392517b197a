import { forest } from "../charts/forest.ts";
import { layouts } from "../charts/layouts.ts";
import { evidenceRows } from "../derive/evidence/evidence-rows.ts";
import { notUsed } from "../derive/evidence/not-used.ts";
import type { Analysis, AnalysisInput, Finding, Prose } from "../model/index.ts";
import { readEstimand } from "./published/estimand-reading.ts";
import { evidenceTable } from "./published/evidence-table.ts";
import { forestColumnList } from "./published/forest-columns.ts";
import { groupedLines } from "./published/grouped-lines.ts";
import { outcomeName, outcomeNames } from "./published/outcome-name.ts";
import { poolingMethod } from "./published/pooling-method.ts";
import { publishedFinding, publishedTables, readingKeys } from "./published/published-finding.ts";
import { publishedFrame } from "./published/published-frame.ts";
import { saysPool } from "./published/says-pool.ts";
import { cohortOf, favors, words } from "./published/words.ts";
import { single } from "./single.ts";

const id = "published/head-to-head";

const run = ({ plan, evidence }: AnalysisInput): Finding => {
  const rows = evidenceRows(evidence, plan);
  const estimands = plan.estimands.filter(({ analysis }) => analysis === "head-to-head");
  const readings = estimands.map((estimand) => readEstimand(rows, plan, estimand, id));
  const types = new Set(estimands.flatMap(({ comparisonTypes }) => comparisonTypes));
  const everyRow = rows.results.filter(({ study }) => types.has(study.comparison_type));
  const noQuestion = notUsed("no-question", "no declared question asks for this outcome");
  const groups = groupedLines(plan, readings, everyRow, noQuestion);
  const lines = groups.flatMap((group) => group.lines);
  const [comparator, intervention] = [cohortOf(plan, "comparator"), cohortOf(plan, "intervention")];
  const deciding = readings.flatMap(({ headlines }) => headlines.slice(0, 1));
  const says: Prose = readings.flatMap((reading, i): Prose => [...(i === 0 ? [] : [" "]), ...saysPool(reading, plan)]);
  const smd = deciding.find(({ unit, quantity }) => unit === "smd" && quantity.kind === "estimate");
  const smdOutcome = readings.find(({ headlines }) => headlines[0] === smd)?.evidence.estimand.outcome;
  const zone = plan.mwe.smd;
  return publishedFinding(plan, {
    analysis: "head-to-head",
    standing: "primary",
    question: `Compared side by side, what is the difference between ${intervention.plain} and ${comparator.plain}?`,
    estimand: {
      population: ["People of studies that compared the two treatments side by side."],
      treatment: [words(intervention.label), " against ", words(comparator.label), "."],
      outcome: [
        words(
          outcomeNames(
            plan,
            estimands.map(({ outcome }) => outcome),
          ),
        ),
        ", each as declared.",
      ],
      summary: ["Standardized difference, or ratio, with its interval. Each measure is a question of its own."],
    },
    headlines: readings.flatMap(({ headlines }) => headlines),
    blocks: [
      {
        kind: "text",
        depth: "plain",
        prose:
          smd === undefined
            ? ["No study that compared the two side by side gave a number that we could use."]
            : [
                "Some studies compared the two side by side. On ",
                words(smdOutcome === undefined ? "the declared outcome" : outcomeName(plan, smdOutcome)),
                ", what they found fits ",
                { headline: smd.id, show: "fits" },
                " with ",
                words(intervention.plain),
                ".",
              ],
      },
      { kind: "text", depth: "clinician", prose: says },
      {
        kind: "chart",
        id: "forest",
        depth: "clinician",
        caption: [
          "Every published number of studies that compared ",
          words(intervention.label),
          " with ",
          words(comparator.label),
          ".",
        ],
        table: "rows",
        audience: "public",
        alt: [
          "Forest plot of every head-to-head number. Standardized differences have a place on the axis; other numbers are printed beside it. ",
          ...(smd === undefined
            ? ["No number decides. "]
            : ["The number that decides is ", { headline: smd.id, show: "value-and-interval" } as const, ". "]),
          "What was never measured cannot be seen. Table follows.",
        ],
        ...layouts(
          forest,
          publishedFrame(
            plan,
            `${intervention.label} against ${comparator.plain}: every published number`,
            "Standardized difference; each row one printed number",
          ),
          {
            scale: "identity",
            nullAt: 0,
            worthwhile: [-zone, zone],
            favours: { left: favors(comparator.label), right: favors(intervention.label) },
            xTitle: "Standardized difference",
            columns: forestColumnList,
            rows: groups.flatMap((group) => group.forest),
            footer:
              "A short upright line, or text alone, is a number that is not pooled, with the reason. Ratios and points have no place on this axis; they stand as their page prints them.",
          },
        ),
      },
      evidenceTable(
        "rows",
        ["Every number of head-to-head studies, with its use or the reason against it."],
        [...lines, ...groups.flatMap(({ pooled }) => pooled)],
      ),
    ],
    method: poolingMethod,
    caveats: [
      {
        code: "not-masked",
        prose: [
          "People usually know which of the two treatments they have: expectation may move every rating by people.",
        ],
      },
    ],
  });
};

/** The two cohorts side by side, within studies. Every row is shown; few may be used. */
export const headToHead: Analysis = single({
  id: "head-to-head",
  half: "published",
  reads: { tables: publishedTables, plan: readingKeys },
  run,
});
