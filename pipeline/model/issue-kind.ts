import type { Severity } from "./issue.ts";

/** What a fault makes unusable until it is mended. */
export type Touches = "study" | "file" | "column" | "row" | "cell";

export interface IssueKind {
  readonly severity: Severity;
  readonly touches: Touches;
  /** `{value}` is the text as it stood; other `{words}` are given where the fault is found. */
  readonly message: string;
  readonly hint: string;
}

const kind =
  (severity: Severity) =>
  (touches: Touches, message: string, hint: string): IssueKind => ({ severity, touches, message, hint });
export const error = kind("error");
export const warning = kind("warning");
export const note = kind("note");

export const saveAgain = "Save the table again as CSV, UTF-8, from the program that made it.";
export const seeSchema = "See the field in the schema of this file for what it may hold.";
