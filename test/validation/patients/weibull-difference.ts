import type { FailureTimeFit } from "../../../pipeline/stats/survival/accelerated-failure-time.ts";

/** Panels of Simpson's rule; the survival curves are smooth. */
const PANELS = 60;

/**
 * Difference of the restricted means of two Weibull curves that share a shape, treated minus not, with its standard error by the delta method
 * on (intercept, treatment, log scale).
 */
export const weibullDifference = (
  fit: FailureTimeFit,
  tau: number,
): { readonly value: number; readonly se: number } => {
  const at = [...fit.terms.map(({ coefficient }) => coefficient), fit.logScale];
  const difference = ([intercept = 0, treated = 0, logScale = 0]: readonly number[]): number =>
    restrictedMean(intercept + treated, logScale, tau) - restrictedMean(intercept, logScale, tau);
  const step = 1e-5;
  const slope = at.map((_, j) => {
    const moved = (by: number) => difference(at.map((value, k) => (k === j ? value + by : value)));
    return (moved(step) - moved(-step)) / (2 * step);
  });
  const variance = slope.reduce(
    (total, a, j) => total + slope.reduce((row, b, k) => row + a * b * (fit.covariance[j]?.[k] ?? Number.NaN), 0),
    0,
  );
  return { value: difference(at), se: Math.sqrt(variance) };
};

/** The log hazard ratio, −treatment / scale, with its standard error by the delta method. */
export const weibullLogHazardRatio = (fit: FailureTimeFit): { readonly value: number; readonly se: number } => {
  const value = -(fit.terms[1]?.coefficient ?? Number.NaN) / fit.scale;
  const covariance = (j: number, k: number): number => fit.covariance[j]?.[k] ?? Number.NaN;
  const [a, b] = [-1 / fit.scale, -value];
  const variance = a * a * covariance(1, 1) + 2 * a * b * covariance(1, 2) + b * b * covariance(2, 2);
  return { value, se: Math.sqrt(variance) };
};

const restrictedMean = (location: number, logScale: number, tau: number): number => {
  const shape = Math.exp(-logScale);
  const survival = (time: number): number =>
    time === 0 ? 1 : Math.exp(-Math.exp((Math.log(time) - location) * shape));
  const width = tau / PANELS;
  let total = survival(0) + survival(tau);
  for (let k = 1; k < PANELS; k++) total += (k % 2 === 1 ? 4 : 2) * survival(k * width);
  return (total * width) / 3;
};
