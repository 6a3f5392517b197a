import type { TwoByTwo } from "../effect-sizes/effect.ts";
import type { NotEstimable } from "../quantity.ts";
import { refuseShare } from "./refuse-share.ts";

/** Why two shares cannot be compared, or `null`. Throws RangeError for counts that are not whole. */
export const refuseTwoShares = ({ events1, n1, events2, n2 }: TwoByTwo): NotEstimable | null =>
  refuseShare({ events: events1, n: n1 }) ?? refuseShare({ events: events2, n: n2 });
