import type { IssueLog } from "../model/index.ts";
import { didYouMean } from "./nearest.ts";
import type { TableSchema } from "./table-schema.ts";

/** Where each column of the file goes. */
export interface Header {
  /** For each cell of a record the column's name, or `null` for a cell that nothing takes. */
  readonly names: readonly (string | null)[];
  /** How many columns `item_1`, `item_2`, … there are. */
  readonly items: number;
  /** Required columns that the file does not have. */
  readonly missing: ReadonlySet<string>;
}

const reserved = new Set(["__proto__", "constructor", "prototype"]);
const itemName = /^item_([1-9][0-9]{0,3})$/;

/** Checks a header line against the schema: missing, unknown, repeated, unnamed, reserved and untrimmed names. */
export const checkHeader = (
  cells: readonly string[],
  schema: TableSchema,
  options: { readonly file: string; readonly log: IssueLog; readonly tolerateUnknown: boolean },
): Header => {
  const { file, log } = options;
  const known = Object.keys(schema.properties).filter((name) => name !== "items");
  const takesItems = schema.properties.items !== undefined;
  const seen = new Set<string>();
  const numbers: number[] = [];
  const unknown: string[] = [];
  const names = cells.map((cell, i) => {
    const name = cell.trim();
    const at = { file, row: 1, line: 1, column: name };
    if (name === "") {
      log.add("column-unnamed", { file, row: 1, line: 1 }, null, { number: i + 1 });
      return null;
    }
    if (name !== cell) log.add("column-untrimmed", at, cell);
    if (reserved.has(name)) {
      log.add("column-unsafe", at, cell);
      return null;
    }
    if (seen.has(name)) {
      log.add("column-repeated", at, cell);
      return null;
    }
    seen.add(name);
    const item = takesItems ? itemName.exec(name) : null;
    if (item !== null) numbers.push(Number(item[1]));
    else if (!known.includes(name)) {
      unknown.push(name);
      return null;
    }
    return name;
  });
  const absent = known.filter((name) => !seen.has(name));
  if (!options.tolerateUnknown) {
    for (const name of unknown) {
      const near = didYouMean(name, absent.length > 0 ? absent : known);
      log.add("column-unknown", { file, row: 1, line: 1, column: name }, name, { nearest: near });
    }
  }
  const missing = schema.required.filter((name) => !seen.has(name));
  for (const name of missing) {
    log.add("column-missing", { file, row: 1, line: 1, column: name }, null, { nearest: didYouMean(name, unknown) });
  }
  if ([...numbers].sort((a, b) => a - b).some((number, i) => number !== i + 1)) {
    log.add("items-not-in-order", { file, row: 1, line: 1 });
  }
  return { names, items: numbers.length, missing: new Set(missing) };
};
