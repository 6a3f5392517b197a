/** Throws RangeError for a p outside [0, 1]. */
export const requirePValues = (p: readonly number[]): void => {
  for (const value of p) if (!(value >= 0 && value <= 1)) throw new RangeError(`p must lie in [0, 1]: ${value}`);
};

/** Positions of the p values from the smallest up, equal ones in the order given. */
export const ascending = (p: readonly number[]): readonly number[] =>
  p.map((_, i) => i).sort((i, j) => (p[i] as number) - (p[j] as number) || i - j);

/** A step-up adjustment: from the largest p down, each times its factor, never above the one before it, never above 1. */
export const stepUp = (p: readonly number[], factor: (rank: number, m: number) => number): number[] => {
  requirePValues(p);
  const adjusted = new Array<number>(p.length).fill(1);
  let before = 1;
  for (const [position, index] of [...ascending(p).entries()].reverse()) {
    before = Math.min(before, factor(position + 1, p.length) * (p[index] as number));
    adjusted[index] = before;
  }
  return adjusted;
};
