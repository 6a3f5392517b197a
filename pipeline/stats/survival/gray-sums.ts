import { addOuter } from "../numeric/packed-matrix.ts";
import { ascendingOrder } from "./ascending-order.ts";

export interface GrayInput {
  readonly time: Float64Array;
  /** 0 censored, 1 the event of interest, 2 another event. */
  readonly kind: Uint8Array;
  /** 0 … groups − 1. */
  readonly group: Uint32Array;
  readonly groups: number;
  readonly rho: number;
}

export interface GraySums {
  /** Of each group but the last. */
  readonly score: Float64Array;
  /** Packed by rows. */
  readonly variance: Float64Array;
}

/** Running state of one group. */
interface GroupState {
  atRisk: number;
  /** Free of any event, and share with the event of interest: before the present time, and after it. */
  free: number;
  freeAfter: number;
  share: number;
  shareAfter: number;
  /** Counts at the present time by kind. */
  readonly now: [number, number, number];
  /** Σ of coefficient × hazard, one number per compared group (Gray's c). */
  readonly drift: Float64Array;
  /** Variance sums that the final drift multiplies: by itself twice, and once. */
  twice: number;
  readonly once: Float64Array;
}

/** Score and variance of Gray's test within one stratum, ties drawn without replacement: Gray (1988). */
export const graySums = ({ time, kind, group, groups, rho }: GrayInput): GraySums => {
  const compared = groups - 1;
  const score = new Float64Array(compared);
  const variance = new Float64Array((groups * compared) / 2);
  const states = Array.from({ length: groups }, () => newState(compared));
  for (const g of group) (states[g] as GroupState).atRisk++;
  const order = ascendingOrder(time);
  let share = 0;
  for (let start = 0; start < order.length; ) {
    let end = start;
    const now = time[order[start] as number];
    for (const state of states) state.now.fill(0);
    for (; end < order.length && time[order[end] as number] === now; end++) {
      const row = order[end] as number;
      const { now: counts } = states[group[row] as number] as GroupState;
      const k = kind[row] as 0 | 1 | 2;
      counts[k]++;
    }
    share = step(states, { share, rho, score, variance });
    for (const state of states) {
      state.atRisk -= state.now[0] + state.now[1] + state.now[2];
      state.free = state.freeAfter;
      state.share = state.shareAfter;
    }
    start = end;
  }
  for (const { drift, twice, once } of states) {
    addOuter(variance, drift, twice);
    for (let i = 0, at = 0; i < compared; i++) {
      for (let j = 0; j <= i; j++, at++) {
        const mixed = (drift[i] as number) * (once[j] as number) + (drift[j] as number) * (once[i] as number);
        variance[at] = (variance[at] as number) + mixed;
      }
    }
  }
  return { score, variance };
};

const newState = (compared: number): GroupState => ({
  atRisk: 0,
  free: 1,
  freeAfter: 1,
  share: 0,
  shareAfter: 0,
  now: [0, 0, 0],
  drift: new Float64Array(compared),
  twice: 0,
  once: new Float64Array(compared),
});

interface Running extends GraySums {
  /** Incidence of the event in all groups together, just before. */
  readonly share: number;
  readonly rho: number;
}

/** One time; returns the pooled incidence after it. */
const step = (states: readonly GroupState[], { share, rho, score, variance }: Running): number => {
  let events = 0;
  let others = 0;
  let exposure = 0;
  let subExposure = 0;
  for (const state of states) {
    const [, own, other] = state.now;
    events += own;
    others += other;
    if (state.atRisk === 0) continue;
    state.freeAfter = (state.free * (state.atRisk - own - other)) / state.atRisk;
    state.shareAfter = state.share + (state.free * own) / state.atRisk;
    exposure += state.atRisk / state.free;
    subExposure += (state.atRisk * (1 - state.share)) / state.free;
  }
  if (events === 0 && others === 0) return share;
  const after = share + events / exposure;
  const weight = power(1 - share, rho);
  const hazard = events / (exposure * (1 - share));
  for (let k = 0; k < states.length; k++) {
    const state = states[k] as GroupState;
    if (state.atRisk === 0) continue;
    const part = state.atRisk / state.free;
    if (k < score.length) {
      const expected = (events * part * (1 - state.share)) / subExposure;
      score[k] = (score[k] as number) + weight * (state.now[1] - expected);
    }
    const pull = pullsOn(states, k, weight, exposure);
    for (let i = 0; i < score.length; i++) {
      state.drift[i] = (state.drift[i] as number) + (pull[i] as number) * hazard;
    }
    if (events > 0) {
      const level = state.freeAfter > 0 ? 1 - (1 - after) / state.freeAfter : 1;
      const finite = events > 1 ? 1 - (events - 1) / (exposure * state.free - 1) : 1;
      addSpread(state, variance, pull, level, (finite * state.free * events) / (exposure * state.atRisk));
    }
    const other = state.now[2];
    if (other > 0 && state.freeAfter > 0) {
      const finite = other > 1 ? 1 - (other - 1) / (state.atRisk - 1) : 1;
      const spread = (finite * state.free * state.free * other) / (state.atRisk * state.atRisk);
      addSpread(state, variance, null, -(1 - after) / state.freeAfter, spread);
    }
  }
  return after;
};

/** How an event in group k moves the score of each compared group: weight × share of the exposure × (1 where it is k, − its share). */
const pullsOn = (states: readonly GroupState[], k: number, weight: number, exposure: number): Float64Array => {
  const own = states[k] as GroupState;
  const part = own.atRisk / own.free;
  return Float64Array.from({ length: states.length - 1 }, (_, i) => {
    const state = states[i] as GroupState;
    if (state.atRisk === 0) return 0;
    const other = state.atRisk / state.free;
    return i === k ? weight * part * (1 - part / exposure) : (-weight * part * other) / exposure;
  });
};

const addSpread = (
  state: GroupState,
  variance: Float64Array,
  pull: Float64Array | null,
  level: number,
  spread: number,
): void => {
  const effect = state.drift.map((drift, i) => (pull === null ? 0 : (pull[i] as number)) - level * drift);
  state.twice += level * level * spread;
  for (let i = 0; i < effect.length; i++) {
    state.once[i] = (state.once[i] as number) + (effect[i] as number) * level * spread;
  }
  addOuter(variance, effect, spread);
};

/** base^exponent without Math.pow, whose last digit differs between versions of Node. */
const power = (base: number, exponent: number): number => {
  if (exponent === 0) return 1;
  return base > 0 ? Math.exp(exponent * Math.log(base)) : 0;
};
