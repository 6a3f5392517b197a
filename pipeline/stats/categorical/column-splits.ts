/** One way, or several alike, to spread a column's people over rows with so many places left. */
export type SplitVisitor = (taken: Int32Array, cost: number, ways: number) => void;

/**
 * Every way to spread `count` people over rows that still lack `left[i]`, rows in descending order. Ways that differ only by an
 * exchange among rows with the same number left are visited once, with how many they are. `cost` is the sum of `cellCost(taken, left)`.
 * `taken` is written over from visit to visit.
 */
export const columnSplits = (
  left: ArrayLike<number>,
  count: number,
  cellCost: (taken: number, left: number) => number,
  visit: SplitVisitor,
): void => {
  const rows = left.length;
  const taken = new Int32Array(rows);
  /** Places in the rows after each. */
  const room = new Int32Array(rows);
  for (let i = rows - 2; i >= 0; i--) room[i] = (room[i + 1] as number) + (left[i + 1] as number);
  /** `alike` rows of the run took as many as the row before; `place` rows of it are done. */
  const fill = (i: number, rest: number, cost: number, ways: number, place: number, alike: number): void => {
    if (i === rows) {
      visit(taken, cost, ways);
      return;
    }
    const places = left[i] as number;
    const sameRun = i > 0 && left[i - 1] === places;
    const most = Math.min(rest, sameRun ? (taken[i - 1] as number) : places);
    const least = Math.max(0, rest - (room[i] as number));
    for (let x = most; x >= least; x--) {
      taken[i] = x;
      // Arrangements of a run of `place` rows: the multinomial coefficient, one factor a row.
      const nowPlace = sameRun ? place + 1 : 1;
      const nowAlike = sameRun && x === taken[i - 1] ? alike + 1 : 1;
      fill(i + 1, rest - x, cost + cellCost(x, places), (ways * nowPlace) / nowAlike, nowPlace, nowAlike);
    }
  };
  fill(0, count, 0, 1, 0, 0);
};
