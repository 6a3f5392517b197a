import { chiSquareUpperTail } from "../distributions/chi-square-upper-tail.ts";
import { normalInterval } from "../distributions/normal-interval.ts";
import { normalUpperTail } from "../distributions/normal-upper-tail.ts";
import type { EffectOrNot } from "../effect-sizes/effect.ts";
import { estimate, type Quantity, type Test } from "../quantity.ts";

/** One effect pooled over strata from their counts. */
export interface StratifiedPool {
  readonly kind: "stratified-pool";
  /** Strata given. */
  readonly k: number;
  /** On the scale of pooling: ratios as natural logarithms. */
  readonly estimate: Quantity;
  /** Is the effect 0? */
  readonly test: Test;
  /** Do the strata differ? Squares of their own effects about the pooled one, over their variances; 0 on 0 df for one stratum. */
  readonly heterogeneity: Test;
}

interface Pooled {
  readonly value: number;
  readonly se: number;
  readonly level: number;
  readonly method: string;
}

export const stratifiedPool = (
  effects: readonly EffectOrNot[],
  { value, se, level, method }: Pooled,
): StratifiedPool => {
  const usable = effects.flatMap((effect) => ("kind" in effect ? [] : [effect]));
  const z = value / se;
  let q = 0;
  for (const effect of usable) {
    const gap = (effect.estimate - value) / effect.standardError;
    q += gap * gap;
  }
  const df = Math.max(0, usable.length - 1);
  return {
    kind: "stratified-pool",
    k: effects.length,
    estimate: estimate(value, { se, intervals: [normalInterval(value, se, { level, method })] }),
    test: { name: "z", statistic: z, df: [], p: 2 * normalUpperTail(Math.abs(z)) },
    heterogeneity: {
      name: "Q about the pooled effect",
      statistic: df === 0 ? 0 : q,
      df: [df],
      p: df === 0 ? 1 : chiSquareUpperTail(q, df),
    },
  };
};
