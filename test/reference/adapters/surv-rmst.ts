import {
  normalInterval,
  normalUpperTail,
  type Quantity,
  restrictedMean,
  restrictedMeanDifference,
} from "../../../pipeline/stats/index.ts";
import { groupTables } from "../harness/groups.ts";
import { numberOption } from "../harness/roles.ts";
import type { Adapter, ResultTree } from "../harness/types.ts";
import { highOf, lowOf, mapped, pointOf, seOf } from "../harness/values.ts";
import { rightCensoredOf } from "./surv-km.ts";

export const survRmstAdapter: Adapter = {
  kind: "surv-rmst",
  run: (reference) => {
    const tau = numberOption(reference, "tau");
    const groups = [...groupTables(reference, ["time", "status"])].map(
      ([label, table]) => [label, rightCensoredOf(reference, table)] as const,
    );
    const options = { tau, beyondFollowUp: "extend" } as const;
    const means = groups.map(([, data]) => restrictedMean(data, options));
    const [first, second] = groups.map(([, data]) => data);
    return {
      tau,
      groups: groups.map(([label]) => label),
      rmst: means.map(pointOf),
      se: means.map(seOf),
      "ci.lb": means.map((mean) => uncut(mean).low),
      "ci.ub": means.map((mean) => uncut(mean).high),
      rmtl: means.map((mean) => mapped(pointOf(mean), (value) => tau - value)),
      ...(first && second ? comparison(restrictedMeanDifference(second, first, options)) : {}),
    };
  },
};

const comparison = ({
  difference,
  ratio,
  test,
}: ReturnType<typeof restrictedMeanDifference>): { readonly [key: string]: ResultTree } => {
  const limits = uncut(difference);
  const [value, se] = [pointOf(ratio), seOf(ratio)];
  return {
    difference_2_minus_1: {
      estimate: pointOf(difference),
      se: seOf(difference),
      z: test?.statistic ?? null,
      p: test?.p ?? null,
      "ci.lb": limits.low,
      "ci.ub": limits.high,
    },
    ratio_2_over_1: {
      estimate: value,
      "log.se": se,
      "ci.lb": lowOf(ratio),
      "ci.ub": highOf(ratio),
      p: value === null || se === null ? null : 2 * normalUpperTail(Math.abs(Math.log(value) / se)),
    },
  };
};

/** The library cuts limits to what a restricted mean can be; the reference does not. */
const uncut = (quantity: Quantity): { readonly low: number | null; readonly high: number | null } => {
  const [value, se] = [pointOf(quantity), seOf(quantity)];
  return value === null || se === null ? { low: null, high: null } : normalInterval(value, se, { level: 0.95 });
};
