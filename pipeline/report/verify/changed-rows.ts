/** Rows of a table as text, by key. */
export interface RowsByKey {
  readonly columns: readonly string[];
  readonly rows: ReadonlyMap<string, readonly string[]>;
}

export interface ChangedRows {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly { readonly key: string; readonly columns: readonly string[] }[];
}

/** Which rows of published evidence two states of a table differ in, by key; a column that one lacks reads as empty there. */
export const changedRows = (was: RowsByKey, now: RowsByKey): ChangedRows => {
  const columns = [...new Set([...was.columns, ...now.columns])];
  const cell = (table: RowsByKey, row: readonly string[], column: string): string =>
    row[table.columns.indexOf(column)] ?? "";
  return {
    added: [...now.rows.keys()].filter((key) => !was.rows.has(key)),
    removed: [...was.rows.keys()].filter((key) => !now.rows.has(key)),
    changed: [...was.rows].flatMap(([key, before]) => {
      const after = now.rows.get(key);
      if (after === undefined) return [];
      const moved = columns.filter((column) => cell(was, before, column) !== cell(now, after, column));
      return moved.length === 0 ? [] : [{ key, columns: moved }];
    }),
  };
};
