import {
  approximateSmallSampleCorrection,
  cohensD,
  hedgesG,
  hedgesGUnbiased,
  logRatioOfMeans,
  meanDifference,
  pooledMeanDifference,
  pooledSd,
  smallSampleCorrection,
} from "../../../pipeline/stats/index.ts";
import { roleNumbersOrNull } from "../harness/roles.ts";
import type { Adapter } from "../harness/types.ts";
import { escalc, estimateOf, perRow } from "../harness/values.ts";

export const esMeansAdapter: Adapter = {
  kind: "es-means",
  run: (reference) => {
    const columns = {
      mean1: roleNumbersOrNull(reference, "m1i"),
      sd1: roleNumbersOrNull(reference, "sd1i"),
      n1: roleNumbersOrNull(reference, "n1i"),
      mean2: roleNumbersOrNull(reference, "m2i"),
      sd2: roleNumbersOrNull(reference, "sd2i"),
      n2: roleNumbersOrNull(reference, "n2i"),
    };
    return {
      ...escalc("MD", perRow(columns, meanDifference)),
      ...escalc("MD_homoscedastic", perRow(columns, pooledMeanDifference)),
      ...escalc("SMD_LS", perRow(columns, hedgesG)),
      ...escalc("SMD_UB", perRow(columns, hedgesGUnbiased)),
      ...escalc("ROM", perRow(columns, logRatioOfMeans)),
      J_exact: perRow(columns, ({ n1, n2 }) => smallSampleCorrection(n1 + n2 - 2)),
      J_approx_3_over_4m_minus_1: perRow(columns, ({ n1, n2 }) => approximateSmallSampleCorrection(n1 + n2 - 2)),
      pooled_sd: perRow(columns, pooledSd),
      cohen_d: perRow(columns, cohensD).map(estimateOf),
    };
  },
};
