import { inverse, Matrix } from "ml-matrix";
import type { NetworkContrasts } from "../../../pipeline/stats/network/read-network.ts";
import { type Random, random } from "../../../pipeline/stats/numeric/random.ts";
import { standardNormal } from "../../../pipeline/stats/numeric/standard-normal.ts";

export interface MadeNetwork {
  readonly seed: number;
  readonly treatments?: number;
  readonly trials?: number;
  readonly maxArms?: number;
  readonly tau?: number;
}

/** A connected network of made trials whose treatments differ by 0.2 each; rows shuffled, directions mixed, inputs frozen. */
export const madeNetwork = ({
  seed,
  treatments = 5,
  trials = 12,
  maxArms = 4,
  tau = 0.3,
}: MadeNetwork): NetworkContrasts => {
  const stream = random(seed);
  const rows = Array.from({ length: trials }, (_, trial) => {
    const size = 2 + Math.floor(stream.next() * (maxArms - 1));
    const others = shuffled(
      Array.from({ length: treatments }, (_, t) => t),
      stream,
    );
    // The first trials make a chain through all treatments.
    const chain = trial < treatments - 1 ? [trial, trial + 1] : [];
    const arms = [...new Set([...chain, ...others])].slice(0, size);
    const made = arms.map((treatment) => {
      const variance = 0.02 + 0.3 * stream.next();
      const truth = 0.2 * treatment + (tau / Math.SQRT2) * standardNormal(stream);
      return { treatment, variance, mean: truth + Math.sqrt(variance) * standardNormal(stream) };
    });
    return contrastsOf(`trial ${trial}`, made, stream);
  });
  return columnsOf(shuffled(rows.flat(), stream));
};

export interface Row {
  readonly study: string | number;
  readonly treatment: string | number;
  readonly comparator: string | number;
  readonly estimate: number;
  readonly standardError: number;
}

export const columnsOf = (rows: readonly Row[]): NetworkContrasts =>
  Object.freeze({
    studies: Object.freeze(rows.map(({ study }) => study)),
    treatments: Object.freeze(rows.map(({ treatment }) => treatment)),
    comparators: Object.freeze(rows.map(({ comparator }) => comparator)),
    estimates: Object.freeze(rows.map(({ estimate }) => estimate)),
    standardErrors: Object.freeze(rows.map(({ standardError }) => standardError)),
  });

export const rowsOf = (input: NetworkContrasts): readonly Row[] =>
  Array.from(input.estimates, (estimate, i) => ({
    study: input.studies[i] ?? "",
    treatment: input.treatments[i] ?? "",
    comparator: input.comparators[i] ?? "",
    estimate,
    standardError: input.standardErrors[i] ?? 0,
  }));

const contrastsOf = (
  study: string,
  arms: readonly { readonly treatment: number; readonly variance: number; readonly mean: number }[],
  stream: Random,
): readonly Row[] =>
  arms.flatMap((a, i) =>
    arms.slice(i + 1).map((b) => {
      const [first, second] = stream.next() < 0.5 ? [a, b] : [b, a];
      return {
        study,
        treatment: `t${first.treatment}`,
        comparator: `t${second.treatment}`,
        estimate: first.mean - second.mean,
        standardError: Math.sqrt(first.variance + second.variance),
      };
    }),
  );

const shuffled = <T>(items: readonly T[], stream: Random): readonly T[] =>
  items
    .map((item) => ({ item, key: stream.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);

export interface Dense {
  readonly treatments: readonly string[];
  /** Against the first treatment, then the extra columns. */
  readonly beta: readonly number[];
  readonly covariance: Matrix;
  readonly q: number;
  readonly df: number;
  /** tr(PM). */
  readonly trace: number;
  /** yᵀPMPy − tr(PM). */
  readonly score: number;
  /** Effects as linear functions of the contrasts with each study's first arm. */
  readonly weights: Matrix;
  readonly total: Matrix;
  /** The columns of those contrasts: study, arm, first arm. */
  readonly basis: readonly { readonly study: string; readonly arm: string; readonly first: string }[];
}

/** The same model by full matrices: generalised least squares on the contrasts with each study's first arm. */
export const denseFit = (
  input: NetworkContrasts,
  tauSquared: number,
  extra: readonly ((arms: readonly string[], arm: string) => number)[] = [],
): Dense => {
  const rows = rowsOf(input);
  const treatments = [
    ...new Set(rows.flatMap(({ treatment, comparator }) => [`${treatment}`, `${comparator}`])),
  ].sort();
  const studies = [...new Set(rows.map(({ study }) => `${study}`))];
  const basis = studies.flatMap((study) => {
    const arms = armsOf(rows, study);
    return arms.slice(1).map((arm) => ({ study, arm, first: arms[0] ?? "" }));
  });
  const m = basis.length;
  const [sampling, heterogeneity] = [Matrix.zeros(m, m), Matrix.zeros(m, m)];
  const y = Matrix.zeros(m, 1);
  const x = Matrix.zeros(m, treatments.length - 1 + extra.length);
  basis.forEach(({ study, arm, first }, i) => {
    y.set(i, 0, contrast(rows, study, arm, first).estimate);
    treatments.slice(1).forEach((treatment, j) => {
      x.set(i, j, Number(treatment === arm) - Number(treatment === first));
    });
    const arms = armsOf(rows, study);
    extra.forEach((term, e) => {
      x.set(i, treatments.length - 1 + e, term(arms, arm) - term(arms, first));
    });
    basis.forEach((other, j) => {
      if (other.study !== study) return;
      const variance = (a: string, b: string) => contrast(rows, study, a, b).variance;
      sampling.set(i, j, (variance(arm, first) + variance(other.arm, first) - variance(arm, other.arm)) / 2);
      heterogeneity.set(i, j, i === j ? 1 : 0.5);
    });
  });
  const total = Matrix.add(sampling, Matrix.mul(heterogeneity, tauSquared));
  const w = inverse(total);
  const covariance = inverse(x.transpose().mmul(w).mmul(x));
  const weights = covariance.mmul(x.transpose()).mmul(w);
  const p = Matrix.sub(w, w.mmul(x).mmul(weights));
  const q = y.transpose().mmul(p).mmul(y).get(0, 0);
  const trace = p.mmul(heterogeneity).trace();
  return {
    treatments,
    beta: weights.mmul(y).to1DArray(),
    covariance,
    q,
    df: m - x.columns,
    trace,
    score: y.transpose().mmul(p).mmul(heterogeneity).mmul(p).mmul(y).get(0, 0) - trace,
    weights,
    total,
    basis,
  };
};

const armsOf = (rows: readonly Row[], study: string): readonly string[] =>
  [
    ...new Set(
      rows
        .filter((row) => `${row.study}` === study)
        .flatMap(({ treatment, comparator }) => [`${treatment}`, `${comparator}`]),
    ),
  ].sort();

const contrast = (rows: readonly Row[], study: string, arm: string, other: string) => {
  if (arm === other) return { estimate: 0, variance: 0 };
  const row = rows.find(
    (each) =>
      `${each.study}` === study &&
      ((`${each.treatment}` === arm && `${each.comparator}` === other) ||
        (`${each.treatment}` === other && `${each.comparator}` === arm)),
  );
  if (!row) throw new RangeError(`no contrast of ${arm} and ${other} in ${study}`);
  return {
    estimate: `${row.treatment}` === arm ? row.estimate : -row.estimate,
    variance: row.standardError * row.standardError,
  };
};
