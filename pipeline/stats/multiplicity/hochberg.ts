import { stepUp } from "./require-p-values.ts";

/**
 * Which p values still count when several questions are asked at once, if these are independent or go together? Hochberg's step-up
 * adjustment, in the order given: the j-th smallest of m times m − j + 1, never above the one after it. Holds for independent or
 * positively dependent p values.
 * Hochberg (1988), doi:10.1093/biomet/75.4.800. Equals R 4.2.2 `p.adjust(method = "hochberg")`. Throws RangeError for a p outside [0, 1].
 */
export const hochberg = (p: readonly number[]): number[] => stepUp(p, (rank, m) => m - rank + 1);
