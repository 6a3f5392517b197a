import { type Subgroup, type SubgroupModel, subgroupAnalysis } from "../../../pipeline/stats/meta/subgroup-analysis.ts";
import type { Test } from "../../../pipeline/stats/quantity.ts";
import { levels } from "../harness/read-table.ts";
import { columnOf, completeTable, numberOption, roleLabels, roleNumbers } from "../harness/roles.ts";
import type { Adapter, ResultTree } from "../harness/types.ts";
import { pointOf, seOf } from "../harness/values.ts";

export const maSubgroupAdapter: Adapter = {
  kind: "ma-subgroup",
  run: (reference) => {
    const table = completeTable(reference, ["yi", "vi", "group"]);
    const order = levels(table, columnOf(reference, "group"));
    const input = {
      estimates: Object.freeze(roleNumbers(reference, "yi", table)),
      standardErrors: Object.freeze(roleNumbers(reference, "vi", table).map(Math.sqrt)),
      groups: roleLabels(reference, "group", table).map(String),
    };
    const level = numberOption(reference, "level", 0.95);
    const analysis = subgroupAnalysis(input, { method: "REML", interval: "z", level, levels: order });
    if (analysis.kind === "not-estimable") return analysis;
    const { separate, common, fixed } = analysis;
    return {
      levels: analysis.levels,
      "separate_tau2.REML": {
        ...estimatesOf(separate),
        k: separate.subgroups.map(({ k }) => k),
        tau2: separate.subgroups.map(({ tauSquared }) => tauSquared),
        I2: separate.subgroups.map(({ iSquared }) => iSquared),
        Q: separate.subgroups.map(({ q }) => q?.statistic ?? null),
        "Q.p": separate.subgroups.map(({ q }) => q?.p ?? null),
        ...testOf(separate),
      },
      "common_tau2.REML":
        "kind" in common ? common : { tau2: pointOf(common.tauSquared), ...estimatesOf(common), ...testOf(common) },
      fixed_effect: {
        Q_total: fixed.total.statistic,
        Q_within: fixed.subgroups.map(({ q }) => q?.statistic ?? null),
        ...estimatesOf(fixed),
        ...testOf(fixed),
      },
    };
  },
};

const estimatesOf = ({ subgroups }: { readonly subgroups: readonly Subgroup[] }) => ({
  estimate: subgroups.map(({ estimate }) => pointOf(estimate)),
  se: subgroups.map(({ estimate }) => seOf(estimate)),
});

const testOf = ({ between }: SubgroupModel): { readonly [key: string]: ResultTree } => {
  if ("kind" in between) return { Q_between: between, df: between, p: between };
  const test: Test = between;
  return { Q_between: test.statistic, df: test.df[0], p: test.p };
};
