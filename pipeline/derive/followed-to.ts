import type { RightCensored } from "../stats/survival/right-censored.ts";

/** The same people, followed to the day and no longer: whoever is event-free then is censored on it. */
export const followedTo = ({ time, event }: RightCensored, day: number): RightCensored => ({
  time: Float64Array.from(time, (t) => Math.min(t, day)),
  event: Uint8Array.from(event, (e, i) => ((time[i] ?? 0) <= day ? e : 0)),
});
