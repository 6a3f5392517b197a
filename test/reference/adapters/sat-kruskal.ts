import {
  benjaminiHochberg,
  dunn,
  holm,
  kruskalWallis,
  oneWayAnova,
  welchAnova,
} from "../../../pipeline/stats/index.ts";
import { groupTables } from "../harness/groups.ts";
import { roleNumbers } from "../harness/roles.ts";
import type { Adapter, ResultTree } from "../harness/types.ts";

export const satKruskalAdapter: Adapter = {
  kind: "sat-kruskal",
  run: (reference) => {
    const tables = groupTables(reference, ["y"]);
    const labels = [...tables.keys()];
    const groups = [...tables.values()].map((table) => roleNumbers(reference, "y", table));
    const result = kruskalWallis(groups);
    if (result.kind === "not-estimable") return result;
    const [anova, welch] = [oneWayAnova(groups), welchAnova(groups)];
    return {
      groups: labels,
      n: result.counts,
      mean_rank: result.meanRanks,
      H: result.test.statistic,
      "H.uncorrected": result.uncorrected,
      df: result.test.df[0],
      p: result.test.p,
      epsilon2: result.epsilonSquared,
      ...pairsTree(groups, labels),
      "anova.F": "kind" in anova ? anova : anova.statistic,
      "anova.p": "kind" in anova ? anova : anova.p,
      "welch.F": "kind" in welch ? welch : welch.statistic,
      "welch.df2": "kind" in welch ? welch : welch.df[1],
      "welch.p": "kind" in welch ? welch : welch.p,
    };
  },
};

const pairsTree = (
  groups: readonly (readonly number[])[],
  labels: readonly string[],
): { readonly [key: string]: ResultTree } => {
  const pairs = dunn(groups);
  if ("kind" in pairs) return {};
  const p = pairs.map(({ test }) => test.p);
  return {
    "dunn.pairs": pairs.map(({ first, second }) => `${labels[first]} - ${labels[second]}`),
    "dunn.z": pairs.map(({ test }) => test.statistic),
    "dunn.p": p,
    "dunn.p.holm": holm(p),
    "dunn.p.BH": benjaminiHochberg(p),
  };
};
