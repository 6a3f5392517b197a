/** Weights at ranks 0 … size − 1 with sums below any rank in logarithmic time (Fenwick 1994, doi:10.1002/spe.4380240306). */
export interface RankTree {
  readonly add: (rank: number, weight: number) => void;
  /** Σ of the weights at ranks < rank. */
  readonly below: (rank: number) => number;
  readonly at: (rank: number) => number;
  readonly total: () => number;
}

export const rankTree = (size: number): RankTree => {
  const sums = new Float64Array(size + 1);
  const own = new Float64Array(size);
  let all = 0;
  return {
    add: (rank, weight) => {
      all += weight;
      own[rank] = (own[rank] as number) + weight;
      for (let i = rank + 1; i <= size; i += i & -i) sums[i] = (sums[i] as number) + weight;
    },
    below: (rank) => {
      let total = 0;
      for (let i = rank; i > 0; i -= i & -i) total += sums[i] as number;
      return total;
    },
    at: (rank) => own[rank] as number,
    total: () => all,
  };
};
