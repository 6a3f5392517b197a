import type { PresetNumber } from "../../derive/preset/preset-numbers.ts";
import type { PresetReading } from "../../derive/preset/preset-reading.ts";
import type { Cell, Prose, Quantity, TableBlock, TableColumn } from "../../model/index.ts";
import { normalQuantile } from "../../stats/distributions/normal-quantile.ts";
import { estimate } from "../../stats/quantity.ts";
import { studyLabel } from "../published/words.ts";
import { naturalNumber, unitOf } from "./natural.ts";

const columns = (unit: string): readonly TableColumn[] => [
  { id: "study", label: "Study", unit: null, align: "start" },
  { id: "source", label: "Row of the source", unit: null, align: "start" },
  { id: "outcome", label: "Outcome", unit: null, align: "start" },
  { id: "instrument", label: "Measured with", unit: null, align: "start" },
  { id: "people", label: "People", unit: "people", align: "end" },
  { id: "effect", label: "Number with interval", unit, align: "end" },
  { id: "weight", label: "Share of the pool, %", unit: "percent", align: "end" },
  { id: "doubt", label: "Doubtful cell", unit: null, align: "start" },
];

/** A number with the interval that its standard error gives. */
export const ownInterval = (pool: "difference" | "ratio", one: PresetNumber, level: number): Quantity => {
  const reach = -normalQuantile((1 - level) / 2) * one.standardError;
  return naturalNumber(
    pool,
    estimate(one.estimate, {
      se: one.standardError,
      intervals: [
        { kind: "confidence", level, low: one.estimate - reach, high: one.estimate + reach, method: "normal" },
      ],
    }),
  );
};

const DOUBTS: Readonly<Record<string, string>> = {
  "decimal-mark": "decimal mark lost or moved?",
  sign: "sign turned?",
  differs: "cannot be made again",
  text: "text among numbers",
};

/** Every number of a pool with where it came from, and those that could not be pooled with the reason. */
export const numberTable = (reading: PresetReading, level: number): TableBlock => {
  const { pool, primary } = reading;
  const caption: Prose =
    pool.id === "difference"
      ? ["Standardized differences that are pooled, and what import doubts about their rows."]
      : ["Counts that are pooled as risk ratios, and what import doubts about their rows."];
  return {
    kind: "table",
    id: `${pool.id}-rows`,
    depth: "full",
    caption,
    columns: columns(unitOf(pool.id)),
    rows: [
      ...pool.numbers.map((one, i): readonly Cell[] => [
        studyLabel(one.study),
        one.row.source_where,
        one.row.outcome.replaceAll("_", " "),
        one.row.instrument,
        one.people,
        ownInterval(pool.id, one, level),
        primary.kind === "random-effects" ? (primary.weights[i] ?? null) : null,
        one.words.doubt == null ? "none found" : (DOUBTS[one.words.doubt] ?? one.words.doubt),
      ]),
      ...pool.without.map(({ study, key, why }): readonly Cell[] => [
        studyLabel(study),
        key,
        `not pooled: ${why}`,
        null,
        null,
        null,
        null,
        "none found",
      ]),
    ],
  };
};
