import type { IssueGroup, Issues } from "../model/index.ts";

const RANK = { error: 0, warning: 1, note: 2 } as const;

const severityOf = (group: IssueGroup): keyof typeof RANK => group.first[0]?.severity ?? "note";

const places = (group: IssueGroup): string => {
  const shown = group.first.slice(0, 3).map((issue) => {
    const row = issue.at.row === null ? "" : `row ${issue.at.row}`;
    const line = issue.at.line === null || issue.at.line === issue.at.row ? "" : ` (line ${issue.at.line})`;
    const value = issue.value === null || issue.value === "" ? "" : ` “${issue.value}”`;
    return `${row}${line}${value}`.trim();
  });
  const known = shown.filter((text) => text !== "");
  const rest = group.count - shown.length;
  return known.length === 0 ? "" : `    at ${known.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
};

const plural = (n: number, word: string): string => `${n} ${word}${n === 1 ? "" : "s"}`;

/** All problems at once, worst first: noun, fault, value, place, and what to do. */
export const issuesText = (issues: Issues): string => {
  const groups = [...issues.groups].sort(
    (a, b) => RANK[severityOf(a)] - RANK[severityOf(b)] || b.count - a.count || (a.code < b.code ? -1 : 1),
  );
  const lines = groups.flatMap((group) => {
    const first = group.first[0];
    if (!first) return [];
    const where = group.column === null ? group.file : `${group.file}, column ${group.column}`;
    const count = group.count > 1 ? ` (${group.count} places)` : "";
    return [`${first.severity}: ${where}: ${first.message}${count}`, places(group), `    → ${first.hint}`].filter(
      (line) => line !== "",
    );
  });
  const total = `${plural(issues.errors, "error")}, ${plural(issues.warnings, "warning")}, ${plural(issues.notes, "note")}.`;
  return [...lines, total].join("\n");
};
