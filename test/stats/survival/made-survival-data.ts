import { random } from "../../../pipeline/stats/numeric/random.ts";
import { standardNormal } from "../../../pipeline/stats/numeric/standard-normal.ts";

export interface MadeSurvival {
  readonly time: readonly number[];
  readonly event: readonly number[];
  readonly entry: readonly number[];
  readonly weight: readonly number[];
  readonly stratum: readonly number[];
  readonly cluster: readonly number[];
  /** 0 censored, 1 and 2 causes. */
  readonly cause: readonly number[];
  readonly covariates: readonly (readonly number[])[];
}

export interface MadeOptions {
  readonly n?: number;
  /** Whole days make ties. */
  readonly tied?: boolean;
}

/** People with a binary and a normal covariate, proportional hazards, random censoring and delayed entry; frozen. */
export const madeSurvival = (seed: number, { n = 60, tied = true }: MadeOptions = {}): MadeSurvival => {
  const source = random(seed);
  const people = Array.from({ length: n }, () => {
    const x = source.next() < 0.45 ? 1 : 0;
    const y = standardNormal(source);
    const rate = Math.exp(0.5 * x - 0.3 * y);
    const lived = -Math.log(1 - source.next()) / rate;
    const followed = -Math.log(1 - source.next()) * 1.5;
    const raw = 10 * Math.min(lived, followed) + 0.01;
    const time = tied ? Math.ceil(raw) : raw;
    const event = lived <= followed ? 1 : 0;
    const cause = event * (source.next() < 0.6 ? 1 : 2);
    return {
      time,
      event,
      cause,
      entry: Math.max(0, tied ? Math.floor(source.next() * 6) - 3 : source.next() * 4 - 2) * (time > 3 ? 1 : 0),
      weight: 0.5 + source.next() * 1.5,
      stratum: Math.floor(source.next() * 3),
      cluster: Math.floor(source.next() * 12),
      x,
      y,
    };
  });
  const column = <K extends keyof (typeof people)[number]>(key: K): readonly number[] =>
    Object.freeze(people.map((person) => person[key]));
  return Object.freeze({
    time: column("time"),
    event: column("event"),
    entry: column("entry"),
    weight: column("weight"),
    stratum: column("stratum"),
    cluster: column("cluster"),
    cause: column("cause"),
    covariates: Object.freeze([column("x"), column("y")]),
  });
};

/** Central differences of a function of several numbers. */
export const numericGradient = (
  f: (at: readonly number[]) => number,
  at: readonly number[],
  step = 1e-5,
): readonly number[] =>
  at.map((_, j) => {
    const moved = (by: number): number => f(at.map((value, k) => (k === j ? value + by : value)));
    return (moved(step) - moved(-step)) / (2 * step);
  });

/** Second differences. */
export const numericHessian = (
  f: (at: readonly number[]) => number,
  at: readonly number[],
  step = 1e-4,
): readonly (readonly number[])[] =>
  at.map((_, i) => {
    const slope = (by: number): readonly number[] =>
      numericGradient(
        f,
        at.map((value, k) => (k === i ? value + by : value)),
        step,
      );
    const [up, down] = [slope(step), slope(-step)];
    return up.map((value, j) => (value - (down[j] ?? 0)) / (2 * step));
  });

/** The largest |a − b| / max(1, |b|). */
export const worst = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let most = a.length === b.length ? 0 : Number.POSITIVE_INFINITY;
  for (let i = 0; i < b.length; i++) {
    const expected = b[i] ?? Number.NaN;
    const gap = Math.abs((a[i] ?? Number.NaN) - expected) / Math.max(1, Math.abs(expected));
    most = Number.isNaN(gap) ? Number.POSITIVE_INFINITY : Math.max(most, gap);
  }
  return most;
};

/** The estimate's value; anything else fails the test. */
export const numberOf = (quantity: { readonly kind: string; readonly value?: number }): number => {
  if (quantity.value === undefined) throw new Error(JSON.stringify(quantity));
  return quantity.value;
};
