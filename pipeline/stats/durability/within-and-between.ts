import { normalInterval } from "../distributions/normal-interval.ts";
import { mixtureMean, mixtureSd, type NormalMixture } from "../meta/normal-mixture.ts";
import { estimate, type NotEstimable, notEstimable, type Quantity } from "../quantity.ts";
import { betweenStudies } from "./between-studies.ts";
import { counted } from "./curve-gate.ts";
import type { RelapseData } from "./durability-data.ts";
import { linearMoments, posteriorMixture } from "./posterior-mixture.ts";
import { posteriorQuantity } from "./posterior-quantity.ts";
import { readRelapseData } from "./read-relapse-data.ts";
import { type RelapseOptions, relapseSettings } from "./relapse-options.ts";
import { type LogRatioPosterior, withinTrials } from "./within-trials.ts";

export interface WithinAndBetween {
  readonly kind: "within-and-between";
  /** Hazard ratio of a over b inside trials, which randomisation can protect; and how many trials gave it. */
  readonly within: Quantity;
  readonly trials: number;
  /** The same from differences between studies, which it cannot. */
  readonly between: Quantity;
  readonly studies: number;
  /** Within over between, a ratio of hazard ratios; 1 where they agree. */
  readonly ratio: Quantity;
  /** Share of the information on the difference that comes from between studies: V(within)/(V(within) + V(between)). */
  readonly shareBetween: Quantity;
  /** The same in words. */
  readonly caveat: string;
}

/**
 * How much of a difference between two strands comes from comparing different studies?
 *
 * Two fits, never averaged: `withinTrials` (free intercepts, contrasts inside trials) and `betweenStudies` (Mundlak's split). Variances
 * on the log hazard scale. Where no trial compares the two, the share between is 1. `time` "weibull-by-strand" is taken as "weibull":
 * a ratio of hazards needs one shape.
 */
export const withinAndBetween = (
  data: RelapseData,
  { strandA, strandB, ...options }: RelapseOptions & { readonly strandA: string; readonly strandB: string },
): WithinAndBetween => {
  const settings = relapseSettings(options);
  const evidence = readRelapseData(data);
  for (const [name, strand] of Object.entries({ strandA, strandB })) {
    if (!evidence.strands.includes(strand)) throw new RangeError(`${name} is not in the data: ${strand}`);
  }
  if (strandA === strandB) throw new RangeError(`strandB must differ from strandA: ${strandB}`);
  const within = withinTrials(evidence, { strandA, strandB }, settings);
  const between = betweenStudies(evidence, { strandA, strandB }, settings);
  const w = mixtureOf(within);
  const b = mixtureOf(between);
  const show = (mixture: NormalMixture | NotEstimable): Quantity =>
    "kind" in mixture
      ? mixture
      : posteriorQuantity(mixture, {
          level: settings.level,
          method: "posterior median, central",
          transform: Math.exp,
          logSe: true,
        });
  const share = shareOf(w, b);
  return {
    kind: "within-and-between",
    within: show(w),
    trials: within.kind === "not-estimable" ? 0 : within.trials,
    between: show(b),
    studies: between.kind === "not-estimable" ? 0 : between.trials,
    ratio: ratioOf(w, b, settings.level),
    shareBetween: share === null ? notEstimable("no-data", NEITHER) : estimate(share),
    caveat: share === null ? NEITHER : caveatOf(share, within),
  };
};

const NEITHER = "Neither trials nor differences between studies tell these two apart.";

const mixtureOf = (posterior: LogRatioPosterior | NotEstimable): NormalMixture | NotEstimable =>
  posterior.kind === "not-estimable"
    ? posterior
    : posteriorMixture(posterior.nodes, (node) => linearMoments(node, posterior.row));

const shareOf = (w: NormalMixture | NotEstimable, b: NormalMixture | NotEstimable): number | null => {
  if ("kind" in b) return "kind" in w ? null : 0;
  if ("kind" in w) return 1;
  const [inside, outside] = [mixtureSd(w), mixtureSd(b)];
  return (inside * inside) / (inside * inside + outside * outside);
};

const ratioOf = (w: NormalMixture | NotEstimable, b: NormalMixture | NotEstimable, level: number): Quantity => {
  if ("kind" in w) return w;
  if ("kind" in b) return b;
  const gap = mixtureMean(w) - mixtureMean(b);
  const se = Math.hypot(mixtureSd(w), mixtureSd(b));
  const interval = normalInterval(gap, se, { level });
  return estimate(Math.exp(gap), {
    se,
    seScale: "log",
    intervals: [{ ...interval, low: Math.exp(interval.low as number), high: Math.exp(interval.high as number) }],
  });
};

const caveatOf = (share: number, within: LogRatioPosterior | NotEstimable): string => {
  if (within.kind === "not-estimable") {
    const why = within.code === "disconnected" ? "" : ` ${within.reason}`;
    return `All of this difference comes from comparing different studies.${why}`;
  }
  const trials = counted(within.trials, "trial", "trials");
  if (share === 0) return `All of this difference comes from ${trials} that compared the two among their own people.`;
  return `${Math.round(100 * share)} % of the information on this difference comes from comparing different studies, the rest from ${trials}.`;
};
