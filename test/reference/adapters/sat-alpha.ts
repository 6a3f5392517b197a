import { cronbachsAlpha } from "../../../pipeline/stats/index.ts";
import { completeRows, numbers, pickTableRows } from "../harness/read-table.ts";
import { columnsOf, firstTable } from "../harness/roles.ts";
import type { Adapter } from "../harness/types.ts";
import { highOf, lowOf, pointOf } from "../harness/values.ts";

export const satAlphaAdapter: Adapter = {
  kind: "sat-alpha",
  run: (reference) => {
    const items = columnsOf(reference, "items");
    const table = firstTable(reference);
    const complete = pickTableRows(table, completeRows(table, items));
    const result = cronbachsAlpha(items.map((item) => numbers(complete, item)));
    if (result.kind === "not-estimable") return result;
    return {
      n: result.n,
      k: items.length,
      alpha: pointOf(result.alpha),
      alpha_std: result.standardised,
      alpha_if_dropped: result.ifDropped,
      item_total_corrected: result.itemTotal,
      mean_inter_item_r: result.meanInterItemCorrelation,
      "feldt.lb": lowOf(result.alpha),
      "feldt.ub": highOf(result.alpha),
      sem: result.standardErrorOfMeasurement,
    };
  },
};
