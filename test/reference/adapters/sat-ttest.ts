import {
  cohensD,
  describe,
  hedgesG,
  pairedDifference,
  pearsonCorrelation,
  type StudentDifference,
  studentDifference,
  type TwoMeans,
  varianceRatio,
  welchDifference,
} from "../../../pipeline/stats/index.ts";
import { completeRows, numbers, pickTableRows } from "../harness/read-table.ts";
import { firstTable, input, minusOf } from "../harness/roles.ts";
import { twoGroups } from "../harness/two-groups.ts";
import type { Adapter, ReferenceCase, ResultTree } from "../harness/types.ts";
import { estimateOf, highOf, lowOf, pointOf, seOf } from "../harness/values.ts";

export const satTtestAdapter: Adapter = {
  kind: "sat-ttest",
  run: (reference) => {
    const { x, y } = twoGroups(reference);
    const [first, second] = [describe(x), describe(y)];
    const welch = welchDifference(x, y);
    const ratio = varianceRatio(x, y);
    const means: TwoMeans = {
      mean1: first?.mean ?? 0,
      sd1: first?.sd ?? 0,
      n1: x.length,
      mean2: second?.mean ?? 0,
      sd2: second?.sd ?? 0,
      n2: y.length,
    };
    return {
      n1: x.length,
      n2: y.length,
      mean1: first?.mean,
      mean2: second?.mean,
      sd1: first?.sd,
      sd2: second?.sd,
      diff: pointOf(welch.difference),
      welch: treeOf(welch),
      student: treeOf(studentDifference(x, y)),
      cohen_d: estimateOf(cohensD(means)),
      hedges_g: estimateOf(hedgesG(means)),
      variance_ratio_F: "kind" in ratio ? ratio : ratio.statistic,
      "variance_ratio.p": "kind" in ratio ? ratio : ratio.p,
      paired: input(reference, "paired") === null ? undefined : pairedTree(reference),
    };
  },
};

const treeOf = ({ difference, test }: StudentDifference) => ({
  t: test?.statistic ?? null,
  df: test?.df[0] ?? null,
  p: test?.p ?? null,
  "ci.lb": lowOf(difference),
  "ci.ub": highOf(difference),
  se: seOf(difference),
});

const pairedTree = (reference: ReferenceCase): ResultTree => {
  const [after, before] = minusOf(reference, "paired");
  const table = firstTable(reference);
  const pairs = pickTableRows(table, completeRows(table, [after, before]));
  const [x, y] = [numbers(pairs, after), numbers(pairs, before)];
  const paired = pairedDifference(x, y);
  const changes = describe(x.map((value, i) => value - (y[i] ?? 0)));
  return {
    n: x.length,
    mean_diff: pointOf(paired.difference),
    sd_diff: changes?.sd,
    correlation: pearsonCorrelation(x, y),
    ...treeOf(paired),
  };
};
