import { type BrentResult, brent } from "../numeric/brent.ts";
import type { Derivatives } from "../numeric/derivatives.ts";
import { type Maximum, maximumLikelihood } from "../numeric/maximum-likelihood.ts";
import { packedInverse } from "../numeric/packed-matrix.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { binomialNormalLikelihood, type EventCounts, share } from "./binomial-normal-likelihood.ts";

export interface BinomialNormalMaximum {
  readonly mu: number;
  readonly se: number;
  readonly tau: number;
  /** `null` where τ is 0. */
  readonly tauError: number | null;
  readonly value: number;
  /** At τ = 0 and the μ that goes with it. */
  readonly valueWithout: number;
  readonly iterations: number;
}

/** Beyond this standard deviation of log odds every trial is all or none. */
const LARGEST_TAU = 12;
const SCAN = 24;
/** As many points are enough for a sign while trials differ mildly. */
const scanPoints = (tau: number): number | null => (tau < 2 ? 15 : null);

/**
 * The highest of the maxima of the binomial-normal likelihood in μ and τ ≥ 0.
 *
 * For each τ the likelihood is log-concave in μ (Prékopa), so that the derivative in τ along the best μ is a function of τ alone: it is
 * scanned on a grid even in log τ, each change of sign from + to − is finished by Newton steps, and the best of them and of τ = 0 is
 * taken. If it still rises at the end of the grid there is no maximum that could be trusted.
 */
export const highestBinomialNormal = (
  counts: EventCounts,
  points: number | null,
): BinomialNormalMaximum | NotEstimable => {
  const none = withoutVariation(counts);
  let best: BinomialNormalMaximum = none;
  const along = profileSlope(counts, none.mu);
  let rises = risesFromZero(counts, none.mu);
  let from = along(LARGEST_TAU / 1e4);
  for (let j = 1; j <= SCAN; j++) {
    const to = along(LARGEST_TAU * Math.exp(-Math.log(1e4) * (1 - j / SCAN)));
    if (rises && to.slope <= 0) {
      const found = refined(counts, points, from.mu, Math.sqrt(from.tau * to.tau));
      if (found.kind === "not-estimable") return found;
      if (found.value > best.value) best = interior(found, none.value);
    }
    rises = to.slope > 0;
    from = to;
  }
  if (rises) {
    return notEstimable(
      "no-convergence",
      "The likelihood rises with ever larger differences between trials: nearly all have the event in everybody or in nobody.",
      { slope: from.slope, tau: from.tau },
    );
  }
  return best;
};

const withoutVariation = (counts: EventCounts): BinomialNormalMaximum => {
  let [events, people] = [0, 0];
  for (let i = 0; i < counts.n.length; i++) {
    events += counts.events[i] as number;
    people += counts.n[i] as number;
  }
  const mu = Math.log(events / (people - events));
  const { value } = binomialNormalLikelihood(counts, mu, 0, 1);
  const se = Math.sqrt(people / (events * (people - events)));
  return { mu, se, tau: 0, tauError: null, value, valueWithout: value, iterations: 0 };
};

/** The derivative in τ² at 0: ½ Σ (x − np)² − np(1 − p). */
const risesFromZero = ({ events, n }: EventCounts, mu: number): boolean => {
  const p = share(mu);
  let total = 0;
  for (let i = 0; i < n.length; i++) {
    const rest = (events[i] as number) - (n[i] as number) * p;
    total += rest * rest - (n[i] as number) * p * (1 - p);
  }
  return total > 0;
};

/** The derivative in τ at the best μ for that τ; each search starts from the last. */
const profileSlope = (counts: EventCounts, start: number) => {
  let mu = start;
  return (tau: number): { readonly tau: number; readonly mu: number; readonly slope: number } => {
    const points = scanPoints(tau);
    const score = (at: number) => binomialNormalLikelihood(counts, at, tau, points).gradient[0];
    let reach = 0.5 + tau / 4;
    while (score(mu - reach) <= 0 || score(mu + reach) >= 0) reach *= 2;
    mu = (brent(score, mu - reach, mu + reach, { tolerance: 1e-4 }) as BrentResult).root;
    return { tau, mu, slope: binomialNormalLikelihood(counts, mu, tau, points).gradient[1] };
  };
};

const refined = (counts: EventCounts, points: number | null, mu: number, tau: number): Maximum | NotEstimable =>
  maximumLikelihood((at) => derivativesAt(counts, at[0] as number, at[1] as number, points), {
    start: Float64Array.of(mu, tau),
    concave: false,
  });

/** Second derivatives by differences of the first, of fourth order. */
const derivativesAt = (counts: EventCounts, mu: number, tau: number, points: number | null): Derivatives => {
  const at = (byMu: number, byTau: number) => binomialNormalLikelihood(counts, mu + byMu, tau + byTau, points);
  const { value, gradient } = at(0, 0);
  const width = 2e-3;
  const bend = (byMu: number, byTau: number, of: 0 | 1): number => {
    const apart = (times: number) =>
      at(times * byMu, times * byTau).gradient[of] - at(-times * byMu, -times * byTau).gradient[of];
    return (8 * apart(width) - apart(2 * width)) / (12 * width);
  };
  const information = Float64Array.of(-bend(1, 0, 0), -bend(1, 0, 1), -bend(0, 1, 1));
  return { value, gradient: Float64Array.from(gradient), information };
};

const interior = ({ at, value, information, iterations }: Maximum, valueWithout: number): BinomialNormalMaximum => {
  const covariance = packedInverse(information, 2) as Float64Array;
  return {
    mu: at[0] as number,
    se: Math.sqrt(covariance[0] as number),
    tau: Math.abs(at[1] as number),
    tauError: Math.sqrt(covariance[2] as number),
    value,
    valueWithout,
    iterations,
  };
};
