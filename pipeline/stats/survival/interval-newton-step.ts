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
  const curvature = new Float64Array((size * (size + 1)) / 2);
  for (let i = 0; i < chance.length; i++) {
    const w = (places.weight[i] as number) / ((chance[i] as number) * (chance[i] as number));
    const [a, b] = [places.from[i] as number, places.to[i] as number];
    for (let r = 0; r < size; r++) {
      const k = support[r] as number;
      if (k < a || k > b) continue;
      for (let c = 0; c <= r; c++) {
        if ((support[c] as number) < a) continue;
        curvature[(r * (r + 1)) / 2 + c] = (curvature[(r * (r + 1)) / 2 + c] as number) + w;
      }
    }
  }
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
