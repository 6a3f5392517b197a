import { normalLogCdf } from "../distributions/normal-log-cdf.ts";

/** All but `gaussian` are laws of log time; `gaussian` is one of the measurement itself (a tobit model), which may be negative. */
export type FailureDistributionName = "exponential" | "weibull" | "lognormal" | "loglogistic" | "gaussian";

/** The law of the standardised log time W in log T = xb + scale·W. */
export interface FailureDistribution {
  readonly logDensity: (z: number) => number;
  /** First and second derivative of the log density. */
  readonly slope: (z: number) => number;
  readonly curvature: (z: number) => number;
  readonly logSurvival: (z: number) => number;
  readonly logCdf: (z: number) => number;
}

const HALF_LOG_TWO_PI = 0.9189385332046727;

/** log(1 + eˣ) without overflow. */
const softplus = (x: number): number => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)));

/** Smallest extreme value: T is Weibull with shape 1/scale, exponential when the scale is 1. */
const extremeValue: FailureDistribution = {
  logDensity: (z) => z - Math.exp(z),
  slope: (z) => 1 - Math.exp(z),
  curvature: (z) => -Math.exp(z),
  logSurvival: (z) => -Math.exp(z),
  // log(1 − e^−u) with u = e^z, by whichever form keeps the digits.
  logCdf: (z) => (z < -0.4 ? Math.log(-Math.expm1(-Math.exp(z))) : Math.log1p(-Math.exp(-Math.exp(z)))),
};

const logistic: FailureDistribution = {
  logDensity: (z) => z - 2 * softplus(z),
  slope: (z) => -Math.tanh(z / 2),
  curvature: (z) => {
    const half = Math.cosh(z / 2);
    return -0.5 / (half * half);
  },
  logSurvival: (z) => -softplus(z),
  logCdf: (z) => -softplus(-z),
};

const normal: FailureDistribution = {
  logDensity: (z) => -0.5 * z * z - HALF_LOG_TWO_PI,
  slope: (z) => -z,
  curvature: () => -1,
  logSurvival: (z) => normalLogCdf(-z),
  logCdf: (z) => normalLogCdf(z),
};

export const failureDistribution: Readonly<Record<FailureDistributionName, FailureDistribution>> = {
  exponential: extremeValue,
  weibull: extremeValue,
  lognormal: normal,
  loglogistic: logistic,
  gaussian: normal,
};
