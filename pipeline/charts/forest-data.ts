import type { Role } from "./frame.ts";

export interface ForestColumn {
  readonly id: string;
  readonly label: string;
  readonly align: "start" | "end";
  /** A cohort's own column carries its chip. */
  readonly role?: Role;
}

export interface ForestRow {
  readonly id: string;
  readonly kind: "study" | "pooled" | "prediction" | "listed" | "heading";
  /** Text by column id. */
  readonly cells: Readonly<Record<string, string>>;
  /** On the natural scale: a ratio, not its logarithm. */
  readonly estimate: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The printed effect with its interval. */
  readonly text: string;
  readonly weight: number | null;
  /** The weight in percent, or why the row is not pooled. */
  readonly note: string;
  /** A pooled estimate on two studies: an outline only. */
  readonly light?: boolean;
  /** Shown although it may not be relied on: an empty square. */
  readonly hollow?: boolean;
  /** Its words in strong type. */
  readonly strong?: boolean;
}

export interface ForestData {
  readonly scale: "log" | "identity";
  readonly nullAt: number;
  /** The smallest differences that matter, one each side; between them is the light zone. */
  readonly worthwhile: readonly [number, number] | null;
  readonly favours: { readonly left: string; readonly right: string };
  readonly xTitle: string;
  readonly columns: readonly ForestColumn[];
  readonly rows: readonly ForestRow[];
  readonly footer: string;
  readonly textLabel?: string;
  readonly noteLabel?: string;
  /** Where notes are words, not numbers. On a telephone they then stand below each row that has one. */
  readonly wordedNotes?: boolean;
  /** The axis of differences from and to; chosen from the rows when left out. */
  readonly domain?: readonly [number, number];
  /** What the plot may not give up to columns of text, px. */
  readonly plotRoom?: number;
  /** Said in place of rows. */
  readonly empty?: string;
}

/** A row that names the rows below it. */
export const forestHeading = (id: string, cells: ForestRow["cells"]): ForestRow => ({
  id,
  kind: "heading",
  cells,
  estimate: null,
  low: null,
  high: null,
  text: "",
  weight: null,
  note: "",
});
