import type { Interval, Quantity } from "../../model/index.ts";
import { estimate } from "../../stats/quantity.ts";
import type { EvidenceEstimand } from "./evidence-estimand.ts";

type Better = "higher" | "lower";

export const isRatio = (scale: EvidenceEstimand["scale"]): boolean => !isOfMeans(scale) && scale !== "rd";

/** Made from means and standard deviations: in standard deviations, or in points. */
export const isOfMeans = (scale: EvidenceEstimand["scale"]): boolean => scale === "smd" || scale === "md";

/** Printed in points of a scale: scores, changes of scores, or their difference between groups. */
export const isInPoints = (measure: string): boolean => ["mean", "mean_change", "mean_difference"].includes(measure);

/** The unit in which a pooled number is printed, and which direction of it is good. */
export const naturalUnit: Readonly<Record<EvidenceEstimand["scale"], string>> = {
  smd: "smd",
  md: "point-difference",
  "log-rr": "risk-ratio",
  "log-or": "odds-ratio",
  "log-hr": "hazard-ratio",
  rd: "risk-difference",
};

/** Standardized differences are turned so that higher is better; ratios, and differences of shares and in points, keep the direction of their outcome. */
export const naturalBetter = (scale: EvidenceEstimand["scale"], better: Better): Better =>
  scale === "smd" ? "higher" : better;

const turn = (scale: EvidenceEstimand["scale"], better: Better) => {
  const sign = naturalBetter(scale, better) === "lower" ? -1 : 1;
  const value = (x: number): number => (isRatio(scale) ? Math.exp(sign * x) : sign * x);
  const ends = (low: number | null, high: number | null): readonly [number | null, number | null] => {
    const [from, to] = sign === 1 ? [low, high] : [high, low];
    return [from === null ? null : value(from), to === null ? null : value(to)];
  };
  return { value, ends };
};

/** An interval on the analysis scale (above 0 is benefit) as it is printed: ratios as ratios, in the direction of their outcome. */
export const naturalInterval = (scale: EvidenceEstimand["scale"], better: Better, interval: Interval): Interval => {
  const [low, high] = turn(scale, better).ends(interval.low, interval.high);
  return { ...interval, low, high };
};

/** The same for an estimate; its standard error stays on the logarithm for ratios. */
export const naturalQuantity = (scale: EvidenceEstimand["scale"], better: Better, quantity: Quantity): Quantity =>
  quantity.kind === "not-estimable"
    ? quantity
    : estimate(turn(scale, better).value(quantity.value), {
        se: quantity.se,
        seScale: isRatio(scale) ? "log" : "identity",
        intervals: quantity.intervals.map((interval) => naturalInterval(scale, better, interval)),
      });
