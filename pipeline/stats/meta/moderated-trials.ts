import { gramSchmidt, takeOut } from "../numeric/gram-schmidt.ts";
import { requireFiniteAll, requireSameLength } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";
import { type MetaInput, readTrials, type Trials } from "./read-trials.ts";

/** One estimate, one standard error and one value of every column per trial. */
export interface ModeratedInput extends MetaInput {
  /** The design matrix, column by column; an intercept is a column of ones. */
  readonly columns: readonly ArrayLike<number>[];
}

export interface ModeratedTrials extends Trials {
  readonly p: number;
  readonly columns: readonly Float64Array[];
  /** Orthonormal columns of the same span, in the same order. */
  readonly basis: readonly Float64Array[];
  /** ½ ln |XᵀX|. */
  readonly halfLogGram: number;
  /** Unweighted residual variance of the estimates about the columns, divisor k − p. */
  readonly residualSpread: number;
}

/** A column of which less than this share is left beside those before it tells nothing new. */
const DEPENDENT = 1e-10;

/** Beyond it the less precise trials would be lost in rounding. */
const LARGEST_RATIO = 1e20;

/**
 * The trials with their moderators, or why no regression can be fitted: fewer than p + 1 trials, columns that cannot be told apart,
 * a standard error of 0. Throws RangeError for columns of another length, values that are not finite, and for no column at all.
 */
export const readModeratedTrials = ({ columns: given, ...input }: ModeratedInput): ModeratedTrials | NotEstimable => {
  const trials = readTrials(input, 1);
  const p = given.length;
  if (p === 0) throw new RangeError(`columns must not be empty: ${p}`);
  given.forEach((column, j) => {
    requireSameLength(`columns[${j}]`, column, input.estimates.length);
    requireFiniteAll(`columns[${j}]`, column);
  });
  if ("kind" in trials) return trials;
  const { k } = trials;
  if (k <= p) {
    return notEstimable("too-few", `${p} coefficients and τ² need more than ${k} trials.`, { trials: k, columns: p });
  }
  if (trials.largestVariance > LARGEST_RATIO * trials.smallestVariance) {
    return notEstimable("singular", "One trial is so precise that the others would have no weight beside it.");
  }
  const columns = given.map((column) => new Float64Array(column));
  const scales = columns.map((column) => column.reduce((most, value) => Math.max(most, Math.abs(value)), 0));
  const scaled = columns.map((column, j) => column.map((value) => value / ((scales[j] as number) || 1)));
  const orthonormal = gramSchmidt(scaled);
  if (!orthonormal.shares.every((share) => share > DEPENDENT)) {
    return notEstimable("singular", "The moderators cannot be told apart: one is a combination of others.");
  }
  const residual = new Float64Array(trials.y);
  takeOut(orthonormal.columns, residual);
  const squares = residual.reduce((total, value) => total + value * value, 0);
  const halfLogGram = orthonormal.lengths.reduce(
    (total, length, j) => total + Math.log(length * (scales[j] as number)),
    0,
  );
  return { ...trials, p, columns, basis: orthonormal.columns, halfLogGram, residualSpread: squares / (k - p) };
};

/** A column of ones. */
export const isIntercept = (column: Float64Array): boolean => column.every((value) => value === 1);
