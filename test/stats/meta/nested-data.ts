import { readFileSync } from "node:fs";
import { inverse as inverseOf, Matrix } from "ml-matrix";
import type { NestedEffects } from "../../../pipeline/stats/meta/nested-effects.ts";
import type { NestedVariances } from "../../../pipeline/stats/meta/nested-fit.ts";
import { random } from "../../../pipeline/stats/numeric/random.ts";
import { standardNormal } from "../../../pipeline/stats/numeric/standard-normal.ts";
import { numbers, readTable } from "../../reference/harness/read-table.ts";

const tableOf = (file: string) =>
  readTable(file, readFileSync(new URL(`../../reference/data/${file}`, import.meta.url), "utf8"));

/** The 13 trials of BCG vaccine, log risk ratios (Colditz et al. 1994). */
export const vaccine = () => {
  const table = tableOf("bcg.csv");
  return { estimates: numbers(table, "yi"), standardErrors: numbers(table, "vi").map(Math.sqrt) };
};

/** Modified school calendars: 56 schools in 11 districts (Konstantopoulos 2011). */
export const schools = () => {
  const table = tableOf("konstantopoulos2011.csv");
  return {
    estimates: numbers(table, "yi"),
    standardErrors: numbers(table, "vi").map(Math.sqrt),
    outer: numbers(table, "district"),
    inner: numbers(table, "school"),
    year: numbers(table, "year"),
  };
};

export interface Made {
  readonly studies: number;
  readonly most: number;
  readonly outer: number;
  readonly inner: number;
  readonly correlation?: number;
  readonly mean?: number;
}

/** Studies with 1 … `most` estimates of known variances, mixed up; the first two have at least two. */
export const madeEffects = (seed: number | string, made: Made): NestedEffects => {
  const rng = random(seed);
  const rows: { readonly y: number; readonly se: number; readonly outer: number; readonly at: number }[] = [];
  for (let study = 0; study < made.studies; study++) {
    const n = study < 2 ? made.most : 1 + Math.floor(rng.next() * made.most);
    const u = Math.sqrt(made.outer) * standardNormal(rng);
    const common = standardNormal(rng);
    const rho = made.correlation ?? 0;
    for (let i = 0; i < n; i++) {
      const se = 0.1 + 0.3 * rng.next();
      const error = se * (Math.sqrt(rho) * common + Math.sqrt(1 - rho) * standardNormal(rng));
      const y = (made.mean ?? 0.2) + u + Math.sqrt(made.inner) * standardNormal(rng) + error;
      rows.push({ y, se, outer: 7 * study - 3, at: rng.next() });
    }
  }
  rows.sort((a, b) => a.at - b.at);
  return {
    estimates: Object.freeze(rows.map(({ y }) => y)),
    standardErrors: Object.freeze(rows.map(({ se }) => se)),
    outer: Object.freeze(rows.map(({ outer }) => outer)),
  };
};

/** The whole n × n covariance, generalised least squares and likelihood, by plain matrix algebra. */
export const denseFit = (input: NestedEffects, variances: NestedVariances, restricted: boolean) => {
  const { estimates, standardErrors, outer, inner } = input;
  const n = estimates.length;
  const columns = input.columns ?? [Array.from({ length: n }, () => 1)];
  const s = (i: number) => standardErrors[i] as number;
  const sigma = new Matrix(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const together = outer[i] === outer[j];
      const same = inner ? together && inner[i] === inner[j] : i === j;
      const error = i === j ? s(i) * s(i) : together ? variances.correlation * s(i) * s(j) : 0;
      sigma.set(i, j, error + (together ? variances.outer : 0) + (same ? variances.inner : 0));
    }
  }
  const x = new Matrix(n, columns.length);
  columns.forEach((column, j) => {
    for (let i = 0; i < n; i++) x.set(i, j, column[i] as number);
  });
  const y = Matrix.columnVector(Array.from(estimates));
  const weight = inverseOf(sigma);
  const information = x.transpose().mmul(weight).mmul(x);
  const bread = inverseOf(information);
  const beta = bread.mmul(x.transpose()).mmul(weight).mmul(y);
  const residual = Matrix.sub(y, x.mmul(beta));
  const quadratic = residual.transpose().mmul(weight).mmul(residual).get(0, 0);
  const p = columns.length;
  const constant = (restricted ? n - p : n) * Math.log(2 * Math.PI);
  const design = restricted ? logDet(information) : 0;
  const logLikelihood = -0.5 * (constant + logDet(sigma) + design + quadratic);
  return {
    n,
    p,
    sigma,
    x,
    weight,
    bread,
    beta,
    residual,
    quadratic,
    logLikelihood,
    logDesign: logDet(x.transpose().mmul(x)),
  };
};

const logDet = (symmetric: Matrix): number => {
  const a = symmetric.clone();
  let total = 0;
  for (let k = 0; k < a.rows; k++) {
    total += Math.log(a.get(k, k));
    for (let i = k + 1; i < a.rows; i++) {
      const factor = a.get(i, k) / a.get(k, k);
      for (let j = k; j < a.rows; j++) a.set(i, j, a.get(i, j) - factor * a.get(k, j));
    }
  }
  return total;
};
