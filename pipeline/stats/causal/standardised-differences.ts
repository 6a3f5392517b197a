import { requireSameLength } from "../numeric/require.ts";
import type { BalanceData } from "./covariate-balance.ts";

/**
 * How unlike are the two arms in each covariate, and in nothing else than means? For many columns at once.
 *
 * The standardised differences of `covariateBalance`, to the digit, without its variance ratios and distances of distributions. NaN never
 * comes out: `null` where a covariate does not vary or an arm has fewer than two people.
 */
export const standardisedDifferences = ({ treated, covariates, weight }: BalanceData): readonly (number | null)[] => {
  const n = treated.length;
  if (weight) requireSameLength("weight", weight, n);
  return covariates.map((column) => {
    requireSameLength("covariate", column, n);
    const count = [0, 0];
    const sum = [0, 0];
    const total = [0, 0];
    const weighted = [0, 0];
    for (let i = 0; i < n; i++) {
      const arm = treated[i] === 1 ? 1 : 0;
      const x = column[i] as number;
      const w = weight ? (weight[i] as number) : 1;
      count[arm] = (count[arm] as number) + 1;
      sum[arm] = (sum[arm] as number) + x;
      total[arm] = (total[arm] as number) + w;
      weighted[arm] = (weighted[arm] as number) + w * x;
    }
    const [n0, n1] = count as [number, number];
    const [total0, total1] = total as [number, number];
    if (n0 < 2 || n1 < 2 || !(total0 > 0) || !(total1 > 0)) return null;
    const mean = [(sum[0] as number) / n0, (sum[1] as number) / n1];
    const squares = [0, 0];
    for (let i = 0; i < n; i++) {
      const arm = treated[i] === 1 ? 1 : 0;
      const away = (column[i] as number) - (mean[arm] as number);
      squares[arm] = (squares[arm] as number) + away * away;
    }
    const sd = Math.sqrt(((squares[0] as number) / (n0 - 1) + (squares[1] as number) / (n1 - 1)) / 2);
    return sd > 0 ? ((weighted[1] as number) / total1 - (weighted[0] as number) / total0) / sd : null;
  });
};
