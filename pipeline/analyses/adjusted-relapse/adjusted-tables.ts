import type { AdjustedComparison } from "../../derive/weighting/adjusted-comparison.ts";
import { gateItemName, gateLimit } from "../../derive/weighting/gate-reason.ts";
import type { Cell, Quantity, TableBlock } from "../../model/index.ts";
import { type AdjustedData, adjustmentWords } from "./adjusted-data.ts";
import { suffixOf } from "./adjusted-words.ts";
import { balanceRows, type ComparedColumn } from "./balance-rows.ts";
import { adjustmentId, adjustmentName, measureWords, populationName } from "./measures.ts";

const text = (id: string, label: string) => ({ id, label, unit: null, align: "start" as const });
const number = (id: string, label: string, unit: string | null = null) => ({ id, label, unit, align: "end" as const });

/** The primary adjustment: each cohort's value and the difference. */
export const measuresTable = (data: AdjustedData): TableBlock => {
  const [primary = ""] = adjustmentWords(data);
  const suffix = suffixOf(data);
  return {
    kind: "table",
    id: "adjusted-measures",
    depth: "clinician",
    caption: [
      `Relapse by treatment received, after ${adjustmentName(primary)}: it speaks for ${populationName(primary)}.`,
    ],
    columns: [
      text("measure", "Measure"),
      ...data.cohorts.map(({ id, label }) => number(id, label)),
      number("difference", "Difference, adjusted"),
    ],
    rows: measureWords.map(({ id, armId, words }) => [
      words,
      ...data.cohorts.map(
        (cohort): Cell => ({ headline: `${data.id}/${armId}/${cohort.id}/${adjustmentId(primary)}${suffix}` }),
      ),
      { headline: `${data.id}/${id}/${adjustmentId(primary)}${suffix}` },
    ]),
  };
};

/** Every declared adjustment beside the others. */
export const adjustmentsTable = (data: AdjustedData): TableBlock => ({
  kind: "table",
  id: "adjustments",
  depth: "full",
  caption: [
    "The same differences under every declared adjustment: days without relapse and relapse-free share among responders, days in sustained response per person who started. Each speaks for the people that it names.",
  ],
  columns: [
    text("adjustment", "Adjustment"),
    text("population", "Speaks for"),
    ...measureWords.map(({ id, short }) => number(id, short)),
  ],
  rows: adjustmentWords(data).map((word) => [
    adjustmentName(word),
    populationName(word),
    ...measureWords.map(({ id }): Cell => ({ headline: `${data.id}/${id}/${adjustmentId(word)}${suffixOf(data)}` })),
  ]),
});

/** Table 1: the covariates by cohort, and how unlike the cohorts are before and after weighting. */
export const balanceTable = (data: AdjustedData, comparison: AdjustedComparison): TableBlock => ({
  kind: "table",
  id: "balance",
  depth: "full",
  caption: [
    "Responders before treatment, by treatment received: means, or shares of a level, as observed and after weighting; standardized differences are in standard deviations of the people as observed.",
  ],
  columns: [
    text("covariate", "Before treatment"),
    ...data.cohorts.map(({ id, short }) => number(id, short)),
    ...data.cohorts.map(({ id, short }) => number(`${id}-weighted`, `${short}, weighted`)),
    number("before", "Difference", "smd"),
    number("after", "Difference, weighted", "smd"),
  ],
  rows: balanceRows(comparison, data.plan).map((row) => [
    row.label,
    ...data.cohorts.map(({ role }) => shown(row, row.before[role])),
    ...data.cohorts.map(({ role }) => shown(row, row.after[role])),
    difference(row.before.standardisedDifference),
    difference(row.after.standardisedDifference),
  ]),
});

const shown = ({ share }: ComparedColumn, value: number): string =>
  share ? `${(100 * value).toFixed(0)}%` : value.toFixed(2);

const difference = (quantity: Quantity): Cell => (quantity.kind === "estimate" ? quantity : "does not vary");

/** Every condition of the gate with its number, for each population and adjustment that needs one. */
export const gateTable = (data: AdjustedData): TableBlock => ({
  kind: "table",
  id: "gate",
  depth: "full",
  caption: ["Conditions that a comparison must meet before its number is shown, for the primary adjustment."],
  columns: [
    text("population", "Population"),
    text("condition", "Condition"),
    text("where", "Group or covariate"),
    number("value", "Found"),
    number("limit", "Asked"),
    text("state", "Result"),
  ],
  rows: [["responders", data.responders[0]] as const, ["people who started", data.starters[0]] as const].flatMap(
    ([population, comparison]) =>
      (comparison?.checks ?? []).map((check): readonly Cell[] => [
        population,
        gateItemName(check.item),
        [data.cohorts.find(({ role }) => role === check.cohort)?.label ?? null, check.column]
          .filter((word) => word !== null)
          .join(", ") || "all",
        Number.isInteger(check.value) ? String(check.value) : check.value.toFixed(3),
        gateLimit(check),
        { passes: "met", shown: "not met, shown with this mark", withholds: "not met, withheld" }[check.state],
      ]),
  ),
});
