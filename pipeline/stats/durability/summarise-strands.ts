import { mixtureMean, mixtureSd } from "../meta/normal-mixture.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import type { PosteriorNode } from "./grid-posterior.ts";
import { linearMoments, posteriorMixture, unitRow } from "./posterior-mixture.ts";
import type { RelapseEvidence } from "./read-relapse-data.ts";
import type { RelapseArm } from "./relapse-pieces.ts";
import type { RelapseStrand } from "./relapse-posterior.ts";

/** A posterior this share of the prior's width has learnt almost nothing. */
const HARDLY_NARROWER = 0.9;

/** What each strand's data are, where its level lies, and whether it is refused. */
export const summariseStrands = (
  { strands, arms }: RelapseEvidence,
  nodes: readonly PosteriorNode[],
  priorSd: number,
): readonly RelapseStrand[] =>
  strands.map((strand, index) => {
    const own = arms.filter((arm) => arm.strand === strand);
    const row = unitRow(index);
    const level = posteriorMixture(nodes, (node) => linearMoments(node, row));
    const levelSd = mixtureSd(level);
    return {
      strand,
      studies: new Set(own.map(({ study }) => study)).size,
      people: own.reduce((total, { people }) => total + people, 0),
      firstTime: own.length === 0 ? null : Math.min(...own.map(({ firstTime }) => firstTime)),
      lastTime: own.length === 0 ? null : Math.max(...own.map(({ lastTime }) => lastTime)),
      levelMean: mixtureMean(level),
      levelSd,
      refusal: refusalOf(strand, own, levelSd / priorSd),
    };
  });

const refusalOf = (strand: string, own: readonly RelapseArm[], width: number): NotEstimable | null => {
  if (own.length === 0) {
    return notEstimable("no-data", `No study gives a level for ${strand}: nothing that it reports can be modelled.`);
  }
  if (own.every(({ outcome }) => outcome === "none")) {
    return notEstimable("no-events", `Nobody relapsed in ${strand}: any curve would be the prior's, not the data's.`);
  }
  if (own.every(({ outcome }) => outcome === "all")) {
    return notEstimable(
      "separation",
      `Everybody in ${strand} relapsed: any curve would be the prior's, not the data's.`,
    );
  }
  if (width > HARDLY_NARROWER) {
    return notEstimable(
      "too-few",
      `The data say almost nothing on ${strand}: the posterior is hardly narrower than the prior.`,
      {
        posteriorToPriorWidth: width,
      },
    );
  }
  return null;
};
