import type { Issue, IssueGroup, Issues, Place, Severity } from "./issue.ts";
import { type IssueCode, issueCodes } from "./issue-codes.ts";

export type IssueWords = Readonly<Record<string, string | number>>;

/** Issues as they are found. The log counts all and keeps the first 20 of each code, file and column. */
export interface IssueLog {
  add(code: IssueCode, at: Partial<Place> & Pick<Place, "file">, value?: string | null, words?: IssueWords): void;
  issues(): Issues;
}

const placesKept = 20;
const longest = 80;
// C0 and C1 controls, line and paragraph separators, marks that turn the reading direction, lone surrogates
const unsafe = /[\p{Cc}\p{Cs}\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** Text that is safe to print: control characters as \uXXXX, cut at 80 characters. */
export const printable = (text: string): string => {
  const characters = Array.from(text.slice(0, 4 * longest));
  const cut = characters.length > longest ? `${characters.slice(0, longest - 1).join("")}…` : characters.join("");
  return cut.replace(unsafe, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
};

const fill = (template: string, value: string | null, words: IssueWords): string =>
  template
    .replace(/\{(\w+)\}/g, (_, name: string) => {
      if (name === "value") return value === null ? "This text" : `"${value}"`;
      return printable(String(words[name] ?? ""));
    })
    .trim();

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** An empty log. Its groups come worst first, then by file, column and code in code-unit order. */
export const createIssueLog = (): IssueLog => {
  const groups = new Map<string, { readonly group: IssueGroup; readonly first: Issue[]; count: number }>();
  const add: IssueLog["add"] = (code, at, value = null, words = {}) => {
    const column = at.column === undefined || at.column === null ? null : printable(at.column);
    const file = printable(at.file);
    const key = JSON.stringify([code, file, column]);
    const kept = groups.get(key) ?? { group: { code, file, column, count: 0, first: [] }, first: [], count: 0 };
    groups.set(key, kept);
    kept.count += 1;
    if (kept.first.length >= placesKept) return;
    const { severity, message, hint } = issueCodes[code];
    const shown = value === null ? null : printable(value);
    kept.first.push({
      severity,
      code,
      at: { file, row: at.row ?? null, line: at.line ?? null, column },
      value: shown,
      message: fill(message, shown, words),
      hint: fill(hint, shown, words),
    });
  };
  const issues = (): Issues => {
    const counts: Record<Severity, number> = { error: 0, warning: 0, note: 0 };
    const list = [...groups.values()].map(({ group, first, count }) => {
      const severity = issueCodes[group.code as IssueCode].severity;
      counts[severity] += count;
      return { rank: ranks[severity], group: { ...group, count, first: [...first] } };
    });
    list.sort(
      (a, b) =>
        a.rank - b.rank ||
        compare(a.group.file, b.group.file) ||
        compare(a.group.column ?? "", b.group.column ?? "") ||
        compare(a.group.code, b.group.code),
    );
    const { error: errors, warning: warnings, note: notes } = counts;
    return { errors, warnings, notes, groups: list.map(({ group }) => group) };
  };
  return { add, issues };
};
