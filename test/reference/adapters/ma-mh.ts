import {
  cochranMantelHaenszel,
  mantelHaenszelOddsRatio,
  mantelHaenszelRiskDifference,
  mantelHaenszelRiskRatio,
  type NotEstimable,
  petoOddsRatio,
  type StratifiedPool,
  type Test,
  tarone,
} from "../../../pipeline/stats/index.ts";
import { roleNumbersOrNull } from "../harness/roles.ts";
import type { Adapter, ResultTree } from "../harness/types.ts";
import { highOf, lowOf, perRow, pointOf, seOf } from "../harness/values.ts";

export const maMhAdapter: Adapter = {
  kind: "ma-mh",
  run: (reference) => {
    const columns = {
      events1: roleNumbersOrNull(reference, "ai"),
      n1: roleNumbersOrNull(reference, "n1i"),
      events2: roleNumbersOrNull(reference, "ci"),
      n2: roleNumbersOrNull(reference, "n2i"),
    };
    const tables = perRow(columns, (counts) => counts).filter((counts) => counts !== null);
    return {
      "MH.OR": {
        ...treeOf(mantelHaenszelOddsRatio(tables)),
        ...testOf("CMH", cochranMantelHaenszel(tables)),
        ...testOf("CMH.nocorrect", cochranMantelHaenszel(tables, { correct: false })),
        ...testOf("Tarone", tarone(tables)),
      },
      "MH.RR": treeOf(mantelHaenszelRiskRatio(tables)),
      "MH.RD": treeOf(mantelHaenszelRiskDifference(tables)),
      Peto: treeOf(petoOddsRatio(tables)),
    };
  },
};

const treeOf = (pool: StratifiedPool | NotEstimable): { readonly [key: string]: ResultTree } => {
  const keys = ["estimate", "se", "z", "p", "ci.lb", "ci.ub", "Q", "Q.df", "Q.p"];
  if (pool.kind === "not-estimable") return Object.fromEntries(keys.map((key) => [key, pool]));
  const { estimate, test, heterogeneity } = pool;
  return {
    estimate: pointOf(estimate),
    se: seOf(estimate),
    z: test.statistic,
    p: test.p,
    "ci.lb": lowOf(estimate),
    "ci.ub": highOf(estimate),
    Q: heterogeneity.statistic,
    "Q.df": heterogeneity.df[0],
    "Q.p": heterogeneity.p,
  };
};

const testOf = (name: string, test: Test | NotEstimable): { readonly [key: string]: ResultTree } =>
  "kind" in test ? { [name]: test, [`${name}.p`]: test } : { [name]: test.statistic, [`${name}.p`]: test.p };
