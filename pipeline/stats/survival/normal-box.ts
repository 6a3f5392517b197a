import { normalCdf } from "../distributions/normal-cdf.ts";
import { normalDensity } from "../distributions/normal-density.ts";
import { normalUpperTail } from "../distributions/normal-upper-tail.ts";
import { gaussLegendreRule } from "../numeric/gauss-legendre.ts";

/** Beyond this the normal density adds nothing to a double. */
const FAR = 8.5;
const RULE = gaussLegendreRule(48);

/**
 * P(−bound < Zⱼ < bound for all j), for standard normal Z with a given correlation matrix of up to four.
 *
 * Integrates one Z after the other, each in its range given those before it (Genz 1992, J Comput Graph Stat 1:141,
 * doi:10.1080/10618600.1992.10477010), by Gauss–Legendre quadrature and the last in closed form; those that the others leave least free
 * come last. A Z that the others fix is left out: within rounding it adds no limit of its own only when it equals ± one of them.
 */
export const normalBox = (correlation: readonly (readonly number[])[], bound: number): number => {
  const factor = pivotedCholesky(correlation);
  const fixed = factor.filter((row, i) => (row[i] as number) <= SMALL);
  if (factor.length - fixed.length > 4) throw new RangeError(`correlation must be of at most 4: ${factor.length}`);
  const free = factor.filter((row, i) => (row[i] as number) > SMALL);
  const found: number[] = [];
  const inner = (k: number): number => {
    const row = free[k] as readonly number[];
    const own = row[k] as number;
    let shift = 0;
    for (let j = 0; j < k; j++) shift += (row[j] as number) * (found[j] as number);
    const low = Math.max(-FAR, (-bound - shift) / own);
    const high = Math.min(FAR, (bound - shift) / own);
    if (high <= low) return 0;
    if (k === free.length - 1 && fixed.length === 0) return between(low, high);
    let total = 0;
    const half = (high - low) / 2;
    for (let q = 0; q < RULE.nodes.length; q++) {
      const y = low + half * (1 + (RULE.nodes[q] as number));
      found[k] = y;
      const rest = k === free.length - 1 ? (holds(fixed, found, bound) ? 1 : 0) : inner(k + 1);
      total += (RULE.weights[q] as number) * normalDensity(y) * rest;
    }
    return half * total;
  };
  return Math.min(1, inner(0));
};

const SMALL = 1e-7;

const between = (low: number, high: number): number =>
  low > 0 ? normalUpperTail(low) - normalUpperTail(high) : normalCdf(high) - normalCdf(low);

const holds = (fixed: readonly (readonly number[])[], found: readonly number[], bound: number): boolean =>
  fixed.every((row) => {
    let value = 0;
    for (let j = 0; j < found.length; j++) value += (row[j] as number) * (found[j] as number);
    return Math.abs(value) <= bound * (1 + 1e-9);
  });

/** Rows of L with L·Lᵀ the matrix, its rows reordered so that the pivots fall. */
const pivotedCholesky = (matrix: readonly (readonly number[])[]): readonly (readonly number[])[] => {
  const size = matrix.length;
  const order = Array.from({ length: size }, (_, i) => i);
  const left = matrix.map((row, i) => row[i] as number);
  const factor = matrix.map(() => new Array<number>(size).fill(0));
  for (let k = 0; k < size; k++) {
    let best = k;
    for (let i = k + 1; i < size; i++) {
      if ((left[order[i] as number] as number) > (left[order[best] as number] as number) + 1e-12) best = i;
    }
    [order[k], order[best]] = [order[best] as number, order[k] as number];
    const pivot = order[k] as number;
    const root = Math.sqrt(Math.max(0, left[pivot] as number));
    (factor[pivot] as number[])[k] = root;
    for (let i = k + 1; i < size && root > SMALL; i++) {
      const row = order[i] as number;
      let rest = (matrix[row] as readonly number[])[pivot] as number;
      for (let j = 0; j < k; j++)
        rest -= ((factor[row] as number[])[j] as number) * ((factor[pivot] as number[])[j] as number);
      (factor[row] as number[])[k] = rest / root;
      left[row] = (left[row] as number) - (rest / root) * (rest / root);
    }
  }
  return order.map((row) => factor[row] as number[]);
};
