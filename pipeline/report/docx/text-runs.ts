import type { IRunOptions, TextRun } from "docx";
import { heldBraces } from "./held-braces.ts";

export type Docx = typeof import("docx");

/** A text as runs, one for each of its lines. Never as `children`: there the library reads some words as fields. */
export const textRuns = (
  { TextRun: Run }: Pick<Docx, "TextRun">,
  text: string,
  options: Omit<IRunOptions, "text" | "children" | "break"> = {},
): TextRun[] =>
  heldBraces(text.replace(/\r\n?/g, "\n"))
    .split("\n")
    .map((line, i) => new Run({ ...options, text: line, ...(i > 0 ? { break: 1 } : {}) }));
