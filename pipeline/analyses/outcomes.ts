import { evidenceRows } from "../derive/evidence/evidence-rows.ts";
import type { Analysis, AnalysisInput, Block, Caveat, Finding, TableBlock } from "../model/index.ts";
import { gridChart } from "./outcomes/grid-chart.ts";
import { type GridLine, readGrid } from "./outcomes/grid-lines.ts";
import { gridTable } from "./outcomes/grid-table.ts";
import { readPoints } from "./outcomes/points-lines.ts";
import { pointsTable } from "./outcomes/points-table.ts";
import { unanswered, unansweredTable } from "./outcomes/unanswered.ts";
import { poolingMethod } from "./published/pooling-method.ts";
import { publishedFinding, publishedTables, readingKeys } from "./published/published-finding.ts";
import { single } from "./single.ts";

const part = (
  plan: AnalysisInput["plan"],
  name: "differences" | "ratios",
  lines: readonly GridLine[],
): readonly Block[] =>
  lines.length === 0
    ? []
    : [
        gridChart(`${name}-chart`, name, plan, lines),
        gridTable(
          name,
          [
            name === "ratios" ? "Ratios" : "Standardized differences",
            ": every outcome and comparison with a usable number. The interval is the one that the plan names for that number of trials; the other stands beside it.",
          ],
          plan,
          lines,
        ),
      ];

const counts = (numbers: readonly (readonly [string, number])[]): TableBlock => ({
  kind: "table",
  id: "counts",
  depth: "full",
  caption: ["How many of the declared questions have an answer."],
  columns: [
    { id: "what", label: "Questions", unit: null, align: "start" },
    { id: "count", label: "Count", unit: "count", align: "end" },
  ],
  rows: numbers,
});

const notOneAnswer: Caveat = {
  code: "many-questions",
  prose: [
    "Many questions are asked of few trials, and one trial may answer several: intervals are not corrected for that, and rows are not independent.",
  ],
};

const run = ({ plan, evidence, instruments }: AnalysisInput): Finding => {
  const rows = evidenceRows(evidence, plan);
  const reading = readGrid(rows, plan);
  const points = readPoints(rows, plan, reading, instruments);
  const open = unanswered(rows, reading);
  const spoken = open.filter((one) => one.rows.length > 0).length;
  const [asked, answered, silent] = [
    reading.asked.length,
    reading.asked.length - open.length,
    open.length - spoken,
  ] as const;
  const of = (row: number) => `counts/${row}/count`;
  return publishedFinding(plan, {
    analysis: "outcomes",
    standing: "exploratory",
    question: "Outcome by outcome and comparison by comparison, what do randomized trials say?",
    estimand: {
      population: ["People of randomized trials, by family of conditions."],
      treatment: ["Each declared comparison on its own: kinds of control are never merged."],
      outcome: ["Each declared outcome at its declared time."],
      summary: ["Standardized difference or ratio, with the interval that the plan names for that number of trials."],
    },
    headlines: [...reading.lines, ...points].map(({ headline }) => headline),
    blocks: [
      {
        kind: "text",
        depth: "plain",
        prose: [
          "We asked ",
          { count: asked, of: of(0) },
          " questions: each outcome, for each pair of treatments. For ",
          { count: answered, of: of(1) },
          " of them a study gave a number that we could use. For ",
          { count: spoken, of: of(2) },
          " numbers are printed, but none could be used. For ",
          { count: silent, of: of(3) },
          " there was nothing.",
        ],
      },
      ...part(
        plan,
        "differences",
        reading.lines.filter(({ ratio }) => !ratio),
      ),
      ...part(
        plan,
        "ratios",
        reading.lines.filter(({ ratio }) => ratio),
      ),
      ...(points.length === 0 ? [] : [pointsTable("points", plan, points)]),
      unansweredTable("unanswered", open),
      counts([
        ["asked", asked],
        ["with a usable number", answered],
        ["with printed numbers, none usable", spoken],
        ["without any number", silent],
      ]),
    ],
    method: {
      ...poolingMethod,
      summary: [
        ...poolingMethod.summary,
        " Between-trial variance and its share have Q-profile intervals. The interval for a new setting is ",
        { term: plan.meta.predictionInterval },
        ". Differences in points are pooled within one scale only, of scores and of changes alike; the scale of the prior on the variation between trials is then the plan's times the standard deviation declared in the file of that scale. Days from the first dose count as days since the last where a trial gave one dose only. A control group that had the treatment before is stopped, and is no control.",
      ],
    },
    caveats: [notOneAnswer],
  });
};

/** Every declared outcome by every declared comparison: one line where trials answer, and what stands in the way where not. */
export const outcomes: Analysis = single({
  id: "outcomes",
  half: "published",
  reads: { tables: publishedTables, plan: [...readingKeys, "outcomeGrid"] },
  run,
});
