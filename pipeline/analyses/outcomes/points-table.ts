import { naturalInterval, naturalQuantity } from "../../derive/evidence/natural-scale.ts";
import type { Cell, Plan, TableBlock } from "../../model/index.ts";
import { limitsText } from "../published/number-text.ts";
import { labelOf } from "../published/words.ts";
import { doubtsOf, ruleText } from "./grid-table.ts";
import type { PointsLine } from "./points-lines.ts";

const predictionText = ({ evidence, points: { pool } }: PointsLine): string => {
  const limits = pool.prediction && naturalInterval(evidence.estimand.scale, evidence.better, pool.prediction);
  if (limits === null || limits.low === null || limits.high === null) return "three trials are needed";
  return limitsText(limits.low, limits.high, 0);
};

const peopleOf = ({ used }: PointsLine): Cell =>
  used.some(({ people }) => people === null)
    ? "not reported"
    : used.reduce((total, { people }) => total + (people ?? 0), 0);

const cells = (plan: Pick<Plan, "labels">, line: PointsLine): readonly Cell[] => {
  const { asked, evidence, family, name, points, instrument, headline } = line;
  const { pool, priorScale } = points;
  const other = pool.rule === "bayesian" ? pool.hartungKnapp : pool.rule === "hartung-knapp" ? pool.bayesian : null;
  const alone = "one trial";
  return [
    asked.outcome.label,
    asked.comparison.label,
    labelOf(plan, "family", family),
    name,
    pool.k,
    peopleOf(line),
    { headline: headline.id },
    ruleText[pool.rule],
    other === null ? alone : naturalQuantity(evidence.estimand.scale, evidence.better, other),
    pool.tauSquared ?? alone,
    pool.iSquared ?? alone,
    pool.k < 2 ? alone : predictionText(line),
    instrument?.referenceSd?.value ?? "none declared",
    priorScale ?? "none",
    instrument?.minimalImportantDifference?.value ?? "none declared",
    doubtsOf(line.used),
    line.used.flatMap(({ keys }) => keys).join(" "),
  ];
};

/** Differences in points, each within one instrument, with the prior that its declared standard deviation makes. */
export const pointsTable = (id: string, plan: Pick<Plan, "labels">, lines: readonly PointsLine[]): TableBlock => ({
  kind: "table",
  id,
  depth: "clinician",
  caption: [
    "Differences in points of one scale, first group minus second: never pooled across scales. On a scale where lower is better, below zero favors the first group. Beside each: the spread of scores declared for the scale, and the prior on the differences between trials that it makes.",
  ],
  columns: [
    { id: "outcome", label: "Outcome", unit: null, align: "start" },
    { id: "comparison", label: "Comparison", unit: null, align: "start" },
    { id: "condition", label: "Condition", unit: null, align: "start" },
    { id: "instrument", label: "Scale", unit: null, align: "start" },
    { id: "trials", label: "Trials", unit: "count", align: "end" },
    { id: "people", label: "People", unit: "count", align: "end" },
    { id: "number", label: "Points with interval", unit: null, align: "end" },
    { id: "rule", label: "Interval", unit: null, align: "start" },
    { id: "other", label: "The other interval", unit: "point-difference", align: "end" },
    { id: "tau-squared", label: "τ²", unit: "variance", align: "end" },
    { id: "i-squared", label: "I²", unit: "percent", align: "end" },
    { id: "prediction", label: "A new setting", unit: null, align: "end" },
    { id: "reference-sd", label: "Reference SD", unit: "points", align: "end" },
    { id: "prior-scale", label: "Half-normal scale of τ", unit: "points", align: "end" },
    { id: "smallest", label: "Smallest that matters", unit: "points", align: "end" },
    { id: "doubts", label: "Doubts", unit: null, align: "start" },
    { id: "rows", label: "Rows", unit: null, align: "start" },
  ],
  rows: lines.map((line) => cells(plan, line)),
});
