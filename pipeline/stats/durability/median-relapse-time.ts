import { estimate, notEstimable, type Quantity } from "../quantity.ts";
import { linearMoments, posteriorMixture, unitRow } from "./posterior-mixture.ts";
import { posteriorQuantity } from "./posterior-quantity.ts";
import { findStrand, type RelapsePosterior, timeShift } from "./relapse-posterior.ts";

/**
 * By when has half of a strand's people relapsed, in a typical study?
 *
 * H(t) = ln 2 at log t = log(reference) + (ln ln 2 − α)/κ, normal at each node: posterior median and central interval. Not reached when the
 * median lies outside the strand's observed times; a limit outside them is open.
 */
export const medianRelapseTime = (posterior: RelapsePosterior, strand: string): Quantity => {
  const { index, strand: found, refusal } = findStrand(posterior, strand);
  if (refusal !== null) return refusal;
  const row = unitRow(index);
  const logTime = posteriorMixture(posterior.nodes, (node) => {
    const { mean, variance } = linearMoments(node, row);
    const shape = timeShift(posterior, node, index, Math.E * posterior.referenceTime);
    return {
      mean: Math.log(posterior.referenceTime) + (Math.log(Math.LN2) - mean) / shape,
      variance: variance / (shape * shape),
    };
  });
  const median = posteriorQuantity(logTime, {
    level: posterior.level,
    method: "posterior median, central",
    transform: Math.exp,
    logSe: true,
  });
  if (median.kind === "not-estimable") return median;
  const [first, last] = [found.firstTime as number, found.lastTime as number];
  const observed = (time: number | null) => time !== null && time >= first && time <= last;
  if (!observed(median.value)) {
    return notEstimable(
      "not-reached",
      `The median time to relapse in ${strand} lies outside the times observed, ${first} to ${last}.`,
      { firstTime: first, lastTime: last },
    );
  }
  return estimate(median.value, {
    se: median.se,
    seScale: median.seScale,
    intervals: median.intervals.map((interval) => ({
      ...interval,
      low: observed(interval.low) ? interval.low : null,
      high: observed(interval.high) ? interval.high : null,
    })),
  });
};
