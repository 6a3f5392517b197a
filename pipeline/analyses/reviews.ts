import { evidenceRows } from "../derive/evidence/evidence-rows.ts";
import type { Analysis, AnalysisInput, Finding, Prose } from "../model/index.ts";
import { readEstimand } from "./published/estimand-reading.ts";
import { listedLines, usedLines } from "./published/evidence-lines.ts";
import { evidenceTable } from "./published/evidence-table.ts";
import { publishedFinding, publishedTables, readingKeys } from "./published/published-finding.ts";
import { saysPool } from "./published/says-pool.ts";
import { words } from "./published/words.ts";
import { single } from "./single.ts";

const run = ({ plan, evidence }: AnalysisInput): Finding => {
  const rows = evidenceRows(evidence, plan);
  const readings = plan.estimands
    .filter(({ analysis }) => analysis === "reviews")
    .map((estimand) => readEstimand(rows, plan, estimand, "published/reviews"));
  return publishedFinding(plan, {
    analysis: "reviews",
    standing: "secondary",
    question: "What do reviews say on questions that no single trial here answers?",
    estimand: {
      population: ["People of the studies in each review, of many conditions and treatments."],
      outcome: ["As each review declares it."],
      summary: [
        "The number of one review, as printed; reviews are never pooled with each other, since they share studies.",
      ],
    },
    headlines: readings.flatMap(({ headlines }) => headlines),
    blocks: [
      {
        kind: "text",
        depth: "clinician",
        prose: readings.flatMap((reading, i): Prose => [...(i === 0 ? [] : [" "]), ...saysPool(reading, plan)]),
      },
      ...readings.map((reading) =>
        evidenceTable(
          reading.evidence.estimand.id,
          ["Reviews on ", words(reading.evidence.estimand.label), "."],
          [...usedLines(reading, plan.level), ...listedLines(reading)],
        ),
      ),
    ],
    method: {
      summary: [
        "Of the reviews with a printed interval the most recent speaks; between numbers of one year, the one with the narrowest interval, as the number of studies is not in the tables. The others are listed.",
      ],
      formula: "none: the number as printed",
      citations: ["cochrane-handbook"],
    },
    caveats: [
      {
        code: "indirect",
        prose: ["These reviews are not about the two treatments of this report: they can only point."],
      },
    ],
  });
};

/** Questions that only reviews answer: one of them speaks, the others are listed. */
export const reviews: Analysis = single({
  id: "reviews",
  half: "published",
  reads: { tables: publishedTables, plan: readingKeys },
  run,
});
