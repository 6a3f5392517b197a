import { requireFiniteAll, requireSameLength } from "../numeric/require.ts";

/** People followed until an event or until they were last seen; one element per person. */
export interface RightCensored {
  /** From time zero to the event or to the last time seen; ≥ 0. */
  readonly time: ArrayLike<number>;
  /** 1 event, 0 censored. */
  readonly event: ArrayLike<number>;
  /** When observation began, if after time zero; at risk at t means entry < t ≤ time. Who has entry ≥ time is never at risk and left out. */
  readonly entry?: ArrayLike<number>;
  /** How many people the row stands for; standard errors take weights as such frequencies. */
  readonly weight?: ArrayLike<number>;
}

/** Throws `RangeError` where the arrays differ in length or hold what cannot be a time, an event or a weight. */
export const requireRightCensored = ({ time, event, entry, weight }: RightCensored): void => {
  requireFiniteAll("time", time);
  requireSameLength("event", event, time.length);
  for (let i = 0; i < time.length; i++) {
    if (!((time[i] as number) >= 0)) throw new RangeError(`time[${i}] must be ≥ 0: ${time[i]}`);
    if (event[i] !== 0 && event[i] !== 1) throw new RangeError(`event[${i}] must be 0 or 1: ${event[i]}`);
  }
  if (entry) {
    requireSameLength("entry", entry, time.length);
    requireFiniteAll("entry", entry);
  }
  if (weight) {
    requireSameLength("weight", weight, time.length);
    requireFiniteAll("weight", weight);
    for (let i = 0; i < weight.length; i++) {
      if (!((weight[i] as number) >= 0)) throw new RangeError(`weight[${i}] must be ≥ 0: ${weight[i]}`);
    }
  }
};

/** The rows given, in their order. */
export const pickRows = (data: RightCensored, rows: ArrayLike<number>): RightCensored => ({
  time: pick(data.time, rows),
  event: pick(data.event, rows),
  ...(data.entry ? { entry: pick(data.entry, rows) } : {}),
  ...(data.weight ? { weight: pick(data.weight, rows) } : {}),
});

const pick = (values: ArrayLike<number>, rows: ArrayLike<number>): Float64Array => {
  const picked = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) picked[i] = values[rows[i] as number] ?? 0;
  return picked;
};
