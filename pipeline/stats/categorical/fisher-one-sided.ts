import type { Test } from "../quantity.ts";
import { conditionalTables, tilted } from "./conditional-tables.ts";
import type { FourCells } from "./fisher-exact.ts";

/**
 * Is the event rarer ("less") or more frequent ("greater") in group 1, exactly, given the margins? One hypergeometric tail.
 * Fisher (1935), doi:10.2307/2342435. Equals R 4.2.2 `fisher.test(alternative = …)`. A table with an empty margin has p = 1.
 * Throws RangeError for counts that are not whole.
 */
export const fisherOneSided = (
  cells: FourCells,
  { alternative }: { readonly alternative: "less" | "greater" },
): Test => {
  const { atMost, atLeast } = tilted(conditionalTables(cells), 0);
  const p = Math.min(1, alternative === "less" ? atMost : atLeast);
  return { name: `Fisher exact, ${alternative}`, statistic: cells.a, df: [], p };
};
