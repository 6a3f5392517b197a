import { type CategoryColumn, type Column, type IntegerColumn, MISSING_INT, type NumberColumn } from "./table.ts";

/** The text of row `i`, or `null` where it is missing. */
export const textAt = (column: Column, i: number): string | null => {
  switch (column.kind) {
    case "category":
      return column.levels[column.codes[i] as number] ?? null;
    case "text":
      return column.values[i] ?? null;
    default: {
      const value = numberAt(column, i);
      return value === null ? null : String(value);
    }
  }
};

/** The number of row `i`, or `null` where it is missing. */
export const numberAt = (column: NumberColumn | IntegerColumn, i: number): number | null => {
  const value = column.values[i] as number;
  return Number.isNaN(value) || value === MISSING_INT ? null : value;
};

/** Rows of each level of a category column, by code; rows keep their order. */
export const rowsByLevel = (column: CategoryColumn): readonly (readonly number[])[] => {
  const rows: number[][] = column.levels.map(() => []);
  column.codes.forEach((code, i) => {
    rows[code]?.push(i);
  });
  return rows;
};
