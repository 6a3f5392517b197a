import { packedTimes } from "../numeric/full-matrix.ts";
import { addOuter } from "../numeric/packed-matrix.ts";
import { requireFinite, requireOpenUnit } from "../numeric/require.ts";
import { symmetricEigen } from "../numeric/symmetric-eigen.ts";
import { type NotEstimable, notEstimable, type Quantity, type Test } from "../quantity.ts";
import { chiSquareTest } from "./chi-square-test.ts";
import { networkEffect } from "./network-effect.ts";
import { allPairs, type NetworkLabel, type NetworkTrial, pairAt } from "./network-trial.ts";
import { type Network, type NetworkContrasts, readNetwork } from "./read-network.ts";
import { laplacianTimes, weightedContrasts } from "./trial-design.ts";
import { trialPrecision } from "./trial-precision.ts";

export interface ComponentNetwork {
  readonly kind: "component-network";
  readonly components: readonly string[];
  readonly tauSquared: number;
  /** What adding each component does, in their order; not estimable where it always comes with another. */
  readonly effects: readonly { readonly component: string; readonly estimate: Quantity }[];
  /** Every pair of treatments once, in their order, as sums of their components. */
  readonly comparisons: readonly {
    readonly treatment: NetworkLabel;
    readonly comparator: NetworkLabel;
    readonly estimate: Quantity;
  }[];
  /** Misfit of the sums at τ²: heterogeneity, inconsistency and what does not add up together. */
  readonly q: Test;
}

/** Shares of a vector outside what the data speak of, and eigenvalues relative to the largest, below which they are rounding. */
const ROUNDING = 1e-9;

/**
 * How do treatments compare if the effect of a combination is the sum of those of its parts?
 *
 * d(A, B) = Σ parts of A − Σ parts of B, by weighted least squares with each trial's weights as in `networkMetaAnalysis` at the given τ²;
 * a treatment without parts is the one from which all count. Assumes that parts neither strengthen nor weaken each other. Parts that
 * trials never tell apart are refused one by one (generalised inverse), and so are treatments of the same parts; what parts add up to may
 * still be estimable. Sums can join parts of
 * a network that no trial joins: whether to believe that is not asked here.
 * Welton et al. (2009), Am J Epidemiol 169:1158; Rücker, Petropoulou & Schwarzer (2020), doi:10.1002/bimj.201800167; model of netmeta
 * `netcomb` and `discomb`. Equals generalised least squares in R 4.2.2.
 * Throws RangeError for a treatment without an entry in `components`, and as `readNetwork`.
 */
export const componentNetwork = (
  input: NetworkContrasts,
  {
    components,
    tauSquared,
    level = 0.95,
  }: {
    readonly components: Readonly<Record<string, readonly string[]>>;
    readonly tauSquared: number;
    readonly level?: number;
  },
): ComponentNetwork | NotEstimable => {
  requireOpenUnit("level", level);
  if (requireFinite("tauSquared", tauSquared) < 0)
    throw new RangeError(`tauSquared must not be negative: ${tauSquared}`);
  const network = readNetwork(input);
  if (network.kind === "not-estimable") return network;
  const { treatments } = network;
  const parts = treatments.map((treatment) => {
    const own = Object.hasOwn(components, String(treatment)) ? components[String(treatment)] : undefined;
    if (own === undefined) throw new RangeError(`components must name every treatment: ${treatment}`);
    return own;
  });
  const names = [...new Set(parts.flat())].sort();
  if (names.length === 0) return notEstimable("no-data", "No treatment has a component.");
  const rows = parts.map((own) => Float64Array.from(names, (name) => (own.includes(name) ? 1 : 0)));
  const fit = leastSquares(network, rows, tauSquared);
  if (fit === null) return notEstimable("singular", "The weights of a trial contradict each other.");
  const quantity = (along: Float64Array, what: string): Quantity => {
    if (along.every((value) => value === 0)) return notEstimable("singular", `The parts of ${what} are the same.`);
    const told = fit.value(along);
    return told === null
      ? notEstimable("singular", `No trial tells ${what} apart from what it comes with.`)
      : networkEffect({ treatment: what, comparator: "" }, { ...told, level }).estimate;
  };
  return {
    kind: "component-network",
    components: names,
    tauSquared,
    effects: names.map((component, i) => ({
      component,
      estimate: quantity(
        Float64Array.from(names, (_, j) => (i === j ? 1 : 0)),
        component,
      ),
    })),
    comparisons: allPairs(treatments.length).map(([i, j]) => {
      const [treatment, comparator] = [treatments[i] as NetworkLabel, treatments[j] as NetworkLabel];
      const along = (rows[i] as Float64Array).map((value, at) => value - (rows[j]?.[at] as number));
      return { treatment, comparator, estimate: quantity(along, `${treatment} and ${comparator}`) };
    }),
    q: chiSquareTest("Cochran Q", fit.q, fit.df),
  };
};

