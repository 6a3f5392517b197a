import { ascendingOrder } from "./ascending-order.ts";

export interface CensoringOptions {
  /**
   * Who is still there to be censored at a time at which someone has an event: `together` counts those with the event (the
   * Kaplan–Meier curve of censoring, as cmprsk), `events-first` does not (as survival's finegray).
   */
  readonly ties?: "together" | "events-first";
}

/** G(T−) of each row: the share not yet censored just before its time, by Kaplan–Meier with censoring as the event. */
export const censoringSurvivalBefore = (
  time: ArrayLike<number>,
  isEvent: (row: number) => boolean,
  { ties = "together", weight = null }: CensoringOptions & { readonly weight?: ArrayLike<number> | null } = {},
): Float64Array => {
  const n = time.length;
  const order = ascendingOrder(time);
  // From the last row backwards, so that the last risk sets are free of rounding.
  const left = new Float64Array(n + 1);
  for (let i = n - 1; i >= 0; i--) {
    left[i] = (left[i + 1] as number) + (weight ? (weight[order[i] as number] as number) : 1);
  }
  const before = new Float64Array(n);
  let share = 1;
  for (let start = 0; start < n; ) {
    const now = time[order[start] as number];
    let end = start;
    let censored = 0;
    let events = 0;
    for (; end < n && time[order[end] as number] === now; end++) {
      const row = order[end] as number;
      before[row] = share;
      const w = weight ? (weight[row] as number) : 1;
      if (isEvent(row)) events += w;
      else censored += w;
    }
    const atRisk = (left[start] as number) - (ties === "events-first" ? events : 0);
    if (censored > 0) share *= Math.max(0, 1 - censored / atRisk);
    start = end;
  }
  return before;
};
