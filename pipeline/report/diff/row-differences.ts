import type { Rows } from "./table-rows.ts";

export interface CellDifference {
  readonly column: string;
  readonly old: string | null;
  readonly new: string | null;
}

export interface RowDifferences {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly { readonly key: string; readonly cells: readonly CellDifference[] }[];
}

/** Rows that came, went or hold other cells, by key in code-unit order: the order of the rows counts for nothing. */
export const rowDifferences = (before: Rows, after: Rows): RowDifferences => {
  const keys = (some: Rows, others: Rows): readonly string[] =>
    [...some.keys()].filter((key) => !others.has(key)).sort();
  const changed = [...before.keys()].sort().flatMap((key) => {
    const [a, b] = [before.get(key) ?? {}, after.get(key)];
    if (b === undefined) return [];
    const cells = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort().flatMap((column): CellDifference[] => {
      const [old, now] = [a[column] ?? null, b[column] ?? null];
      return old === now ? [] : [{ column, old, new: now }];
    });
    return cells.length === 0 ? [] : [{ key, cells }];
  });
  return { added: keys(after, before), removed: keys(before, after), changed };
};
