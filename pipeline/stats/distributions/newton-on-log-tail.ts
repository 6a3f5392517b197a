const MAX_STEPS = 60;
const MAX_RETREATS = 1100;

export interface TailTarget {
  /** Which tail is to hold the probability. */
  readonly side: "lower" | "upper";
  readonly start: number;
  readonly target: number;
  /** The distribution lives on (low, high). */
  readonly low: number;
  readonly high: number;
}

/**
 * Sharpens a first guess of a quantile until the tail probability beyond it is right in relative terms.
 *
 * Solves log tail(x) = log target by Newton steps; d log tail / dx = ±density(x) / tail(x). The log keeps tails of 1e-300
 * as easy as 0.1. A step that would leave (low, high) is cut to half the way to the bound. Throws `RangeError` where the quantile is too
 * large to be a number.
 */
export const newtonOnLogTail = (
  { side, start, target, low, high }: TailTarget,
  tail: (x: number) => number,
  density: (x: number) => number,
): number => {
  if (!Number.isFinite(start)) throw new RangeError(`quantile too large to be a number: probability ${target}`);
  if (start <= low || start >= high) return start;
  const sign = side === "lower" ? 1 : -1;
  const logTarget = Math.log(target);
  let x = retreat(start, side === "lower" ? high : low, tail);
  let best = x;
  let bestError = Infinity;
  for (let step = 0; step < MAX_STEPS; step++) {
    const p = tail(x);
    const error = Math.log(p) - logTarget;
    if (Number.isFinite(error) && Math.abs(error) < bestError) {
      best = x;
      bestError = Math.abs(error);
    }
    const change = (sign * error * p) / density(x);
    if (!Number.isFinite(change)) return best;
    let next = x - change;
    if (next <= low) next = (x + low) / 2;
    if (next >= high) next = (x + high) / 2;
    if (Math.abs(next - x) <= 4e-16 * Math.abs(next)) return best;
    x = next;
  }
  return best;
};

/** A guess so far out that its tail is 0 in doubles shows no direction: go inwards until it does. */
const retreat = (start: number, inwards: number, tail: (x: number) => number): number => {
  let x = start;
  for (let k = 0; k < MAX_RETREATS && tail(x) === 0; k++) x = inwards === Infinity ? x * 1.5 : (x + inwards) / 2;
  return x;
};
