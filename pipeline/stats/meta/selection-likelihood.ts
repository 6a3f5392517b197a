import { normalDensity } from "../distributions/normal-density.ts";
import { normalUpperTail } from "../distributions/normal-upper-tail.ts";
import { type Derivatives, noDerivatives } from "../numeric/derivatives.ts";
import { addOuter } from "../numeric/packed-matrix.ts";
import type { Trials } from "./read-trials.ts";
import type { SelectionRegions } from "./selection-regions.ts";

/**
 * The log likelihood of effects of which only some are seen, and its derivatives in (μ, τ², ln δ₂, ln δ₃, …):
 * Σ ln φ(y; μ, w) + ln δ(interval of y) − ln A, w = v + τ², A = Σ δ·P(a new effect with this SE falls there); δ₁ = 1.
 *
 * Needs v + τ² > 0 for all trials; elsewhere the value is −∞.
 */
export const selectionLikelihood = (
  { k, y, v }: Trials,
  { cuts, intervalOf, interval }: SelectionRegions,
  at: ArrayLike<number>,
): Derivatives => {
  const size = at.length;
  const [mu, tauSquared] = [at[0] as number, at[1] as number];
  const weights = Float64Array.from({ length: size - 1 }, (_, j) => (j === 0 ? 1 : Math.exp(at[j + 1] as number)));
  const total = noDerivatives(size);
  const { gradient, information } = total;
  const first = new Float64Array(size);
  const second = new Float64Array(information.length);
  for (let i = 0; i < k; i++) {
    const w = (v[i] as number) + tauSquared;
    if (!(w > 0)) return { ...total, value: -Infinity };
    const root = Math.sqrt(w);
    const rest = (y[i] as number) - mu;
    const seen = interval[i] as number;
    total.value -= 0.5 * (Math.log(2 * Math.PI * w) + (rest * rest) / w);
    if (seen > 0) {
      total.value += at[seen + 1] as number;
      gradient[seen + 1] = (gradient[seen + 1] as number) + 1;
    }
    add(gradient, 0, rest / w);
    add(gradient, 1, ((rest * rest) / w - 1) / (2 * w));
    add(information, 0, 1 / w);
    add(information, 1, rest / (w * w));
    add(information, 2, ((rest * rest) / w - 0.5) / (w * w));
    // A with its first derivatives (and, for ln δ, those of its parts), then second.
    let chance = 0;
    first.fill(0);
    second.fill(0);
    let below = edge(-Infinity, w);
    for (let r = 0; r < intervalOf.length; r++) {
      const cut = r < cuts.length ? ((cuts[r] as number) * Math.sqrt(v[i] as number) - mu) / root : Infinity;
      const above = edge(cut, w);
      const place = intervalOf[r] as number;
      const weight = weights[place] as number;
      const inside = weight * between(below.t, above.t);
      const [byMu, byW] = [weight * (above.byMu - below.byMu), weight * (above.byW - below.byW)];
      chance += inside;
      add(first, 0, byMu);
      add(first, 1, byW);
      add(second, 0, weight * (above.byMuMu - below.byMuMu));
      add(second, 1, weight * (above.byMuW - below.byMuW));
      add(second, 2, weight * (above.byWW - below.byWW));
      if (place > 0) {
        const row = ((place + 1) * (place + 2)) / 2;
        add(first, place + 1, inside);
        add(second, row, byMu);
        add(second, row + 1, byW);
        add(second, row + place + 1, inside);
      }
      below = above;
    }
    total.value -= Math.log(chance);
    for (let j = 0; j < size; j++) add(gradient, j, -(first[j] as number) / chance);
    for (let j = 0; j < second.length; j++) add(information, j, (second[j] as number) / chance);
    addOuter(information, first, -1 / (chance * chance));
  }
  return total;
};

const add = (values: Float64Array, j: number, value: number): void => {
  values[j] = (values[j] as number) + value;
};

/** Φ(t), t = (cut − μ)/√w, differentiated in μ and w. */
const edge = (t: number, w: number) => {
  const density = Number.isFinite(t) ? normalDensity(t) : 0;
  if (density === 0) return { t, byMu: 0, byW: 0, byMuMu: 0, byMuW: 0, byWW: 0 };
  const root = Math.sqrt(w);
  return {
    t,
    byMu: -density / root,
    byW: (-density * t) / (2 * w),
    byMuMu: (-density * t) / w,
    byMuW: (density * (1 - t * t)) / (2 * w * root),
    byWW: (density * t * (3 - t * t)) / (4 * w * w),
  };
};

/** Φ(b) − Φ(a), from the tail in which both lie. */
const between = (a: number, b: number): number =>
  a + b > 0 ? normalUpperTail(a) - normalUpperTail(b) : normalUpperTail(-b) - normalUpperTail(-a);
