import { cholesky } from "../numeric/cholesky.ts";
import { packedMatrix } from "../numeric/full-matrix.ts";
import { asNatural, type CovarianceModel, type GroupCovariance } from "./covariance-model.ts";
import { type CovarianceStructure, covarianceStructure } from "./covariance-structure.ts";
import { symmetricFrom, type VisitStructure } from "./visit-structure.ts";

/**
 * The covariances of patients who were seen at some of the visits: the rows and columns of those visits.
 *
 * `seen` lists the visits of each group, ascending; `about` is a first guess at the matrix of all visits, its covariances shrunk until it
 * is positive definite.
 */
export const visitModel = (
  name: CovarianceStructure,
  visits: number,
  seen: readonly (readonly number[])[],
  about: Float64Array,
): CovarianceModel => {
  const structure = covarianceStructure(name, visits);
  const start = startNear(structure, visits, about);
  return {
    size: structure.size,
    starts: [structure.free ? structure.free.from(start) : start],
    natural: structure.free ? structure.free.natural : asNatural,
    groups: (theta) => {
      const whole = structure.at(theta);
      if (!isPositive(whole.covariance, visits)) return null;
      return seen.map((own) => partOf(whole, own, visits));
    },
  };
};

const isPositive = (covariance: Float64Array, visits: number): boolean =>
  covariance.every(Number.isFinite) && cholesky(packedMatrix(covariance, visits), visits) !== null;

const startNear = (structure: VisitStructure, visits: number, about: Float64Array): Float64Array => {
  for (let shrink = 0.95; ; shrink *= 0.8) {
    const shrunk = symmetricFrom(visits, (a, b) => (a === b ? 1 : shrink) * (about[a * visits + b] as number));
    const theta = structure.near(shrunk);
    if (isPositive(structure.at(theta).covariance, visits)) return theta;
  }
};

const partOf = (
  { covariance, slopes, bends }: GroupCovariance,
  own: readonly number[],
  visits: number,
): GroupCovariance => {
  if (own.length === visits) return { covariance, slopes, bends };
  const pick = (full: Float64Array): Float64Array =>
    symmetricFrom(own.length, (a, b) => full[(own[a] as number) * visits + (own[b] as number)] as number);
  const touching = (full: Float64Array | null): Float64Array | null => {
    const part = full && pick(full);
    return part?.some((value) => value !== 0) ? part : null;
  };
  return {
    covariance: pick(covariance),
    slopes: slopes.map(touching),
    bends: bends.map(({ r, s, matrix }) => ({ r, s, matrix: pick(matrix) })),
  };
};
