import { sum } from "../numeric/sum.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { innermostIntervals } from "./innermost-intervals.ts";
import { type IntervalCensored, requireIntervalCensored } from "./interval-censored.ts";
import { intervalMasses } from "./interval-masses.ts";

export interface Turnbull {
  readonly kind: "turnbull";
  /** Rows. */
  readonly n: number;
  /** Intervals (left, right] that hold probability, ascending; nothing is known of where within one it lies. */
  readonly left: Float64Array;
  /** `null` for the last when it never ends. */
  readonly right: readonly (number | null)[];
  readonly mass: Float64Array;
  /** Free of the event at each right end; exactly 0 at the last. */
  readonly survival: Float64Array;
  readonly logLikelihood: number;
  /** How many intervals could hold probability. */
  readonly innermost: number;
  /** Whether no other distribution is as likely. */
  readonly unique: boolean;
}

/**
 * What share is still free of the event, when it is only known between which two visits it came?
 *
 * The distribution that makes the data most likely (non-parametric maximum likelihood), for events in (left, right]; exact times are left
 * = right. Has no standard error: take bootstrap bands. Found by EM, then Newton steps on the support until the Kuhn–Tucker conditions
 * hold; a search that fails is `no-convergence`. Turnbull (1976), JRSS B 38:290, doi:10.1111/j.2517-6161.1976.tb01597.x; Gentleman & Geyer
 * (1994), Biometrika 81:618, doi:10.1093/biomet/81.3.618. Equals survival 3.5-3 `survfit(Surv(left, right, type = "interval2") ~ 1)` run
 * to convergence.
 */
export const turnbull = (data: IntervalCensored): Turnbull | NotEstimable => {
  requireIntervalCensored(data);
  const n = data.left.length;
  if (n === 0) return notEstimable("no-data", "Nobody was followed.");
  const places = innermostIntervals(data);
  const { mass, logLikelihood, departure, unique, converged } = intervalMasses(places);
  if (!converged || departure > 1e-6) {
    return notEstimable("no-convergence", "The most likely distribution was not found.", { departure });
  }
  const support = Array.from(mass.keys()).filter((k) => (mass[k] as number) > 0);
  const kept = Float64Array.from(support, (k) => mass[k] as number);
  return {
    kind: "turnbull",
    n,
    left: Float64Array.from(support, (k) => places.left[k] as number),
    right: support.map((k) => (places.right[k] === Infinity ? null : (places.right[k] as number))),
    mass: kept,
    // From the last interval backwards, so that the end is exactly 0.
    survival: Float64Array.from(kept, (_, k) => sum(kept.subarray(k + 1))),
    logLikelihood,
    innermost: places.left.length,
    unique,
  };
};
