import { brent } from "../numeric/brent.ts";
import { gaussLegendre, gaussLegendreRule } from "../numeric/gauss-legendre.ts";
import { poolAt } from "./pool-at.ts";
import type { Trials } from "./read-trials.ts";
import { largestTau, logTauPrior, type TauPrior } from "./tau-prior.ts";

export type MuPrior = "flat" | { readonly mean: number; readonly sd: number };

export interface TauPosterior {
  /** Quadrature nodes of τ, ascending, with their posterior weights, which sum to 1. */
  readonly tau: Float64Array;
  readonly weights: Float64Array;
  /** Mean and standard deviation of μ given each τ. */
  readonly means: Float64Array;
  readonly sds: Float64Array;
  /** The τ below which a share p of the posterior lies; `null` only if the search fails. */
  readonly quantile: (p: number) => number | null;
}

const scanPoints = 200;
const panels = 40;
const rule = gaussLegendreRule(8);
/** Log density below the highest at which the rest no longer matters in double precision. */
const negligible = 45;

/**
 * The posterior of the standard deviation between trials, with the mean effect integrated out exactly.
 *
 * p(τ|y) ∝ p(τ) Π(v+τ²)^−½ P^−½ exp(−½(Q + (Σw/(P·s²))(ȳ−m)²)), w = 1/(v+τ²), P = Σw + 1/s², with μ ~ N(m, s²);
 * 1/s² = 0 when flat. Integrated over u, τ = c·sinh(u): even in τ near 0 and in log τ beyond, which follows a narrow
 * posterior as well as a heavy tail. A scan finds where the density lives; 40 Gauss–Legendre panels cover it.
 * Röver (2020), doi:10.18637/jss.v093.i06.
 */
export const tauPosterior = (trials: Trials, tauPrior: TauPrior, muPrior: MuPrior): TauPosterior => {
  const unit = Math.min(tauPrior.scale, Math.sqrt(trials.smallestVariance)) / 4;
  const last = Math.asinh(largestTau(tauPrior) / unit);
  const logDensity = (u: number): number => {
    const tau = unit * Math.sinh(u);
    return (
      logMarginal(trials, tau, muPrior) +
      logTauPrior(tauPrior, Math.min(tau, largestTau(tauPrior))) +
      Math.log(Math.cosh(u))
    );
  };
  const scan = Float64Array.from({ length: scanPoints + 1 }, (_, i) => logDensity((last * i) / scanPoints));
  const highest = scan.reduce((most, value) => Math.max(most, value), -Infinity);
  const lives = (value: number) => value > highest - negligible;
  const low = (last * Math.max(0, scan.findIndex(lives) - 1)) / scanPoints;
  const high = (last * Math.min(scanPoints, scan.findLastIndex(lives) + 1)) / scanPoints;
  const density = (u: number) => Math.exp(logDensity(u) - highest);
  const edge = (panel: number) => low + ((high - low) * panel) / panels;

  const size = panels * rule.nodes.length;
  const [tau, weights, means, sds] = [0, 0, 0, 0].map(() => new Float64Array(size)) as Four;
  const cumulative = new Float64Array(panels + 1);
  for (let panel = 0; panel < panels; panel++) {
    const half = (edge(panel + 1) - edge(panel)) / 2;
    let mass = 0;
    for (let node = 0; node < rule.nodes.length; node++) {
      const u = edge(panel) + half * (1 + (rule.nodes[node] as number));
      const j = panel * rule.nodes.length + node;
      tau[j] = unit * Math.sinh(u);
      weights[j] = half * (rule.weights[node] as number) * density(u);
      mass += weights[j] as number;
      const given = muGiven(trials, tau[j] as number, muPrior);
      means[j] = given.mean;
      sds[j] = Math.sqrt(1 / given.precision);
    }
    cumulative[panel + 1] = (cumulative[panel] as number) + mass;
  }
  const total = cumulative[panels] as number;
  for (let j = 0; j < size; j++) weights[j] = (weights[j] as number) / total;

  const quantile = (p: number): number | null => {
    const panel = Math.max(0, cumulative.findIndex((mass) => mass >= p * total) - 1);
    const missing = p * total - (cumulative[panel] as number);
    const from = edge(panel);
    const excess = (u: number) => gaussLegendre(density, from, u, rule) - missing;
    const found = brent(excess, from, edge(panel + 1), { tolerance: 1e-13 });
    return found === null ? null : unit * Math.sinh(found.root);
  };
  return { tau, weights, means, sds, quantile };
};

type Four = [Float64Array, Float64Array, Float64Array, Float64Array];

const priorPrecision = (muPrior: MuPrior): number => (muPrior === "flat" ? 0 : 1 / (muPrior.sd * muPrior.sd));

const muGiven = (trials: Trials, tau: number, muPrior: MuPrior) => {
  const { weight, mean, q } = poolAt(trials, tau * tau);
  const prior = priorPrecision(muPrior);
  const precision = weight + prior;
  const shift = muPrior === "flat" ? 0 : mean - muPrior.mean;
  return { precision, mean: mean - (prior / precision) * shift, q: q + (weight / precision) * prior * shift * shift };
};

/** ln of the likelihood of τ with μ integrated out, up to a constant. */
const logMarginal = (trials: Trials, tau: number, muPrior: MuPrior): number => {
  const { precision, q } = muGiven(trials, tau, muPrior);
  let logVariances = 0;
  for (const v of trials.v) logVariances += Math.log(v + tau * tau);
  return -0.5 * (logVariances + Math.log(precision) + q);
};
