import { mean } from "./mean.ts";

/**
 * The sample variance (divisor n − 1) of finite values; `null` for fewer than two. Equals R `var`.
 *
 * Corrected two-pass: Σ(x−m)² − (Σ(x−m))²/n, which keeps its digits under large offsets. Chan, Golub & LeVeque (1983), Am Stat 37:242,
 * doi:10.1080/00031305.1983.10483115.
 */
export const variance = (values: ArrayLike<number>): number | null => {
  const centre = mean(values);
  const n = values.length;
  if (centre === null || n < 2) return null;
  let squares = 0;
  let rest = 0;
  for (let i = 0; i < n; i++) {
    const deviation = (values[i] as number) - centre;
    squares += deviation * deviation;
    rest += deviation;
  }
  return Math.max(0, (squares - (rest * rest) / n) / (n - 1));
};
