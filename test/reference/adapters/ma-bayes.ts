import { bayesianRandomEffects, type MuPrior, type TauPrior } from "../../../pipeline/stats/index.ts";
import { textOption } from "../harness/roles.ts";
import type { Adapter, ReferenceCase } from "../harness/types.ts";
import { highOf, lowOf, pointOf, seOf } from "../harness/values.ts";
import { trialsOf } from "./ma-re.ts";

export const maBayesAdapter: Adapter = {
  kind: "ma-bayes",
  run: (reference) => {
    const fit = bayesianRandomEffects(trialsOf(reference), {
      tauPrior: tauPriorOf(reference),
      muPrior: muPriorOf(reference),
    });
    if (fit.kind === "not-estimable") return fit;
    return {
      "mu.mean": pointOf(fit.estimate),
      "mu.sd": seOf(fit.estimate),
      "mu.median": fit.median,
      "mu.q025": lowOf(fit.estimate),
      "mu.q975": highOf(fit.estimate),
      P_mu_lt_0: fit.probabilityBelow(0),
      "tau.mean": fit.tauMean,
      "tau.sd": fit.tauSd,
      "tau.median": pointOf(fit.tau),
      "tau.q025": lowOf(fit.tau),
      "tau.q975": highOf(fit.tau),
      "theta_new.q025": fit.newTrial.low,
      "theta_new.q975": fit.newTrial.high,
      P_theta_new_lt_0: fit.newTrial.probabilityBelow(0),
    };
  },
};

const numbersIn = (text: string): readonly number[] =>
  (text.match(/-?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?/g) ?? []).map(Number);

const tauPriors: Readonly<Record<string, TauPrior["kind"]>> = {
  "half-normal": "halfNormal",
  "half-cauchy": "halfCauchy",
  uniform: "uniform",
};

/** "half-normal, scale (…) 0.5": the family is what stands before the comma, the scale the last number. */
const tauPriorOf = (reference: ReferenceCase): TauPrior => {
  const text = textOption(reference, "prior_tau");
  const family = (text.split(",")[0] ?? "").trim().toLowerCase();
  const [kind, scale] = [tauPriors[family], numbersIn(text).at(-1)];
  if (!kind || scale === undefined) throw new RangeError(`prior of τ unreadable: ${text}`);
  return { kind, scale };
};

/** "improper uniform", or "normal, mean 0, sd 4". */
const muPriorOf = (reference: ReferenceCase): MuPrior => {
  const text = textOption(reference, "prior_mu", "improper uniform");
  if (/^(improper|flat|uniform)/i.test(text)) return "flat";
  const [mean, sd] = numbersIn(text).slice(-2);
  if (!/^normal/i.test(text) || mean === undefined || sd === undefined) {
    throw new RangeError(`prior of μ unreadable: ${text}`);
  }
  return { mean, sd };
};
