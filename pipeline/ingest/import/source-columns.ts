import type { IssueLog, MappingFile } from "../../model/index.ts";
import { didYouMean } from "../nearest.ts";
import type { ColumnNames } from "./doubt.ts";
import { NEEDED_FIELDS } from "./source-row.ts";

export interface SourceColumns {
  /** Where each field stands in a record. */
  readonly place: Readonly<Record<string, number>>;
  readonly names: ColumnNames;
}

/** Which column of the header is which field; a needed one that is not there, or two of one name, are issues. */
export const sourceColumns = (
  header: readonly string[],
  mapping: Pick<MappingFile, "fields">,
  context: { readonly file: string; readonly log: IssueLog },
): SourceColumns => {
  const { file, log } = context;
  const place: Record<string, number> = {};
  const names: Record<string, string> = {};
  for (const [field, candidates] of Object.entries(mapping.fields)) {
    const name = candidates.find((candidate) => header.includes(candidate));
    if (name === undefined) continue;
    place[field] = header.indexOf(name);
    names[field] = name;
    if (header.indexOf(name, header.indexOf(name) + 1) !== -1)
      log.add("column-repeated", { file, row: 1, line: 1, column: name }, name);
  }
  for (const field of NEEDED_FIELDS.filter((one) => place[one] === undefined)) {
    const column = mapping.fields[field]?.[0] ?? field;
    log.add("column-missing", { file, row: 1, line: 1, column }, null, { nearest: didYouMean(column, header) });
  }
  return { place, names };
};
