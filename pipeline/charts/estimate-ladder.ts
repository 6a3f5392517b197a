import type { VegaLiteSpec } from "../model/index.ts";
import { finite } from "./finite.ts";
import { forest } from "./forest.ts";
import { type ForestData, type ForestRow, forestHeading } from "./forest-data.ts";
import type { ChartFrame } from "./frame.ts";
import { ladderDomain } from "./ladder-domain.ts";
import { HOLLOW_NOTE, worthwhileNote } from "./worthwhile-note.ts";

export interface LadderRow {
  /** The variant of the analysis. */
  readonly label: string;
  /** Rows of one group stand together under its heading; `null`: under none. */
  readonly group: string | null;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** As printed: the number with its interval, or why there is none. */
  readonly text: string;
  readonly note: string | null;
  /** Did not pass the checks before a comparison may be relied on: an empty mark. */
  readonly hollow: boolean;
  /** The declared primary analysis, in strong type. */
  readonly primary?: boolean;
}

export interface EstimateLadderData {
  readonly rows: readonly LadderRow[];
  readonly unit: string;
  /** No difference. */
  readonly zero: number;
  /** The smallest difference that matters, on the axis; it is drawn on the better side. */
  readonly worthwhile: number | null;
  readonly betterSide: "right" | "left";
  /** Whom the left side favours, and whom the right side. */
  readonly favours: readonly [string, string];
  /** "Difference, days" when left out. */
  readonly xTitle?: string;
  /** Headers of the three columns of words. */
  readonly labelTitle?: string;
  readonly textTitle?: string;
  readonly noteTitle?: string;
  /** No interval is cut, however wide the last ones are. */
  readonly whole?: boolean;
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const heading = (group: string, i: number): ForestRow => forestHeading(`group-${i + 1}`, { label: group });

const variant = (row: LadderRow, i: number): ForestRow => ({
  id: `row-${i + 1}`,
  kind: "study",
  cells: { label: row.label },
  estimate: finite(row.value),
  low: finite(row.low),
  high: finite(row.high),
  text: row.text,
  weight: null,
  note: row.note ?? "",
  hollow: row.hollow,
  strong: row.primary === true,
});

/** Even on both sides, with every limit inside. */
const wholeDomain = (rows: readonly LadderRow[], zero: number): readonly [number, number] => {
  const ends = rows.flatMap(({ value, low, high }) => [value, low, high].flatMap((one) => finite(one) ?? []));
  const reach = Math.max(0, ...ends.map((one) => Math.abs(one - zero))) * 1.08 || 1;
  return [zero - reach, zero + reach];
};

/**
 * The same comparison under other rules, other models, other days: a row for each, with its number beside the picture.
 * The zone between no difference and the smallest that matters is light; a variant that failed its checks has an empty mark.
 */
export const estimateLadder = (frame: ChartFrame, data: EstimateLadderData): VegaLiteSpec => {
  const { zero, unit } = data;
  const size = data.worthwhile === null ? null : Math.abs(data.worthwhile - zero);
  const limit = size === null ? null : data.betterSide === "right" ? zero + size : zero - size;
  const rows = data.rows.flatMap((row, i) => [
    ...(row.group !== null && row.group !== data.rows[i - 1]?.group ? [heading(row.group, i)] : []),
    variant(row, i),
  ]);
  const forestData: ForestData = {
    scale: "identity",
    nullAt: zero,
    worthwhile: limit === null ? null : [Math.min(zero, limit), Math.max(zero, limit)],
    favours: { left: data.favours[0], right: data.favours[1] },
    xTitle: data.xTitle ?? `Difference, ${unit}`,
    columns: [{ id: "label", label: data.labelTitle ?? "Analysis", align: "start" }],
    rows,
    footer: [
      ...worthwhileNote(data.worthwhile, unit),
      ...(data.rows.some(({ hollow }) => hollow) ? [HOLLOW_NOTE] : []),
    ].join(" "),
    textLabel: data.textTitle ?? `${capital(unit)} (interval)`,
    noteLabel: data.noteTitle ?? "Note",
    wordedNotes: true,
    plotRoom: 210,
    domain: data.whole ? wholeDomain(data.rows, zero) : ladderDomain(data.rows, zero, limit),
    empty: "No analysis",
  };
  return forest(frame, forestData);
};
