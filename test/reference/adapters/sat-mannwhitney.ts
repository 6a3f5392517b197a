import {
  brunnerMunzel,
  hodgesLehmann,
  mannWhitney,
  mannWhitneyExact,
  probabilityOfSuperiority,
} from "../../../pipeline/stats/index.ts";
import { twoGroups } from "../harness/two-groups.ts";
import type { Adapter } from "../harness/types.ts";
import { highOf, limitsOf, lowOf, mapped, pointOf, seOf } from "../harness/values.ts";

export const satMannwhitneyAdapter: Adapter = {
  kind: "sat-mannwhitney",
  run: (reference) => {
    const { x, y } = twoGroups(reference);
    const [corrected, plain] = [mannWhitney(x, y), mannWhitney(x, y, { correct: false })];
    if (corrected.kind === "not-estimable") return corrected;
    if (plain.kind === "not-estimable") return plain;
    const exact = mannWhitneyExact(x, y);
    const exactP = "kind" in exact ? exact : exact.p;
    const [shift, exactShift] = [hodgesLehmann(x, y), hodgesLehmann(x, y, { limits: "exact" })];
    const [logit, delong] = [probabilityOfSuperiority(x, y), probabilityOfSuperiority(x, y, { limits: "plain" })];
    const brunner = brunnerMunzel(x, y);
    const untied = new Set([...x, ...y]).size === x.length + y.length;
    return {
      n1: x.length,
      n2: y.length,
      U1: plain.uX,
      U2: plain.uY,
      rank_sum_1: plain.rankSumX,
      var_U_tie_corrected: plain.variance,
      var_U_no_ties: plain.varianceWithoutTies,
      z: plain.test.statistic,
      p: plain.test.p,
      "z.continuity": corrected.test.statistic,
      "p.continuity": corrected.test.p,
      hodges_lehmann: pointOf(shift.difference),
      prob_superiority: pointOf(logit),
      cliffs_delta: mapped(pointOf(logit), (p) => 2 * p - 1),
      rank_biserial: mapped(pointOf(logit), (p) => 2 * p - 1),
      "hl.ci.normal_order_statistic": { k: shift.rank, ...limitsOf(shift.difference) },
      "p.exact": untied ? exactP : undefined,
      "hl.ci.exact": untied
        ? {
            lb: lowOf(exactShift.difference),
            ub: highOf(exactShift.difference),
            achieved_level: exactShift.achievedLevel,
          }
        : undefined,
      "p.exact_permutation": exactP,
      "prob_superiority.delong_se": seOf(delong),
      "prob_superiority.delong_ci": limitsOf(delong),
      "prob_superiority.logit_ci": limitsOf(logit),
      brunner_munzel:
        "kind" in brunner
          ? brunner
          : // lawstat's sign: positive when the second group is higher.
            { stat: -brunner.statistic, df: brunner.df[0], p: brunner.p },
    };
  },
};
