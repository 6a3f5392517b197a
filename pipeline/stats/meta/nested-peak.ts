import { requireOpenUnit } from "../numeric/require.ts";
import type { NotEstimable } from "../quantity.ts";
import type { VariancePeak } from "./climb-variances.ts";
import type { MultilevelOptions } from "./multilevel-meta-analysis.ts";
import { type Nested, type NestedEffects, readNested } from "./nested-effects.ts";
import { requireCorrelation } from "./require-variances.ts";
import { unidentifiedVariances, varianceComponents } from "./variance-components.ts";

export interface NestedPeak {
  readonly nested: Nested;
  readonly options: { readonly restricted: boolean; readonly correlation: number };
  /** The two variances at which the likelihood is highest. */
  readonly peak: VariancePeak;
}

/** Effects read and the likelihood climbed: where every answer of a multilevel model begins, or why it has none. */
export const nestedPeak = (
  input: NestedEffects,
  { method, correlation, level }: Required<MultilevelOptions>,
): NestedPeak | NotEstimable => {
  requireOpenUnit("level", level);
  requireCorrelation(correlation);
  const nested = readNested(input);
  if ("kind" in nested) return nested;
  const options = { restricted: method === "REML", correlation };
  const refused = unidentifiedVariances(nested, options);
  if (refused) return refused;
  const peak = varianceComponents(nested, options);
  return peak.kind === "not-estimable" ? peak : { nested, options, peak };
};
