import type { Measure } from "../draw.ts";
import type { Palette } from "../palette.ts";
import { texts } from "../texts.ts";
import type { AbstractFacts } from "./abstract-facts.ts";
import { type Drawn, drawnText, stacked } from "./drawn-text.ts";
import { type FitOptions, fitText } from "./fit-text.ts";

export interface BlockPlace {
  readonly x: number;
  readonly width: number;
  readonly measure: Measure;
  readonly colours: Palette;
}

type Piece = (top: number) => Drawn;
type Look = Pick<FitOptions, "lines" | "sizes" | "weight">;

const words = () => texts().abstract;
const MARK = 34;

const text =
  (body: string, look: Look, place: BlockPlace, fill: string, indent = 0): Piece =>
  (top) =>
    drawnText(
      fitText(body, { ...look, width: place.width - indent, measure: place.measure }),
      place.x + indent,
      top,
      fill,
    );

const label = (word: string, place: BlockPlace): Piece =>
  text(word, { lines: 1, sizes: [13], weight: 600 }, place, place.colours.muted);

/** The question, over the whole width. */
export const questionBlock = ({ question }: AbstractFacts, place: BlockPlace, top: number): Drawn =>
  stacked(top, [
    label(words().question, place),
    text(question, { lines: 2, sizes: [34, 30, 26, 22], weight: 600 }, place, place.colours.ink),
  ]);

export const whoBlock = ({ who, population }: AbstractFacts, place: BlockPlace, top: number): Drawn =>
  stacked(top, [
    label(words().who, place),
    text(who, { lines: 1, sizes: [20, 18, 16], weight: 600 }, place, place.colours.ink),
    text(population, { lines: 2, sizes: [14] }, place, place.colours.muted),
  ]);

/** Each side with the stroke that its curves have in every chart. */
export const comparedBlock = ({ compared }: AbstractFacts, place: BlockPlace, top: number): Drawn =>
  stacked(top, [
    label(words().compared, place),
    ...compared.map(({ role, label: name }): Piece => {
      const dash = role === "comparator" ? ' stroke-dasharray="6,3"' : "";
      const named = text(name, { lines: 1, sizes: [18, 16, 14], weight: 600 }, place, place.colours.ink, MARK);
      return (y) => {
        const { svg, height } = named(y);
        const middle = y + height / 2;
        const mark = `<path d="M${place.x},${middle}h24" stroke="${place.colours[role]}" stroke-width="4"${dash}/>`;
        return { svg: mark + svg, height };
      };
    }),
  ]);

const bars = (steps: number, { x, colours }: BlockPlace, top: number): string =>
  [0, 1, 2, 3]
    .map(
      (i) =>
        `<rect x="${x + i * 10}.5" y="${top + 2}.5" width="7" height="14" fill="${i < steps ? colours.ink : colours.paper}" stroke="${colours.ink}"/>`,
    )
    .join("");

const certainty =
  (mark: AbstractFacts["certainty"], place: BlockPlace): Piece =>
  (top) => {
    if (mark === null) return { svg: "", height: 0 };
    const { svg, height } = text(
      `${words().sure} ${mark.words}`,
      { lines: 1, sizes: [15, 14, 13], weight: 600 },
      place,
      place.colours.ink,
      48,
    )(top);
    return { svg: bars(mark.steps, place, top) + svg, height };
  };

const space =
  (height: number): Piece =>
  () => ({ svg: "", height });

/** The answer, its number with the interval, and how sure it is. */
export const resultBlock = (facts: AbstractFacts, place: BlockPlace, top: number): Drawn => {
  const { ink, muted } = place.colours;
  return stacked(top, [
    label(words().result, place),
    text(facts.answer, { lines: 2, sizes: [28, 24, 22], weight: 600 }, place, ink),
    text(facts.sentence, { lines: 4, sizes: [16, 15, 14] }, place, ink),
    space(6),
    text(facts.number, { lines: 2, sizes: [20, 18, 16], weight: 600 }, place, ink),
    text(facts.measured, { lines: 3, sizes: [13] }, place, muted),
    space(6),
    certainty(facts.certainty, place),
  ]);
};
