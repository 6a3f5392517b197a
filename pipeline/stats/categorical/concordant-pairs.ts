import { type ContingencyTable, type TableMargins, tableMargins } from "./contingency-table.ts";

/** Pairs of people in a table of two ordered scales. */
export interface ConcordantPairs extends TableMargins {
  /** Pairs in which one person is further along on both scales. */
  readonly concordant: number;
  /** Pairs in which one is further along on one scale and less far on the other. */
  readonly discordant: number;
  /** How many form a concordant pair with somebody in this cell, by row. */
  readonly agreeing: readonly Float64Array[];
  /** How many form a discordant pair. */
  readonly opposing: readonly Float64Array[];
}

/** Counts pairs by running sums: r × c steps, however many people. Empty rows and columns change nothing. */
export const concordantPairs = (table: ContingencyTable): ConcordantPairs => {
  const margins = tableMargins(table);
  const [rows, columns] = [margins.rowTotals.length, margins.columnTotals.length];
  const agreeing = table.map(() => new Float64Array(columns));
  const opposing = table.map(() => new Float64Array(columns));
  const walk = (order: readonly number[]): void => {
    // Column totals of the rows already passed: those strictly on one side of the row at hand.
    const passed = new Float64Array(columns);
    for (const i of order) {
      const upwards = order[0] === 0;
      const [left, right] = upwards ? [agreeing, opposing] : [opposing, agreeing];
      let before = 0;
      for (let j = 0; j < columns; j++) {
        add(left[i] as Float64Array, j, before);
        before += passed[j] as number;
      }
      let after = 0;
      for (let j = columns - 1; j >= 0; j--) {
        add(right[i] as Float64Array, j, after);
        after += passed[j] as number;
      }
      for (let j = 0; j < columns; j++) add(passed, j, table[i]?.[j] as number);
    }
  };
  const down = Array.from({ length: rows }, (_, i) => i);
  walk(down);
  walk(down.toReversed());
  const pairs = (with_: readonly Float64Array[]): number =>
    with_.reduce((total, row, i) => row.reduce((sum, one, j) => sum + one * (table[i]?.[j] as number), total), 0) / 2;
  return { ...margins, concordant: pairs(agreeing), discordant: pairs(opposing), agreeing, opposing };
};

const add = (values: Float64Array, at: number, more: number): void => {
  values[at] = (values[at] as number) + more;
};
