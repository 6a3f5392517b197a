import { type NotEstimable, notEstimable, type Quantity } from "../quantity.ts";
import { axisQuantity } from "./axis-quantity.ts";
import type { RelapseData, SetAside } from "./durability-data.ts";
import { fixedAxis, logShapeAxis, spreadAxis } from "./grid-axis.ts";
import { gridPosterior } from "./grid-posterior.ts";
import { medianRelapseTime } from "./median-relapse-time.ts";
import { linearMoments, posteriorMixture, unitRow } from "./posterior-mixture.ts";
import { posteriorQuantity } from "./posterior-quantity.ts";
import { readRelapseData } from "./read-relapse-data.ts";
import { relapseFreeAt } from "./relapse-free-at.ts";
import { type RelapseOptions, relapseSettings } from "./relapse-options.ts";
import type { RelapseArm } from "./relapse-pieces.ts";
import type { RelapsePosterior } from "./relapse-posterior.ts";
import { separableCovariates } from "./separable-covariates.ts";
import { strandProblem } from "./strand-problem.ts";
import { strandShapeAxes } from "./strand-shape-axes.ts";
import { summariseStrands } from "./summarise-strands.ts";

export interface RelapseCurve {
  readonly strand: string;
  /** At each of `times`. */
  readonly relapseFree: readonly { readonly time: number; readonly relapseFree: Quantity }[];
  readonly median: Quantity;
}

export interface RelapseModel extends RelapsePosterior {
  readonly kind: "relapse-model";
  readonly studies: number;
  readonly curves: readonly RelapseCurve[];
  /** Hazard ratio of 1 against 0 of each covariate that the data can tell from differences between studies. */
  readonly covariates: readonly { readonly name: string; readonly hazardRatio: Quantity }[];
  /** Names of those that they cannot; they are not in the model. */
  readonly notSeparable: readonly string[];
  /** Standard deviation τ of studies' log hazards. */
  readonly spread: Quantity;
  /** κ: below 1 relapses come early. None for exponential time; one a strand, or one for all (`strand` null). */
  readonly shapes: readonly { readonly strand: string | null; readonly shape: Quantity }[];
  /** log p(data), binomial constants left out: comparable between models of the same data. */
  readonly logMarginal: number;
  /** How well the grid held the posterior: nodes, the largest weight, the share on its outermost points (at most 0.01). */
  readonly grid: {
    readonly nodes: number;
    readonly largestWeight: number;
    readonly outermost: number;
    readonly widened: boolean;
  };
  readonly arms: readonly RelapseArm[];
  readonly setAside: readonly SetAside[];
}

/**
 * How long does being well last after each of several treatments, from counts, shares, medians and hazard ratios of different studies?
 *
 * H(t) = exp(η)·(t/reference)^κ, S = exp(−H), η = α(strand) + xᵀβ + b(study), b ~ N(0, τ²). Counts and shares are conditional binomials
 * along time, a median is half of n at its time, a hazard ratio informs αₐ − α_b only. Priors: see `RelapsePriors`; strands are not
 * drawn to each other. Deterministic: b by adaptive Gauss–Hermite, (α, β) by Laplace, (τ, log κ) on a grid; no sampling.
 * A covariate enters only if both values occur in three studies. Refused strands stay in the model and say nothing: without a number, with
 * nobody or everybody relapsed, or with a posterior hardly narrower than the prior (0.9). No extrapolation in time.
 * Not estimable without a usable number, or when the posterior reaches beyond the widened grid. Throws RangeError as `readRelapseData`.
 *
 * Rue, Martino & Chopin (2009), doi:10.1111/j.1467-9868.2008.00700.x; Pinheiro & Bates (1995), doi:10.1080/10618600.1995.10474663.
 */
export const relapseModel = (data: RelapseData, options: RelapseOptions = {}): RelapseModel | NotEstimable => {
  const settings = relapseSettings(options);
  const evidence = readRelapseData(data);
  const { strands: names, arms, covariates } = evidence;
  const shapeByStrand = settings.time === "weibull-by-strand";
  const setAside = [
    ...evidence.setAside,
    ...(shapeByStrand ? evidence.contrasts : []).map(
      ({ study, strandA, strandB }): SetAside => ({
        study,
        strand: `${strandA} / ${strandB}`,
        reason: "Each strand has a shape of its own: their hazard ratio is not one number.",
      }),
    ),
  ];
  if (arms.length === 0) {
    return notEstimable("no-data", "No study gives a count, share or median that can be modelled.", {
      setAside: setAside.length,
    });
  }
  const separable = separableCovariates(arms, evidence.factors, settings.studiesPerValue);
  const kept = [...separable.keys()].filter((j) => separable[j]);
  const problem = strandProblem(evidence, kept, settings, shapeByStrand);
  const spread = spreadAxis(settings.spreadGrid, settings.priors.spreadScale);
  const shapeAxes =
    settings.time === "exponential"
      ? [fixedAxis(0)]
      : shapeByStrand
        ? strandShapeAxes(problem, names.length, spread, settings)
        : [logShapeAxis(settings.logShapeGrid, settings.priors.logShapeSd)];
  if ("kind" in shapeAxes) return shapeAxes;
  const grid = gridPosterior(problem, spread, shapeAxes, settings.quadratureNodes);
  if (grid.kind === "not-estimable") return grid;
  const { level, referenceTime } = settings;
  const { nodes } = grid;
  const posterior: RelapsePosterior = {
    referenceTime,
    level,
    strands: summariseStrands(evidence, nodes, settings.priors.levelSd),
    shapeByStrand,
    nodes,
  };
  return {
    ...posterior,
    kind: "relapse-model",
    studies: problem.studies.length,
    curves: names.map((strand) => ({
      strand,
      relapseFree: settings.times.map((time) => ({ time, relapseFree: relapseFreeAt(posterior, strand, time) })),
      median: medianRelapseTime(posterior, strand),
    })),
    covariates: kept.map((j, at) => ({
      name: covariates[j] as string,
      hazardRatio: posteriorQuantity(
        posteriorMixture(nodes, (node) => linearMoments(node, unitRow(names.length + at))),
        { level, method: "posterior median, central", transform: Math.exp, logSe: true },
      ),
    })),
    notSeparable: covariates.filter((_, j) => !separable[j]),
    spread: axisQuantity(grid.spread, level, "posterior median, central"),
    shapes: (settings.time === "exponential" ? [] : grid.shapes).map((shape, i) => ({
      strand: shapeByStrand ? (names[i] as string) : null,
      shape: axisQuantity(shape, level, "posterior median, central", Math.exp),
    })),
    logMarginal: grid.logMarginal,
    grid: {
      nodes: nodes.length,
      largestWeight: nodes.reduce((most, { weight }) => Math.max(most, weight), 0),
      outermost: grid.outermost,
      widened: grid.widened,
    },
    arms,
    setAside,
  };
};
