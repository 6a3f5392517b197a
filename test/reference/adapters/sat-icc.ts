import { intraclassCorrelations } from "../../../pipeline/stats/index.ts";
import { completeRows, numbers, pickTableRows } from "../harness/read-table.ts";
import { columnsOf, firstTable } from "../harness/roles.ts";
import type { Adapter } from "../harness/types.ts";
import { highOf, lowOf, pointOf } from "../harness/values.ts";

export const satIccAdapter: Adapter = {
  kind: "sat-icc",
  run: (reference) => {
    const raters = columnsOf(reference, "raters");
    const table = firstTable(reference);
    const complete = pickTableRows(table, completeRows(table, raters));
    const result = intraclassCorrelations(raters.map((rater) => numbers(complete, rater)));
    if (result.kind === "not-estimable") return result;
    const { icc1, icc2, icc3, icc1k, icc2k, icc3k, meanSquares } = result;
    const forms = { ICC1: icc1, ICC2: icc2, ICC3: icc3, ICC1k: icc1k, ICC2k: icc2k, ICC3k: icc3k };
    const limits = Object.entries(forms).flatMap(([name, form]) => [
      [`${name}.lb`, lowOf(form)],
      [`${name}.ub`, highOf(form)],
    ]);
    return {
      ICC1: pointOf(icc1),
      ICC2_A1: pointOf(icc2),
      ICC3_C1: pointOf(icc3),
      ICC1k: pointOf(icc1k),
      ICC2k_Ak: pointOf(icc2k),
      ICC3k_Ck: pointOf(icc3k),
      BMS: meanSquares.subjects,
      JMS: meanSquares.raters,
      EMS: meanSquares.residual,
      WMS: meanSquares.within,
      F1: meanSquares.subjects / meanSquares.within,
      F3: meanSquares.subjects / meanSquares.residual,
      ...Object.fromEntries(limits),
    };
  },
};
