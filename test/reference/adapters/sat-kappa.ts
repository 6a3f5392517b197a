import { cohensKappa, type KappaWeights } from "../../../pipeline/stats/index.ts";
import { numbers } from "../harness/read-table.ts";
import { firstTable } from "../harness/roles.ts";
import type { Adapter, ResultTree } from "../harness/types.ts";
import { highOf, lowOf, pointOf, seOf } from "../harness/values.ts";

const schemes: readonly KappaWeights[] = ["unweighted", "linear", "quadratic"];

export const satKappaAdapter: Adapter = {
  kind: "sat-kappa",
  run: (reference) => {
    const table = firstTable(reference);
    const columns = table.names.slice(1).map((name) => numbers(table, name));
    const rows = Array.from({ length: table.rows }, (_, i) => columns.map((column) => column[i] ?? 0));
    return Object.fromEntries(schemes.map((weights) => [weights, treeOf(rows, weights)]));
  },
};

const treeOf = (table: readonly (readonly number[])[], weights: KappaWeights): ResultTree => {
  const result = cohensKappa(table, { weights });
  if (result.kind === "not-estimable") return result;
  return {
    kappa: pointOf(result.kappa),
    se: seOf(result.kappa),
    se0: result.standardErrorUnderChance,
    z: result.test.statistic,
    p: result.test.p,
    "ci.lb": lowOf(result.kappa),
    "ci.ub": highOf(result.kappa),
    agreement: result.agreement,
    expected_agreement: result.expectedAgreement,
  };
};
