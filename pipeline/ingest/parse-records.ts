import Papa from "papaparse";
import type { Separator } from "./detect-separator.ts";

/** Cells of each record of text that the scanner has verified; a blank line is one empty cell. */
export const parseRecords = (
  text: string,
  separator: Separator,
  lineEnd: "\n" | "\r\n" | "\r",
): readonly (readonly string[])[] => {
  const body = text.endsWith(lineEnd) ? text.slice(0, -lineEnd.length) : text;
  if (body === "") return [[""]];
  return Papa.parse<string[]>(body, { delimiter: separator, newline: lineEnd, header: false }).data;
};
