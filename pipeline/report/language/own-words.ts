import type { Study } from "../../model/index.ts";

/** Without numbers: "Author 2019" and "Author 2020" are one name. */
const withoutNumbers = (text: string): string => text.replace(/[\s\d.,–−-]+/g, " ").trim();

/** Whether a text stands in a study's own files: names, labels, quotes, with or without a number. They are nobody's to translate. */
export const isOwnWord = ({ language: _, ...study }: Study): ((text: string) => boolean) => {
  const words = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value === "string") words.add(withoutNumbers(value));
    else if (typeof value === "object" && value !== null && !ArrayBuffer.isView(value))
      for (const one of Object.values(value)) walk(one);
  };
  walk(study);
  return (text) => words.has(withoutNumbers(text));
};
