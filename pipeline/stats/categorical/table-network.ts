import { columnSplits, type SplitVisitor } from "./column-splits.ts";

/** The least and the largest Σ ln(count!) that the columns still to fill can have: the most and the least probable way to end a table. */
export interface PathBounds {
  readonly least: number;
  readonly most: number;
}

/** All tables with given margins, built column by column. A node is what the rows still lack, in descending order. */
export interface TableNetwork {
  /** Ascending, so that the early stages have few nodes. */
  readonly columns: readonly number[];
  readonly root: Int32Array;
  readonly logFactorial: Float64Array;
  readonly key: (left: Int32Array) => number;
  /** Ways to fill a column; with two columns left, both at once. */
  readonly splits: (left: Int32Array, stage: number, visit: SplitVisitor) => void;
  /** `null` when finding all bounds so far has taken more than `maxSteps` steps. */
  readonly bounds: (left: Int32Array, stage: number, maxSteps: number) => PathBounds | null;
  /** ln of Σ Π 1/count! over all ways to end a table. */
  readonly logTotal: (left: Int32Array, stage: number) => number;
}

/** What is left of each row after a split, in descending order. */
export const leftAfter = (left: Int32Array, taken: Int32Array): Int32Array => {
  const rest = new Int32Array(left.length);
  for (let i = 0; i < left.length; i++) {
    const places = (left[i] as number) - (taken[i] as number);
    let at = i;
    for (; at > 0 && (rest[at - 1] as number) < places; at--) rest[at] = rest[at - 1] as number;
    rest[at] = places;
  }
  return rest;
};

export const tableNetwork = (rowTotals: ArrayLike<number>, columnTotals: ArrayLike<number>): TableNetwork => {
  const root = Int32Array.from(rowTotals).sort((a, b) => b - a);
  const columns = Array.from(columnTotals).sort((a, b) => a - b);
  const n = columns.reduce((total, one) => total + one, 0);
  const logFactorial = new Float64Array(n + 1);
  for (let k = 2; k <= n; k++) logFactorial[k] = (logFactorial[k - 1] as number) + Math.log(k);
  const base = (root[0] as number) + 1;
  // The last row's number follows from the others.
  const key = (left: Int32Array): number => {
    let code = 0;
    for (let i = 0; i < left.length - 1; i++) code = code * base + (left[i] as number);
    return code;
  };
  const open = (taken: number): number => logFactorial[taken] as number;
  const closing = (taken: number, left: number): number =>
    (logFactorial[taken] as number) + (logFactorial[left - taken] as number);
  const splits = (left: Int32Array, stage: number, visit: SplitVisitor): void =>
    columnSplits(left, columns[stage] as number, stage === columns.length - 2 ? closing : open, visit);
  const known = columns.map(() => new Map<number, PathBounds>());
  let steps = 0;
  const bounds = (left: Int32Array, stage: number, maxSteps: number): PathBounds | null => {
    const memo = known[stage] as Map<number, PathBounds>;
    const code = key(left);
    const before = memo.get(code);
    if (before) return before;
    if (stage === columns.length - 2) {
      const found = closingBounds(left, columns[stage] as number, logFactorial);
      memo.set(code, found);
      return found;
    }
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    splits(left, stage, (taken, cost) => {
      if (++steps > maxSteps) return;
      const next = bounds(leftAfter(left, taken), stage + 1, maxSteps);
      if (next === null) return;
      least = Math.min(least, cost + next.least);
      most = Math.max(most, cost + next.most);
    });
    if (steps > maxSteps) return null;
    const found = { least, most };
    memo.set(code, found);
    return found;
  };
  const logTotal = (left: Int32Array, stage: number): number => {
    let [total, people] = [0, 0];
    for (const places of left) {
      total -= logFactorial[places] as number;
      people += places;
    }
    for (let j = stage; j < columns.length; j++) total -= logFactorial[columns[j] as number] as number;
    return total + (logFactorial[people] as number);
  };
  return { columns, root, logFactorial, key, splits, bounds, logTotal };
};

/**
 * Two columns left. Least: the cost is convex, so that people are best placed one by one where they cost least. Most: no more than if
 * every row went to one of the two columns.
 */
const closingBounds = (left: Int32Array, count: number, logFactorial: Float64Array): PathBounds => {
  const taken = new Int32Array(left.length);
  for (let placed = 0; placed < count; placed++) {
    let best = 0;
    let bestRatio = Number.POSITIVE_INFINITY;
    for (let i = 0; i < left.length; i++) {
      const x = taken[i] as number;
      const ratio = (x + 1) / ((left[i] as number) - x);
      if (ratio >= bestRatio) continue;
      bestRatio = ratio;
      best = i;
    }
    taken[best] = (taken[best] as number) + 1;
  }
  let [least, most] = [0, 0];
  for (let i = 0; i < left.length; i++) {
    const [x, places] = [taken[i] as number, left[i] as number];
    least += (logFactorial[x] as number) + (logFactorial[places - x] as number);
    most += logFactorial[places] as number;
  }
  return { least, most };
};
