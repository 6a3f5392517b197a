import { readCells } from "../effect-sizes/corrected-cells.ts";
import type { TwoByTwo } from "../effect-sizes/effect.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";

/** A stratum's cells: a events and b others in group 1, c and d in group 2. */
export interface Stratum {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly n1: number;
  readonly n2: number;
  readonly n: number;
}

/** The strata as cells, or why there are none. A stratum with an empty group refuses all. */
export const readStrata = (tables: readonly TwoByTwo[]): readonly Stratum[] | NotEstimable => {
  if (tables.length === 0) return notEstimable("no-data", "There is no trial to pool.");
  const strata: Stratum[] = [];
  for (const table of tables) {
    const cells = readCells(table);
    if ("kind" in cells) return cells;
    const { events1: a, others1: b, events2: c, others2: d } = cells;
    strata.push({ a, b, c, d, n1: a + b, n2: c + d, n: a + b + c + d });
  }
  return strata;
};

/** Σ over strata. */
export const sumOver = (strata: readonly Stratum[], f: (stratum: Stratum) => number): number =>
  strata.reduce((total, stratum) => total + f(stratum), 0);
