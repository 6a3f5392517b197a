import { requireFiniteAll, requireSameLength } from "../numeric/require.ts";
import type { AftRows } from "./aft-likelihood.ts";
import { type FailureDistributionName, failureDistribution } from "./failure-distribution.ts";
import { type IntervalCensored, requireIntervalCensored } from "./interval-censored.ts";

export interface SurvivalTimes extends IntervalCensored {
  /** One array per term, without the intercept, which is always in the model; may be empty. */
  readonly covariates: readonly ArrayLike<number>[];
  /** When observation began, if after time zero; must be < right and ≤ left. */
  readonly entry?: ArrayLike<number>;
  /** Rows with the same code belong together in the robust variance. */
  readonly cluster?: ArrayLike<number>;
}

/**
 * How are right-censored times written as intervals?
 *
 * An event is an exact time, left = right; a censored time has no end, right = Infinity. Event 1, censored 0.
 * Equals R `Surv(left, right, type = "interval2")`, NA there for no end.
 */
export const asIntervals = (
  time: ArrayLike<number>,
  event: ArrayLike<number>,
): { readonly left: Float64Array; readonly right: Float64Array } => {
  requireSameLength("event", event, time.length);
  return {
    left: Float64Array.from({ length: time.length }, (_, i) => time[i] as number),
    right: Float64Array.from({ length: time.length }, (_, i) => (event[i] === 1 ? (time[i] as number) : Infinity)),
  };
};

export interface StandardisedAft {
  readonly rows: AftRows;
  /** Of each covariate. */
  readonly mean: Float64Array;
  readonly scale: Float64Array;
}

/** Checks the data and brings covariates to mean 0 and standard deviation 1; the intercept is column 0. */
export const aftRows = (data: SurvivalTimes, distribution: FailureDistributionName): StandardisedAft => {
  const logged = distribution !== "gaussian";
  requireIntervalCensored(data, { signed: !logged });
  const { left, right, covariates, entry, cluster } = data;
  const n = left.length;
  covariates.forEach((column, j) => {
    requireSameLength(`covariates[${j}]`, column, n);
    requireFiniteAll(`covariates[${j}]`, column);
  });
  if (cluster) requireSameLength("cluster", cluster, n);
  if (entry && !logged) throw new RangeError("entry not supported by the gaussian distribution: given");
  if (entry) requireEntry(entry, left, right);
  for (let i = 0; logged && i < n; i++) {
    if (right[i] === 0) throw new RangeError(`right[${i}] must be > 0, an event at time zero has no logarithm: 0`);
  }
  const p = covariates.length + 1;
  const x = new Float64Array(n * p);
  const mean = new Float64Array(p - 1);
  const scale = new Float64Array(p - 1).fill(1);
  for (let i = 0; i < n; i++) x[i * p] = 1;
  covariates.forEach((column, j) => {
    let total = 0;
    for (let i = 0; i < n; i++) total += column[i] as number;
    const middle = n === 0 ? 0 : total / n;
    let squares = 0;
    for (let i = 0; i < n; i++) squares += ((column[i] as number) - middle) * ((column[i] as number) - middle);
    const spread = Math.sqrt(squares / n);
    const real = spread > 1e-14 * Math.abs(middle);
    mean[j] = middle;
    if (real) scale[j] = spread;
    for (let i = 0; i < n; i++) x[i * p + j + 1] = real ? ((column[i] as number) - middle) / spread : 0;
  });
  const logOf = (values: ArrayLike<number>): Float64Array =>
    Float64Array.from({ length: n }, (_, i) => (logged ? Math.log(values[i] as number) : (values[i] as number)));
  const rows: AftRows = {
    n,
    p,
    x,
    lower: logOf(left),
    upper: logOf(right),
    entry: entry ? logOf(entry) : new Float64Array(n).fill(-Infinity),
    weight: Float64Array.from({ length: n }, (_, i) => (data.weight ? (data.weight[i] as number) : 1)),
    law: failureDistribution[distribution],
    freeScale: distribution !== "exponential",
    logged,
  };
  return { rows, mean, scale };
};

const requireEntry = (entry: ArrayLike<number>, left: ArrayLike<number>, right: ArrayLike<number>): void => {
  requireSameLength("entry", entry, left.length);
  for (let i = 0; i < left.length; i++) {
    const from = entry[i] as number;
    if (!(from >= 0 && from <= (left[i] as number) && from < (right[i] as number))) {
      throw new RangeError(`entry[${i}] must be ≥ 0, ≤ left and < right: ${from}`);
    }
  }
};
