export interface BrentResult {
  readonly root: number;
  readonly iterations: number;
}

/**
 * Where does a continuous function cross zero between a and b?
 *
 * Brent's method: inverse quadratic interpolation or secant where it is safe, bisection otherwise. `null` when f(a) and f(b)
 * have the same sign, when f is not a number on the way, or when `maxIterations` pass without |bracket| ≤ `tolerance`.
 * Brent (1973), Algorithms for Minimization without Derivatives, ch. 4. Equals R `uniroot(f, c(a, b))` within the tolerance.
 */
export const brent = (
  f: (x: number) => number,
  a: number,
  b: number,
  { tolerance = 1e-12, maxIterations = 200 }: { readonly tolerance?: number; readonly maxIterations?: number } = {},
): BrentResult | null => {
  let previous = a;
  let best = b;
  let fPrevious = f(a);
  let fBest = f(b);
  if (fPrevious === 0) return { root: a, iterations: 0 };
  if (fBest === 0) return { root: b, iterations: 0 };
  if (!(fPrevious * fBest < 0 || Math.sign(fPrevious) === -Math.sign(fBest))) return null;
  let opposite = previous;
  let fOpposite = fPrevious;
  let step = best - previous;
  let stepBefore = step;
  for (let iterations = 1; iterations <= maxIterations; iterations++) {
    if (Math.abs(fOpposite) < Math.abs(fBest)) {
      [previous, best, opposite] = [best, opposite, best];
      [fPrevious, fBest, fOpposite] = [fBest, fOpposite, fBest];
    }
    const smallest = 2 * Number.EPSILON * Math.abs(best) + tolerance / 2;
    const half = (opposite - best) / 2;
    if (fBest === 0 || Math.abs(half) <= smallest) return { root: best, iterations };
    const trial = Math.abs(stepBefore) >= smallest && Math.abs(fPrevious) > Math.abs(fBest);
    const interpolated = trial ? interpolate(previous, best, opposite, fPrevious, fBest, fOpposite) : Number.NaN;
    const accepted =
      Math.abs(interpolated) < Math.min(1.5 * Math.abs(half), 0.5 * Math.abs(stepBefore)) && interpolated * half > 0;
    stepBefore = accepted ? step : half;
    step = accepted ? interpolated : half;
    previous = best;
    fPrevious = fBest;
    best += Math.abs(step) > smallest ? step : half > 0 ? smallest : -smallest;
    fBest = f(best);
    if (Number.isNaN(fBest)) return null;
    if (Math.sign(fBest) === Math.sign(fOpposite)) {
      opposite = previous;
      fOpposite = fPrevious;
      step = best - previous;
      stepBefore = step;
    }
  }
  return null;
};

/** The step from `best` to the zero of the inverse quadratic (or of the secant, when two of the points coincide). */
const interpolate = (a: number, b: number, c: number, fa: number, fb: number, fc: number): number => {
  const s = fb / fa;
  if (a === c) return ((c - b) * s) / (s - 1);
  const q = fa / fc;
  const r = fb / fc;
  return (s * ((c - b) * q * (q - r) - (b - a) * (r - 1))) / -((q - 1) * (r - 1) * (s - 1));
};
