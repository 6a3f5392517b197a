import { type ImputedEstimates, rubinsRules } from "../../../pipeline/stats/index.ts";
import { rowsByLabel } from "../harness/groups.ts";
import { pickTableRows } from "../harness/read-table.ts";
import { columnOf, firstTable, numberOption, roleNumbers } from "../harness/roles.ts";
import type { Adapter, ResultTree } from "../harness/types.ts";
import { highOf, lowOf, pointOf, seOf } from "../harness/values.ts";

export const missRubinAdapter: Adapter = {
  kind: "miss-rubin",
  run: (reference) => {
    const table = firstTable(reference);
    const completeDf = numberOption(reference, "dfcom");
    const terms = [...rowsByLabel(table, columnOf(reference, "term"))].map(([term, rows]) => {
      const own = pickTableRows(table, rows);
      const imputed = {
        estimates: roleNumbers(reference, "est", own),
        standardErrors: roleNumbers(reference, "se", own),
      };
      return [
        [`${term}.barnard_rubin`, treeOf(imputed, { completeDf })],
        [`${term}.old_df`, treeOf(imputed)],
      ];
    });
    return Object.fromEntries(terms.flat());
  },
};

const treeOf = (imputed: ImputedEstimates, options: { readonly completeDf?: number } = {}): ResultTree => {
  const pool = rubinsRules(imputed, options);
  if (pool.kind === "not-estimable") return pool;
  return {
    m: pool.m,
    estimate: pointOf(pool.estimate),
    se: seOf(pool.estimate),
    ubar: pool.within,
    b: pool.between,
    t_total: pool.total,
    df: pool.df ?? "Infinity",
    lambda: pool.lambda,
    riv: pool.relativeIncrease,
    fmi: pool.missingInformation,
    t: pool.test.statistic,
    p: pool.test.p,
    "ci.lb": lowOf(pool.estimate),
    "ci.ub": highOf(pool.estimate),
    relative_efficiency: pool.relativeEfficiency,
  };
};
