import { fisherZ, randomEffects, rawCorrelation } from "../../../pipeline/stats/index.ts";
import { roleNumbersOrNull } from "../harness/roles.ts";
import type { Adapter, ResultTree } from "../harness/types.ts";
import { escalc, highOf, lowOf, mapped, perRow, pointOf, poolable, seOf } from "../harness/values.ts";

export const esCorAdapter: Adapter = {
  kind: "es-cor",
  run: (reference) => {
    const columns = { correlation: roleNumbersOrNull(reference, "ri"), n: roleNumbersOrNull(reference, "ni") };
    const effects = perRow(columns, fisherZ);
    const fit = randomEffects(poolable(effects), { method: "DL", interval: "z" });
    const pooled: ResultTree =
      fit.kind === "not-estimable"
        ? fit
        : {
            z: pointOf(fit.estimate),
            se: seOf(fit.estimate),
            tau2: pointOf(fit.tauSquared),
            r: mapped(pointOf(fit.estimate), Math.tanh),
            "r.ci.lb": mapped(lowOf(fit.estimate), Math.tanh),
            "r.ci.ub": mapped(highOf(fit.estimate), Math.tanh),
          };
    return { ...escalc("ZCOR", effects), ...escalc("COR", perRow(columns, rawCorrelation)), "pooled.DL": pooled };
  },
};
