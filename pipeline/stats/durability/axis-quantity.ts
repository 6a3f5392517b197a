import { estimate, type Quantity } from "../quantity.ts";
import type { AxisPosterior } from "./grid-posterior.ts";

/**
 * The median of an unknown known on a grid, with central limits, both through `transform` (increasing). Within a cell its share is taken as
 * evenly spread.
 */
export const axisQuantity = (
  posterior: AxisPosterior,
  level: number,
  method: string,
  transform: (x: number) => number = (x) => x,
): Quantity => {
  const at = (p: number) => transform(quantileOf(posterior, p));
  const tail = (1 - level) / 2;
  return estimate(at(0.5), {
    intervals: [{ kind: "credible", level, low: at(tail), high: at(1 - tail), method }],
  });
};

const quantileOf = ({ axis: { edges }, weights }: AxisPosterior, p: number): number => {
  let below = 0;
  for (let i = 0; i < weights.length - 1; i++) {
    const share = weights[i] as number;
    if (below + share >= p) return inCell(edges, i, (p - below) / share);
    below += share;
  }
  return inCell(edges, weights.length - 1, Math.min(1, (p - below) / (weights[weights.length - 1] as number)));
};

const inCell = (edges: Float64Array, i: number, share: number): number =>
  (edges[i] as number) + share * ((edges[i + 1] as number) - (edges[i] as number));
