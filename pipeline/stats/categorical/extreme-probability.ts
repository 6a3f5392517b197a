import { type PathTable, pathTable, type SortedPaths } from "./path-table.ts";
import { leftAfter, type TableNetwork } from "./table-network.ts";

/** A node with the paths to it that are not yet decided. */
interface Node {
  readonly left: Int32Array;
  readonly paths: PathTable;
}

/** A path's step on sorted lists costs about this share of one through a hash table. */
const WALK = 0.05;

/**
 * The probability of all tables of a network whose Σ ln(count!) is at least `threshold`; `null` when more than `maxSteps` steps would be
 * needed. `logConstant` is ln of Π row! · Π column! / n!.
 *
 * Stage by stage; all paths that meet in a node at the same cost go on together. Paths of which every end is extreme are added up at
 * once, those of which none is are dropped. The last two columns are never walked path by path: their ends, sorted by cost, are met by
 * the sorted paths.
 */
export const extremeProbability = (
  network: TableNetwork,
  logConstant: number,
  threshold: number,
  maxSteps: number,
): number | null => {
  const { columns, root, key, splits, bounds, logTotal } = network;
  const last = columns.length - 2;
  const known = new Map<number, SortedPaths>();
  let steps = 0;
  const endsOf = (left: Int32Array): SortedPaths => {
    const before = known.get(key(left));
    if (before) return before;
    const table = pathTable();
    splits(left, last, (_, cost, ways) => {
      steps++;
      table.add(cost, ways);
    });
    const found = table.sorted();
    known.set(key(left), found);
    return found;
  };
  const start = pathTable();
  start.add(0, 1);
  if (last === 0) return Math.min(1, meeting(start.sorted(), [0, 1], endsOf(root), 0, logConstant, threshold));
  let nodes = new Map<number, Node>([[key(root), { left: root, paths: start }]]);
  let total = 0;
  for (let stage = 0; stage < last; stage++) {
    const following = new Map<number, Node>();
    for (const { left, paths } of nodes.values()) {
      const here = paths.sorted();
      const { costs, ways, tail } = here;
      splits(left, stage, (taken, cost, times) => {
        if (++steps > maxSteps) return;
        const rest = leftAfter(left, taken);
        const ends = bounds(rest, stage + 1, maxSteps);
        if (ends === null) {
          steps = maxSteps;
          return;
        }
        const allFrom = firstAtLeast(costs, threshold - cost - ends.least);
        if (allFrom < costs.length) {
          const logWeight = logConstant + logTotal(rest, stage + 1) - cost - (costs[0] as number);
          total += times * Math.exp(logWeight) * (tail[allFrom] as number);
        }
        const someFrom = firstAtLeast(costs, threshold - cost - ends.most);
        if (someFrom >= allFrom) return;
        if (stage + 1 === last) {
          steps += WALK * (allFrom - someFrom);
          total += times * meeting(here, [someFrom, allFrom], endsOf(rest), cost, logConstant, threshold);
          return;
        }
        steps += allFrom - someFrom;
        const code = key(rest);
        const target = following.get(code) ?? { left: rest, paths: pathTable() };
        following.set(code, target);
        for (let k = someFrom; k < allFrom; k++) {
          target.paths.add((costs[k] as number) + cost, (ways[k] as number) * times);
        }
      });
      if (steps > maxSteps) return null;
    }
    nodes = following;
  }
  return Math.min(1, total);
};

/** The probability of those of some paths and ends, `cost` between them, that together reach the threshold. */
const meeting = (
  paths: SortedPaths,
  [from, to]: readonly [number, number],
  ends: SortedPaths,
  cost: number,
  logConstant: number,
  threshold: number,
): number => {
  let at = firstAtLeast(ends.costs, threshold - cost - (paths.costs[from] as number));
  let total = 0;
  for (let k = from; k < to; k++) {
    const needed = threshold - cost - (paths.costs[k] as number);
    // Longer and longer strides back, then between the last two: near ends are found at once, far ones in few steps.
    let stride = 1;
    while (at - stride >= 0 && (ends.costs[at - stride] as number) >= needed) {
      at -= stride;
      stride *= 2;
    }
    at = firstAtLeast(ends.costs, needed, Math.max(0, at - stride), at);
    if (at < ends.costs.length) total += (paths.weights[k] as number) * (ends.tail[at] as number);
  }
  return total * Math.exp(logConstant - cost - (paths.costs[0] as number) - (ends.costs[0] as number));
};

/** The first position in [from, to] of an ascending list whose value is not below `limit`; `to` when none is. */
const firstAtLeast = (ascending: Float64Array, limit: number, from = 0, to = ascending.length): number => {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as number) >= limit) high = middle;
    else low = middle + 1;
  }
  return low;
};
