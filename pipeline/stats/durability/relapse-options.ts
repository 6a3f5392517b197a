import { requireCount, requireFinite, requireOpenUnit, requirePositive } from "../numeric/require.ts";
import { type GridSpan, requireSpan } from "./grid-axis.ts";

/** Log cumulative hazards refer to `referenceTime`: −0.37 is a relapse-free share of one half. */
export interface RelapsePriors {
  /** Normal, on each strand's log cumulative hazard at the reference time, independently: strands are not drawn to each other. */
  readonly levelMean: number;
  readonly levelSd: number;
  /** Normal about 0, on each covariate's log hazard ratio. */
  readonly coefficientSd: number;
  /** Normal about 0, on log κ. */
  readonly logShapeSd: number;
  /** Half-normal, on the standard deviation of studies' log hazards. */
  readonly spreadScale: number;
}

export interface RelapseOptions {
  /** How the hazard runs in time: constant, as a power of time (one κ for all), or with a κ for each strand. Default "weibull". */
  readonly time?: "exponential" | "weibull" | "weibull-by-strand";
  readonly level?: number;
  /** When the relapse-free share is asked for. Default 28, 56, 90, 180. */
  readonly times?: readonly number[];
  /** Default 56. */
  readonly referenceTime?: number;
  readonly priors?: Partial<RelapsePriors>;
  /** Of the spread of studies; square-root spaced. Default 0.02 to 2 in 21 points. */
  readonly spreadGrid?: GridSpan;
  /** Of log κ; evenly spaced. Default −1.2 to 1 in 17 points. */
  readonly logShapeGrid?: GridSpan;
  /** Points of each study's integral. Default 15. */
  readonly quadratureNodes?: number;
  /** In how many studies both values of a covariate must occur. Default 3. */
  readonly studiesPerValue?: number;
}

export type RelapseSettings = Required<Omit<RelapseOptions, "priors">> & { readonly priors: RelapsePriors };

const PRIORS: RelapsePriors = { levelMean: -0.37, levelSd: 1.5, coefficientSd: 1, logShapeSd: 0.5, spreadScale: 0.5 };

/** The options with their defaults; throws RangeError for one that is out of range. */
export const relapseSettings = (options: RelapseOptions): RelapseSettings => {
  const settings: RelapseSettings = {
    time: "weibull",
    level: 0.95,
    times: [28, 56, 90, 180],
    referenceTime: 56,
    spreadGrid: { from: 0.02, to: 2, points: 21 },
    logShapeGrid: { from: -1.2, to: 1, points: 17 },
    quadratureNodes: 15,
    studiesPerValue: 3,
    ...options,
    priors: { ...PRIORS, ...options.priors },
  };
  requireOpenUnit("level", settings.level);
  for (const time of settings.times) requirePositive("times", time);
  requirePositive("referenceTime", settings.referenceTime);
  requireFinite("priors.levelMean", settings.priors.levelMean);
  for (const key of ["levelSd", "coefficientSd", "logShapeSd", "spreadScale"] as const) {
    requirePositive(`priors.${key}`, settings.priors[key]);
  }
  requirePositive("spreadGrid.from", settings.spreadGrid.from);
  requireSpan("spreadGrid", settings.spreadGrid);
  requireSpan("logShapeGrid", settings.logShapeGrid);
  requireCount("quadratureNodes", settings.quadratureNodes);
  requireCount("studiesPerValue", settings.studiesPerValue);
  return settings;
};
