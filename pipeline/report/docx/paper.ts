import type { Spelling } from "../format.ts";

/** A sheet in twentieths of a point, upright. */
export interface Paper {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
}

const INCH = 1440;

/** US Letter or A4, with an inch or so around the text. */
export const paperOf = (locale: Spelling): Paper =>
  locale === "UK" ? { width: 11906, height: 16838, margin: INCH } : { width: 12240, height: 15840, margin: INCH };
