import {
  asRiskRatio,
  eValue,
  eValueOfLimit,
  type RatioKind,
  type RiskRatioInterval,
  standardisedDifferenceAsRiskRatio,
} from "../../../pipeline/stats/index.ts";
import { optionalColumn, roleLabels, roleNumbers, roleNumbersOrNull } from "../harness/roles.ts";
import type { Adapter } from "../harness/types.ts";

const kinds: Readonly<Record<string, RatioKind>> = {
  RR: "riskRatio",
  OR_rare: "oddsRatioRare",
  OR_common: "oddsRatioCommon",
  HR_rare: "hazardRatioRare",
  HR_common: "hazardRatioCommon",
};

export const confEvalueAdapter: Adapter = {
  kind: "conf-evalue",
  run: (reference) => {
    const type = roleLabels(reference, "type");
    const [lows, highs] = [roleNumbersOrNull(reference, "lb"), roleNumbersOrNull(reference, "ub")];
    const errors = optionalColumn(reference, "se") === null ? [] : roleNumbersOrNull(reference, "se");
    const rows = roleNumbers(reference, "est").map((value, i): RiskRatioInterval => {
      if (type[i] === "SMD") return standardisedDifferenceAsRiskRatio(value, errors[i] ?? 0);
      const kind = kinds[type[i] ?? ""];
      if (!kind) throw new RangeError(`kind of effect unknown: ${type[i]}`);
      return {
        riskRatio: asRiskRatio(value, kind),
        low: asRiskRatio(lows[i] ?? 0, kind),
        high: asRiskRatio(highs[i] ?? 0, kind),
      };
    });
    return {
      rr: rows.map(({ riskRatio }) => riskRatio),
      "rr.lb": rows.map(({ low }) => low),
      "rr.ub": rows.map(({ high }) => high),
      e_value: rows.map(({ riskRatio }) => eValue(riskRatio)),
      e_value_ci: rows.map(eValueOfLimit),
    };
  },
};
