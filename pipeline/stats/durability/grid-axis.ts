import { requireCount, requireFinite } from "../numeric/require.ts";
import { HALF_LOG_TWO_PI } from "./log-posterior.ts";

/** From the first to the last grid point, both included. */
export interface GridSpan {
  readonly from: number;
  readonly to: number;
  readonly points: number;
}

/** Points of one unknown outside the normal part, each with the cell it stands for. */
export interface GridAxis {
  readonly values: Float64Array;
  /** Bounds of the cells: one more than values. */
  readonly edges: Float64Array;
  /** log(prior density × width of the cell). */
  readonly logMasses: Float64Array;
  /** Are the outermost points where the posterior must have died away? Not so at a natural bound. */
  readonly openLow: boolean;
  readonly openHigh: boolean;
  /** The same grid continued by half its length at each open end. */
  readonly widen: () => GridAxis;
  /** At least 25 points over the three cells to each side of point i: for a posterior narrower than a cell. */
  readonly narrow: (i: number) => GridAxis;
}

/** Square-root spaced points for the spread of studies under a half-normal prior; the first cell reaches down to 0. */
export const spreadAxis = (span: GridSpan, priorScale: number): GridAxis => {
  const roots = evenly({ ...span, from: Math.sqrt(span.from), to: Math.sqrt(span.to) });
  const edges = Float64Array.from(between(roots), (root) => root * root);
  edges[0] = 0;
  const values = Float64Array.from(roots, (root) => root * root);
  const density = (spread: number): number => {
    const ratio = spread / priorScale;
    return Math.LN2 - HALF_LOG_TWO_PI - Math.log(priorScale) - 0.5 * ratio * ratio;
  };
  const widen = () => {
    const extra = Math.ceil((span.points - 1) / 2);
    const step = (Math.sqrt(span.to) - Math.sqrt(span.from)) / (span.points - 1);
    const last = Math.sqrt(span.to) + extra * step;
    return spreadAxis({ ...span, to: last * last, points: span.points + extra }, priorScale);
  };
  const logMasses = masses(values, edges, density);
  const axis: GridAxis = { values, edges, logMasses, openLow: false, openHigh: true, widen, narrow: () => axis };
  return axis;
};

/** Evenly spaced points for a log shape κ under a normal prior about 0. */
export const logShapeAxis = (
  span: GridSpan,
  priorSd: number,
  options: { readonly mayNarrow: boolean } = { mayNarrow: true },
): GridAxis => {
  const values = evenly(span);
  const edges = between(values);
  const density = (logShape: number): number => {
    const ratio = logShape / priorSd;
    return -HALF_LOG_TWO_PI - Math.log(priorSd) - 0.5 * ratio * ratio;
  };
  const step = (span.to - span.from) / (span.points - 1);
  const widen = () => {
    const extra = Math.ceil((span.points - 1) / 2);
    const more = extra * step;
    return logShapeAxis(
      { from: span.from - more, to: span.to + more, points: span.points + 2 * extra },
      priorSd,
      options,
    );
  };
  const narrow = (i: number) => {
    const centre = values[i] as number;
    const finer = { from: centre - 3 * step, to: centre + 3 * step, points: Math.max(25, span.points) };
    return options.mayNarrow ? logShapeAxis(finer, priorSd) : axis;
  };
  const logMasses = masses(values, edges, density);
  const axis: GridAxis = { values, edges, logMasses, openLow: true, openHigh: true, widen, narrow };
  return axis;
};

/** A single known value. */
export const fixedAxis = (value: number): GridAxis => {
  const values = Float64Array.of(value);
  const edges = Float64Array.of(value, value);
  const logMasses = Float64Array.of(0);
  const axis: GridAxis = {
    values,
    edges,
    logMasses,
    openLow: false,
    openHigh: false,
    widen: () => axis,
    narrow: () => axis,
  };
  return axis;
};

/** Throws RangeError for a span that is empty, reversed, or has fewer than three points. */
export const requireSpan = (name: string, { from, to, points }: GridSpan): void => {
  requireFinite(`${name}.from`, from);
  requireFinite(`${name}.to`, to);
  if (!(from < to)) throw new RangeError(`${name}.to must lie above ${name}.from: ${to}`);
  if (requireCount(`${name}.points`, points) < 3) throw new RangeError(`${name}.points must be at least 3: ${points}`);
};

const evenly = ({ from, to, points }: GridSpan): Float64Array =>
  Float64Array.from({ length: points }, (_, i) => from + ((to - from) * i) / (points - 1));

/** The values' midpoints, with the outermost values as ends. */
const between = (values: Float64Array): Float64Array =>
  Float64Array.from({ length: values.length + 1 }, (_, i) => {
    const left = values[Math.max(0, i - 1)] as number;
    const right = values[Math.min(values.length - 1, i)] as number;
    return (left + right) / 2;
  });

const masses = (values: Float64Array, edges: Float64Array, logDensity: (x: number) => number): Float64Array =>
  values.map((x, i) => logDensity(x) + Math.log((edges[i + 1] as number) - (edges[i] as number)));
