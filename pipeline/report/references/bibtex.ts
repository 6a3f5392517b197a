import type { Reference } from "../../model/index.ts";
import { oneLine } from "./one-line.ts";
import { referenceLinks } from "./reference-links.ts";
import { type ArticleParts, articleParts } from "./reference-parts.ts";

const MARKS: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  // BibTeX counts even an escaped brace.
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** Text that TeX sets as it stands. */
export const texText = (text: string): string =>
  oneLine(text).replace(/[\\{}~^$&#%_]/g, (mark) => MARKS[mark] ?? `\\${mark}`);

/** A key from a reference's id; ids are unique, and so are keys that need no change. */
const keyOf = (id: string): string => id.replace(/[^A-Za-z0-9:._-]+/g, "-") || "reference";

const authorsText = ({ authors, others }: ArticleParts): string =>
  [...authors.map(({ family, given }) => `${texText(family)}, ${texText(given)}`), ...(others ? ["others"] : [])].join(
    " and ",
  );

/** Double braces keep the title's capitals. Without certain parts the whole text stands as the title. */
const fieldsOf = (text: string, parts: ArticleParts | null): readonly (readonly [string, string | null])[] =>
  parts === null
    ? [["title", `{${texText(text)}}`]]
    : [
        ["author", authorsText(parts)],
        ["title", `{${texText(parts.title)}}`],
        ["journal", texText(parts.journal)],
        ["year", String(parts.year)],
        ["volume", texText(parts.volume)],
        ["number", parts.issue === null ? null : texText(parts.issue)],
        ["pages", texText(parts.pages).replace("-", "--")],
      ];

const entry = (reference: Reference, key: string): string => {
  const parts = articleParts(reference.text);
  const { doi, url } = referenceLinks(reference);
  const fields = [...fieldsOf(reference.text, parts), ["doi", doi] as const, ["url", url] as const].flatMap(
    ([name, value]) => (value === null ? [] : [`  ${name} = {${value}}`]),
  );
  return `@${parts === null ? "misc" : "article"}{${key},\n${fields.join(",\n")}\n}\n`;
};

/** `references.bib`: one entry for each reference, in the order in which the report numbers them. */
export const bibtex = (references: readonly Reference[]): string => {
  const taken = new Set<string>();
  return references
    .map((reference) => {
      const wanted = keyOf(reference.id);
      let key = wanted;
      for (let i = 2; taken.has(key); i += 1) key = `${wanted}-${i}`;
      taken.add(key);
      return entry(reference, key);
    })
    .join("\n");
};
