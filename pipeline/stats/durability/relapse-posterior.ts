import type { NormalMixture } from "../meta/normal-mixture.ts";
import { requirePositive } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import type { PosteriorNode } from "./grid-posterior.ts";
import { linearMoments, posteriorMixture, unitRow } from "./posterior-mixture.ts";

/** What the data hold on one strand, and whether they let it speak. */
export interface RelapseStrand {
  readonly strand: string;
  readonly studies: number;
  /** At risk at the start, over all units. */
  readonly people: number;
  /** The smallest and largest time with a number; `null` without any. */
  readonly firstTime: number | null;
  readonly lastTime: number | null;
  /** Posterior mean and standard deviation of the log cumulative hazard at the reference time, in a typical study. */
  readonly levelMean: number;
  readonly levelSd: number;
  /** Why nothing is said about it; `null` if something is. */
  readonly refusal: NotEstimable | null;
}

/** A fitted relapse model as a mixture of normals; the functions of this folder read it. */
export interface RelapsePosterior {
  readonly referenceTime: number;
  readonly level: number;
  /** In the order of the first parameters of each node. */
  readonly strands: readonly RelapseStrand[];
  readonly shapeByStrand: boolean;
  readonly nodes: readonly PosteriorNode[];
}

export interface StrandAt {
  readonly index: number;
  readonly strand: RelapseStrand;
  readonly refusal: NotEstimable | null;
}

/** The strand of that name, or why it says nothing (at a time outside those observed). Throws RangeError for an unknown name. */
export const findStrand = ({ strands }: RelapsePosterior, name: string, time?: number): StrandAt => {
  const index = strands.findIndex(({ strand }) => strand === name);
  const strand = strands[index];
  if (strand === undefined) throw new RangeError(`strand is not in the model: ${name}`);
  if (time !== undefined) requirePositive("time", time);
  const { refusal, firstTime, lastTime } = strand;
  if (refusal !== null || time === undefined || firstTime === null || lastTime === null) {
    return { index, strand, refusal };
  }
  if (time >= firstTime && time <= lastTime) return { index, strand, refusal: null };
  const reason = `Studies of ${name} report from time ${firstTime} to ${lastTime}; time ${time} would be a guess beyond them.`;
  return { index, strand, refusal: notEstimable("not-reached", reason, { time, firstTime, lastTime }) };
};

/** κ·log(t/reference) at a node: what is added to a strand's level to get its log cumulative hazard at t. */
export const timeShift = (
  { referenceTime, shapeByStrand }: RelapsePosterior,
  { logShapes }: PosteriorNode,
  strand: number,
  time: number,
): number => Math.exp(logShapes[shapeByStrand ? strand : 0] as number) * Math.log(time / referenceTime);

/** The posterior of a strand's log cumulative hazard at a time: of a typical study, or of one not yet done. */
export const logHazardAt = (
  posterior: RelapsePosterior,
  strand: number,
  time: number,
  { newStudy = false }: { readonly newStudy?: boolean } = {},
): NormalMixture => {
  const row = unitRow(strand);
  return posteriorMixture(posterior.nodes, (node) => {
    const { mean, variance } = linearMoments(node, row);
    return {
      mean: mean + timeShift(posterior, node, strand, time),
      variance: variance + (newStudy ? node.spread * node.spread : 0),
    };
  });
};
