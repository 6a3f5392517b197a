import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What an exported function of the library says of itself. */
export interface Documented {
  readonly name: string;
  /** From the library's root: "meta/random-effects.ts". */
  readonly file: string;
  /** The first sentence. */
  readonly answers: string;
  /** "Knapp & Hartung (2003)", with the DOI where the docstring gives it. */
  readonly sources: readonly { readonly citation: string; readonly doi: string | null }[];
  /** The software call after "Equals". */
  readonly equals: string | null;
}

/** Every function that the index exports, in the index's order. */
export const documentedFunctions = (library: string): readonly Documented[] => {
  const index = readFileSync(join(library, "index.ts"), "utf8");
  return [...index.matchAll(/export \{([^}]*)\} from "\.\/([^"]+)"/g)].flatMap(([, names, file]) => {
    const source = readFileSync(join(library, file as string), "utf8");
    return (names as string)
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "" && !name.startsWith("type "))
      .map((name) => documented(name, file as string, docstring(source, name)));
  });
};

const documented = (name: string, file: string, text: string): Documented => {
  const flat = text.replace(/\s+/g, " ").trim();
  return { name, file, answers: firstSentence(text), sources: citations(flat), equals: equalsOf(flat) };
};

/** The block comment that stands directly before the export, without its stars. */
const docstring = (source: string, name: string): string => {
  const at = source.search(new RegExp(`export (?:const|function) ${name}\\b`));
  const end = source.slice(0, at).trimEnd();
  if (at < 0 || !end.endsWith("*/")) return "";
  return end
    .slice(end.lastIndexOf("/**") + 3, -2)
    .replace(/\n\s*\* ?/g, "\n")
    .trim();
};

const firstSentence = (text: string): string => {
  const paragraph = (text.split(/\n\s*\n/)[0] as string).replace(/\s+/g, " ").trim();
  return (/^.*?[.?:](?=\s|$)/.exec(paragraph)?.[0] ?? paragraph).replace(/:$/, ".");
};

const equalsOf = (flat: string): string | null =>
  /\bEquals (.*?)\.(?=\s+[A-Z]|\s*$)/.exec(flat)?.[1]?.trim().replace(/,$/, "") ?? null;

const NAME = "[A-ZÀ-Þ][\\p{L}’'–-]+";
const CITATION = new RegExp(
  `((?:(?:[Vv]an|[Dd]e|der|den|von) )*${NAME}(?:(?:, | & | and )(?:(?:[Vv]an|[Dd]e|der|den|von) )*${NAME}| et al\\.)*) \\((\\d{4}[a-z]?)\\)([^.;]*?doi:(10\\.\\S+))?`,
  "gu",
);

const citations = (flat: string): Documented["sources"] =>
  [...flat.matchAll(CITATION)].map(([, authors, year, , doi]) => ({
    citation: `${authors} (${year})`,
    doi: doi === undefined ? null : withoutEnd(doi),
  }));

/** A DOI may hold brackets, but only in pairs; a stop or a bracket after it is the sentence's. */
const withoutEnd = (doi: string): string => {
  const cut = doi.replace(/[.,;]+$/, "");
  const open = cut.split("(").length;
  return cut.endsWith(")") && cut.split(")").length > open ? withoutEnd(cut.slice(0, -1)) : cut;
};
