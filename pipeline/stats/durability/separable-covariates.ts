/**
 * Which covariates can be told from the differences between studies? Those of which both values occur in at least `atLeast` studies.
 *
 * `rows`: study and values of each unit that enters the model. Returns a yes or no for each of the `size` covariates.
 */
export const separableCovariates = (
  rows: readonly { readonly study: string; readonly covariates: readonly number[] }[],
  size: number,
  atLeast: number,
): readonly boolean[] =>
  Array.from({ length: size }, (_, j) =>
    [0, 1].every(
      (value) =>
        new Set(rows.filter(({ covariates }) => covariates[j] === value).map(({ study }) => study)).size >= atLeast,
    ),
  );
