import { gaussHermiteRule } from "../numeric/gauss-hermite.ts";
import { addOuter } from "../numeric/packed-matrix.ts";
import { type ArmTerms, armLogLikelihood } from "./arm-log-likelihood.ts";

export interface StudyIntegral {
  /** log ∫ Π likelihoods of the arms × N(b; 0, spread²) db. */
  readonly value: number;
  /** Its derivatives in each arm's log hazard. */
  readonly slopes: Float64Array;
  /** Minus its second derivatives, packed by rows. */
  readonly information: Float64Array;
}

/** Room to compute in, so that the many integrals of one study do not each ask for memory; its content means nothing between calls. */
export interface StudyScratch {
  readonly nodes: Float64Array;
  readonly point: Float64Array;
  readonly slopes: Float64Array;
  readonly information: Float64Array;
}

/** For a study of so many arms and integrals of so many nodes. */
export const studyScratch = (arms: number, nodes: number): StudyScratch => ({
  nodes: new Float64Array(nodes * (1 + 2 * arms)),
  point: new Float64Array(3),
  slopes: new Float64Array(arms),
  information: new Float64Array((arms * (arms + 1)) / 2),
});

/** A Gauss–Hermite rule for ∫ f(x) dx: with log w + x² in place of w. */
export interface ShiftRule {
  readonly nodes: Float64Array;
  readonly logWeights: Float64Array;
}

export const shiftRule = (n: number): ShiftRule => {
  const { nodes, weights } = gaussHermiteRule(n);
  return {
    nodes,
    logWeights: weights.map((weight, k) => Math.log(weight) + (nodes[k] as number) * (nodes[k] as number)),
  };
};

/** Where a study's shift is looked at, and the logarithms of the weights there, prior density included. */
export interface ShiftNodes {
  readonly shifts: Float64Array;
  readonly logWeights: Float64Array;
}

/**
 * Nodes of the integral over a study's shift b ~ N(0, spread²) of its arms' log hazards: Gauss–Hermite about the mode of b given the
 * data, scaled by the curvature there. `spread` 0: no shift. Pinheiro & Bates (1995), doi:10.1080/10618600.1995.10474663.
 * Where everybody relapsed the likelihood is a cliff before a plain and the curvature at the mode no guide to the width: even nodes.
 */
export const shiftNodes = (
  arms: readonly ArmTerms[],
  offsets: ArrayLike<number>,
  spread: number,
  rule: ShiftRule,
  { point }: Pick<StudyScratch, "point"> = { point: new Float64Array(3) },
): ShiftNodes => {
  if (spread === 0) return { shifts: new Float64Array(1), logWeights: new Float64Array(1) };
  const { centre, scale } = modeOf(arms, offsets, spread, point);
  if (everybodyRelapsed(arms)) return evenNodes(centre, spread);
  const size = rule.nodes.length;
  const shifts = new Float64Array(size);
  const logWeights = new Float64Array(size);
  const logFactor = Math.log(scale / spread) - 0.5 * Math.log(Math.PI);
  for (let k = 0; k < size; k++) {
    const node = rule.nodes[k] as number;
    const shift = centre + Math.SQRT2 * scale * node;
    const ratio = shift / spread;
    shifts[k] = shift;
    logWeights[k] = (rule.logWeights[k] as number) + logFactor - 0.5 * ratio * ratio;
  }
  return { shifts, logWeights };
};

const everybodyRelapsed = (arms: readonly ArmTerms[]): boolean =>
  arms.every(({ stayed }) => stayed.every((count) => count === 0));

/** Even nodes reach so many spreads to each side of the mode, at so many a spread. */
const REACH = 7;
const PER_SPREAD = 16;
/** How many they are. */
export const EVEN_NODES = 2 * REACH * PER_SPREAD + 1;

/**
 * The trapezoidal rule about the mode. The logarithm of likelihood × prior bends everywhere at least as much as the prior's, so that nothing
 * lies beyond its reach; a cliff is one unit of log hazard wide, far more than a step.
 */
