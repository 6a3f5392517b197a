import { normalQuantile } from "../distributions/normal-quantile.ts";
import type { RelapseData, RelapseHazardRatio, SetAside } from "./durability-data.ts";
import { type RelapseArm, relapsePieces } from "./relapse-pieces.ts";
import { requireRelapseData } from "./require-relapse-data.ts";

/** A log hazard ratio between two strands, from one study. */
export interface RelapseContrast {
  readonly study: string;
  readonly strandA: string;
  readonly strandB: string;
  readonly logRatio: number;
  readonly standardError: number;
}

export interface RelapseEvidence {
  /** In order of first mention, those without a usable number among them. */
  readonly strands: readonly string[];
  readonly covariates: readonly string[];
  /** What each covariate is a level of. */
  readonly factors: readonly string[];
  readonly arms: readonly RelapseArm[];
  readonly contrasts: readonly RelapseContrast[];
  readonly setAside: readonly SetAside[];
}

/**
 * What of the data can enter a relapse model: arms as conditional binomials, log hazard ratios, and all that was set aside with its reason.
 *
 * A hazard ratio is used only where its study has no other usable number on either strand, since it would come from the same people.
 * Throws RangeError for numbers that are not finite, covariates not 0 or 1, and lists of unequal length.
 */
export const readRelapseData = (data: RelapseData): RelapseEvidence => {
  requireRelapseData(data);
  const { units, hazardRatios = [], covariates = [], factors = covariates } = data;
  const read = units.map((unit) => relapsePieces(unit, unit.covariates ?? covariates.map(() => 0)));
  const arms = read.flatMap(({ arm }) => (arm === null ? [] : [arm]));
  const ratios = hazardRatios.map((ratio) => contrastOf(ratio, arms));
  return {
    strands: [
      ...new Set([
        ...units.map(({ strand }) => strand),
        ...hazardRatios.flatMap(({ strandA, strandB }) => [strandA, strandB]),
      ]),
    ],
    covariates,
    factors,
    arms,
    contrasts: ratios.flatMap((ratio) => ("logRatio" in ratio ? [ratio] : [])),
    setAside: [
      ...read.flatMap(({ setAside }) => setAside),
      ...ratios.flatMap((ratio) => ("reason" in ratio ? [ratio] : [])),
    ],
  };
};

const contrastOf = (
  { study, strandA, strandB, hazardRatio, low, high, level }: RelapseHazardRatio,
  arms: readonly RelapseArm[],
): RelapseContrast | SetAside => {
  const leave = (reason: string): SetAside => ({ study, strand: `${strandA} / ${strandB}`, reason });
  if (strandA === strandB) return leave("The hazard ratio compares a strand with itself.");
  if (arms.some((arm) => arm.study === study && (arm.strand === strandA || arm.strand === strandB))) {
    return leave("The same people already gave counts, shares or a median: their hazard ratio would count them twice.");
  }
  if (!(low > 0 && low < high && low <= hazardRatio && hazardRatio <= high)) {
    return leave(`The hazard ratio ${hazardRatio} (${low} to ${high}) has no usable interval.`);
  }
  return {
    study,
    strandA,
    strandB,
    logRatio: Math.log(hazardRatio),
    standardError: Math.log(high / low) / (2 * normalQuantile((1 + level) / 2)),
  };
};
