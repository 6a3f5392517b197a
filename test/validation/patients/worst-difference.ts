/**
 * The largest standardised difference of weighted means between two arms, over the standard deviation before weighting: as in
 * `covariateBalance`, without the distances between distributions, which cost most of its time.
 */
export const worstDifference = (treated: Uint8Array, weight: Float64Array, columns: readonly Float64Array[]): number =>
  columns.reduce((worst, column) => {
    const [count, sum, squares, weights, weighted] = [
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ];
    const add = (to: number[], arm: number, value: number): void => {
      to[arm] = (to[arm] as number) + value;
    };
    column.forEach((value, i) => {
      const arm = treated[i] as number;
      add(count, arm, 1);
      add(sum, arm, value);
      add(weights, arm, weight[i] as number);
      add(weighted, arm, (weight[i] as number) * value);
    });
    const mean = sum.map((total, arm) => total / (count[arm] as number));
    column.forEach((value, i) => {
      const arm = treated[i] as number;
      const gap = value - (mean[arm] as number);
      add(squares, arm, gap * gap);
    });
    const [first = 0, second = 0] = squares.map((total, arm) => total / ((count[arm] as number) - 1));
    const [without = 0, having = 0] = weighted.map((total, arm) => total / (weights[arm] as number));
    const spread = Math.sqrt((first + second) / 2);
    return spread > 0 ? Math.max(worst, Math.abs(having - without) / spread) : worst;
  }, 0);
