import type { KaplanMeier } from "./kaplan-meier.ts";

export interface NelsonAalen {
  readonly kind: "nelson-aalen";
  readonly time: Float64Array;
  readonly cumulativeHazard: Float64Array;
  readonly standardError: Float64Array;
}

/**
 * What is the cumulative hazard after each time of a curve?
 *
 * H(t) = Σ d/n over event times ≤ t, variance Σ d/n². Aalen (1978), Ann Stat 6:701, doi:10.1214/aos/1176344247.
 * Equals survival 3.5-3 `survfit(…)$cumhaz` and `std.chaz`.
 */
export const nelsonAalen = ({ time, atRisk, event }: KaplanMeier): NelsonAalen => {
  const cumulativeHazard = new Float64Array(time.length);
  const standardError = new Float64Array(time.length);
  let hazard = 0;
  let variance = 0;
  for (let k = 0; k < time.length; k++) {
    const events = event[k] as number;
    const n = atRisk[k] as number;
    if (events > 0) {
      hazard += events / n;
      variance += events / (n * n);
    }
    cumulativeHazard[k] = hazard;
    standardError[k] = Math.sqrt(variance);
  }
  return { kind: "nelson-aalen", time, cumulativeHazard, standardError };
};
