import { factorInPlace } from "../numeric/factor-in-place.ts";
import type { Nested } from "./nested-effects.ts";

export interface ScanOptions {
  /** Values of σ²_outer and of σ²_inner. */
  readonly outer: readonly number[];
  readonly inner: readonly number[];
  readonly correlation: number;
  readonly restricted: boolean;
}

/**
 * The log likelihood, up to a constant, on a grid of both variances: [outer][inner], −Infinity where it cannot be computed.
 *
 * Without a matrix of any cluster: within an inner unit Σ is diagonal plus a constant, to which ρssᵀ and σ²_outer11ᵀ add a rank each,
 * so that [Q, y, 1, s]ᵀΣ⁻¹[Q, y, 1, s] follows by three corrections of Sherman & Morrison (1950), doi:10.1214/aoms/1177729893. Quick,
 * but it loses digits where sampling variances differ by many powers of ten: to choose where to start, not to answer.
 */
export const scanLikelihood = (nested: Nested, options: ScanOptions): readonly (readonly number[])[] => {
  const { p } = nested;
  const length = ((p + 1) * (p + 2)) / 2;
  const heights = options.outer.map(() => new Array<number>(options.inner.length).fill(0));
  options.inner.forEach((inner, column) => {
    const crosses = options.outer.map(() => new Float64Array(length));
    const logs = new Float64Array(options.outer.length);
    eachCluster(nested, inner, options.correlation, (sums, logDeterminant) => {
      // The row of 1 comes after those of Q and y.
      const ones = sums[length + p + 1] as number;
      options.outer.forEach((outer, row) => {
        const shrink = outer / (1 + outer * ones);
        logs[row] = (logs[row] as number) + logDeterminant + Math.log1p(outer * ones);
        const cross = crosses[row] as Float64Array;
        for (let i = 0, at = 0; i <= p; i++) {
          const pull = shrink * (sums[length + i] as number);
          for (let j = 0; j <= i; j++, at++) {
            cross[at] = (cross[at] as number) + (sums[at] as number) - pull * (sums[length + j] as number);
          }
        }
      });
    });
    crosses.forEach((cross, row) => {
      const height = heightOf(cross, p, options.restricted) - (logs[row] as number) / 2;
      (heights[row] as number[])[column] = Number.isFinite(height) ? height : -Infinity;
    });
  });
  return heights;
};

/** Hands on, per outer cluster, the packed sums of [Q, y, 1] at σ²_outer = 0, and ln|Σ| there. */
const eachCluster = (
  { k, p, q, y, standardError, outer, inner }: Nested,
  variance: number,
  correlation: number,
  use: (sums: Float64Array, logDeterminant: number) => void,
): void => {
  const width = p + 3;
  const sums = new Float64Array((width * (width + 1)) / 2);
  const own = new Float64Array(sums.length);
  const row = new Float64Array(width);
  const pulls = new Float64Array(width);
  row[p + 1] = 1;
  let logDeterminant = 0;
  for (let i = 0; i < k; i++) {
    const s = standardError[i] as number;
    const v = (1 - correlation) * s * s;
    for (let j = 0; j < p; j++) row[j] = q[i * p + j] as number;
    row[p] = y[i] as number;
    row[p + 2] = s;
    for (let a = 0, at = 0; a < width; a++) {
      const left = (row[a] as number) / v;
      for (let b = 0; b <= a; b++, at++) own[at] = (own[at] as number) + left * (row[b] as number);
    }
    logDeterminant += Math.log(v);
    if (i + 1 < k && inner[i + 1] === inner[i]) continue;
    logDeterminant += withoutRank(own, pulls, p + 1, variance);
    for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] as number) + (own[at] as number);
    own.fill(0);
    if (i + 1 < k && outer[i + 1] === outer[i]) continue;
    logDeterminant += withoutRank(sums, pulls, p + 2, correlation);
    use(sums, logDeterminant);
    sums.fill(0);
    logDeterminant = 0;
  }
};

/** What `scale`·zzᵀ more in Σ makes of sums over Σ⁻¹, z the vector at `index`; returns what it adds to ln|Σ|. `pulls` is scratch. */
const withoutRank = (sums: Float64Array, pulls: Float64Array, index: number, scale: number): number => {
  if (scale === 0) return 0;
  const width = pulls.length;
  for (let i = 0; i < width; i++) {
    pulls[i] = (i <= index ? sums[(index * (index + 1)) / 2 + i] : sums[(i * (i + 1)) / 2 + index]) as number;
  }
  const own = pulls[index] as number;
  const shrink = scale / (1 + scale * own);
  for (let a = 0, at = 0; a < width; a++) {
    for (let b = 0; b <= a; b++, at++) {
      sums[at] = (sums[at] as number) - shrink * (pulls[a] as number) * (pulls[b] as number);
    }
  }
  return Math.log1p(scale * own);
};

const heightOf = (cross: Float64Array, p: number, restricted: boolean): number => {
  const root = cross.slice(0, (p * (p + 1)) / 2);
  const logInformation = factorInPlace(root, 0, p);
  if (logInformation === null) return -Infinity;
  const side = cross.subarray(root.length);
  const solved = new Float64Array(p);
  let quadratic = side[p] as number;
  for (let i = 0; i < p; i++) {
    const row = (i * (i + 1)) / 2;
    let rest = side[i] as number;
    for (let j = 0; j < i; j++) rest -= (root[row + j] as number) * (solved[j] as number);
    solved[i] = rest / (root[row + i] as number);
    quadratic -= (solved[i] as number) * (solved[i] as number);
  }
  return -0.5 * (quadratic + (restricted ? logInformation : 0));
};
