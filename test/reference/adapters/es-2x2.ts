import {
  arcsineDifference,
  logOddsRatio,
  logRiskRatio,
  petoLogOddsRatio,
  riskDifference,
  type TwoByTwo,
  type ZeroCellOptions,
} from "../../../pipeline/stats/index.ts";
import { roleNumbersOrNull } from "../harness/roles.ts";
import type { Adapter } from "../harness/types.ts";
import { escalc, perRow } from "../harness/values.ts";

const measures = { OR: logOddsRatio, RR: logRiskRatio, RD: riskDifference } as const;

export const es2x2Adapter: Adapter = {
  kind: "es-2x2",
  run: (reference) => {
    const columns = {
      events1: roleNumbersOrNull(reference, "ai"),
      n1: roleNumbersOrNull(reference, "n1i"),
      events2: roleNumbersOrNull(reference, "ci"),
      n2: roleNumbersOrNull(reference, "n2i"),
    };
    const keep: ZeroCellOptions = { keepUninformative: true };
    const both = Object.entries(measures).flatMap(([name, measure]) => {
      const made = (options: ZeroCellOptions) => perRow(columns, (counts: TwoByTwo) => measure(counts, options));
      return [
        escalc(name, made(keep)),
        escalc(`${name}.add_all`, made({ ...keep, addTo: "all" })),
        escalc(`${name}.drop00`, made({})),
      ];
    });
    return Object.assign(
      {},
      ...both,
      escalc(
        "PETO",
        perRow(columns, (counts) => petoLogOddsRatio(counts, { ...keep, addZero: 0.5 })),
      ),
      escalc("AS", perRow(columns, arcsineDifference)),
    );
  },
};
