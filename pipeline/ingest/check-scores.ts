import {
  type CategoryColumn,
  type IssueCode,
  type IssueLog,
  type IssueWords,
  type NumberColumn,
  numberAt,
} from "../model/index.ts";
import { nearest } from "./nearest.ts";
import { placeOf, shownAt } from "./place-of.ts";
import type { ReadTable } from "./read-table.ts";

/** What an instrument says of its scores. */
export interface ScoreScale {
  readonly low: number;
  readonly high: number;
  /** Range of one item. */
  readonly itemLow: number;
  readonly itemHigh: number;
  /** Distance of one permitted score from the next; `null` when any number in the range is one. */
  readonly step: number | null;
  /** How the total comes from the items; `null` when no total can be recomputed. */
  readonly total: "sum" | "mean" | null;
  /** Number of items: the first of the item columns. */
  readonly items: number;
}

const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

const isOnStep = ({ low, step }: ScoreScale, score: number): boolean =>
  step === null || close(low + Math.round((score - low) / step) * step, score);

const itemColumns = (read: ReadTable): readonly NumberColumn[] =>
  Object.keys(read.table.extra)
    .filter((name) => /^item_\d+$/.test(name))
    .map((name) => read.table.extra[name] as NumberColumn);

/** The total of the items where all are present; the items are the instrument's first `items` columns. */
const recomputed = (scale: ScoreScale, items: readonly NumberColumn[], i: number): number | null => {
  const used = items.slice(0, scale.items);
  if (scale.total === null || used.length === 0 || used.length < scale.items) return null;
  let sum = 0;
  for (const column of used) {
    const value = numberAt(column, i);
    if (value === null) return null;
    sum += value;
  }
  return scale.total === "sum" ? sum : sum / used.length;
};

/** Scores of unknown instruments, off the scale or between its steps, and totals that their items contradict. */
export const checkScores = (read: ReadTable, scales: ReadonlyMap<string, ScoreScale>, log: IssueLog): void => {
  const instruments = read.table.columns.instrument as CategoryColumn;
  const scores = read.table.columns.score as NumberColumn;
  const items = itemColumns(read);
  const known = instruments.levels.map((level) => scales.get(level) ?? null);
  const tell = (code: IssueCode, i: number, words: IssueWords): void =>
    log.add(code, placeOf(read, i, "score"), shownAt(read, i, "score"), words);
  for (let i = 0; i < read.table.length; i += 1) {
    const code = instruments.codes[i] as number;
    if (code === -1) continue;
    const instrument = instruments.levels[code] as string;
    const scale = known[code] as ScoreScale | null;
    if (scale === null) {
      const near = nearest(instrument, [...scales.keys()]);
      const words = { nearest: near === null ? "" : `Did you mean "${near}"? `, id: instrument };
      log.add("instrument-unknown", placeOf(read, i, "instrument"), shownAt(read, i, "instrument"), words);
      continue;
    }
    items.slice(0, scale.items).forEach((column, item) => {
      const value = numberAt(column, i);
      if (value === null || (value >= scale.itemLow && value <= scale.itemHigh)) return;
      const words = { instrument: `an item of ${instrument}`, low: scale.itemLow, high: scale.itemHigh };
      log.add("score-off-scale", placeOf(read, i, `item_${item + 1}`), String(value), words);
    });
    const score = numberAt(scores, i);
    if (score === null) continue;
    if (score < scale.low || score > scale.high) {
      tell("score-off-scale", i, { instrument, low: scale.low, high: scale.high });
    } else if (!isOnStep(scale, score)) tell("score-off-step", i, { instrument });
    const total = recomputed(scale, items, i);
    if (total !== null && Math.abs(total - score) > (scale.step ?? 0.01) / 2) {
      tell("total-differs", i, { total });
    }
  }
};
