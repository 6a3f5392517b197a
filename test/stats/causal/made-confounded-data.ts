import { random } from "../../../pipeline/stats/numeric/random.ts";
import { standardNormal } from "../../../pipeline/stats/numeric/standard-normal.ts";

export interface MadeConfounded {
  readonly treated: readonly number[];
  /** An intercept, a normal and a binary covariate. */
  readonly design: readonly (readonly number[])[];
  readonly covariates: readonly (readonly number[])[];
  /** Linear in treatment (by `effect`) and covariates, plus noise. */
  readonly outcome: readonly number[];
  /** Logistic in the same. */
  readonly binary: readonly number[];
}

/** People whose covariates sway both treatment and outcomes; frozen. */
export const madeConfounded = (
  seed: number,
  { n = 120, effect = 1 }: { readonly n?: number; readonly effect?: number } = {},
): MadeConfounded => {
  const source = random(seed);
  const people = Array.from({ length: n }, () => {
    const x = standardNormal(source);
    const z = source.next() < 0.4 ? 1 : 0;
    const a = source.next() < expit(0.7 * x - 0.5 * z) ? 1 : 0;
    const y = 2 + effect * a + 1.5 * x - z + standardNormal(source);
    const b = source.next() < expit(-0.3 + 0.5 * effect * a + 0.8 * x) ? 1 : 0;
    return { x, z, a, y, b };
  });
  const column = <K extends keyof (typeof people)[number]>(key: K): readonly number[] =>
    Object.freeze(people.map((person) => person[key]));
  const covariates = Object.freeze([column("x"), column("z")]);
  return Object.freeze({
    treated: column("a"),
    design: Object.freeze([Object.freeze(people.map(() => 1)), ...covariates]),
    covariates,
    outcome: column("y"),
    binary: column("b"),
  });
};

export const expit = (x: number): number => 1 / (1 + Math.exp(-x));

/** The data with each row as often as `counts` says. */
export const repeated = (data: MadeConfounded, counts: ArrayLike<number>): MadeConfounded => {
  const rows = Array.from(counts).flatMap((count, row) => new Array<number>(count).fill(row));
  const pick = (values: readonly number[]): readonly number[] => rows.map((row) => values[row] as number);
  return {
    treated: pick(data.treated),
    design: data.design.map(pick),
    covariates: data.covariates.map(pick),
    outcome: pick(data.outcome),
    binary: pick(data.binary),
  };
};

/** How an estimate changes with one row's count, by central differences on `copies` copies of everybody: its influence. */
export const influenceByCounting = (
  data: MadeConfounded,
  row: number,
  estimate: (data: MadeConfounded) => number,
  copies = 40,
): number => {
  const at = (by: number): number =>
    estimate(
      repeated(
        data,
        data.treated.map((_, i) => copies + (i === row ? by : 0)),
      ),
    );
  return ((at(1) - at(-1)) / 2) * copies;
};

/** Standard deviation of an estimate over resamples of people. */
export const bootstrapSd = (
  data: MadeConfounded,
  { reps, seed }: { readonly reps: number; readonly seed: number },
  estimate: (data: MadeConfounded) => number | null,
): number => {
  const source = random(seed);
  const n = data.treated.length;
  const values: number[] = [];
  for (let rep = 0; rep < reps; rep++) {
    const counts = new Array<number>(n).fill(0);
    for (let draw = 0; draw < n; draw++) {
      const i = Math.floor(source.next() * n);
      counts[i] = (counts[i] ?? 0) + 1;
    }
    const value = estimate(repeated(data, counts));
    if (value !== null) values.push(value);
  }
  const mean = values.reduce((total, one) => total + one, 0) / values.length;
  return Math.sqrt(values.reduce((total, one) => total + (one - mean) * (one - mean), 0) / (values.length - 1));
};

/** The value, or the test fails with the reason. */
export const answered = <T extends { readonly kind: string }>(
  found: T,
): Exclude<T, { readonly kind: "not-estimable" }> => {
  if (found.kind === "not-estimable") throw new Error(JSON.stringify(found));
  return found as Exclude<T, { readonly kind: "not-estimable" }>;
};
