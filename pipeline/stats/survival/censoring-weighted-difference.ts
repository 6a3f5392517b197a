import type { WeightedContrast } from "../causal/arms-contrast.ts";
import { armsContrast } from "../causal/arms-contrast.ts";
import { requireArms } from "../causal/require-arms.ts";
import { sameOutcome } from "../causal/weighted-mean-difference.ts";
import { requireFiniteAll, requireOpenUnit, requireSameLength } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { ascendingOrder } from "./ascending-order.ts";
import { type CensoringWeightData, censoringWeights } from "./censoring-weights.ts";

export interface CensoringWeightedData extends Omit<CensoringWeightData, "weight" | "group"> {
  /** 1 intervention, 0 comparator. */
  readonly treated: ArrayLike<number>;
  /** Read of those whose state at `until` is known. */
  readonly outcome: ArrayLike<number>;
  /** Codes of what may say who is lost, besides the arm: censoring is estimated apart in each, in each arm. */
  readonly stratum?: ArrayLike<number>;
}

/**
 * By how much do the means of an outcome at a time differ between two arms, had nobody been lost before it?
 *
 * Means weighted by `censoringWeights`, estimated apart in each arm and stratum. Each row's influence counts it in the mean and in the
 * curve of censoring of its stratum, so that the weights are not taken as known: with shares or restricted times as outcome it is the
 * influence of the Kaplan–Meier curves of the strata, mixed by their sizes. Robins & Finkelstein (2000), Biometrics 56:779,
 * doi:10.1111/j.0006-341X.2000.00779.x. Not estimable where nobody of a stratum was followed far enough, or no outcome differs.
 */
export const censoringWeightedDifference = (
  { treated, time, event, outcome, stratum }: CensoringWeightedData,
  { until, level = 0.95 }: { readonly until: number; readonly level?: number },
): WeightedContrast | NotEstimable => {
  requireOpenUnit("level", level);
  const n = treated.length;
  requireSameLength("time", time, n);
  requireSameLength("outcome", outcome, n);
  requireFiniteAll("outcome", outcome);
  if (stratum) requireSameLength("stratum", stratum, n);
  const arms = requireArms(treated);
  if ("kind" in arms) return arms;
  const group = Array.from(
    { length: n },
    (_, i) => 2 * (stratum ? (stratum[i] as number) : 0) + (treated[i] as number),
  );
  const weight = censoringWeights({ time, event, group }, { until });
  if (weight === null) {
    return notEstimable("too-few", "In one of the groups that stand for themselves nobody was followed far enough.");
  }
  const arm = (rows: readonly number[]) => {
    const total = rows.reduce((sum, row) => sum + (weight[row] as number), 0);
    const value = rows.reduce((sum, row) => sum + ((weight[row] as number) / total) * (outcome[row] as number), 0);
    const influence = new Float64Array(n);
    for (const row of rows) influence[row] = ((weight[row] as number) * ((outcome[row] as number) - value)) / total;
    for (const code of new Set(rows.map((row) => group[row] as number))) {
      addThroughCensoring(
        influence,
        rows.filter((row) => group[row] === code),
        { time, event, until },
      );
    }
    return { value, influence };
  };
  const method = "normal (influence, weights for being followed estimated)";
  const range = [-Infinity, Infinity] as const;
  return armsContrast([arm(arms.rows[0]), arm(arms.rows[1])], { level, method, range, still: sameOutcome });
};

/**
 * Adds what each row does to the weights of the others of its group, who share its curve of censoring: where c of the y at risk (events
 * first) are lost, a row lost there lowers log G by 1/(y − c), and each at risk raises it by c/(y(y − c)).
 */
const addThroughCensoring = (
  influence: Float64Array,
  rows: readonly number[],
  {
    time,
    event,
    until,
  }: { readonly time: ArrayLike<number>; readonly event: ArrayLike<number>; readonly until: number },
): void => {
  const times = rows.map((row) => Math.min(time[row] as number, until));
  const isEvent = rows.map((row) => event[row] === 1 && (time[row] as number) <= until);
  const order = ascendingOrder(times);
  const direct = rows.map((row) => influence[row] as number);
  // What rests on the weights of who is still there after each time.
  let ahead = direct.reduce((sum, one) => sum + one, 0);
  let atRisk = rows.length;
  let raised = 0;
  for (let start = 0; start < rows.length; ) {
    const now = times[order[start] as number] as number;
    const here: number[] = [];
    for (let k = start; k < rows.length && times[order[k] as number] === now; k++) here.push(order[k] as number);
    const events = here.filter((k) => isEvent[k]).length;
    const lost = here.length - events;
    ahead -= here.reduce((sum, k) => sum + (direct[k] as number), 0);
    const stay = atRisk - events;
    const open = now < until && lost > 0 && stay > lost;
    // Weights are 1/G, so that lowering G raises them.
    for (const k of here) {
      if (isEvent[k] || !open) continue;
      const row = rows[k] as number;
      influence[row] = (influence[row] as number) + ahead / (stay - lost);
    }
    // Who has the event here is no longer at risk of being lost here.
    const before = raised;
    if (open) raised += (ahead * lost) / (stay * (stay - lost));
    for (const k of here) {
      const row = rows[k] as number;
      influence[row] = (influence[row] as number) - (isEvent[k] ? before : raised);
    }
    atRisk -= here.length;
    start += here.length;
  }
};
