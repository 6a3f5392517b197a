import { lagOneAutocorrelation, mean, variance } from "../../../pipeline/stats/index.ts";
import { numbers } from "../harness/read-table.ts";
import { columnIn, textOption } from "../harness/roles.ts";
import type { Adapter } from "../harness/types.ts";
import { mapped } from "../harness/values.ts";

/** One table per series; its key is the part of the file's name after the first "_". */
export const distNumaccAdapter: Adapter = {
  kind: "dist-numacc",
  run: (reference) =>
    Object.fromEntries(
      reference.tables.map((table) => {
        const column = columnIn(table, textOption(reference, "x"));
        if (column === null) throw new RangeError(`column not in ${table.file}: x`);
        const values = numbers(table, column);
        const spread = variance(values);
        const key = table.file.replace(/\.csv$/, "").replace(/^[^_]*_/, "");
        return [
          key,
          {
            n: values.length,
            mean: mean(values),
            variance: spread,
            sd: mapped(spread, Math.sqrt),
            lag1_autocorrelation: lagOneAutocorrelation(values),
          },
        ];
      }),
    ),
};
