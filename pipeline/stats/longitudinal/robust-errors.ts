import { type LeastSquares, leastSquares } from "../numeric/least-squares.ts";
import type { NotEstimable } from "../quantity.ts";

/** Standard errors of one coefficient that hold when the residual variance differs between people. */
export interface RobustErrors {
  /** Residuals as they are: too small in small samples. */
  readonly hc0: number;
  /** HC0 × √(n/(n − p)). */
  readonly hc1: number;
  /** Residuals ÷ √(1 − h): unbiased when variances are equal after all. `null`: somebody has a leverage h of 1. */
  readonly hc2: number | null;
  /** Residuals ÷ (1 − h): close to the jackknife. `null` likewise. */
  readonly hc3: number | null;
}

/**
 * Diagonal of (XᵀX)⁻¹Xᵀ·diag(w)·X(XᵀX)⁻¹, w the squared residual as it is, times n/(n − p), over 1 − h, or over (1 − h)².
 *
 * Row j of (XᵀX)⁻¹Xᵀ is what is left of column j beside the others, over its square sum (Frisch, Waugh & Lovell), so that no digits are
 * lost to XᵀX.
 * White (1980), Econometrica 48:817, doi:10.2307/1912934; MacKinnon & White (1985), doi:10.1016/0304-4076(85)90158-7. Equals R
 * `sandwich::vcovHC(lm, type = "HC0" … "HC3")`.
 */
export const robustErrors = (
  design: readonly ArrayLike<number>[],
  { residuals, leverage }: LeastSquares,
): readonly RobustErrors[] | NotEstimable => {
  const [n, p] = [residuals.length, design.length];
  const pinned = leverage.some((h) => h > 1 - 1e-10);
  const found: RobustErrors[] = [];
  for (let j = 0; j < p; j++) {
    const own = design[j] as ArrayLike<number>;
    const others = p === 1 ? { residuals: Float64Array.from(own) } : leastSquares(design.toSpliced(j, 1), own);
    if (!("residuals" in others)) return others;
    const rest = others.residuals;
    let [length, plain, second, third] = [0, 0, 0, 0];
    for (let i = 0; i < n; i++) {
      const part = (rest[i] as number) * (rest[i] as number);
      const moved = part * (residuals[i] as number) * (residuals[i] as number);
      const free = 1 - (leverage[i] as number);
      length += part;
      plain += moved;
      second += moved / free;
      third += moved / (free * free);
    }
    found.push({
      hc0: Math.sqrt(plain) / length,
      hc1: (Math.sqrt(plain) / length) * Math.sqrt(n / (n - p)),
      hc2: pinned ? null : Math.sqrt(second) / length,
      hc3: pinned ? null : Math.sqrt(third) / length,
    });
  }
  return found;
};
