/**
 * Which covariates can be told from the differences between studies? Those of which both levels occur in at least `atLeast` studies: the
 * covariate's own (1), and its reference, where it and every other covariate of its factor are 0.
 *
 * `rows`: study and values of each unit that enters the model; `factors`: what each covariate is a level of. A yes or no for each covariate.
 */
export const separableCovariates = (
  rows: readonly { readonly study: string; readonly covariates: readonly number[] }[],
  factors: readonly string[],
  atLeast: number,
): readonly boolean[] =>
  factors.map((factor, j) => {
    const isReference = (covariates: readonly number[]) => covariates.every((x, i) => x === 0 || factors[i] !== factor);
    const level = rows.filter(({ covariates }) => covariates[j] === 1);
    const reference = rows.filter(({ covariates }) => isReference(covariates));
    return [level, reference].every((own) => new Set(own.map(({ study }) => study)).size >= atLeast);
  });
