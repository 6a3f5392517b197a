import { type IssueLog, type Table, textAt } from "../model/index.ts";
import { didYouMean } from "./nearest.ts";
import { placeOf, shownAt } from "./place-of.ts";
import type { ReadTable } from "./read-table.ts";
import { tableSchemas } from "./table-schemas.ts";

/** The texts of a row's columns as one, or `null` where one is missing. */
const keyAt = (table: Table, columns: readonly string[], i: number): string | null => {
  const parts: string[] = [];
  for (const column of columns) {
    const values = table.columns[column];
    const text = values === undefined ? null : textAt(values, i);
    if (text === null) return null;
    parts.push(text);
  }
  return parts.length === 1 ? (parts[0] as string) : JSON.stringify(parts);
};

const keysOf = (table: Table, columns: readonly string[]): ReadonlySet<string> => {
  const only = columns.length === 1 ? table.columns[columns[0] as string] : undefined;
  if (only?.kind === "category") return new Set(only.levels);
  const keys = Array.from({ length: table.length }, (_, i) => keyAt(table, columns, i));
  return new Set(keys.filter((key) => key !== null));
};

/** Whether row `i` points nowhere; one column is judged once per level. */
const pointsNowhere = (table: Table, columns: readonly string[], keys: ReadonlySet<string>) => {
  const only = columns.length === 1 ? table.columns[columns[0] as string] : undefined;
  if (only?.kind === "category") {
    const lost = only.levels.map((level) => !keys.has(level));
    return (i: number): boolean => lost[only.codes[i] as number] === true;
  }
  return (i: number): boolean => {
    const key = keyAt(table, columns, i);
    return key !== null && !keys.has(key);
  };
};

/** Ids that point nowhere. A table that could not be read holds nothing against those that point to it. */
export const checkReferences = (tables: readonly ReadTable[], log: IssueLog): void => {
  for (const read of tables) {
    for (const { columns, table, to } of tableSchemas[read.name].references ?? []) {
      const target = tables.find(({ name }) => name === table);
      if (target === undefined || !target.present) continue;
      const keys = keysOf(target.table, to);
      const isLost = pointsNowhere(read.table, columns, keys);
      const last = columns[columns.length - 1] as string;
      const candidates = columns.length === 1 && keys.size <= 2000 ? [...keys] : [];
      for (let i = 0; i < read.table.length; i += 1) {
        if (!isLost(i)) continue;
        const shown = shownAt(read, i, last);
        const near = shown === null ? "" : didYouMean(shown, candidates);
        log.add("id-unknown", placeOf(read, i, last), shown, { table, nearest: near });
      }
    }
  }
};
