import { mean } from "../numeric/mean.ts";
import { requireSameLength } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";

/**
 * How straight a line do pairs lie on, −1 to 1? Σ(x−x̄)(y−ȳ)/√(Σ(x−x̄)²·Σ(y−ȳ)²). Pearson (1896), doi:10.1098/rsta.1896.0007.
 * Equals R 4.2.2 `cor(x, y)`. Not estimable with fewer than two pairs or when one of the two does not vary.
 */
export const pearsonCorrelation = (x: ArrayLike<number>, y: ArrayLike<number>): number | NotEstimable => {
  requireSameLength("y", y, x.length);
  const [centreX, centreY] = [mean(x), mean(y)];
  if (centreX === null || centreY === null || x.length < 2) {
    return notEstimable("too-few", `Two pairs are needed (${x.length}).`);
  }
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const [dx, dy] = [(x[i] as number) - centreX, (y[i] as number) - centreY];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  if (xx === 0 || yy === 0) return notEstimable("all-tied", "One of the two does not vary.");
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx) / Math.sqrt(yy)));
};