/** One column a component, one value an arm: arms that have it. */
const designOf = ({ arms }: NetworkTrial, rows: readonly Float64Array[], size: number): readonly Float64Array[] =>
  Array.from({ length: size }, (_, c) => Float64Array.from(arms, (arm) => rows[arm]?.[c] as number));

const leastSquares = ({ trials }: Network, rows: readonly Float64Array[], tauSquared: number) => {
  const size = rows[0]?.length as number;
  const information = new Float64Array((size * (size + 1)) / 2);
  const right = new Float64Array(size);
  const weighted: { readonly trial: NetworkTrial; readonly laplacian: Float64Array }[] = [];
  for (const trial of trials) {
    const precision = trialPrecision(trial, tauSquared);
    if (precision === null) return null;
    const { laplacian } = precision;
    const design = designOf(trial, rows, size);
    const push = weightedContrasts(laplacian, trial.estimates, trial.arms.length);
    for (let i = 0, at = 0; i < size; i++) {
      right[i] = (right[i] as number) + dot(design[i] as Float64Array, push);
      const projected = laplacianTimes(laplacian, design[i] as Float64Array);
      for (let j = 0; j <= i; j++, at++)
        information[at] = (information[at] as number) + dot(projected, design[j] as Float64Array);
    }
    weighted.push({ trial, laplacian });
  }
  const inverse = generalisedInverse(information, size);
  const coefficients = packedTimes(inverse.packed, right);
  const level = rows.map((row) => dot(row, coefficients));
  const q = weighted.reduce((total, { trial, laplacian }) => total + misfit(trial, laplacian, level), 0);
  const contrasts = trials.reduce((total, { arms }) => total + arms.length - 1, 0);
  /** A combination of coefficients and its standard error; `null` where the data say nothing of it. */
  const value = (along: Float64Array) => {
    const length = Math.sqrt(dot(along, along));
    const outside = inverse.silent.reduce((total, vector) => total + Math.abs(dot(vector, along)), 0);
    if (outside > ROUNDING * length) return null;
    return { value: dot(along, coefficients), se: Math.sqrt(dot(along, packedTimes(inverse.packed, along))) };
  };
  return { value, q, df: contrasts - inverse.rank };
};

/** Moore–Penrose, with the directions on which the matrix is 0. */
const generalisedInverse = (packed: Float64Array, size: number) => {
  const { values, vectors } = symmetricEigen(packed, size);
  const floor = ROUNDING * (values[size - 1] as number);
  const inverse = new Float64Array(packed.length);
  const silent: Float64Array[] = [];
  vectors.forEach((vector, i) => {
    const eigenvalue = values[i] as number;
    if (eigenvalue > floor) addOuter(inverse, vector, 1 / eigenvalue);
    else silent.push(vector);
  });
  return { packed: inverse, silent, rank: size - silent.length };
};

const misfit = ({ arms, estimates }: NetworkTrial, laplacian: Float64Array, level: readonly number[]): number => {
  let total = 0;
  for (const [a, b] of allPairs(arms.length)) {
    const fitted = (level[arms[a] as number] as number) - (level[arms[b] as number] as number);
    const residual = (estimates[pairAt(a, b)] as number) - fitted;
    total -= (laplacian[a * arms.length + b] as number) * residual * residual;
  }
  return total;
};

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += (a[i] as number) * (b[i] as number);
  return total;
};
