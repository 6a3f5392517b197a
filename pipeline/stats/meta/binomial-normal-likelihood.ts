import { gaussHermiteRule } from "../numeric/gauss-hermite.ts";

/** People with the event and people at all, one a trial. */
export interface EventCounts {
  readonly events: ArrayLike<number>;
  readonly n: ArrayLike<number>;
}

export interface BinomialNormalLikelihood {
  /** Without binomial coefficients. */
  readonly value: number;
  /** In μ and τ. */
  readonly gradient: readonly [number, number];
}

/**
 * The log likelihood of shares whose log odds are normal about μ with standard deviation τ, and its derivatives:
 * Σ log ∫ p^x (1−p)^(n−x) φ(u) du, logit p = μ + τu.
 *
 * With a number of `points`, adaptive Gauss–Hermite: the rule is moved to the integrand's mode û and scaled by its curvature,
 * s = (1 + τ²np̂q̂)^(−½). With `null`, the trapezoidal rule in steps of at most s/2 and 0.28/τ, out to e^(−40) of the mode: the integrand
 * is analytic and does not grow within π/(2τ) of the line, so that the error falls as exp(−π²/(τ·step)), below rounding.
 * The derivatives are those of the sum itself, with û and s moving along: they vanish where the sum is largest, whatever the rule.
 * Liu & Pierce (1994), doi:10.1093/biomet/81.3.624; Trefethen & Weideman (2014), doi:10.1137/130932132, theorem 5.1.
 */
export const binomialNormalLikelihood = (
  { events, n }: EventCounts,
  mu: number,
  tau: number,
  points: number | null,
): BinomialNormalLikelihood => {
  const hermite = points === null ? null : scaledHermite(points);
  let value = 0;
  let byMu = 0;
  let byTau = 0;
  for (let i = 0; i < n.length; i++) {
    const x = events[i] as number;
    const size = n[i] as number;
    const mode = modeOf(x, size, mu, tau);
    const p = share(mu + tau * mode);
    const c = size * p * (1 - p);
    const s = 1 / Math.sqrt(1 + tau * tau * c);
    const slope = c * (1 - 2 * p);
    const modeByMu = -s * s * tau * c;
    const modeByTau = s * s * (x - size * p - tau * mode * c);
    const cube = -0.5 * s * s * s * tau;
    const scaleByMu = cube * tau * slope * (1 + tau * modeByMu);
    const scaleByTau = cube * (2 * c + tau * slope * (mode + tau * modeByTau));
    const top = logIntegrand(x, size, mu, tau, mode);
    let total = 0;
    let mass = 0;
    let tilt = 0;
    const add = (step: number, weight: number): number => {
      const u = mode + s * step;
      const height = logIntegrand(x, size, mu, tau, u) - top;
      const w = weight * Math.exp(height);
      const rest = x - size * share(mu + tau * u);
      const drift = tau * rest - u;
      total += w;
      mass += w * (rest + drift * (modeByMu + step * scaleByMu));
      tilt += w * (u * rest + drift * (modeByTau + step * scaleByTau));
      return height;
    };
    if (hermite) {
      for (const [j, step] of hermite.steps.entries()) add(step, hermite.weights[j] as number);
    } else {
      const width = Math.min(0.5, 0.28 / (s * Math.abs(tau)));
      add(0, width);
      for (const side of [-width, width]) {
        let step = side;
        while (add(step, width) > -40) step += side;
      }
    }
    value += top + Math.log((s * total) / Math.sqrt(2 * Math.PI));
    byMu += scaleByMu / s + mass / total;
    byTau += scaleByTau / s + tilt / total;
  }
  return { value, gradient: [byMu, byTau] };
};

/** The rule for ∫ f(t) dt in units of the integrand's own scale. */
const scaledHermite = (points: number) => {
  const { nodes, weights } = gaussHermiteRule(points);
  return {
    steps: nodes.map((node) => Math.SQRT2 * node),
    weights: weights.map((weight, j) => Math.SQRT2 * weight * Math.exp((nodes[j] as number) * (nodes[j] as number))),
  };
};

export const share = (logOdds: number): number =>
  logOdds < 0 ? Math.exp(logOdds) / (1 + Math.exp(logOdds)) : 1 / (1 + Math.exp(-logOdds));

const logIntegrand = (x: number, n: number, mu: number, tau: number, u: number): number => {
  const eta = mu + tau * u;
  return (eta < 0 ? x * eta : (x - n) * eta) - n * Math.log1p(Math.exp(-Math.abs(eta))) - 0.5 * u * u;
};

/** Where the concave integrand is largest: Newton steps, halved into the bracket where they leave it. */
const modeOf = (x: number, n: number, mu: number, tau: number): number => {
  let low = Math.min(tau * (x - n), tau * x);
  let high = Math.max(tau * (x - n), tau * x);
  let u = 0;
  for (let step = 0; step < 200; step++) {
    const p = share(mu + tau * u);
    const slope = tau * (x - n * p) - u;
    if (slope > 0) low = u;
    else high = u;
    const next = u + slope / (1 + tau * tau * n * p * (1 - p));
    const kept = next >= low && next <= high ? next : (low + high) / 2;
    if (Math.abs(kept - u) <= 1e-14 * (1 + Math.abs(u))) return kept;
    u = kept;
  }
  return u;
};
