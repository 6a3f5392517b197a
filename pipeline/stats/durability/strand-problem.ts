import type { RelapseEvidence } from "./read-relapse-data.ts";
import type { RelapseSettings } from "./relapse-options.ts";
import { byStudy, type RelapseProblem } from "./relapse-problem.ts";

/**
 * A level for each strand, then a coefficient for each covariate kept: η = α(strand) + xᵀβ + b(study).
 * With `shapeByStrand` each strand's times follow a shape of its own and hazard ratios, which would not be constant, are left out.
 */
export const strandProblem = (
  { strands, arms, contrasts }: RelapseEvidence,
  kept: readonly number[],
  { priors, referenceTime }: RelapseSettings,
  shapeByStrand: boolean,
): RelapseProblem => {
  const p = strands.length + kept.length;
  const square = (x: number) => x * x;
  return {
    referenceTime,
    priorMeans: Float64Array.from({ length: p }, (_, j) => (j < strands.length ? priors.levelMean : 0)),
    priorPrecisions: Float64Array.from(
      { length: p },
      (_, j) => 1 / square(j < strands.length ? priors.levelSd : priors.coefficientSd),
    ),
    studies: byStudy(arms).map((study) =>
      study.map(({ strand, covariates, pieces }) => {
        const row = new Float64Array(p);
        row[strands.indexOf(strand)] = 1;
        for (const [at, j] of kept.entries()) row[strands.length + at] = covariates[j] as number;
        return { row, pieces, shape: shapeByStrand ? strands.indexOf(strand) : 0 };
      }),
    ),
    contrasts: shapeByStrand
      ? []
      : contrasts.map(({ strandA, strandB, logRatio, standardError }) => {
          const row = new Float64Array(p);
          row[strands.indexOf(strandA)] = 1;
          row[strands.indexOf(strandB)] = -1;
          return { row, logRatio, standardError };
        }),
  };
};
