import type { Prose, Run } from "../../model/index.ts";
import type { Catalog } from "../texts.ts";
import { filledTemplate, fitsTemplate, proseTemplate, textTemplate } from "./template.ts";

/** What becomes of each text of a report. */
export interface Speaker {
  readonly prose: (prose: Prose) => Prose;
  /** A bare text that is surely the program's own: a question, the head of a column. */
  readonly words: (text: string) => string;
  /** A bare text that may be the study's own: a cell, a label in a picture. */
  readonly text: (text: string) => string;
}

const translationOf = (key: string, catalog: Catalog): string | null => {
  const found = Object.hasOwn(catalog, key) ? catalog[key] : undefined;
  return found !== undefined && fitsTemplate(key, found) ? found : null;
};

/** A number as the language writes it. */
const written = (number: string, point: string): string =>
  point !== "." && /^\d+\.\d+$/.test(number) ? number.replace(".", point) : number;

/** Speaks the language of a catalog; `missing` is told each template that has no translation and stays as it is. */
export const speakerOf = (catalog: Catalog, point: string, missing: (key: string) => void): Speaker => {
  const bare = (text: string, tell: (key: string) => void): string => {
    const template = textTemplate(text);
    if (template === null) return text;
    const found = translationOf(template.key, catalog);
    if (found === null) tell(template.key);
    return filledTemplate(
      found ?? template.key,
      template.gaps.map((number) => written(number, point)),
    ).join("");
  };
  const run = (one: Exclude<Run, string>): Run => ("term" in one ? { term: bare(one.term, () => {}) } : one);
  return {
    prose: (prose) => {
      const template = proseTemplate(prose);
      if (template === null) return prose;
      const found = translationOf(template.key, catalog);
      if (found === null) missing(template.key);
      return filledTemplate(found ?? template.key, template.gaps.map(run));
    },
    words: (text) => bare(text, missing),
    text: (text) => bare(text, () => {}),
  };
};
