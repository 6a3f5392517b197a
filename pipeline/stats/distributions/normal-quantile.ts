import quantile from "@stdlib/stats-base-dists-normal-quantile";
import { requireOpenUnit } from "../numeric/require.ts";
import { newtonOnLogTail } from "./newton-on-log-tail.ts";
import { normalCdf } from "./normal-cdf.ts";
import { normalDensity } from "./normal-density.ts";

/**
 * The x with Φ(x) = p, for 0 < p < 1. Equals R `qnorm(p)`. For an upper-tail probability q take −normalQuantile(q).
 *
 * The wrapped routine loses digits below 1e-6 and answers −∞ below 1e-20: Newton steps on the log of the nearer tail finish its
 * answer, starting from −√(−2 log p) far out.
 */
export const normalQuantile = (p: number): number => {
  requireOpenUnit("p", p);
  if (p === 0.5) return 0;
  if (p > 0.5) return -normalQuantile(1 - p);
  const start = p > 1e-10 ? quantile(p, 0, 1) : -Math.sqrt(-2 * Math.log(p));
  return newtonOnLogTail({ side: "lower", start, target: p, low: -40, high: 0 }, normalCdf, normalDensity);
};
