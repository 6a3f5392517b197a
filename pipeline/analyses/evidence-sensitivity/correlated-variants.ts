import type { Plan } from "../../model/index.ts";
import { correlatedHierarchicalEffects } from "../../stats/meta/correlated-hierarchical-effects.ts";
import { notEstimable } from "../../stats/quantity.ts";
import type { SensitivityPool } from "./sensitivity-pools.ts";
import { asPrinted, metaInput, type Variant } from "./variant.ts";

/** Every usable number of every sample at once, with a declared correlation within samples: correlated and hierarchical effects. */
export const correlatedVariants = (
  pool: SensitivityPool,
  { meta, level }: Pick<Plan, "meta" | "level">,
): readonly Variant[] => {
  const { candidates } = pool;
  const samples = [...new Set(candidates.map(({ study }) => study.sample_id))];
  const words = { group: "Every number of a study", k: samples.length };
  const rhos = [...new Set([meta.rho, ...meta.rhoSweep])].sort((a, b) => a - b);
  if (candidates.length === samples.length) {
    const quantity = notEstimable("not-declared", "No study gives several numbers on this question.");
    return [{ ...words, id: "correlated", label: "correlated and hierarchical effects", quantity, note: "" }];
  }
  const outer = candidates.map(({ study }) => samples.indexOf(study.sample_id));
  return rhos.map((correlation): Variant => {
    const fit = correlatedHierarchicalEffects({ ...metaInput(candidates), outer }, { correlation, level });
    const mean = "robust" in fit ? fit.robust.coefficients[0] : fit;
    const none = notEstimable("no-data", "The model has no mean.");
    const quantity = mean === undefined ? none : "estimate" in mean ? mean.estimate : mean;
    return {
      ...words,
      id: correlation === meta.rho ? "correlated" : `correlated-${String(correlation).replace(".", "-")}`,
      label: `correlation ${correlation} within studies`,
      quantity: asPrinted(pool, quantity),
      note: `${candidates.length} numbers`,
    };
  });
};
