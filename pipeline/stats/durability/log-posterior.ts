import { type Derivatives, noDerivatives } from "../numeric/derivatives.ts";
import { addOuter, packedAt } from "../numeric/packed-matrix.ts";
import { armTerms } from "./arm-log-likelihood.ts";
import type { ProblemArm, RelapseProblem } from "./relapse-problem.ts";
import { EVEN_NODES, type ShiftNodes, shiftNodes, shiftRule, studyIntegral, studyScratch } from "./study-integral.ts";

/**
 * For a spread of the studies, the log posterior density of θ with its derivatives. The quadrature nodes are placed for `centre` and stay
 * there, so that the derivatives are those of the very function returned; they are right near `centre`.
 */
export type LogPosterior = (centre: Float64Array, spread: number) => (theta: Float64Array) => Derivatives;

/**
 * log p(data, θ | spread, shapes), each study's shift integrated out by `quadratureNodes` points; constants of the binomials left out,
 * those of proper priors and of the hazard ratios kept. Concave in θ: each term is concave in the log hazard and a marginal of a
 * log-concave density is log-concave (Prékopa 1973).
 */
export const logPosterior = (
  problem: RelapseProblem,
  logShapes: ArrayLike<number>,
  quadratureNodes: number,
): LogPosterior => {
  const { priorMeans, priorPrecisions, contrasts } = problem;
  const p = priorMeans.length;
  const rule = shiftRule(quadratureNodes);
  const studies = problem.studies.map((arms) => ({
    arms,
    terms: arms.map(({ pieces, shape }) => armTerms(pieces, problem.referenceTime, logShapes[shape] as number)),
    scratch: studyScratch(arms.length, Math.max(quadratureNodes, EVEN_NODES)),
  }));
  const at = (theta: Float64Array, nodes: readonly ShiftNodes[]): Derivatives => {
    const total = noDerivatives(p);
    for (const [s, { arms, terms, scratch }] of studies.entries()) {
      const offsets = arms.map(({ row }) => dot(row, theta));
      const { value, slopes, information } = studyIntegral(terms, offsets, nodes[s] as ShiftNodes, scratch);
      total.value += value;
      addRows(total, arms, slopes, information);
    }
    for (const { row, logRatio, standardError } of contrasts) {
      const z = (logRatio - dot(row, theta)) / standardError;
      total.value -= 0.5 * z * z + Math.log(standardError) + HALF_LOG_TWO_PI;
      addScaled(total.gradient, row, z / standardError);
      addOuter(total.information, row, 1 / (standardError * standardError));
    }
    for (let j = 0; j < p; j++) {
      const precision = priorPrecisions[j] as number;
      if (precision === 0) continue;
      const gap = (theta[j] as number) - (priorMeans[j] as number);
      total.value -= 0.5 * precision * gap * gap - 0.5 * Math.log(precision) + HALF_LOG_TWO_PI;
      total.gradient[j] = (total.gradient[j] as number) - precision * gap;
      const diagonal = (j * (j + 3)) / 2;
      total.information[diagonal] = (total.information[diagonal] as number) + precision;
    }
    return total;
  };
  return (centre, spread) => {
    const nodes = studies.map(({ arms, terms, scratch }) => {
      const offsets = arms.map(({ row }) => dot(row, centre));
      return shiftNodes(terms, offsets, spread, rule, scratch);
    });
    return (theta) => at(theta, nodes);
  };
};

export const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

const dot = (a: Float64Array, b: Float64Array): number => {
  let total = 0;
  for (let j = 0; j < a.length; j++) total += (a[j] as number) * (b[j] as number);
  return total;
};

const addScaled = (target: Float64Array, v: Float64Array, scale: number): void => {
  for (let j = 0; j < v.length; j++) target[j] = (target[j] as number) + scale * (v[j] as number);
};

/** Carries derivatives in the arms' log hazards over to θ: Zᵀ·slopes and Zᵀ·information·Z. */
const addRows = (
  total: Derivatives,
  arms: readonly ProblemArm[],
  slopes: Float64Array,
  information: Float64Array,
): void => {
  for (let i = 0; i < arms.length; i++) {
    const { row } = arms[i] as ProblemArm;
    addScaled(total.gradient, row, slopes[i] as number);
    for (let j = 0; j < arms.length; j++) {
      const other = (arms[j] as ProblemArm).row;
      const weight = packedAt(information, i, j);
      for (let a = 0, at = 0; a < row.length; a++) {
        const scaled = weight * (row[a] as number);
        if (scaled === 0) at += a + 1;
        else {
          for (let b = 0; b <= a; b++, at++) {
            total.information[at] = (total.information[at] as number) + scaled * (other[b] as number);
          }
        }
      }
    }
  }
};
