import type { RightCensored } from "../stats/survival/right-censored.ts";

/** How many events came on or before the day. */
export const relapsesBy = ({ time, event }: RightCensored, day: number): number =>
  Array.from(time).filter((t, i) => event[i] === 1 && t <= day).length;
