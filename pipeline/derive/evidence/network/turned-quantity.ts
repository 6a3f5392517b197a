import type { Quantity } from "../../../model/index.ts";

/** A difference on the analysis scale seen from the other side. */
export const turnedQuantity = (quantity: Quantity): Quantity =>
  quantity.kind === "not-estimable"
    ? quantity
    : {
        ...quantity,
        value: -quantity.value,
        intervals: quantity.intervals.map((one) => ({
          ...one,
          low: one.high === null ? null : -one.high,
          high: one.low === null ? null : -one.low,
        })),
      };
