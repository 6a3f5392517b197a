import { ascending, requirePValues } from "./require-p-values.ts";

/**
 * At which level does closed testing with Simes' test reject each of several questions? Hommel's adjustment, sharper than Hochberg's
 * under the same conditions. Hommel (1988), doi:10.1093/biomet/75.2.383; in the form of Wright (1992), doi:10.2307/2532694.
 * Equals R 4.2.2 `p.adjust(method = "hommel")`. Throws RangeError for a p outside [0, 1].
 */
export const hommel = (p: readonly number[]): number[] => {
  requirePValues(p);
  const n = p.length;
  const order = ascending(p);
  const sorted = order.map((index) => p[index] as number);
  const at = (position: number): number => sorted[position] as number;
  const smallest = (size: number, from: number, times: number): number => {
    let least = Infinity;
    for (let k = 0; k < size; k++) least = Math.min(least, (times * at(from + k)) / (k + 1));
    return least;
  };
  const bound = sorted.length === 0 ? [] : new Array<number>(n).fill(smallest(n, 0, n));
  let adjusted = [...bound];
  for (let m = n - 1; m >= 2; m--) {
    // The m − 1 largest against Simes on them, the others against m times themselves.
    let least = Infinity;
    for (let k = 2; k <= m; k++) least = Math.min(least, (m * at(n - m + k - 1)) / k);
    const current = sorted.map((value, i) => (i <= n - m ? Math.min(m * value, least) : 0));
    const last = current[n - m] as number;
    for (let i = n - m + 1; i < n; i++) current[i] = last;
    adjusted = adjusted.map((value, i) => Math.max(value, current[i] as number));
  }
  const result = new Array<number>(n).fill(1);
  order.forEach((index, i) => {
    result[index] = Math.min(1, Math.max(adjusted[i] as number, at(i)));
  });
  return result;
};
