import { brent } from "../numeric/brent.ts";
import { requireOpenUnit } from "../numeric/require.ts";
import { estimate, type Interval, type NotEstimable, notEstimable, type Quantity } from "../quantity.ts";
import { type ConditionalTables, conditionalTables, tilted } from "./conditional-tables.ts";
import type { FourCells } from "./fisher-exact.ts";

/**
 * How many times as high are the odds of the event in group 1, given the margins? The conditional maximum likelihood estimate: the odds
 * ratio whose expected first cell is the observed one, with exact limits. No standard error; see `conditionalOddsRatioLimits`.
 * Cornfield (1956), Proc 3rd Berkeley Symp 4:135. Equals R 4.2.2 `fisher.test`, whose roots stop at about 1e-4.
 * The value is 0 when the first cell is as small as the margins allow; not estimable when it is as large, or when they allow one table only.
 */
export const conditionalOddsRatio = (
  cells: FourCells,
  { level = 0.95 }: { readonly level?: number } = {},
): Quantity => {
  const limits = conditionalOddsRatioLimits(cells, { level });
  if (limits.kind === "not-estimable") return limits;
  const tables = conditionalTables(cells);
  if (tables.observed === tables.lowest) return estimate(0, { intervals: [limits] });
  if (tables.observed === tables.highest) {
    return notEstimable("separation", "The table is as extreme as its margins allow: the odds ratio is infinite.");
  }
  const value = solve((log) => tilted(tables, log).mean - tables.observed);
  return value === null ? unsolved : estimate(value, { intervals: [limits] });
};

/**
 * Between which limits does the odds ratio lie, exactly, given the margins? Those at which a one-sided tail of the conditional
 * distribution is (1 − level)/2; the upper one is open (`null`) when the first cell is as large as the margins allow.
 * Cornfield (1956), Proc 3rd Berkeley Symp 4:135. Equals R 4.2.2 `fisher.test(conf.level = level)$conf.int`, whose roots stop at about 1e-4.
 * Not estimable when the margins allow one table only.
 */
export const conditionalOddsRatioLimits = (
  cells: FourCells,
  { level = 0.95 }: { readonly level?: number } = {},
): Interval | NotEstimable => {
  const tail = (1 - requireOpenUnit("level", level)) / 2;
  const tables = conditionalTables(cells);
  if (tables.lowest === tables.highest)
    return notEstimable("one-group", "The margins of the table allow no other table.");
  const [low, high] = [lowerLimit(tables, tail), upperLimit(tables, tail)];
  if (low === null || high === null) return unsolved;
  const open = tables.observed === tables.highest;
  return { kind: "confidence", level, low, high: open ? null : high, method: "exact conditional" };
};

const unsolved = notEstimable("no-convergence", "The conditional odds ratio could not be solved for.");

const lowerLimit = (tables: ConditionalTables, tail: number): number | null =>
  tables.observed === tables.lowest ? 0 : solve((log) => Math.log(tilted(tables, log).atLeast / tail));

const upperLimit = (tables: ConditionalTables, tail: number): number | null =>
  tables.observed === tables.highest ? 0 : solve((log) => Math.log(tail / tilted(tables, log).atMost));

/** The odds ratio at which a rising function of its logarithm is 0. */
const solve = (f: (logOddsRatio: number) => number): number | null => {
  let reach = 2;
  while (reach < 600 && !(f(-reach) < 0 && f(reach) > 0)) reach *= 2;
  const found = brent(f, -reach, reach, { tolerance: 1e-15 });
  return found === null ? null : Math.exp(found.root);
};
