import { type NumberedLabels, numberLabels } from "../numeric/number-labels.ts";
import { requireFiniteAll, requireSameLength } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { type DesignBasis, designBasis } from "./design-basis.ts";
import { readTrials } from "./read-trials.ts";

/** Estimates that come in clusters: several per study, several schools per district. One element per estimate, in any order. */
export interface NestedEffects {
  readonly estimates: ArrayLike<number>;
  readonly standardErrors: ArrayLike<number>;
  /** The outer cluster of each estimate (study, district); any codes. */
  readonly outer: ArrayLike<number>;
  /** The unit within it (outcome, school); a code used in two outer clusters means two units. Default: each estimate is its own. */
  readonly inner?: ArrayLike<number>;
  /** The design matrix's columns, the intercept among them. Default: the intercept alone. */
  readonly columns?: readonly ArrayLike<number>[];
}

/** The estimates in order of their blocks, outer clusters and inner units, on an orthonormal design. */
export interface Nested extends DesignBasis {
  readonly k: number;
  readonly p: number;
  readonly blocks: number;
  /** First row of each block, and k. */
  readonly start: Uint32Array;
  /** Where each block's packed covariance begins in an array of all of them, and its length. */
  readonly factorStart: Uint32Array;
  /** Residuals of unweighted least squares. */
  readonly y: Float64Array;
  readonly standardError: Float64Array;
  readonly outer: Uint32Array;
  readonly outerClusters: number;
  /** Numbered through over all outer clusters. */
  readonly inner: Uint32Array;
  /** What least squares took out of the estimates, on `q`: β = `back`·(`projected` + δ), δ the coefficients of `y`. */
  readonly projected: Float64Array;
  /** Mean square of `y` with divisor k − p. */
  readonly spread: number;
  readonly smallestVariance: number;
  readonly largestVariance: number;
}

/**
 * Reads clustered estimates; `block` (default: the outer cluster) says between which of them there is no correlation.
 * Throws RangeError for values not finite, unequal lengths, and a block that holds only a part of an outer cluster.
 */
export const readNested = (input: NestedEffects, block: ArrayLike<number> = input.outer): Nested | NotEstimable => {
  const trials = readTrials(input, 1);
  const k = input.estimates.length;
  const { outer, inner, columns = [new Float64Array(k).fill(1)] } = input;
  if (columns.length === 0) throw new RangeError("columns must not be empty: 0");
  const named = Object.entries({ outer, block, ...(inner ? { inner } : {}) });
  for (const [name, values] of [...named, ...columns.map((column, j) => [`columns[${j}]`, column] as const)]) {
    requireSameLength(name, values, k);
    requireFiniteAll(name, values);
  }
  if ("kind" in trials) return trials;
  const p = columns.length;
  if (k <= p) return notEstimable("too-few", `${k} estimates cannot give ${p} coefficients and a variance.`, { k, p });
  const blockOf = numberLabels(k, (i) => block[i] as number);
  const outerOf = numberLabels(k, (i) => outer[i] as number);
  const innerOf = numberLabels(k, (i) => (inner ? `${outer[i]} ${inner[i]}` : i));
  requireWhole(outerOf, blockOf, outer);
  const order = inOrder([blockOf, outerOf, innerOf], k);
  const start = firstRows(order, blockOf);
  const sorted = (values: ArrayLike<number>) => Float64Array.from(order, (i) => values[i] as number);
  const basis = designBasis(columns.map(sorted), k);
  if ("kind" in basis) return basis;
  const y = sorted(input.estimates);
  const projected = takeOut(y, basis.q, p);
  return {
    k,
    p,
    blocks: blockOf.count,
    start,
    factorStart: packedStarts(start),
    y,
    standardError: sorted(input.standardErrors),
    outer: Uint32Array.from(order, (i) => outerOf.codes[i] as number),
    outerClusters: outerOf.count,
    inner: Uint32Array.from(order, (i) => innerOf.codes[i] as number),
    ...basis,
    projected,
    spread: y.reduce((total, residual) => total + residual * residual, 0) / (k - p),
    smallestVariance: trials.smallestVariance,
    largestVariance: trials.largestVariance,
  };
};

const requireWhole = (outerOf: NumberedLabels, blockOf: NumberedLabels, outer: ArrayLike<number>): void => {
  const home = new Int32Array(outerOf.count).fill(-1);
  outerOf.codes.forEach((own, i) => {
    const block = blockOf.codes[i] as number;
    if (home[own] !== -1 && home[own] !== block) throw new RangeError(`cluster must not divide outer: ${outer[i]}`);
    home[own] = block;
  });
};

/** Rows by the first labels, within them by the next ones. */
const inOrder = (labels: readonly NumberedLabels[], k: number): Uint32Array =>
  Uint32Array.from({ length: k }, (_, i) => i).sort((a, b) => {
    for (const { codes } of labels) {
      const apart = (codes[a] as number) - (codes[b] as number);
      if (apart !== 0) return apart;
    }
    return a - b;
  });

const firstRows = (order: Uint32Array, { codes, count }: NumberedLabels): Uint32Array => {
  const start = new Uint32Array(count + 1).fill(order.length);
  for (let row = order.length - 1; row >= 0; row--) start[codes[order[row] as number] as number] = row;
  return start;
};

const packedStarts = (start: Uint32Array): Uint32Array => {
  let total = 0;
  return start.map((_, block) => {
    const here = total;
    const size = block + 1 < start.length ? (start[block + 1] as number) - (start[block] as number) : 0;
    total += (size * (size + 1)) / 2;
    return here;
  });
};

/** Leaves in `y` its least-squares residuals on Q and returns its coefficients there. */
const takeOut = (y: Float64Array, q: Float64Array, p: number): Float64Array => {
  const projected = new Float64Array(p);
  for (let i = 0; i < y.length; i++) {
    for (let j = 0; j < p; j++) projected[j] = (projected[j] as number) + (q[i * p + j] as number) * (y[i] as number);
  }
  for (let i = 0; i < y.length; i++) {
    for (let j = 0; j < p; j++) y[i] = (y[i] as number) - (q[i * p + j] as number) * (projected[j] as number);
  }
  return projected;
};
