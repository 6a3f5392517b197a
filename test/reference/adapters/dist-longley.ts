import { leastSquares } from "../../../pipeline/stats/index.ts";
import { modelFrame } from "../harness/design-matrix.ts";
import { firstTable, textOption } from "../harness/roles.ts";
import type { Adapter } from "../harness/types.ts";

/** A linear regression, whatever its condition. */
export const distLongleyAdapter: Adapter = {
  kind: "dist-longley",
  run: (reference) => {
    const { design, response } = modelFrame(textOption(reference, "formula"), firstTable(reference));
    if (response === null) throw new RangeError(`formula without a left side: ${reference.id}`);
    const fit = leastSquares(design.columns, response);
    if (fit.kind === "not-estimable") return fit;
    const { coefficients, inverse, residualSum } = fit;
    const df = response.length - coefficients.length;
    const sigma = Math.sqrt(residualSum / df);
    const mean = response.reduce((total, y) => total + y, 0) / response.length;
    const total = response.reduce((sum, y) => sum + (y - mean) * (y - mean), 0);
    return {
      terms: design.names,
      coef: coefficients,
      se: Array.from(coefficients, (_, j) => sigma * Math.sqrt(inverse[(j * (j + 3)) / 2] as number)),
      sigma,
      rss: residualSum,
      R2: 1 - residualSum / total,
      df,
    };
  },
};
