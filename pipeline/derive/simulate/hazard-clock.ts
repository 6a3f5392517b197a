import type { Random } from "../../stats/numeric/random.ts";
import { exponential } from "./draws.ts";

/**
 * Did the event happen on this day? Give it the hazard of each day in turn.
 *
 * Events of a Poisson process come when its cumulative hazard has grown by a standard exponential draw. One draw per event:
 * another hazard moves the same events in time and leaves every other draw where it was. At most one event a day.
 */
export const hazardClock = (random: Random): ((hazard: number) => boolean) => {
  let left = exponential(random);
  return (hazard) => {
    left -= hazard;
    if (left > 0) return false;
    left = exponential(random);
    return true;
  };
};
