import { stepUp } from "./require-p-values.ts";

/**
 * Which findings may be kept if a share of false ones is tolerated? Benjamini and Hochberg's adjustment, in the order given: the j-th
 * smallest of m times m/j, never above the one after it. Holds for independent or positively dependent p values.
 * Benjamini & Hochberg (1995), doi:10.1111/j.2517-6161.1995.tb02031.x. Equals R 4.2.2 `p.adjust(method = "BH")`.
 * Throws RangeError for a p outside [0, 1].
 */
export const benjaminiHochberg = (p: readonly number[]): number[] => stepUp(p, (rank, m) => m / rank);

/**
 * Which findings may be kept if a share of false ones is tolerated, however the p values depend on each other?
 * `benjaminiHochberg` times 1 + 1/2 + … + 1/m, at most 1. Benjamini & Yekutieli (2001), doi:10.1214/aos/1013699998.
 * Equals R 4.2.2 `p.adjust(method = "BY")`. Throws RangeError for a p outside [0, 1].
 */
export const benjaminiYekutieli = (p: readonly number[]): number[] => {
  const harmonic = p.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
  return stepUp(p, (rank, m) => (harmonic * m) / rank);
};
