import {
  anyCause,
  type CompetingRisks,
  causeSpecific,
  requireCause,
  requireCompetingRisks,
} from "./competing-risks.ts";
import { firstAbove, riskSets } from "./risk-sets.ts";
import { timeGrid } from "./time-grid.ts";

/**
 * How much does each row move the cumulative incidence at a time?
 *
 * The derivative by the row's weight, times that weight: Σ of squares is the variance, weights of any kind taken as known (infinitesimal
 * jackknife). With U the derivative by a row's weight: U dA = (dN − Y dA)/n at each time, and F and S follow by the product rule.
 * Equals survival 3.5-3 `survfit(Surv(time, factor(cause)) ~ 1, weights, influence = TRUE)`, rows times their weight.
 */
export const cumulativeIncidenceInfluence = (
  data: CompetingRisks,
  { cause = 1, time }: { readonly cause?: number; readonly time: number },
): Float64Array => {
  requireCompetingRisks(data);
  requireCause(cause);
  if (!(time >= 0)) throw new RangeError(`time must be ≥ 0: ${time}`);
  const grid = timeGrid(data);
  const all = riskSets(anyCause(data), { grid });
  const own = riskSets(causeSpecific(data, cause), { grid });
  const size = firstAbove(all.time, time);
  const free = new Float64Array(size);
  // Incidence still to come by `time`, after each step, per person free of events then.
  const ahead = new Float64Array(size + 1);
  let before = 1;
  for (let k = 0; k < size; k++) {
    free[k] = before;
    const n = all.atRisk[k] as number;
    const d = all.event[k] as number;
    if (d > 0) before = all.allGone[k] === 1 ? 0 : before * (1 - d / n);
  }
  for (let k = size - 1; k >= 0; k--) {
    const n = all.atRisk[k] as number;
    const [d, d1] = [all.event[k] as number, own.event[k] as number];
    ahead[k] =
      d === 0 ? (ahead[k + 1] as number) : d1 / n + (all.allGone[k] === 1 ? 0 : 1 - d / n) * (ahead[k + 1] as number);
  }
  // What being at risk at each step costs: Σ S(−)·(dA·ahead − dA₁)/n.
  const cost = new Float64Array(size + 1);
  for (let k = 0; k < size; k++) {
    const n = all.atRisk[k] as number;
    const [d, d1] = [all.event[k] as number, own.event[k] as number];
    const step = d === 0 ? 0 : ((free[k] as number) * ((d / n) * (ahead[k + 1] as number) - d1 / n)) / n;
    cost[k + 1] = (cost[k] as number) + step;
  }
  const influence = new Float64Array(data.time.length);
  for (let i = 0; i < influence.length; i++) {
    const left = data.time[i] as number;
    const entry = data.entry?.[i] ?? Number.NEGATIVE_INFINITY;
    const weight = data.weight?.[i] ?? 1;
    if (weight === 0 || entry >= left) continue;
    const to = firstAbove(all.time, Math.min(left, time));
    let total = (cost[to] as number) - (cost[firstAbove(all.time.subarray(0, size), entry)] as number);
    if (left <= time && data.cause[i] !== 0) {
      const k = to - 1;
      const gain = (data.cause[i] === cause ? 1 : 0) - (ahead[k + 1] as number);
      total += ((free[k] as number) * gain) / (all.atRisk[k] as number);
    }
    influence[i] = weight * total;
  }
  return influence;
};
