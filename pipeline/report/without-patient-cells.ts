import { type Issue, type IssueCode, type IssueGroup, type Issues, issueCodes } from "../model/index.ts";

/** Faults whose words come from schemas, plan and row numbers alone: they may be said once the cell's own text is out. */
const OF_SCHEMA: readonly IssueCode[] = [
  "not-a-number",
  "not-a-whole-number",
  "not-a-yes-or-no",
  "out-of-range",
  "word-unknown",
  "text-malformed",
  "cell-empty",
  "key-repeated",
  "row-repeated",
  "row-ragged",
  "column-missing",
];

/** A table without a header has a patient where its column names should be. */
const OF_HEADER: readonly IssueCode[] = ["column-unknown", "column-untrimmed", "column-unsafe", "column-repeated"];

const among = (codes: readonly IssueCode[], code: string): boolean => codes.some((one) => one === code);

const gapped = (template: string): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => (name === "value" ? "This text" : "…"));

const withoutValue = (issue: Issue): Issue => {
  const without = (text: string): string =>
    issue.value === null ? text : text.replaceAll(`"${issue.value}"`, "This text");
  const column = among(OF_HEADER, issue.code) ? null : issue.at.column;
  const at = { ...issue.at, column };
  if (among(OF_SCHEMA, issue.code))
    return { ...issue, at, value: null, message: without(issue.message), hint: without(issue.hint) };
  const kind = Object.entries(issueCodes).find(([code]) => code === issue.code)?.[1];
  return {
    ...issue,
    at,
    value: null,
    message: kind ? gapped(kind.message) : issue.code,
    hint: kind ? gapped(kind.hint) : "",
  };
};

const isTable = ({ file }: IssueGroup): boolean => /^patients\/[^/]+\/[^/]+\.csv$/.test(file);

/** Issues as a log that others may read can carry them: where a patient's cell is at fault, its place and never its text. */
export const withoutPatientCells = (issues: Issues): Issues => ({
  ...issues,
  groups: issues.groups.map((group) =>
    isTable(group)
      ? {
          ...group,
          column: among(OF_HEADER, group.code) ? null : group.column,
          first: group.first.map(withoutValue),
        }
      : group,
  ),
});
