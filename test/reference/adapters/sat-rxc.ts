import {
  chiSquareTable,
  cramersV,
  fisherTable,
  goodmanKruskalGamma,
  gTest,
  kendallsTauB,
  linearByLinear,
} from "../../../pipeline/stats/index.ts";
import { numbers } from "../harness/read-table.ts";
import { firstTable } from "../harness/roles.ts";
import type { Adapter } from "../harness/types.ts";
import { pointOf } from "../harness/values.ts";

/** Tables of counts: the first column is the label, all others are the table. */
export const satRxcAdapter: Adapter = {
  kind: "sat-rxc",
  run: (reference) => {
    const data = firstTable(reference);
    const columns = data.names.slice(1).map((name) => numbers(data, name));
    const table = Array.from({ length: data.rows }, (_, i) => Object.freeze(columns.map((column) => column[i] ?? 0)));
    const [pearson, ratio, exact] = [chiSquareTable(table), gTest(table), fisherTable(table)];
    const trend = linearByLinear(table);
    const refused = pearson.kind === "not-estimable";
    return {
      chisq: refused ? pearson : pearson.test.statistic,
      df: (data.rows - 1) * (columns.length - 1),
      p: refused ? pearson : pearson.test.p,
      G: "kind" in ratio ? ratio : ratio.statistic,
      "G.p": "kind" in ratio ? ratio : ratio.p,
      "fisher.p": "kind" in exact ? exact : exact.p,
      cramers_v: pointOf(cramersV(table)),
      expected_rows: refused ? pearson : pearson.expected,
      linear_by_linear:
        trend.kind === "not-estimable" ? trend : { M2: trend.test.statistic, p: trend.test.p, r: trend.correlation },
      goodman_kruskal_gamma: pointOf(goodmanKruskalGamma(table)),
      kendall_tau_b: pointOf(kendallsTauB(table)),
    };
  },
};
