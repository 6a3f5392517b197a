import { ascendingOrder } from "./ascending-order.ts";
import type { CoxData } from "./cox-data.ts";

/** The rows ever at risk, stratum by stratum, the latest time first: one walk over them meets every risk set. */
export interface CoxRows {
  readonly n: number;
  readonly p: number;
  readonly events: number;
  /** Covariates by row, centred and divided by their standard deviation, so that exp cannot overflow and steps compare. */
  readonly x: Float64Array;
  readonly mean: Float64Array;
  readonly scale: Float64Array;
  readonly time: Float64Array;
  readonly event: Uint8Array;
  readonly weight: Float64Array;
  readonly entry: Float64Array | null;
  /** Positions ordered like the rows, but by entry; the latest first. `null` without delayed entry. */
  readonly byEntry: Uint32Array | null;
  /** Where each stratum ends; the first starts at 0. */
  readonly stratumEnd: readonly number[];
  /** Which row of the data stands at each position. */
  readonly row: Uint32Array;
}

export const coxRows = (data: CoxData): CoxRows => {
  const row = observedLatestFirst(data, data.time);
  const n = row.length;
  const stratumEnd = endsOf(data.stratum, row);
  const { x, mean, scale } = standardised(data.covariates, row);
  const event = Uint8Array.from(pick(data.event, row));
  const entry = data.entry ? pick(data.entry, row) : null;
  let events = 0;
  for (let i = 0; i < n; i++) events += event[i] as number;
  return {
    n,
    p: data.covariates.length,
    events,
    x,
    mean,
    scale,
    time: pick(data.time, row),
    event,
    weight: data.weight ? pick(data.weight, row) : new Float64Array(n).fill(1),
    entry,
    byEntry: entry && data.entry ? positionsByEntry(data, data.entry, row) : null,
    stratumEnd,
    row,
  };
};

const pick = (values: ArrayLike<number>, rows: Uint32Array): Float64Array => {
  const picked = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) picked[i] = values[rows[i] as number] as number;
  return picked;
};

/** Rows that are at risk some time, by stratum and then by `key`, the largest first. */
const observedLatestFirst = ({ time, entry, weight, stratum }: CoxData, key: ArrayLike<number>): Uint32Array => {
  const order = ascendingOrder(key).reverse();
  let kept = 0;
  for (let i = 0; i < order.length; i++) {
    const r = order[i] as number;
    if (weight?.[r] === 0 || (entry !== undefined && (entry[r] as number) >= (time[r] as number))) continue;
    order[kept++] = r;
  }
  const observed = order.subarray(0, kept);
  return stratum ? grouped(observed, stratum) : observed;
};

/** Stable: within a stratum the order stays. */
const grouped = (rows: Uint32Array, stratum: ArrayLike<number>): Uint32Array => {
  const byStratum = ascendingOrder(pick(stratum, rows));
  return Uint32Array.from(byStratum, (i) => rows[i] as number);
};

const endsOf = (stratum: ArrayLike<number> | undefined, row: Uint32Array): readonly number[] => {
  const ends: number[] = [];
  for (let i = 1; stratum && i < row.length; i++) {
    if (stratum[row[i] as number] !== stratum[row[i - 1] as number]) ends.push(i);
  }
  return [...ends, row.length];
};

const positionsByEntry = (data: CoxData, entry: ArrayLike<number>, row: Uint32Array): Uint32Array => {
  const position = new Uint32Array(data.time.length);
  row.forEach((r, i) => {
    position[r] = i;
  });
  return observedLatestFirst(data, entry).map((r) => position[r] as number);
};

/** Filled in the order of the data and only then sorted: a row is one stretch of memory, its columns are not. */
const standardised = (
  covariates: readonly ArrayLike<number>[],
  row: Uint32Array,
): { readonly x: Float64Array; readonly mean: Float64Array; readonly scale: Float64Array } => {
  const n = row.length;
  const p = covariates.length;
  const inOrder = ascending(row, (covariates[0] as ArrayLike<number>).length);
  const mean = new Float64Array(p);
  const scale = new Float64Array(p);
  const byRow = new Float64Array((covariates[0] as ArrayLike<number>).length * p);
  covariates.forEach((column, j) => {
    let total = 0;
    for (let i = 0; i < n; i++) total += column[inOrder[i] as number] as number;
    const middle = n === 0 ? 0 : total / n;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      const gap = (column[inOrder[i] as number] as number) - middle;
      squares += gap * gap;
    }
    const spread = Math.sqrt(squares / n);
    // What is left of a constant column is rounding: it must come out singular, not huge.
    const real = spread > 1e-14 * Math.abs(middle);
    mean[j] = middle;
    scale[j] = real ? spread : 1;
    for (let i = 0; real && i < n; i++) {
      const r = inOrder[i] as number;
      byRow[r * p + j] = ((column[r] as number) - middle) / spread;
    }
  });
  const x = new Float64Array(n * p);
  for (let i = 0, at = 0; i < n; i++) {
    const from = (row[i] as number) * p;
    for (let j = 0; j < p; j++) x[at++] = byRow[from + j] as number;
  }
  return { x, mean, scale };
};

/** The same row numbers by size. */
const ascending = (row: Uint32Array, length: number): Uint32Array => {
  const present = new Uint8Array(length);
  for (let i = 0; i < row.length; i++) present[row[i] as number] = 1;
  const sorted = new Uint32Array(row.length);
  for (let r = 0, at = 0; r < length; r++) if (present[r] === 1) sorted[at++] = r;
  return sorted;
};
