import { changeSd, meanChange, smallSampleCorrection, standardisedMeanChange } from "../../../pipeline/stats/index.ts";
import { roleNumbersOrNull } from "../harness/roles.ts";
import type { Adapter } from "../harness/types.ts";
import { escalc, perRow } from "../harness/values.ts";

export const esPrepostAdapter: Adapter = {
  kind: "es-prepost",
  run: (reference) => {
    const columns = {
      meanBefore: roleNumbersOrNull(reference, "m_pre"),
      sdBefore: roleNumbersOrNull(reference, "sd_pre"),
      meanAfter: roleNumbersOrNull(reference, "m_post"),
      sdAfter: roleNumbersOrNull(reference, "sd_post"),
      n: roleNumbersOrNull(reference, "ni"),
      correlation: roleNumbersOrNull(reference, "ri"),
    };
    return {
      ...escalc("MC", perRow(columns, meanChange)),
      ...escalc(
        "SMCC",
        perRow(columns, (group) => standardisedMeanChange(group, { unit: "change" })),
      ),
      ...escalc(
        "SMCR",
        perRow(columns, (group) => standardisedMeanChange(group, { unit: "baseline" })),
      ),
      sd_change: perRow(columns, changeSd),
      J: perRow(columns, ({ n }) => smallSampleCorrection(n - 1)),
    };
  },
};
