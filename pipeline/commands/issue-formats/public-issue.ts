import { relative, resolve, sep } from "node:path";
import { tableSchemas } from "../../ingest/index.ts";
import { type Issue, type IssueGroup, issueCodes } from "../../model/index.ts";

/** An issue as it may leave the machine: nothing of a patient's row is in it but its line. */
export interface PublicIssue {
  readonly code: string;
  readonly severity: Issue["severity"];
  /** From the folder where the program was started, "/" always: how annotations name files. */
  readonly path: string;
  readonly line: number | null;
  readonly text: string;
  readonly hint: string;
}

const COLUMNS: ReadonlySet<string> = new Set(
  Object.values(tableSchemas).flatMap(({ properties }) => Object.keys(properties)),
);

/** The words that were filled in from a row are left out. */
export const gapped = (template: string): string => template.replace(/\{\w+\}/g, "…");

/** How a file of the study is called from where the program was started. */
export const repositoryPath = (study: string, file: string, from: string): string => {
  const path = relative(from, resolve(from, study, file))
    .split(sep)
    .join("/");
  return path.startsWith("../") ? file : path;
};

const kindOf = (code: string): { readonly message: string; readonly hint: string } | undefined =>
  Object.entries(issueCodes).find(([id]) => id === code)?.[1];

/** A heading that no schema declares may be a patient's value: the first row of a table without headings. */
const columnText = (column: string | null, ofPatients: boolean): string =>
  column === null || (ofPatients && !COLUMNS.has(column)) ? "" : `${column}: `;

/** Issues of a group, one for each place that was kept; the first says how many there are. */
export const publicIssues = (group: IssueGroup, study: string, from: string): readonly PublicIssue[] => {
  const ofPatients = group.file.startsWith("patients/");
  const kind = ofPatients ? kindOf(group.code) : undefined;
  const more = group.count > group.first.length ? ` (${group.count} places in all)` : "";
  return group.first.map((issue, i) => ({
    code: issue.code,
    severity: issue.severity,
    path: repositoryPath(study, group.file, from),
    line: issue.at.line ?? issue.at.row,
    text: `${columnText(group.column, ofPatients)}${kind ? gapped(kind.message) : issue.message}${i === 0 ? more : ""}`,
    hint: kind ? gapped(kind.hint) : issue.hint,
  }));
};
