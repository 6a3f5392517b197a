import type { ComparedItem } from "./compare-reports.ts";
import type { FileState, InputState } from "./verification.ts";

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

const KIND_WORDS = { headline: "headline", cell: "table cell", datum: "chart datum", words: "words of" } as const;

/** One part of the report that is not the same. */
export const itemWords = ({ kind, id, state, at, was, now }: ComparedItem): string => {
  const what = `${KIND_WORDS[kind]} ${id}`;
  if (state === "missing") return `${what}: in the version, not derived now`;
  if (state === "new") return `${what}: derived now, not in the version`;
  if (was === null && now === null) return `${what}: differs (values of private charts are not shown)`;
  return `${what}: ${was ?? "nothing"} → ${now ?? "nothing"}${at === "" ? "" : ` (${at})`}`;
};

const MOST_KEYS = 5;

const few = (names: readonly string[]): string =>
  names.length <= MOST_KEYS
    ? names.join(", ")
    : `${names.slice(0, MOST_KEYS).join(", ")} and ${names.length - MOST_KEYS} more`;

const listed = (names: readonly string[], word: string): readonly string[] =>
  names.length === 0 ? [] : [`${plural(names.length, "row")} ${word}: ${few(names)}`];

const rowsWords = ({ path, rows, rowsThen, rowsNow }: InputState): string => {
  if (rows !== null) {
    const parts = [
      ...listed(
        rows.changed.map(({ key, columns }) => `${key} (${few(columns)})`),
        "changed",
      ),
      ...listed(rows.added, "added"),
      ...listed(rows.removed, "removed"),
    ];
    return parts.length === 0 ? "the same rows, written otherwise" : parts.join("; ");
  }
  if (rowsThen === null || rowsNow === null || path.endsWith(".json")) return "changed";
  return rowsThen === rowsNow
    ? `changed, ${plural(rowsNow, "row")} as before`
    : `${plural(rowsThen, "row")} then, ${rowsNow} now`;
};

/** One input that is not what the version was made from. */
export const inputWords = (input: InputState): string => {
  if (input.state === "missing") return `${input.path}: is not there any more`;
  if (input.state === "new") return `${input.path}: was not there then`;
  return `${input.path}: ${rowsWords(input)}`;
};

const OUTPUT_WORDS: Readonly<Record<FileState, string>> = {
  same: "as it was written",
  changed: "edited since it was written",
  missing: "not there any more",
  new: "not of this version: its manifest does not name it",
};

/** One file of the version itself. */
export const outputWords = ({ path, state }: { readonly path: string; readonly state: FileState }): string =>
  `${path}: ${OUTPUT_WORDS[state]}`;
