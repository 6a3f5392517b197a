import type { Prose, Run } from "../../model/index.ts";

/** A text with numbered gaps, "{1} of {2} people", and what stands in them. */
export interface Template<T> {
  readonly key: string;
  readonly gaps: readonly T[];
}

const GAP = /\{(\d+)\}/g;
const NUMBER = /\d+(?:[.,\u2009]\d+)*/g;

/** Prose as a template: whatever is no literal text is a gap. `null` for a text that holds braces of its own. */
export const proseTemplate = (prose: Prose): Template<Exclude<Run, string>> | null => {
  const gaps = prose.filter((run) => typeof run !== "string");
  if (prose.some((run) => typeof run === "string" && /[{}]/.test(run))) return null;
  let gap = 0;
  const parts = prose.map((run) => {
    if (typeof run === "string") return run;
    gap += 1;
    return `{${gap}}`;
  });
  return { key: parts.join(""), gaps };
};

/** A bare text as a template: its numbers are gaps, so that other numbers need no other translation. */
export const textTemplate = (text: string): Template<string> | null => (/[{}]/.test(text) ? null : maskedNumbers(text));

const maskedNumbers = (text: string): Template<string> => {
  const gaps: string[] = [];
  const key = text.replace(NUMBER, (number) => `{${gaps.push(number)}}`);
  return { key, gaps };
};

/** Whether there is anything in it to translate. */
export const hasWords = (key: string): boolean => /\p{L}{2}/u.test(key);

const gapsOf = (text: string): readonly string[] => [...text.matchAll(GAP)].map(([gap]) => gap).sort();

/** A translation must keep every gap once and bring no digit and no brace of its own: no number may be lost, doubled or made up. */
export const fitsTemplate = (key: string, translation: string): boolean =>
  translation !== "" &&
  gapsOf(key).join() === gapsOf(translation).join() &&
  !/[\p{Nd}{}]/u.test(translation.replace(GAP, ""));

/** A translation with the gaps filled in, in its own order: literal pieces and gaps by turns, none empty. */
export const filledTemplate = <T>(translation: string, gaps: readonly T[]): readonly (string | T)[] =>
  translation
    .split(GAP)
    .map((part, i) => (i % 2 === 0 ? part : (gaps[Number(part) - 1] as T)))
    .filter((part) => part !== "");
