import { type RightCensored, requireRightCensored } from "./right-censored.ts";
import { firstAbove, type RiskSets, riskSets } from "./risk-sets.ts";

/**
 * How much a summary of a (weighted) Kaplan–Meier curve moves with each row's weight: the derivative by the weight, a number per row.
 *
 * Multiply by the weight and sum the squares for the variance with weights taken as known (infinitesimal jackknife; for weights of 1 it
 * is Greenwood's). With h = d/n at each event time, the derivative of log S by a row's weight is −(dN − Y·h)/(n(1 − h)).
 */
export interface WeightDerivative {
  readonly value: number;
  readonly derivative: Float64Array;
}

/**
 * How much does each row's weight move the share free of the event at a time?
 *
 * The derivative; see `WeightDerivative`. Equals survival 3.5-3 `survfit(…, weights, influence = TRUE)$influence.surv` over the weights.
 */
export const survivalInfluence = (data: RightCensored, time: number): WeightDerivative => {
  requireRightCensored(data);
  if (!(time >= 0)) throw new RangeError(`time must be ≥ 0: ${time}`);
  const sets = riskSets(data);
  const size = firstAbove(sets.time, time);
  const survival = survivalOf(sets);
  const value = size === 0 ? 1 : (survival[size - 1] as number);
  return { value, derivative: derivativeOf(data, sets, size, new Float64Array(size).fill(value)) };
};

/**
 * How much does each row's weight move the restricted mean, the area under the curve up to tau?
 *
 * The derivative; see `WeightDerivative`. Equals survival 3.5-3 `residuals(survfit(…, weights), times = tau, type = "rmst")`.
 */
export const restrictedMeanInfluence = (data: RightCensored, tau: number): WeightDerivative => {
  requireRightCensored(data);
  if (!(tau > 0 && tau < Infinity)) throw new RangeError(`tau must be positive and finite: ${tau}`);
  const sets = riskSets(data);
  const size = firstAbove(sets.time, tau);
  const survival = survivalOf(sets);
  const ahead = new Float64Array(size);
  let area = 0;
  let end = tau;
  for (let k = size - 1; k >= 0; k--) {
    const start = sets.time[k] as number;
    area += (survival[k] as number) * (end - start);
    ahead[k] = area;
    end = start;
  }
  return { value: area + end, derivative: derivativeOf(data, sets, size, ahead) };
};

const survivalOf = ({ time, atRisk, event, allGone }: RiskSets): Float64Array => {
  let share = 1;
  return time.map((_, k) => {
    if (allGone[k] === 1) share = 0;
    else if ((event[k] as number) > 0) share *= 1 - (event[k] as number) / (atRisk[k] as number);
    return share;
  });
};

/** `stake[k]` is what is lost per unit by which the hazard at time k lowers log S; 0 once the curve has reached 0. */
const derivativeOf = (data: RightCensored, sets: RiskSets, size: number, stake: Float64Array): Float64Array => {
  const cost = new Float64Array(size + 1);
  const own = new Float64Array(size);
  for (let k = 0; k < size; k++) {
    const n = sets.atRisk[k] as number;
    const d = sets.event[k] as number;
    const active = d > 0 && sets.allGone[k] === 0;
    own[k] = active ? (stake[k] as number) / (n - d) : 0;
    cost[k + 1] = (cost[k] as number) + (active ? ((own[k] as number) * d) / n : 0);
  }
  const { time, event, entry, weight } = data;
  const grid = sets.time.subarray(0, size);
  const derivative = new Float64Array(time.length);
  for (let i = 0; i < derivative.length; i++) {
    const left = time[i] as number;
    const from = entry ? (entry[i] as number) : -Infinity;
    if (from >= left || weight?.[i] === 0) continue;
    const to = firstAbove(grid, left);
    let total = (cost[to] as number) - (from === -Infinity ? 0 : (cost[firstAbove(grid, from)] as number));
    if (event[i] === 1 && to > 0 && grid[to - 1] === left) total -= own[to - 1] as number;
    derivative[i] = total;
  }
  return derivative;
};
