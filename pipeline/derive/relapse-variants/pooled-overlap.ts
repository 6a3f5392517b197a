import type { NotEstimable, Quantity } from "../../stats/quantity.ts";
import { pooledQuantity } from "../weighting/pooled-quantity.ts";
import type { WeightedPeople } from "../weighting/weighted-people.ts";
import type { OverlapWeighted } from "./overlap-weighted.ts";

/** One number from the overlap weights of each completed set, pooled as `pooledQuantity`; the refusal of the weights where there are none. */
export const pooledOverlap = (
  overlap: OverlapWeighted | NotEstimable,
  level: number,
  of: (people: WeightedPeople) => Quantity,
): Quantity => {
  if (overlap.kind === "not-estimable") return overlap;
  const completeDf = Math.max(1, overlap.sets[0].treated.length - 2);
  return pooledQuantity(overlap.sets.map(of), { completeDf, level });
};
