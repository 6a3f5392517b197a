import {
  logRateRatio,
  mantelHaenszelRateRatio,
  rateDifference,
  rootRateDifference,
} from "../../../pipeline/stats/index.ts";
import { roleNumbersOrNull } from "../harness/roles.ts";
import type { Adapter } from "../harness/types.ts";
import { escalc, highOf, lowOf, perRow, pointOf, seOf } from "../harness/values.ts";

export const esRatesAdapter: Adapter = {
  kind: "es-rates",
  run: (reference) => {
    const columns = {
      events1: roleNumbersOrNull(reference, "x1i"),
      time1: roleNumbersOrNull(reference, "t1i"),
      events2: roleNumbersOrNull(reference, "x2i"),
      time2: roleNumbersOrNull(reference, "t2i"),
    };
    const trials = perRow(columns, (rates) => rates).filter((rates) => rates !== null);
    const pooled = mantelHaenszelRateRatio(trials);
    return {
      ...escalc("IRR", perRow(columns, logRateRatio)),
      ...escalc("IRD", perRow(columns, rateDifference)),
      ...escalc("IRSD", perRow(columns, rootRateDifference)),
      ...("estimate" in pooled
        ? {
            "MH.log_irr": pointOf(pooled.estimate),
            "MH.se": seOf(pooled.estimate),
            "MH.z": pooled.test.statistic,
            "MH.p": pooled.test.p,
            "MH.ci.lb": lowOf(pooled.estimate),
            "MH.ci.ub": highOf(pooled.estimate),
          }
        : {}),
    };
  },
};
