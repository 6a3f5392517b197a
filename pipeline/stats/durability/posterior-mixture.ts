import type { NormalMixture } from "../meta/normal-mixture.ts";
import { packedForm } from "../numeric/packed-matrix.ts";
import type { PosteriorNode } from "./grid-posterior.ts";

/** Nodes below this share of the posterior change no printed digit. */
const NEGLIGIBLE = 1e-12;

/** The posterior of a number that is normal at each node, from its mean and variance there. */
export const posteriorMixture = (
  nodes: readonly PosteriorNode[],
  moments: (node: PosteriorNode) => { readonly mean: number; readonly variance: number },
): NormalMixture => {
  const kept = nodes.filter(({ weight }) => weight > NEGLIGIBLE);
  const mass = kept.reduce((total, { weight }) => total + weight, 0);
  const each = kept.map(moments);
  return {
    weights: Float64Array.from(kept, ({ weight }) => weight / mass),
    means: Float64Array.from(each, ({ mean }) => mean),
    sds: Float64Array.from(each, ({ variance }) => Math.sqrt(variance)),
  };
};

/** Mean and variance of Σ row·θ at a node. */
export const linearMoments = ({ mean, covariance }: PosteriorNode, row: ArrayLike<number>) => {
  let total = 0;
  for (let j = 0; j < row.length; j++) total += (row[j] as number) * (mean[j] as number);
  return { mean: total, variance: packedForm(covariance, row) };
};

/** The row that picks parameter `index`; zeros behind it are left out. */
export const unitRow = (index: number): Float64Array => {
  const row = new Float64Array(index + 1);
  row[index] = 1;
  return row;
};
