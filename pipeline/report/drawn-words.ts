import type { Json } from "../model/index.ts";
import { said } from "./language/said.ts";
import { english, language, texts } from "./texts.ts";

/** What drawing puts into a picture by itself: how numbers are written, and the stamp. Plain data: any thread may draw. */
export interface DrawnWords {
  readonly point: string;
  readonly thousands: string;
  readonly simulated: string;
  readonly real: string;
}

/** In the language that is spoken here. */
export const drawnWords = (): DrawnWords => {
  const { point, thousands } = texts().number;
  const { simulated, internal } = english.page;
  // As the texts of the picture say them, which must hold the stamp too.
  return { point, thousands, simulated: said(simulated.word), real: said(internal.word) };
};

/** What a drawing must be given to be drawn in the language that is spoken here: nothing for English. */
export const foreignWords = (): { readonly words?: DrawnWords } =>
  language() === english ? {} : { words: drawnWords() };

/** The same for the configuration of a chart: how axes write numbers. */
export const axisNumbers = ({ point, thousands }: DrawnWords): Readonly<Record<string, Json>> =>
  point === "." ? {} : { locale: { number: { decimal: point, thousands, grouping: [3], currency: ["", ""] } } };
