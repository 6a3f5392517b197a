/**
 * The chance of each number of concordant pairs, 0 to n(n−1)/2, when all orders of n values are alike.
 *
 * Value by value: the m-th is concordant with 0 to m − 1 of those before it, each with chance 1/m. Kendall (1970), Rank Correlation
 * Methods, sec. 5.2. Sums of positive terms only, so that tails keep all digits. Equals R's `ckendall(k, n) / n!`.
 */
export const concordanceDistribution = (n: number): Float64Array => {
  let chances = Float64Array.of(1);
  for (let m = 2; m <= n; m++) {
    const next = new Float64Array(chances.length + m - 1);
    chances.forEach((chance, t) => {
      for (let more = 0; more < m; more++) next[t + more] = (next[t + more] as number) + chance / m;
    });
    chances = next;
  }
  return chances;
};
