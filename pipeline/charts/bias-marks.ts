import type { VegaLiteSpec } from "../model/index.ts";
import { symbolLayer, textLayer } from "./layers.ts";

/** A judgement; `none` where the tool has the domain and nobody judged it. */
export type BiasMark = "low" | "unclear" | "some" | "high" | "none";

/** Shape, letter and words of each: none of them is told by colour. */
export const BIAS_MARKS: Readonly<
  Record<BiasMark, { readonly shape: string; readonly letter: string; readonly words: string }>
> = {
  low: { shape: "circle", letter: "L", words: "low risk" },
  unclear: { shape: "diamond", letter: "U", words: "unclear" },
  some: { shape: "triangle-up", letter: "S", words: "some concerns" },
  high: { shape: "square", letter: "H", words: "high risk" },
  none: { shape: "circle", letter: "–", words: "not judged, counts as unclear" },
};

export const BIAS_ORDER: readonly BiasMark[] = ["low", "unclear", "some", "high", "none"];

const AREA: Readonly<Record<BiasMark, number>> = { low: 330, unclear: 330, some: 330, high: 290, none: 0 };

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly mark: BiasMark;
}

/** Symbols with their letters at places in px. */
export const biasMarks = (placed: readonly Placed[], scale = 1): readonly VegaLiteSpec[] => {
  const of = (...marks: readonly BiasMark[]) =>
    placed
      .filter(({ mark }) => marks.includes(mark))
      .map(({ x, y, mark }) => ({ x, y, area: AREA[mark] * scale, shape: BIAS_MARKS[mark].shape }));
  const letters = (dark: boolean) =>
    placed
      .filter(({ mark }) => (mark === "high") === dark)
      .map(({ x, y, mark }) => ({ x, y: y + (mark === "some" ? 3 : 0), text: BIAS_MARKS[mark].letter }));
  return [
    ...symbolLayer(of("low"), "cell-empty"),
    ...symbolLayer(of("unclear", "some"), "cell-filled"),
    ...symbolLayer(of("high"), "estimate-square"),
    ...textLayer(letters(false), "text", { align: "center" }),
    ...textLayer(letters(true), "point-paper", { align: "center" }),
  ];
};

/** Entries of a key: only judgements that somebody made. */
export const biasEntries = (made: readonly BiasMark[]) =>
  BIAS_ORDER.filter((mark) => made.includes(mark)).map((mark) => ({ label: BIAS_MARKS[mark].words, mark }));

/** The same in a key: large enough for the letter to stand inside. */
export const biasKey = (placed: readonly Placed[]): readonly VegaLiteSpec[] =>
  biasMarks(
    placed.map((one) => ({ ...one, x: one.x + 2 })),
    0.66,
  );
