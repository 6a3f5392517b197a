import type { EvidenceRows, PublishedResult } from "./evidence-rows.ts";

export type RecomputedKind = "share" | "p-value" | "standard-error" | "difference" | "ratio";

/** A printed number that other printed numbers give too. */
export interface Recomputed {
  readonly kind: RecomputedKind;
  readonly keys: readonly string[];
  readonly result: PublishedResult;
  readonly printed: number;
  /** Not "=" for a p value printed as a bound. */
  readonly relation: "=" | "<" | "<=" | ">" | ">=";
  readonly recomputed: number;
  /** Recomputed minus printed. */
  readonly difference: number;
  /** More than rounding of every number in it explains. */
  readonly beyond: boolean;
}

/** What one kind of check finds on one printed number. */
export type Check = (result: PublishedResult, rows: EvidenceRows) => readonly Recomputed[];

export const isRatioMeasure = (measure: string): boolean => measure.endsWith("_ratio");
