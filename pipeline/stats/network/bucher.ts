import { normalInterval } from "../distributions/normal-interval.ts";
import { normalUpperTail } from "../distributions/normal-upper-tail.ts";
import type { Effect } from "../effect-sizes/effect.ts";
import { requireFinite, requireOpenUnit, requirePositive } from "../numeric/require.ts";
import { estimate, type Quantity, type Test } from "../quantity.ts";

type Contrast = Pick<Effect, "estimate" | "standardError">;

export interface IndirectComparison {
  /** A against B, on the scale of the contrasts (ratios as logarithms). */
  readonly estimate: Quantity;
  /** Is it 0? */
  readonly test: Test;
}

/**
 * How do A and B compare, when each was only compared with C?
 *
 * d_AB = d_AC − d_BC, variances added; normal limits. Keeps randomisation within trials; assumes that what modifies the effects is alike in
 * both sets of trials. Bucher et al. (1997), J Clin Epidemiol 50:683, doi:10.1016/S0895-4356(97)00049-8.
 * Equals netmeta 3.3-1 `netmeta` of the two contrasts, common effect. Throws RangeError for values not finite or errors not positive.
 */
export const indirectComparison = (
  { ac, bc }: { readonly ac: Contrast; readonly bc: Contrast },
  { level = 0.95 }: { readonly level?: number } = {},
): IndirectComparison => {
  requireOpenUnit("level", level);
  return differenceOf(requireContrast("ac", ac), requireContrast("bc", bc), level, "normal, Bucher");
};

export interface MixedComparison {
  /** Direct less indirect, with its test. */
  readonly inconsistency: IndirectComparison;
  /** Both together, weighted by their inverse variances. */
  readonly mixed: Quantity;
}

/**
 * Do a direct and an indirect comparison of A and B agree, and what do they say together?
 *
 * Direct minus indirect, variances added, as a z test; the two pooled by inverse variance. Bucher et al. (1997), J Clin Epidemiol 50:683,
 * doi:10.1016/S0895-4356(97)00049-8. Equals netmeta 3.3-1 `netsplit(netmeta(…))` of three contrasts, common effect.
 * Throws RangeError for values not finite or errors not positive.
 */
export const mixedComparison = (
  { direct, indirect }: { readonly direct: Contrast; readonly indirect: Contrast },
  { level = 0.95 }: { readonly level?: number } = {},
): MixedComparison => {
  requireOpenUnit("level", level);
  requireContrast("direct", direct);
  requireContrast("indirect", indirect);
  const weightDirect = 1 / (direct.standardError * direct.standardError);
  const weightIndirect = 1 / (indirect.standardError * indirect.standardError);
  const weight = weightDirect + weightIndirect;
  const value = (weightDirect * direct.estimate + weightIndirect * indirect.estimate) / weight;
  const se = 1 / Math.sqrt(weight);
  return {
    inconsistency: differenceOf(direct, indirect, level, "normal"),
    mixed: estimate(value, { se, intervals: [normalInterval(value, se, { level, method: "inverse variance" })] }),
  };
};

const differenceOf = (a: Contrast, b: Contrast, level: number, method: string): IndirectComparison => {
  const value = a.estimate - b.estimate;
  const se = Math.hypot(a.standardError, b.standardError);
  const z = value / se;
  return {
    estimate: estimate(value, { se, intervals: [normalInterval(value, se, { level, method })] }),
    test: { name: "z", statistic: z, df: [], p: 2 * normalUpperTail(Math.abs(z)) },
  };
};

const requireContrast = (name: string, contrast: Contrast): Contrast => {
  requireFinite(`${name}.estimate`, contrast.estimate);
  requirePositive(`${name}.standardError`, contrast.standardError);
  return contrast;
};
