import { randomEffects, type ShareScale, shareEffect, shareFrom } from "../../../pipeline/stats/index.ts";
import { roleNumbersOrNull } from "../harness/roles.ts";
import type { Adapter, ResultTree } from "../harness/types.ts";
import { escalc, highOf, lowOf, perRow, pointOf, poolable, seOf } from "../harness/values.ts";

const scales = [
  ["PR", "raw"],
  ["PLN", "log"],
  ["PLO", "logit"],
  ["PFT", "doubleArcsine"],
  ["PAS", "arcsine"],
] as const;

export const esPropAdapter: Adapter = {
  kind: "es-prop",
  run: (reference) => {
    const columns = { events: roleNumbersOrNull(reference, "xi"), n: roleNumbersOrNull(reference, "ni") };
    const people = perRow(columns, ({ n }) => n).filter((n) => n !== null);
    const effectsOn = (scale: ShareScale) => perRow(columns, (share) => shareEffect(share, { scale }));
    const pooled = (scale: ShareScale): ResultTree => {
      const fit = randomEffects(poolable(effectsOn(scale)), { method: "DL", interval: "z" });
      if (fit.kind === "not-estimable") return fit;
      const back = (value: number | null): ResultTree => (value === null ? null : shareFrom(value, { scale, people }));
      const { estimate } = fit;
      return {
        estimate: pointOf(estimate),
        se: seOf(estimate),
        tau2: pointOf(fit.tauSquared),
        Q: fit.q.statistic,
        "ci.lb": lowOf(estimate),
        "ci.ub": highOf(estimate),
        prop: back(pointOf(estimate)),
        "prop.ci.lb": back(lowOf(estimate)),
        "prop.ci.ub": back(highOf(estimate)),
      };
    };
    return Object.assign(
      {},
      ...scales.map(([name, scale]) => escalc(name, effectsOn(scale))),
      ...scales.map(([name, scale]) => ({ [`pooled.DL.${name}`]: pooled(scale) })),
    );
  },
};
