import type { CertaintyInput, Plan, Prose } from "../../model/index.ts";
import { type Decision, holds } from "./decision.ts";
import { shareReached } from "./information-size.ts";
import { percentTerm } from "./percent-term.ts";

const domain = "imprecision";

const heldSteps = (low: boolean, zero: boolean, high: boolean, within: boolean): readonly [number, string] => {
  if (low && high) return [-3, " holds a worthwhile difference in either direction."];
  if (within)
    return low || high ? [-1, " reaches a difference that matters."] : [0, " lies on one side of what matters."];
  if (zero && high) return [-2, " holds both no difference and a worthwhile one."];
  if (zero) return [-1, " holds no difference."];
  if (high) return [-1, " holds the smallest worthwhile difference."];
  return [0, " holds neither no difference nor the smallest worthwhile one."];
};

const sizeWords = (reached: number | null): Prose =>
  reached === null
    ? [" Whether enough people were studied cannot be computed."]
    : [
        " The studies hold ",
        percentTerm(reached),
        " of the information that finding a worthwhile difference asks for.",
      ];

/**
 * How much the width of the interval costs: one step for holding no difference or the smallest worthwhile one, or for too little
 * information; two for holding both; three for a worthwhile difference in either direction.
 */
export const imprecision = (
  { headline, limits, yardstick, basis }: Decision,
  plan: Pick<Plan, "informationSize">,
): CertaintyInput => {
  const opening: Prose = ["The interval, ", { headline: headline.id, show: "interval" }, ","];
  if (yardstick.kind === "limit") {
    const open = limits.low <= yardstick.limit && yardstick.limit <= limits.high;
    const why = open ? " holds the declared limit." : " does not hold the declared limit.";
    return { domain, steps: open ? -1 : 0, why: [...opening, why] };
  }
  const { delta, rule } = yardstick;
  const [held, words] = heldSteps(holds(limits, -delta), holds(limits, 0), holds(limits, delta), rule === "within");
  const reached = shareReached(basis, delta, plan);
  const small = reached === null || reached < 1;
  return { domain, steps: held === 0 && small ? -1 : held, why: [...opening, words, ...sizeWords(reached)] };
};