const evenNodes = (centre: number, spread: number): ShiftNodes => {
  const step = spread / PER_SPREAD;
  const shifts = Float64Array.from({ length: EVEN_NODES }, (_, k) => centre + (k - REACH * PER_SPREAD) * step);
  const logFactor = -Math.log(PER_SPREAD) - 0.5 * Math.log(2 * Math.PI);
  return { shifts, logWeights: shifts.map((shift) => logFactor - 0.5 * (shift / spread) * (shift / spread)) };
};

/**
 * One study's likelihood, its shift b integrated out over given nodes.
 *
 * Exact derivatives of that sum: slope E(ℓ′), second derivative E(ℓ″) + Cov(ℓ′), means under b given the data. With `scratch` they are
 * written there, and hold until its next use.
 */
export const studyIntegral = (
  arms: readonly ArmTerms[],
  offsets: ArrayLike<number>,
  { shifts, logWeights }: ShiftNodes,
  scratch: StudyScratch = studyScratch(arms.length, shifts.length),
): StudyIntegral => {
  const m = arms.length;
  const size = shifts.length;
  // Each node's log term, then slope and curvature of each arm there.
  const width = 1 + 2 * m;
  const { nodes: work, point: out, slopes, information } = scratch;
  slopes.fill(0);
  information.fill(0);
  let highest = -Infinity;
  for (let k = 0; k < size; k++) {
    let logTerm = logWeights[k] as number;
    for (let i = 0; i < m; i++) {
      out[0] = out[1] = out[2] = 0;
      armLogLikelihood(arms[i] as ArmTerms, (offsets[i] as number) + (shifts[k] as number), out);
      logTerm += out[0];
      work[k * width + 1 + i] = out[1];
      work[k * width + 1 + m + i] = out[2];
    }
    work[k * width] = logTerm;
    highest = Math.max(highest, logTerm);
  }
  let mass = 0;
  for (let k = 0; k < size; k++) {
    const at = k * width;
    const weight = Math.exp((work[at] as number) - highest);
    mass += weight;
    for (let i = 0, packed = 0; i < m; i++) {
      const slope = work[at + 1 + i] as number;
      slopes[i] = (slopes[i] as number) + weight * slope;
      for (let j = 0; j <= i; j++, packed++) {
        const curvature = i === j ? (work[at + 1 + m + i] as number) : 0;
        const term = curvature + slope * (work[at + 1 + j] as number);
        information[packed] = (information[packed] as number) - weight * term;
      }
    }
  }
  for (let i = 0; i < m; i++) slopes[i] = (slopes[i] as number) / mass;
  for (let packed = 0; packed < information.length; packed++) {
    information[packed] = (information[packed] as number) / mass;
  }
  addOuter(information, slopes);
  return { value: highest + Math.log(mass), slopes, information };
};

/** The most probable b and 1/√(minus the curvature there): Newton steps, halved while they lose. */
const modeOf = (arms: readonly ArmTerms[], offsets: ArrayLike<number>, spread: number, work: Float64Array) => {
  const precision = 1 / (spread * spread);
  const read = (b: number): void => {
    work[0] = work[1] = work[2] = 0;
    for (let i = 0; i < arms.length; i++) armLogLikelihood(arms[i] as ArmTerms, (offsets[i] as number) + b, work);
    work[0] -= 0.5 * precision * b * b;
    work[1] -= precision * b;
    work[2] -= precision;
  };
  let centre = 0;
  read(centre);
  for (let iteration = 0; iteration < 100; iteration++) {
    const value = work[0] as number;
    let step = -(work[1] as number) / (work[2] as number);
    read(centre + step);
    for (let halvings = 0; halvings < 100 && !((work[0] as number) >= value - 1e-9 * Math.abs(value)); halvings++) {
      step /= 2;
      read(centre + step);
    }
    centre += step;
    if (Math.abs(step) * Math.sqrt(-(work[2] as number)) < 1e-3) break;
  }
  return { centre, scale: 1 / Math.sqrt(-(work[2] as number)) };
};
