import type { UsedEffect } from "../../derive/evidence/evidence-estimand.ts";
import { isRatio, naturalInterval, naturalQuantity, naturalUnit } from "../../derive/evidence/natural-scale.ts";
import type { Pool } from "../../derive/evidence/pool.ts";
import type { Cell, Plan, Prose, TableBlock } from "../../model/index.ts";
import { limitsText } from "../published/number-text.ts";
import { labelOf } from "../published/words.ts";
import type { GridLine } from "./grid-lines.ts";

export const ruleText: Readonly<Record<Pool["rule"], string>> = {
  none: "none",
  "one-trial": "one trial: its own",
  bayesian: "Bayesian",
  "hartung-knapp": "Hartung–Knapp",
};

const doubtText: Readonly<Record<UsedEffect["flags"][number], string>> = {
  asymmetric: "lopsided interval",
  crossover: "both treatments in turn",
  "first-period": "first of two periods",
  "one-of-several-arms": "one of several groups",
  completers: "those who stayed",
  "size-recovered": "group size recovered",
  converted: "from an odds ratio",
};

/** What a reader must know of the trials behind a number, each doubt once. */
export const doubtsOf = (used: readonly UsedEffect[]): string =>
  [...new Set(used.flatMap(({ flags }) => flags.map((flag) => doubtText[flag])))].join("; ") || "none noted";

const predictionText = ({ evidence, family: { pool } }: GridLine): string => {
  const { scale } = evidence.estimand;
  const limits = pool.prediction && naturalInterval(scale, evidence.better, pool.prediction);
  if (limits === null || limits.low === null || limits.high === null) return "three trials are needed";
  return limitsText(limits.low, limits.high, isRatio(scale) ? 1 : 0);
};

const cells = (plan: Pick<Plan, "labels">, line: GridLine): readonly Cell[] => {
  const { asked, evidence, family, headline } = line;
  const { pool, used } = family;
  const { scale } = evidence.estimand;
  const other = pool.rule === "bayesian" ? pool.hartungKnapp : pool.rule === "hartung-knapp" ? pool.bayesian : null;
  const alone = "one trial";
  return [
    asked.outcome.label,
    asked.comparison.label,
    labelOf(plan, "family", family.family),
    pool.k,
    headline.basis?.people ?? "not reported",
    naturalUnit[scale].replaceAll("-", " "),
    { headline: headline.id },
    ruleText[pool.rule],
    other === null ? alone : naturalQuantity(scale, evidence.better, other),
    pool.tauSquared ?? alone,
    pool.iSquared ?? alone,
    pool.k < 2 ? alone : predictionText(line),
    doubtsOf(used),
    used.flatMap(({ keys }) => keys).join(" "),
  ];
};

/** The questions that have a number, one line each. */
export const gridTable = (
  id: string,
  caption: Prose,
  plan: Pick<Plan, "labels">,
  lines: readonly GridLine[],
): TableBlock => ({
  kind: "table",
  id,
  depth: "clinician",
  caption,
  columns: [
    { id: "outcome", label: "Outcome", unit: null, align: "start" },
    { id: "comparison", label: "Comparison", unit: null, align: "start" },
    { id: "condition", label: "Condition", unit: null, align: "start" },
    { id: "trials", label: "Trials", unit: "count", align: "end" },
    { id: "people", label: "People", unit: "count", align: "end" },
    { id: "measure", label: "Measure", unit: null, align: "start" },
    { id: "number", label: "Number with interval", unit: null, align: "end" },
    { id: "rule", label: "Interval", unit: null, align: "start" },
    { id: "other", label: "The other interval", unit: "ratio", align: "end" },
    { id: "tau-squared", label: "τ²", unit: "variance", align: "end" },
    { id: "i-squared", label: "I²", unit: "percent", align: "end" },
    { id: "prediction", label: "A new setting", unit: null, align: "end" },
    { id: "doubts", label: "Doubts", unit: null, align: "start" },
    { id: "rows", label: "Rows", unit: null, align: "start" },
  ],
  rows: lines.map((line) => cells(plan, line)),
});
