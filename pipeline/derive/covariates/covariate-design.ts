import { naturalSpline } from "../../stats/numeric/natural-spline.ts";
import type { CovariateValues } from "./covariate-values.ts";

/** A column of a model's design, or of a table of balance. */
export interface DesignColumn {
  /** The declared covariate that it comes from. */
  readonly covariate: string;
  /** Of a category: which level it marks. Of a spline: which of its columns. Else `null`. */
  readonly part: string | null;
  readonly values: Float64Array;
}

/**
 * The columns of a model on these covariates, without the intercept: one a number, `df` a spline, one a level of a
 * category but its most frequent. A covariate that does not vary among these people has none. Values must all be there.
 */
export const covariateDesign = (covariates: readonly CovariateValues[]): readonly DesignColumn[] =>
  covariates.flatMap((one): readonly DesignColumn[] => {
    const name = one.spec.text;
    if (one.kind === "category") {
      const [, ...others] = levelsByFrequency(one);
      return others.map((code) => ({ covariate: name, part: one.levels[code] as string, values: marks(one, code) }));
    }
    if (one.values.every((value) => value === one.values[0])) return [];
    switch (one.spec.form.kind) {
      case "log1p":
        return [{ covariate: name, part: null, values: one.values.map((value) => Math.log1p(value)) }];
      case "spline":
        return naturalSpline(one.values, one.spec.form.df).map((values, k) => ({
          covariate: name,
          part: String(k + 1),
          values,
        }));
      default:
        return [{ covariate: name, part: null, values: one.values }];
    }
  });

/** The columns in which balance is judged: numbers in the form that the model takes (a spline's own covariate), every level of a category. */
export const balanceColumns = (covariates: readonly CovariateValues[]): readonly DesignColumn[] =>
  covariates.flatMap((one): readonly DesignColumn[] => {
    const name = one.spec.text;
    if (one.kind === "category") {
      const codes = levelsByFrequency(one);
      // Of two levels one says it all.
      return (codes.length === 2 ? codes.slice(1) : codes).map((code) => ({
        covariate: name,
        part: one.levels[code] as string,
        values: marks(one, code),
      }));
    }
    const values = one.spec.form.kind === "log1p" ? one.values.map((value) => Math.log1p(value)) : one.values;
    return [{ covariate: name, part: null, values }];
  });

/** The same columns, each under the name that a reader of a gate meets. */
export const namedBalanceColumns = (
  covariates: readonly CovariateValues[],
): readonly { readonly name: string; readonly values: Float64Array }[] =>
  balanceColumns(covariates).map(({ covariate, part, values }) => ({
    name: part === null ? covariate : `${covariate} ${part}`,
    values,
  }));

const marks = ({ values }: CovariateValues, code: number): Float64Array =>
  values.map((value) => (value === code ? 1 : 0));

/** Codes that occur, the most frequent first; ties in the order of levels. */
const levelsByFrequency = ({ values, levels }: CovariateValues): readonly number[] => {
  const counts = new Float64Array(levels.length);
  for (const code of values) counts[code] = (counts[code] as number) + 1;
  return levels
    .map((_, code) => code)
    .filter((code) => (counts[code] as number) > 0)
    .sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
};
