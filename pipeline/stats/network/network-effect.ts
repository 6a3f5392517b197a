import { normalInterval } from "../distributions/normal-interval.ts";
import { normalUpperTail } from "../distributions/normal-upper-tail.ts";
import { estimate, type Quantity, type Test } from "../quantity.ts";
import type { NetworkLabel } from "./network-trial.ts";

/** Treatment minus comparator. */
export interface NetworkEffect {
  readonly treatment: NetworkLabel;
  readonly comparator: NetworkLabel;
  readonly estimate: Quantity;
  /** Is it 0? */
  readonly test: Test;
}

export const networkEffect = (
  { treatment, comparator }: Pick<NetworkEffect, "treatment" | "comparator">,
  { value, se, level }: { readonly value: number; readonly se: number; readonly level: number },
): NetworkEffect => ({
  treatment,
  comparator,
  estimate: estimate(value, { se, intervals: [normalInterval(value, se, { level })] }),
  test: zTest(value, se),
});

export const zTest = (value: number, se: number): Test => ({
  name: "z",
  statistic: value / se,
  df: [],
  p: 2 * normalUpperTail(Math.abs(value / se)),
});
