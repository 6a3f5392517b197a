import type { Headline, Interval } from "../../model/index.ts";
import { fill } from "../fill.ts";
import { said } from "../language/said.ts";
import { texts } from "../texts.ts";
import { digits, near } from "./digits.ts";
import { LINK_SCALES, type LinkScale } from "./link-scale.ts";
import { type Step, step } from "./step.ts";

type Estimated = Extract<Headline["quantity"], { kind: "estimate" }>;

/** Half of the interval on a scale, where it lies evenly about the estimate there; else `null`. */
const evenHalf = (scale: LinkScale, value: number, low: number, high: number): number | null => {
  const [from, middle, to] = [scale.to(low), scale.to(value), scale.to(high)];
  if (![from, middle, to].every(Number.isFinite)) return null;
  const half = Math.abs(to - from) / 2;
  return half > 0 && Math.abs((from + to) / 2 - middle) <= 1e-6 * half ? half : null;
};

const percent = (share: number): string => `${digits(100 * share)}%`;

const limits = ({ low, high }: Interval): string =>
  `${low === null ? texts().explain.open : digits(low)} ${texts().explain.to} ${high === null ? texts().explain.open : digits(high)}`;

/** `value ± k × SE` where the interval is that on some scale; the multiple is found from the numbers, never assumed. */
const even = ({ value, se, seScale }: Estimated, interval: Interval): string | null => {
  const { low, high } = interval;
  if (se === null || se <= 0 || low === null || high === null) return null;
  for (const scale of LINK_SCALES) {
    const half = evenHalf(scale, value, low, high);
    if (half === null || (seScale !== scale.id && seScale !== "identity")) continue;
    const error = seScale === scale.id ? se : se * scale.slope(value);
    return scale.written(digits(value), `${digits(half / error)} × ${digits(error)}`);
  }
  return null;
};

/** Exact limits of a share are quantiles of beta distributions. */
const exact = ({ value }: Estimated, { n, events }: Headline, interval: Interval): string | null => {
  if (interval.method !== "Clopper–Pearson" || events === null || n === 0 || !near(value * n, events)) return null;
  const tail = (1 - interval.level) / 2;
  const quantile = (share: number, a: number, b: number): string => `Beta(${a}, ${b}) ${percent(share)}`;
  const low = events === 0 ? "0" : quantile(tail, events, n - events + 1);
  const high = events === n ? "1" : quantile(1 - tail, events + 1, n - events);
  return fill(texts().explain.quantiles, { low, high });
};

/** How the printed interval follows from the estimate. */
export const intervalStep = (headline: Headline): Step | null => {
  const { quantity } = headline;
  const interval = quantity.kind === "estimate" ? quantity.intervals[0] : undefined;
  if (quantity.kind !== "estimate" || !interval) return null;
  const made = even(quantity, interval) ?? exact(quantity, headline, interval);
  const words = {
    limits: limits(interval),
    level: percent(interval.level),
    method: said(interval.method),
    made: made ?? "",
  };
  return step("interval", fill(made === null ? texts().explain.intervalBy : texts().explain.intervalMade, words));
};
