import { type NotEstimable, notEstimable } from "../quantity.ts";
import type { GridAxis } from "./grid-axis.ts";
import { type LaplaceNode, laplaceNode } from "./laplace-node.ts";
import { logPosterior } from "./log-posterior.ts";
import type { RelapseProblem } from "./relapse-problem.ts";

export interface PosteriorNode {
  /** Share of the posterior; all sum to 1. */
  readonly weight: number;
  readonly spread: number;
  readonly logShapes: Float64Array;
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
}

/** The posterior of one unknown on its axis. */
export interface AxisPosterior {
  readonly axis: GridAxis;
  /** One a point, summing to 1. */
  readonly weights: Float64Array;
}

export interface GridPosterior {
  readonly kind: "grid-posterior";
  readonly nodes: readonly PosteriorNode[];
  readonly spread: AxisPosterior;
  readonly shapes: readonly AxisPosterior[];
  /** log p(data), binomial constants left out. */
  readonly logMarginal: number;
  /** Share on the outermost points of the axes. */
  readonly outermost: number;
  readonly widened: boolean;
}

/** More than this on the outermost points, and the grid does not hold the posterior. */
const MOST_OUTERMOST = 0.01;
/** More than this on two neighbouring points of a shape, and its grid is too coarse: the posterior's sd is below 0.6 to 0.75 cells. */
const MOST_ON_TWO = 0.85;
/** Each makes an axis at least four times finer. */
const MOST_NARROWINGS = 4;

/**
 * A posterior as a mixture of normals over a grid of (spread, shapes): at each node Laplace in θ, weighted by its marginal × prior × cell.
 *
 * If the outermost points hold more than 1 %, the axes that do are widened once; if they still do it is not estimable. A shape of which
 * two neighbouring points hold 85 % is looked at again on a finer axis about them.
 * Rue, Martino & Chopin (2009), sec. 3, doi:10.1111/j.1467-9868.2008.00700.x.
 */
export const gridPosterior = (
  problem: RelapseProblem,
  spread: GridAxis,
  shapes: readonly GridAxis[],
  quadratureNodes: number,
): GridPosterior | NotEstimable => {
  const first = exploreGrid(problem, [spread, ...shapes], quadratureNodes);
  if (first.kind === "not-estimable") return first;
  if (first.outermost <= MOST_OUTERMOST) return narrowed(problem, first, quadratureNodes);
  const axes = [first.spread, ...first.shapes];
  const wider = axes.map((each) => (outermostOf(each) > MOST_OUTERMOST / axes.length ? each.axis.widen() : each.axis));
  const second = exploreGrid(problem, wider, quadratureNodes);
  if (second.kind === "not-estimable") return second;
  if (second.outermost > MOST_OUTERMOST) {
    return notEstimable(
      "no-convergence",
      "The posterior reaches beyond the grid of spread and shape, even when widened.",
      { outermost: second.outermost },
    );
  }
  return narrowed(problem, { ...second, widened: true }, quadratureNodes);
};

const narrowed = (
  problem: RelapseProblem,
  found: GridPosterior,
  quadratureNodes: number,
): GridPosterior | NotEstimable => {
  let best = found;
  for (let times = 0; times < MOST_NARROWINGS; times++) {
    const shapes = best.shapes.map(({ axis, weights }) => {
      const most = weights.reduce((top, weight, i) => (weight > (weights[top] as number) ? i : top), 0);
      const beside = Math.max(weights[most - 1] ?? 0, weights[most + 1] ?? 0);
      return (weights[most] as number) + beside > MOST_ON_TWO ? axis.narrow(most) : axis;
    });
    if (shapes.every((axis, i) => axis === best.shapes[i]?.axis)) return best;
    const finer = exploreGrid(problem, [best.spread.axis, ...shapes], quadratureNodes);
    if (finer.kind === "not-estimable") return finer;
    best = { ...finer, widened: found.widened };
  }
  return best;
};

/** Nodes in an order where each begins at its neighbour's mode: the spread runs to and fro, the shapes advance like an odometer. */
const exploreGrid = (
  problem: RelapseProblem,
  axes: readonly GridAxis[],
  quadratureNodes: number,
): GridPosterior | NotEstimable => {
  const [spread, ...shapes] = axes as readonly [GridAxis, ...GridAxis[]];
  const found: { readonly at: readonly number[]; readonly logWeight: number; readonly node: LaplaceNode }[] = [];
  let start: Float64Array = Float64Array.from(problem.priorMeans);
  let rising = false;
  for (const shapeAt of odometer(shapes.map(({ values }) => values.length))) {
    const density = logPosterior(problem, valuesAt(shapes, shapeAt), quadratureNodes);
    const shapeMass = shapes.reduce((total, axis, i) => total + (axis.logMasses[shapeAt[i] as number] as number), 0);
    const size = spread.values.length;
    rising = !rising;
    for (let step = 0; step < size; step++) {
      const i = rising ? step : size - 1 - step;
      const node = laplaceNode(density, spread.values[i] as number, start);
      if (node.kind === "not-estimable") return node;
      start = node.mean;
      found.push({
        at: [i, ...shapeAt],
        logWeight: node.logMarginal + shapeMass + (spread.logMasses[i] as number),
        node,
      });
    }
  }
  const highest = found.reduce((most, { logWeight }) => Math.max(most, logWeight), -Infinity);
  const mass = found.reduce((total, { logWeight }) => total + Math.exp(logWeight - highest), 0);
  const weights = axes.map(({ values }) => new Float64Array(values.length));
  const nodes = found.map(({ at, logWeight, node }): PosteriorNode => {
    const weight = Math.exp(logWeight - highest) / mass;
    for (const [axis, i] of at.entries()) {
      const share = weights[axis] as Float64Array;
      share[i] = (share[i] as number) + weight;
    }
    const [i, ...shapeAt] = at as readonly [number, ...number[]];
    const { mean, covariance } = node;
    return { weight, spread: spread.values[i] as number, logShapes: valuesAt(shapes, shapeAt), mean, covariance };
  });
  const posteriors = axes.map((axis, i): AxisPosterior => ({ axis, weights: weights[i] as Float64Array }));
  return {
    kind: "grid-posterior",
    nodes,
    spread: posteriors[0] as AxisPosterior,
    shapes: posteriors.slice(1),
    logMarginal: highest + Math.log(mass),
    outermost: posteriors.reduce((total, each) => total + outermostOf(each), 0),
    widened: false,
  };
};

const outermostOf = ({ axis, weights }: AxisPosterior): number =>
  (axis.openLow ? (weights[0] as number) : 0) + (axis.openHigh ? (weights[weights.length - 1] as number) : 0);

const valuesAt = (axes: readonly GridAxis[], at: readonly number[]): Float64Array =>
  Float64Array.from(axes, ({ values }, i) => values[at[i] as number] as number);

/** Every list of indices below the sizes. */
const odometer = (sizes: readonly number[]): readonly (readonly number[])[] =>
  sizes.reduce<readonly (readonly number[])[]>(
    (lists, size) => lists.flatMap((list) => Array.from({ length: size }, (_, i) => [...list, i])),
    [[]],
  );
