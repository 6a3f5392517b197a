import { requireFinite } from "../numeric/require.ts";
import type { NestedVariances } from "./nested-fit.ts";

/** ρ in [0, 1): at 1 two estimates of a study would be one. */
export const requireCorrelation = (correlation: number): void => {
  if (!(correlation >= 0 && correlation < 1)) throw new RangeError(`correlation must lie in [0, 1): ${correlation}`);
};

export const requireVariances = ({ outer, inner, correlation }: NestedVariances): void => {
  for (const [name, value] of Object.entries({ outer, inner })) {
    if (requireFinite(name, value) < 0) throw new RangeError(`${name} must not be negative: ${value}`);
  }
  requireCorrelation(correlation);
};
