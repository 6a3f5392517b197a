/** Different costs and how many paths have each; grows as needed. Open addressing on typed arrays, much faster than a `Map`. */
export interface PathTable {
  readonly add: (cost: number, ways: number) => void;
  readonly sorted: () => SortedPaths;
}

export interface SortedPaths {
  /** Ascending. */
  readonly costs: Float64Array;
  readonly ways: Float64Array;
  /** Ways × exp(first cost − cost): the probability of these paths beside that of the first. */
  readonly weights: Float64Array;
  /** The sum of the weights from each path on. */
  readonly tail: Float64Array;
}

/** Costs as close as this are the same: logs of different products of factorials do not lie closer. */
const SAME = 1e-9;
/** Costs are hashed in these units; a cost that rounding has split in two only makes the table longer. */
const UNIT = 1e6;

export const pathTable = (): PathTable => {
  let mask = 15;
  let size = 0;
  let costs = new Float64Array(mask + 1).fill(-1);
  let counts = new Float64Array(mask + 1);
  const home = (cost: number): number => {
    const hash = Math.imul((cost * UNIT + 0.5) | 0, 0x9e3779b1);
    return (hash ^ (hash >>> 15)) & mask;
  };
  const put = (cost: number, ways: number): void => {
    let slot = home(cost);
    while (costs[slot] !== -1 && !(Math.abs((costs[slot] as number) - cost) < SAME)) slot = (slot + 1) & mask;
    if (costs[slot] === -1) {
      costs[slot] = cost;
      size++;
    }
    counts[slot] = (counts[slot] as number) + ways;
  };
  const add = (cost: number, ways: number): void => {
    put(cost, ways);
    if (2 * size <= mask) return;
    const [oldCosts, oldCounts] = [costs, counts];
    mask = 2 * mask + 1;
    size = 0;
    costs = new Float64Array(mask + 1).fill(-1);
    counts = new Float64Array(mask + 1);
    for (let k = 0; k < oldCosts.length; k++) {
      if (oldCosts[k] !== -1) put(oldCosts[k] as number, oldCounts[k] as number);
    }
  };
  const sorted = (): SortedPaths => {
    // Sorting numbers alone is fast; how many paths each stands for is looked up again.
    const ascending = costs.filter((cost) => cost !== -1).sort();
    const ways = ascending.map((cost) => {
      let slot = home(cost);
      while (costs[slot] !== cost) slot = (slot + 1) & mask;
      return counts[slot] as number;
    });
    const weights = ways.map((many, k) => many * Math.exp((ascending[0] as number) - (ascending[k] as number)));
    const tail = new Float64Array(weights.length);
    for (let k = tail.length - 1, total = 0; k >= 0; k--) {
      total += weights[k] as number;
      tail[k] = total;
    }
    return { costs: ascending, ways, weights, tail };
  };
  return { add, sorted };
};
