import type { ForestRow } from "../../charts/forest.ts";
import type { ListedRow, UsedEffect } from "../../derive/evidence/evidence-estimand.ts";
import { isRatio, naturalQuantity, naturalUnit } from "../../derive/evidence/natural-scale.ts";
import { shortReason } from "../../derive/evidence/not-used.ts";
import type { Cell, Interval, Quantity, TableColumn } from "../../model/index.ts";
import { normalQuantile } from "../../stats/distributions/normal-quantile.ts";
import { estimate } from "../../stats/quantity.ts";
import type { EstimandReading } from "./estimand-reading.ts";
import { effectText } from "./number-text.ts";
import { studyLabel } from "./words.ts";

/** One line of a table of published numbers and, if it has a place there, of the forest above it. */
export interface EvidenceLine {
  readonly cells: readonly Cell[];
  readonly forest: ForestRow;
  /** The key of its study. */
  readonly study: string;
}

export const evidenceColumns: readonly TableColumn[] = [
  { id: "study", label: "Study", unit: null, align: "start" },
  { id: "row", label: "Row", unit: null, align: "start" },
  { id: "instrument", label: "Measured with", unit: null, align: "start" },
  { id: "day", label: "Day", unit: "days", align: "end" },
  { id: "people", label: "People", unit: "people", align: "end" },
  { id: "measure", label: "Measure", unit: null, align: "start" },
  { id: "effect", label: "Number with interval", unit: "ratio", align: "end" },
  { id: "source", label: "Read in", unit: null, align: "start" },
  { id: "use", label: "Share of the pool, or why not pooled", unit: null, align: "start" },
];

const dayText = (day: number | null): string =>
  day === null ? "not reported" : day > 0 && day < 1 ? `${Math.round(day * 24 * 10) / 10} h` : String(day);

const howText: Readonly<Record<UsedEffect["how"], string>> = {
  counts: "from counts",
  means: "from means",
  "printed-interval": "as printed",
  "p-value": "from an exact p value",
};

const forestRow = (
  row: { key: string; label: string; people: number | null; day: number | null },
  shown: { kind: ForestRow["kind"]; value: number | null; low: number | null; high: number | null; text: string },
  note: string,
  weight: number | null,
): ForestRow => ({
  id: row.key,
  kind: shown.kind,
  cells: { study: row.label, day: dayText(row.day), people: row.people === null ? "not reported" : String(row.people) },
  estimate: shown.value,
  low: shown.low,
  high: shown.high,
  text: shown.text,
  weight,
  note,
});

/** One trial's number on the analysis scale, with the printed limits where there are any. */
export const trialQuantity = ({ effect, printed }: UsedEffect, level: number): Quantity => {
  const reach = -normalQuantile((1 - level) / 2) * effect.standardError;
  const own = printed ?? { low: effect.estimate - reach, high: effect.estimate + reach };
  const interval: Interval = { kind: "confidence", level, ...own, method: printed ? "as printed" : "normal" };
  return estimate(effect.estimate, { se: effect.standardError, intervals: [interval] });
};

/** Numbers that are in the pool, oldest study first. */
export const usedLines = ({ evidence, families }: EstimandReading, level: number): readonly EvidenceLine[] =>
  families.flatMap(({ used, pool }) =>
    used
      .map((one, i) => ({ one, weight: pool.weights[i] ?? 0 }))
      .sort((a, b) => (a.one.study.year ?? 0) - (b.one.study.year ?? 0))
      .map(({ one, weight }): EvidenceLine => {
        const { scale } = evidence.estimand;
        const quantity = naturalQuantity(scale, evidence.better, trialQuantity(one, level));
        const key = one.keys.join(" ");
        const label = studyLabel(one.study);
        const alone = used.length === 1 ? "one study: not pooled" : `${Math.round(weight * 100)}%`;
        const use = `${used.length === 1 ? "decides alone" : `${Math.round(weight * 100)}% of the pool`}; ${howText[one.how]}`;
        const [first] = quantity.kind === "estimate" ? quantity.intervals : [];
        const [low, high] = [first?.low ?? null, first?.high ?? null];
        const value = quantity.kind === "estimate" ? quantity.value : null;
        const text = effectText(value, low, high, isRatio(scale) ? 1 : 0);
        const measure = naturalUnit[scale].replaceAll("-", " ");
        return {
          study: one.study.study_id,
          cells: [label, key, one.instrument, dayText(one.day), one.people, measure, quantity, one.tier, use],
          forest: forestRow(
            { key, label, people: one.people, day: one.day },
            { kind: "study", value, low, high, text },
            alone,
            weight * 100,
          ),
        };
      }),
  );

const printedAs = (row: ListedRow): Quantity | null =>
  row.estimate === null
    ? null
    : estimate(row.estimate, {
        intervals:
          row.low === null && row.high === null
            ? []
            : [{ kind: "confidence", level: 0.95, low: row.low, high: row.high, method: "as printed" }],
      });

/** Kinds of printed numbers whose word in the tables says too little beside a number. */
const PRINTED: Readonly<Record<string, string>> = {
  other: "another statistic",
  events: "share of one group",
  proportion: "share of one group",
};

type PoolScale = EstimandReading["evidence"]["estimand"]["scale"];

/** Its place on the axis of the pool, where it is printed on the same scale. */
const onAxis = (row: ListedRow, scale: PoolScale | null) => {
  if (scale === null || row.measure.replaceAll("_", "-") !== naturalUnit[scale]) return null;
  if (row.estimate === null || row.low === null || row.high === null || row.side !== 1) return null;
  if (isRatio(scale)) return { value: row.estimate, low: row.low, high: row.high };
  const sign = row.better === "lower" ? -1 : 1;
  const [low, high] = sign === 1 ? [row.low, row.high] : [-row.high, -row.low];
  return { value: sign * row.estimate, low, high };
};

/** A number that is not pooled, as printed, with the reason; on the axis of `scale` where it is printed so. */
export const listedLine = (row: ListedRow, scale: PoolScale | null): EvidenceLine => {
  const label = studyLabel(row.study);
  const measure = row.measure.replaceAll("_", " ");
  const place = onAxis(row, scale);
  const kind = PRINTED[row.measure] ?? measure;
  const effect = effectText(row.estimate, row.low, row.high).replace(/\(.*\)/, (limits) =>
    limits.replaceAll(" ", "\u00a0"),
  );
  const printed = row.estimate === null ? kind : `${kind} ${effect}`;
  const text = place ? effectText(place.value, place.low, place.high) : printed;
  const shown = {
    kind: "listed" as const,
    value: place?.value ?? null,
    low: place?.low ?? null,
    high: place?.high ?? null,
    text,
  };
  return {
    study: row.study.study_id,
    cells: [
      label,
      row.key,
      row.instrument,
      dayText(row.day),
      row.n,
      measure,
      printedAs(row),
      row.tier,
      `not pooled: ${row.why}`,
    ],
    forest: forestRow({ key: row.key, label, people: row.n, day: row.day }, shown, shortReason[row.reason], null),
  };
};

/** Numbers that speak of the estimand and are not pooled. */
export const listedLines = (
  reading: EstimandReading,
  keep: (row: ListedRow) => boolean = () => true,
): readonly EvidenceLine[] =>
  reading.evidence.listed.filter(keep).map((row) => listedLine(row, reading.evidence.estimand.scale));
