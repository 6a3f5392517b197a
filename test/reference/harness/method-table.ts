import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Documented, documentedFunctions } from "./docstrings.ts";
import { kindOf } from "./kinds.ts";
import { type CaseResult, worstOf } from "./report.ts";

export interface TableSources {
  /** Folder of the library. */
  readonly library: string;
  /** Folder of adapters, whose imports tell which function answers which kind of case. */
  readonly adapters: string;
  /** Folder of the library's own tests. */
  readonly tests: string;
}

const COLUMNS = ["answers", "function", "source", "equals", "checked by", "worst error"] as const;

/** The tables of `pipeline/stats/README.md`, one a folder: what a function answers, its source, its equal, and its worst error. */
export const methodTable = (
  { library, adapters, tests }: TableSources,
  results: readonly CaseResult[] | null,
): string => {
  const importsOf = (folder: string) =>
    filesBelow(folder).map((file) => ({ file, imports: libraryImports(readFileSync(join(folder, file), "utf8")) }));
  const kinds = importsOf(adapters);
  const own = importsOf(tests);
  const rows = documentedFunctions(library).map((entry) => {
    const used = kinds
      .filter(({ imports }) => imports.includes(entry.name))
      .map(({ file }) => file.replace(/\.ts$/, ""));
    const tested = own.find(({ imports }) => imports.includes(entry.name))?.file ?? null;
    return { entry, used, tested };
  });
  const folders = [...new Set(rows.map(({ entry }) => folderOf(entry)))];
  return folders
    .map((folder) => {
      const lines = rows
        .filter(({ entry }) => folderOf(entry) === folder)
        .map(({ entry, used, tested }) => line(entry, used, tested, results));
      return `### ${folder}\n\n| ${COLUMNS.join(" | ")} |\n|${"---|".repeat(COLUMNS.length)}\n${lines.join("\n")}\n`;
    })
    .join("\n");
};

const line = (
  entry: Documented,
  used: readonly string[],
  tested: string | null,
  results: readonly CaseResult[] | null,
) => {
  const sources = entry.sources.map(({ citation, doi }) =>
    doi ? `[${citation}](https://doi.org/${escaped(doi)})` : citation,
  );
  const checked = used.length > 0 ? used.join(", ") : tested ? `\`test/stats/${tested}\`` : "through its callers";
  return `| ${[
    entry.answers,
    `[\`${entry.name}\`](${entry.file})`,
    [...new Set(sources)].join("; ") || "—",
    entry.equals ?? "—",
    checked,
    errorOf(used, results),
  ]
    .map(cell)
    .join(" | ")} |`;
};

/** Old DOIs hold brackets and angles that would end a Markdown link. */
const escaped = (doi: string): string =>
  doi.replace(/[()<>;]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** The worst error of all cases of these kinds. */
const errorOf = (used: readonly string[], results: readonly CaseResult[] | null): string => {
  const mine = (results ?? []).filter(({ reference }) => used.includes(kindOf(reference.id) ?? ""));
  if (mine.length === 0) return "—";
  const errors = mine.map(({ checks }) => worstOf(checks)?.error ?? 0);
  const worst = Math.max(...errors);
  return worst < 1e-15 ? "0" : worst.toExponential(0);
};

const cell = (text: string): string => text.replace(/\|/g, "\\|");

const folderOf = ({ file }: Documented): string => (file.includes("/") ? (file.split("/")[0] as string) : "results");

/** The names that a file takes from the library. */
const libraryImports = (text: string): readonly string[] =>
  [...text.matchAll(/import (?:type )?\{([^}]*)\} from "[^"]*pipeline\/stats\/[^"]+"/g)].flatMap((match) =>
    (match[1] as string).split(",").map((name) => name.trim()),
  );

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith("index.ts"))
    .map((name) => name.replaceAll("\\", "/"))
    .sort();
