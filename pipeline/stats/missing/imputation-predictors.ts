import { mean } from "../numeric/mean.ts";
import { variance } from "../numeric/variance.ts";
import type { IncompleteColumn } from "./incomplete-column.ts";

/**
 * Columns of an imputation model: an intercept, then each predictor with mean 0 and standard deviation 1 over all rows; of categories one
 * column a level but the first. What does not vary tells nothing and is left out.
 */
export const imputationPredictors = (
  columns: readonly { readonly kind: IncompleteColumn["kind"]; readonly values: Float64Array }[],
  length: number,
): readonly Float64Array[] => [
  new Float64Array(length).fill(1),
  ...columns
    .flatMap(({ kind, values }) => (kind === "categorical" ? indicators(values) : [values]))
    .flatMap((column) => {
      const centre = mean(column);
      const spread = Math.sqrt(variance(column) ?? 0);
      return centre !== null && spread > 0 ? [column.map((value) => (value - centre) / spread)] : [];
    }),
];

const indicators = (codes: Float64Array): readonly Float64Array[] =>
  [...new Set(codes)]
    .sort((a, b) => a - b)
    .slice(1)
    .map((level) => codes.map((code) => (code === level ? 1 : 0)));
