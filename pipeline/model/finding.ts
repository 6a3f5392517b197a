import type { Prose } from "./prose.ts";
import type { Interval, Quantity, Test } from "./quantity.ts";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A Vega-Lite spec with its data inside; no `config`, no colour, no font: the theme is added when it is drawn. */
export type VegaLiteSpec = { readonly [key: string]: Json };

export type Source = { readonly kind: "published" } | { readonly kind: "patients"; readonly dataset: string };

/** What a number rests on. Patient keys never appear. */
export type Rows =
  | { readonly table: string; readonly count: number; readonly keys: readonly string[] }
  | { readonly table: string; readonly count: number; readonly where: string };

/** What stands behind a published number, as the certainty rules need it. Weight shares are fractions of the pool. */
export interface Basis {
  readonly trials: number;
  readonly people: number | null;
  readonly events: number | null;
  readonly design: "randomised" | "non-randomised" | "single-arm" | "review" | "modelled";
  readonly riskOfBias: { readonly low: number; readonly some: number; readonly high: number; readonly unknown: number };
  /** Sum of 1/SE² of the usable rows on the analysis scale. */
  readonly information: number | null;
  /** D² = 1 − v_fixed/v_random; `null` where it cannot be computed. */
  readonly diversity: number | null;
  /** The other declared interval (Bayesian or Hartung–Knapp), shown beside the deciding one. */
  readonly other: Quantity | null;
  readonly prediction: Interval | null;
  readonly iSquared: number | null;
  /** Per trial, the interval on the analysis scale in the direction of benefit; for the inconsistency rule. */
  readonly intervals: readonly { readonly low: number; readonly high: number }[];
  /** Rows that speak of the estimand and were not used, by reason code. */
  readonly unused: Readonly<Record<string, number>>;
  /** What the unused numbers with an interval suggest, where nothing decides. */
  readonly hint: "points-towards" | "points-against" | "mixed" | null;
  /** With enough trials: p of the test for small-study effects, and the number with the missing trials filled in. Absent where nobody asked. */
  readonly asymmetry?: { readonly p: number; readonly filled: Quantity } | null;
  /** Registered trials on the same question that finished long ago and are silent; people are `null` where one does not print them. */
  readonly overdue?: { readonly trials: number; readonly people: number | null } | null;
}

/** One number that the report stands on. Ids are stable: prose, diff, explain and terminal all read them. */
export interface Headline {
  /** `<source>/<analysis>/<measure>[/<qualifier>…]`, e.g. `simulated/time-to-relapse/rmst-difference/unadjusted`. */
  readonly id: string;
  readonly label: Prose;
  readonly unit: string;
  readonly better: "higher" | "lower" | "neither";
  readonly quantity: Quantity;
  readonly test: Test | null;
  readonly n: number;
  readonly events: number | null;
  readonly rows: readonly Rows[];
  /** Published numbers that may decide a statement; `null` for patient numbers. */
  readonly basis: Basis | null;
}

export type Depth = "plain" | "clinician" | "full";

export type Cell = string | number | null | Quantity | { readonly headline: string };

export interface TableColumn {
  readonly id: string;
  readonly label: string;
  readonly unit: string | null;
  readonly align: "start" | "end";
}

export interface TextBlock {
  readonly kind: "text";
  readonly depth: Depth;
  readonly prose: Prose;
}

export interface TableBlock {
  readonly kind: "table";
  readonly id: string;
  readonly depth: Depth;
  readonly caption: Prose;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface ChartBlock {
  readonly kind: "chart";
  readonly id: string;
  readonly depth: Depth;
  readonly caption: Prose;
  readonly spec: VegaLiteSpec;
  /** The same rows laid out for a telephone. */
  readonly narrow: VegaLiteSpec;
  /** The same rows laid out for the first screen, where height is scarce; `null` for a chart that never stands there. */
  readonly cover: VegaLiteSpec | null;
  readonly alt: Prose;
  /** The id of the table of the same finding that holds the same rows. */
  readonly table: string;
  readonly audience: "public" | "private";
}

export type Block = TextBlock | TableBlock | ChartBlock;

/** What is estimated, in the words of ICH E9(R1). */
export interface Estimand {
  readonly population: Prose;
  readonly treatment: Prose;
  readonly outcome: Prose;
  readonly intercurrent: Prose;
  readonly summary: Prose;
  readonly timeZero: Prose;
}

export interface Caveat {
  readonly code: string;
  readonly prose: Prose;
}

export interface Finding {
  /** `<source>/<analysis>`: the prefix of its headlines. */
  readonly id: string;
  readonly analysis: string;
  readonly source: Source;
  readonly simulated: boolean;
  readonly standing: "primary" | "secondary" | "exploratory";
  readonly question: string;
  readonly estimand: Estimand;
  readonly headlines: readonly Headline[];
  readonly blocks: readonly Block[];
  readonly method: { readonly summary: Prose; readonly formula: string; readonly citations: readonly string[] };
  readonly caveats: readonly Caveat[];
}
