import { cholesky, choleskySolve } from "../numeric/cholesky.ts";
import { sum } from "../numeric/sum.ts";
import type { InnermostIntervals } from "./innermost-intervals.ts";
import { chances, gradientAt } from "./interval-likelihood.ts";

export interface NewtonStep {
  readonly direction: Float64Array;
  readonly size: number;
  readonly unique: boolean;
}

/** The step to the maximum of the second-order likelihood on the support, its changes adding up to 0. */
export const newtonStep = (
  places: InnermostIntervals,
  mass: Float64Array,
  support: readonly number[],
  total: number,
): NewtonStep => {
  const size = support.length;
  const chance = chances(places, mass);
  const gradient = gradientAt(places, chance);
  const curvature = curvatureAt(places, chance, support);
  const exact = cholesky(curvature, size, 1e-11);
  const factor = exact ?? ridged(curvature, size);
  const slope = choleskySolve(
    factor,
    support.map((k) => (gradient[k] as number) - total),
  );
  const ones = choleskySolve(factor, new Float64Array(size).fill(1));
  const lambda = sum(slope) / sum(ones);
  const direction = slope.map((value, r) => value - lambda * (ones[r] as number));
  return { direction, size: direction.reduce((most, d) => Math.max(most, Math.abs(d)), 0), unique: exact !== null };
};

/** Σ weight/chance² over the rows that cover both places, packed: each row at its corner (last, first), then running sums. */
const curvatureAt = (
  { left, from, to, weight }: InnermostIntervals,
  chance: Float64Array,
  support: readonly number[],
): Float64Array => {
  const size = support.length;
  // How many places of the support lie before each place.
  const before = new Uint32Array(left.length + 1);
  for (const k of support) before[k + 1] = 1;
  for (let k = 0; k < left.length; k++) before[k + 1] = (before[k + 1] as number) + (before[k] as number);
  const corner = new Float64Array((size * (size + 1)) / 2);
  for (let i = 0; i < chance.length; i++) {
    const first = before[from[i] as number] as number;
    const last = (before[(to[i] as number) + 1] as number) - 1;
    if (last < first) continue;
    const at = (last * (last + 1)) / 2 + first;
    const w = (weight[i] as number) / ((chance[i] as number) * (chance[i] as number));
    corner[at] = (corner[at] as number) + w;
  }
  for (let r = size - 1; r >= 0; r--) {
    const own = (r * (r + 1)) / 2;
    for (let c = 1; c <= r; c++) corner[own + c] = (corner[own + c] as number) + (corner[own + c - 1] as number);
  }
  for (let r = size - 2; r >= 0; r--) {
    const [own, next] = [(r * (r + 1)) / 2, ((r + 1) * (r + 2)) / 2];
    for (let c = 0; c <= r; c++) corner[own + c] = (corner[own + c] as number) + (corner[next + c] as number);
  }
  return corner;
};

/** Where many masses are as likely, some ridge picks a step among them. */
const ridged = (curvature: Float64Array, size: number): Float64Array => {
  let largest = 0;
  for (let r = 0; r < size; r++) largest = Math.max(largest, curvature[(r * (r + 3)) / 2] as number);
  for (let ridge = 1e-8 * largest; ; ridge *= 10) {
    const lifted = curvature.slice();
    for (let r = 0; r < size; r++) lifted[(r * (r + 3)) / 2] = (lifted[(r * (r + 3)) / 2] as number) + ridge;
    const factor = cholesky(lifted, size, 1e-12);
    if (factor !== null) return factor;
  }
};
