import {
  commonEffect,
  fromInterval,
  fromObservedMinusExpected,
  fromPValue,
  normalUpperTail,
  randomEffects,
} from "../../../pipeline/stats/index.ts";
import { numberColumn } from "../harness/read-table.ts";
import { firstTable, roleNumbersOrNull } from "../harness/roles.ts";
import type { Adapter, ResultTree } from "../harness/types.ts";
import { errorOf, estimateOf, highOf, lowOf, mapped, perRow, pointOf, poolable, seOf } from "../harness/values.ts";

export const esHrAdapter: Adapter = {
  kind: "es-hr",
  run: (reference) => {
    const table = firstTable(reference);
    const columns = {
      estimate: roleNumbersOrNull(reference, "hr"),
      low: roleNumbersOrNull(reference, "lb"),
      high: roleNumbersOrNull(reference, "ub"),
    };
    const read = perRow(columns, (printed) => fromInterval({ ...printed, ratio: true }));
    const effects = read.map((one) => (one !== null && "effect" in one ? one.effect : null));
    const p = effects.map((effect) =>
      effect === null ? null : 2 * normalUpperTail(Math.abs(effect.estimate / effect.standardError)),
    );
    const fromP = perRow({ estimate: columns.estimate, p }, (printed) => fromPValue({ ...printed, ratio: true }));
    const oeV: ResultTree =
      table.names.includes("oe") && table.names.includes("v")
        ? observedMinusExpected(numberColumn(table, "oe"), numberColumn(table, "v"))
        : {};
    return {
      loghr: effects.map(estimateOf),
      se: effects.map(errorOf),
      vi: effects.map((effect) => mapped(errorOf(effect), (se) => se * se)),
      p,
      se_from_p: fromP.map(errorOf),
      asymmetry: read.map((one) => (one !== null && "halves" in one ? one.halves : null)),
      "pooled.DL": pooled(effects),
      ...oeV,
    };
  },
};

const pooled = (effects: Parameters<typeof poolable>[0]): ResultTree => {
  const fit = randomEffects(poolable(effects), { method: "DL", interval: "z" });
  if (fit.kind === "not-estimable") return fit;
  return {
    loghr: pointOf(fit.estimate),
    se: seOf(fit.estimate),
    tau2: pointOf(fit.tauSquared),
    Q: fit.q.statistic,
    hr: mapped(pointOf(fit.estimate), Math.exp),
    "hr.ci.lb": mapped(lowOf(fit.estimate), Math.exp),
    "hr.ci.ub": mapped(highOf(fit.estimate), Math.exp),
  };
};

const observedMinusExpected = (oe: readonly (number | null)[], v: readonly (number | null)[]) => {
  const effects = perRow({ difference: oe, variance: v }, fromObservedMinusExpected);
  const fit = commonEffect(poolable(effects));
  return {
    "oe_v.loghr": effects.map(estimateOf),
    "oe_v.se": effects.map(errorOf),
    "oe_v.pooled": fit.kind === "not-estimable" ? fit : { loghr: pointOf(fit.estimate), se: seOf(fit.estimate) },
  };
};
