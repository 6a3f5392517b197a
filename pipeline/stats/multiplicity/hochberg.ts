import { stepUp } from "./require-p-values.ts";

/**
 * Hochberg's step-up adjustment: the j-th smallest of m times m − j + 1, never above the one after it. Holds for independent or
 * positively dependent p values. Hochberg (1988), doi:10.1093/biomet/75.4.800. Equals R 4.2.2 `p.adjust(method = "hochberg")`.
 */
export const hochberg = (p: readonly number[]): number[] => stepUp(p, (rank, m) => m - rank + 1);
