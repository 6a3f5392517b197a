import { mixtureSd } from "../meta/normal-mixture.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { fixedAxis, logShapeAxis, spreadAxis } from "./grid-axis.ts";
import { gridPosterior } from "./grid-posterior.ts";
import { linearMoments, posteriorMixture } from "./posterior-mixture.ts";
import type { RelapseEvidence } from "./read-relapse-data.ts";
import type { RelapseSettings } from "./relapse-options.ts";
import { byStudy, type RelapseProblem } from "./relapse-problem.ts";
import { separableCovariates } from "./separable-covariates.ts";
import type { LogRatioPosterior } from "./within-trials.ts";

const HARDLY_NARROWER = 0.9;

/**
 * The log hazard ratio of strand a over b from differences between studies alone.
 *
 * Arms of the two strands only. The indicator of a is split into its mean over the study's arms and each arm's deviation from it:
 * η = αₐ·mean + α_b·(1 − mean) + δ·deviation + xᵀβ + b(study), so that αₐ − α_b rests on the means and δ takes up what trials show inside.
 * Where every study has one strand it is the relapse model of these studies. Priors as there; δ ~ N(0, 2·levelSd²).
 * Mundlak (1978), Econometrica 46:69. Not estimable without a study of each make-up, or when the posterior is hardly narrower than the prior.
 */
export const betweenStudies = (
  { arms, factors }: RelapseEvidence,
  { strandA, strandB }: { readonly strandA: string; readonly strandB: string },
  { priors, logShapeGrid, spreadGrid, referenceTime, quadratureNodes, time, studiesPerValue }: RelapseSettings,
): LogRatioPosterior | NotEstimable => {
  const own = arms.filter(({ strand }) => strand === strandA || strand === strandB);
  const studies = byStudy(own).map((study) => {
    const mean = study.filter(({ strand }) => strand === strandA).length / study.length;
    return { study, mean };
  });
  if (new Set(studies.map(({ mean }) => mean)).size < 2) {
    return notEstimable("one-group", `Studies do not differ in how much of ${strandA} and ${strandB} they hold.`);
  }
  const separable = separableCovariates(own, factors, studiesPerValue);
  const kept = [...separable.keys()].filter((j) => separable[j]);
  const levelVariance = priors.levelSd * priors.levelSd;
  const problem: RelapseProblem = {
    referenceTime,
    priorMeans: Float64Array.of(priors.levelMean, priors.levelMean, 0, ...kept.map(() => 0)),
    priorPrecisions: Float64Array.of(
      1 / levelVariance,
      1 / levelVariance,
      1 / (2 * levelVariance),
      ...kept.map(() => 1 / (priors.coefficientSd * priors.coefficientSd)),
    ),
    studies: studies.map(({ study, mean }) =>
      study.map((arm) => ({
        row: Float64Array.of(
          mean,
          1 - mean,
          (arm.strand === strandA ? 1 : 0) - mean,
          ...kept.map((j) => arm.covariates[j] as number),
        ),
        shape: 0,
        pieces: arm.pieces,
      })),
    ),
    contrasts: [],
  };
  const shape = time === "exponential" ? fixedAxis(0) : logShapeAxis(logShapeGrid, priors.logShapeSd);
  const grid = gridPosterior(problem, spreadAxis(spreadGrid, priors.spreadScale), [shape], quadratureNodes);
  if (grid.kind === "not-estimable") return grid;
  const row = Float64Array.of(1, -1);
  const width =
    mixtureSd(posteriorMixture(grid.nodes, (node) => linearMoments(node, row))) / Math.sqrt(2 * levelVariance);
  if (width > HARDLY_NARROWER) {
    return notEstimable("too-few", `The studies say almost nothing on ${strandA} against ${strandB}.`, {
      posteriorToPriorWidth: width,
    });
  }
  return { kind: "log-ratio-posterior", nodes: grid.nodes, row, trials: studies.length };
};
