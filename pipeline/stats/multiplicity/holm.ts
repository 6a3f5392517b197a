/**
 * Which p values still count when several questions are asked at once, at less cost than Bonferroni's? Holm's step-down adjustment.
 * The j-th smallest of m is multiplied by m − j + 1, never below the one before it, never above 1; in the order given. Holds for any
 * dependence. Holm (1979), Scand J Stat 6:65–70. Equals R 4.2.2 `p.adjust(method = "holm")`.
 * Throws RangeError for a p outside [0, 1].
 */
export const holm = (p: readonly number[]): number[] => {
  for (const value of p) if (!(value >= 0 && value <= 1)) throw new RangeError(`p must lie in [0, 1]: ${value}`);
  const order = p.map((_, i) => i).sort((i, j) => (p[i] as number) - (p[j] as number) || i - j);
  const adjusted = new Array<number>(p.length).fill(1);
  let before = 0;
  order.forEach((index, rank) => {
    before = Math.max(before, Math.min(1, (p.length - rank) * (p[index] as number)));
    adjusted[index] = before;
  });
  return adjusted;
};
