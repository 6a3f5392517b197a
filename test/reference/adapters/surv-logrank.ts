import { hazardRatioFromLogRank, logRank } from "../../../pipeline/stats/index.ts";
import { labelColumn, levels } from "../harness/read-table.ts";
import { columnOf, completeTable, optionalColumn } from "../harness/roles.ts";
import type { Adapter, ResultTree } from "../harness/types.ts";
import { errorOf, estimateOf } from "../harness/values.ts";
import { rightCensoredOf } from "./surv-km.ts";

export const survLogrankAdapter: Adapter = {
  kind: "surv-logrank",
  run: (reference) => {
    const table = completeTable(reference, ["time", "status", "group", "strata"]);
    const codes = (column: string): readonly number[] => {
      const all = levels(table, column);
      return labelColumn(table, column).map((label) => all.indexOf(label ?? ""));
    };
    const group = columnOf(reference, "group");
    const strata = optionalColumn(reference, "strata");
    const data = {
      ...rightCensoredOf(reference, table),
      group: codes(group),
      ...(strata === null ? {} : { stratum: codes(strata) }),
    };
    const treeOf = (rho: number): ResultTree => {
      const result = logRank(data, { rho });
      if (result.kind === "not-estimable") return result;
      const { observed, expected, variance, test } = result;
      const ratio = hazardRatioFromLogRank(result);
      return {
        observed,
        expected,
        var_rows: variance,
        chisq: test.statistic,
        df: test.df[0],
        p: test.p,
        "OE_over_V.loghr_group2_vs_1": estimateOf(ratio),
        "OE_over_V.se": errorOf(ratio),
      };
    };
    return { groups: levels(table, group), logrank: treeOf(0), peto_peto_rho1: treeOf(1) };
  },
};
