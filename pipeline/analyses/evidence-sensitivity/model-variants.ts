import type { Plan, Quantity } from "../../model/index.ts";
import { bayesianRandomEffects } from "../../stats/meta/bayesian-random-effects.ts";
import { commonEffect } from "../../stats/meta/common-effect.ts";
import { randomEffects } from "../../stats/meta/random-effects.ts";
import { tauPriorName } from "../../stats/meta/tau-prior.ts";
import type { SensitivityPool } from "./sensitivity-pools.ts";
import { asPrinted, metaInput, type Variant } from "./variant.ts";

type ModelPlan = Pick<Plan, "meta" | "level" | "evidenceSensitivity">;
type TauMethod = Plan["evidenceSensitivity"]["tauMethods"][number];

const tauText = (tau: Quantity): string =>
  tau.kind === "estimate" ? `τ² ${tau.value.toFixed(3)}` : "τ² not estimable";

/** The pool on one effect, or under another estimator of the variance between trials. */
export const estimatorQuantity = (
  pool: Pick<SensitivityPool, "used">,
  { meta, level }: Pick<ModelPlan, "meta" | "level">,
  method: TauMethod | "common",
): { readonly quantity: Quantity; readonly note: string } => {
  const input = metaInput(pool.used);
  if (method === "common") {
    const fit = commonEffect(input, { level });
    return { quantity: "estimate" in fit ? fit.estimate : fit, note: "no variance between trials" };
  }
  const fit = randomEffects(input, { method, interval: meta.interval, level, profile: false });
  return "estimate" in fit ? { quantity: fit.estimate, note: tauText(fit.tauSquared) } : { quantity: fit, note: "" };
};

const priorsOf = ({ meta, evidenceSensitivity }: ModelPlan) => {
  const { kind, scale } = meta.tauPrior;
  const scales = [...new Set([scale, ...meta.tauScaleSensitivity])].sort((a, b) => a - b);
  return [
    ...scales.map((one) => ({
      id: `tau-${String(one).replace(".", "-")}`,
      label: `τ ${tauPriorName({ kind, scale: one })}`,
      declared: one === scale,
      tauPrior: { kind, scale: one },
      muPrior: meta.muPrior,
    })),
    ...evidenceSensitivity.muPriors.map((muPrior, i) => ({
      id: `mu-${i + 1}`,
      label: `mean normal(${muPrior.mean}, ${muPrior.sd}), τ ${tauPriorName(meta.tauPrior)}`,
      declared: false,
      tauPrior: meta.tauPrior,
      muPrior,
    })),
  ];
};

/** Other models on the same trials: one effect for all, every declared estimator of τ², every declared prior. */
export const modelVariants = (pool: SensitivityPool, plan: ModelPlan): readonly Variant[] => {
  const k = pool.used.length;
  const input = metaInput(pool.used);
  const common = estimatorQuantity(pool, plan, "common");
  return [
    {
      id: "common-effect",
      group: "Estimator",
      label: "one common effect",
      k,
      quantity: asPrinted(pool, common.quantity),
      note: common.note,
    },
    ...plan.evidenceSensitivity.tauMethods.map((method): Variant => {
      const { quantity, note } = estimatorQuantity(pool, plan, method);
      const label = `random effects, ${method}`;
      return {
        id: `tau-${method.toLowerCase()}`,
        group: "Estimator",
        label,
        k,
        quantity: asPrinted(pool, quantity),
        note,
      };
    }),
    ...priorsOf(plan).map(({ id, label, declared, tauPrior, muPrior }): Variant => {
      const known = declared ? pool.pool.bayesian : null;
      const fit = known === null ? bayesianRandomEffects(input, { tauPrior, muPrior, level: plan.level }) : null;
      const tau = fit !== null && "tau" in fit && fit.tau.kind === "estimate" ? `τ ${fit.tau.value.toFixed(2)}` : "";
      const quantity = known ?? (fit !== null && "estimate" in fit ? fit.estimate : fit) ?? pool.pool.deciding;
      const note = declared ? "as declared" : tau;
      return { id: `prior-${id}`, group: "Prior", label, k, quantity: asPrinted(pool, quantity), note };
    }),
  ];
};
