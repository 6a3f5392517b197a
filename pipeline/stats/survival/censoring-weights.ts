import { requireFinite, requirePositive, requireSameLength } from "../numeric/require.ts";
import { censoringSurvivalBefore } from "./censoring-survival.ts";
import { type RightCensored, requireRightCensored } from "./right-censored.ts";

export interface CensoringWeightData extends Omit<RightCensored, "entry"> {
  /** Censoring is estimated apart in each group; any codes. */
  readonly group?: ArrayLike<number>;
}

/**
 * How much must those whose state at a time is known weigh, to stand for those censored before?
 *
 * Inverse probability of censoring: 1/G(T−) for an event before `until`, 1/G(until−) for who was followed to it, 0 for who was censored
 * earlier; G is the Kaplan–Meier curve of censoring, events first where tied. The weighted share with the event by `until` is then
 * 1 − Kaplan–Meier exactly. Robins & Finkelstein (2000), Biometrics 56:779, doi:10.1111/j.0006-341X.2000.00779.x.
 * Equals survival 3.5-3 `rttright(Surv(time, event) ~ 1, times = until)`.
 * Answers `null` where nobody who was followed is left to stand for the others.
 */
export const censoringWeights = (
  data: CensoringWeightData,
  { until }: { readonly until: number },
): Float64Array | null => {
  requireRightCensored(data);
  requirePositive("until", until);
  const { time, event, weight, group } = data;
  const n = time.length;
  if (group) requireSameLength("group", group, n);
  const members = new Map<number, number[]>();
  for (let i = 0; i < n; i++) {
    const code = group ? requireFinite(`group[${i}]`, group[i] as number) : 0;
    const list = members.get(code) ?? [];
    members.set(code, list);
    list.push(i);
  }
  const weights = new Float64Array(n);
  for (const rows of members.values()) {
    // Those followed beyond are looked at at `until`, where they are still there.
    const times = rows.map((row) => Math.min(time[row] as number, until));
    const before = censoringSurvivalBefore(
      times,
      (k) => event[rows[k] as number] === 1 && (time[rows[k] as number] as number) <= until,
      { ties: "events-first", weight: weight ? rows.map((row) => weight[row] as number) : null },
    );
    rows.forEach((row, k) => {
      const known = event[row] === 1 || (time[row] as number) >= until;
      if (known) weights[row] = 1 / (before[k] as number);
    });
    if (!rows.some((row) => (weights[row] as number) > 0)) return null;
  }
  return weights;
};
