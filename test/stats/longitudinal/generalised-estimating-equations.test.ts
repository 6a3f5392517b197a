import { inverse, Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { ancova } from "../../../pipeline/stats/longitudinal/ancova.ts";
import type { ClusteredOutcome } from "../../../pipeline/stats/longitudinal/clustered-rows.ts";
import {
  type EstimatingFit,
  type EstimatingOptions,
  generalisedEstimatingEquations,
} from "../../../pipeline/stats/longitudinal/generalised-estimating-equations.ts";
import type { OutcomeFamily } from "../../../pipeline/stats/longitudinal/mean-model.ts";
import { random } from "../../../pipeline/stats/numeric/random.ts";
import { standardNormal } from "../../../pipeline/stats/numeric/standard-normal.ts";
import { fc } from "../../support/properties.ts";

const fitOf = (data: ClusteredOutcome, options: EstimatingOptions = {}): EstimatingFit => {
  const fit = generalisedEstimatingEquations(data, options);
  if (fit.kind === "not-estimable") throw new Error(JSON.stringify(fit));
  return fit;
};

const codeOf = (data: ClusteredOutcome, options: EstimatingOptions = {}): string => {
  const fit = generalisedEstimatingEquations(data, options);
  return fit.kind === "not-estimable" ? fit.code : "estimable";
};

const coefficients = (fit: EstimatingFit): readonly number[] => fit.terms.map(({ coefficient }) => coefficient.value);
const robust = (fit: EstimatingFit): readonly number[] =>
  fit.terms.map(({ robustStandardError }) => robustStandardError);
const naive = (fit: EstimatingFit): readonly number[] => fit.terms.map(({ naiveStandardError }) => naiveStandardError);

const close = (a: readonly number[], b: readonly number[], digits = 8): void => {
  expect(a).toHaveLength(b.length);
  a.forEach((value, j) => {
    expect(value).toBeCloseTo(b[j] ?? Number.NaN, digits);
  });
};

/** People with one to four visits, an arm between them and time within; rows of different people mixed; frozen. */
const madeVisits = (seed: number, family: OutcomeFamily, { people = 30, visits = 0 } = {}): ClusteredOutcome => {
  const source = random(seed);
  const rows = Array.from({ length: people }, (_, person) => {
    const own = standardNormal(source);
    const arm = person % 2;
    return Array.from({ length: visits || 1 + Math.floor(source.next() * 4) }, (__, visit) => {
      const eta = 0.3 + 0.5 * arm - 0.2 * visit + 0.7 * own;
      const u = source.next();
      const y =
        family === "gaussian"
          ? eta + standardNormal(source)
          : family === "binomial"
            ? Number(u < 1 / (1 + Math.exp(-eta)))
            : Math.floor(-Math.log(1 - u) * Math.exp(eta));
      return { y, arm, visit, person: 7 * person + 3 };
    });
  })
    .flat()
    .sort((a, b) => a.visit - b.visit);
  const column = (of: (row: (typeof rows)[number]) => number) => Object.freeze(rows.map(of));
  return Object.freeze({
    outcome: column(({ y }) => y),
    design: Object.freeze([column(() => 1), column(({ arm }) => arm), column(({ visit }) => visit)]),
    cluster: column(({ person }) => person),
  });
};

/** The equations as they are written down, with matrices: [score, robust errors, naive errors, φ, α] at given coefficients. */
const writtenDown = (data: ClusteredOutcome, family: OutcomeFamily, beta: readonly number[], alpha: number) => {
  const p = beta.length;
  let a = Matrix.zeros(p, p);
  let b = Matrix.zeros(p, p);
  let score = Matrix.zeros(p, 1);
  let [squares, products, pairs] = [0, 0, 0];
  for (const person of new Set(Array.from(data.cluster))) {
    const rows = Array.from(data.cluster).flatMap((code, i) => (code === person ? [i] : []));
    const x = new Matrix(rows.map((i) => data.design.map((column) => column[i] ?? 0)));
    const mu = rows.map((_, r) => {
      const eta = x.getRow(r).reduce((sum, value, j) => sum + value * (beta[j] ?? 0), 0);
      return family === "gaussian" ? eta : family === "binomial" ? 1 / (1 + Math.exp(-eta)) : Math.exp(eta);
    });
    const v = mu.map((m) => (family === "gaussian" ? 1 : family === "binomial" ? m * (1 - m) : m));
    // Canonical links: dμ/dη is the variance function.
    const d = new Matrix(rows.map((_, r) => x.getRow(r).map((value) => value * (v[r] ?? 0))));
    const variance = new Matrix(
      rows.map((_, r) => rows.map((__, s) => (r === s ? 1 : alpha) * Math.sqrt((v[r] ?? 0) * (v[s] ?? 0)))),
    );
    const residual = Matrix.columnVector(rows.map((i, r) => (data.outcome[i] ?? 0) - (mu[r] ?? 0)));
    const weighted = d.transpose().mmul(inverse(variance));
    const u = weighted.mmul(residual);
    score = Matrix.add(score, u);
    a = Matrix.add(a, weighted.mmul(d));
    b = Matrix.add(b, u.mmul(u.transpose()));
    const r = rows.map((_, k) => residual.get(k, 0) / Math.sqrt(v[k] ?? 0));
    r.forEach((one, k) => {
      squares += one * one;
      for (const other of r.slice(k + 1)) {
        products += one * other;
        pairs++;
      }
    });
  }
  const bread = inverse(a);
  const phi = squares / data.outcome.length;
  const root = (matrix: Matrix, factor: number) => matrix.diagonal().map((entry) => Math.sqrt(factor * entry));
  return {
    score: score.to1DArray(),
    robust: root(bread.mmul(b).mmul(bread), 1),
    naive: root(bread, phi),
    phi,
    alpha: products / pairs / phi,
  };
};

const seeds = fc.integer({ min: 1, max: 1e6 });

describe("generalised estimating equations", () => {
  it.each(["gaussian", "binomial", "poisson"] as const)("solve what is written down: %s", (family) => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const data = madeVisits(seed, family);
        const fit = fitOf(data, { family });
        const known = writtenDown(data, family, coefficients(fit), fit.workingCorrelation ?? Number.NaN);
        close(known.score, [0, 0, 0], 7);
        close(robust(fit), known.robust);
        close(naive(fit), known.naive);
        expect(fit.scale).toBeCloseTo(known.phi, 9);
        expect(fit.workingCorrelation).toBeCloseTo(known.alpha, 9);
        fit.terms.forEach(({ wald, coefficient, robustStandardError }) => {
          const z = coefficient.value / robustStandardError;
          expect(wald.statistic).toBeCloseTo(z * z, 9);
          expect((coefficient.intervals[0]?.high ?? 0) - coefficient.value).toBeCloseTo(
            1.959963984540054 * robustStandardError,
            9,
          );
        });
      }),
      { numRuns: 12 },
    );
  });

  it("is least squares with independence; one row a person makes its robust error HC0", () => {
    const data = madeVisits(4, "gaussian");
    const known = ancova({ outcome: data.outcome, design: data.design });
    if (known.kind === "not-estimable") throw new Error(known.reason);
    const values = known.terms.map(({ coefficient }) => coefficient.value);
    const independent = fitOf(data, { correlation: "independence" });
    close(coefficients(independent), values, 10);
    expect(independent.workingCorrelation).toBe(0);
    const alone = { ...data, cluster: Array.from(data.outcome, (_, i) => i) };
    const fit = fitOf(alone);
    close(coefficients(fit), values, 10);
    close(
      robust(fit),
      known.terms.map(({ robustStandardErrors }) => robustStandardErrors.hc0),
      10,
    );
    // n where least squares has n − p.
    const factor = Math.sqrt(known.df / known.n);
    close(
      naive(fit),
      known.terms.map(({ standardError }) => standardError * factor),
      10,
    );
    expect(fit.workingCorrelation).toBeNull();
    expect(fit).toMatchObject({ largestCluster: 1, clusters: known.n });
  });

  it("is least squares with an exchangeable correlation too when everybody has the same visits", () => {
    const data = madeVisits(9, "gaussian", { visits: 3 });
    const known = ancova({ outcome: data.outcome, design: data.design });
    if (known.kind === "not-estimable") throw new Error(known.reason);
    const fit = fitOf(data);
    close(
      coefficients(fit),
      known.terms.map(({ coefficient }) => coefficient.value),
      9,
    );
    expect(fit.workingCorrelation).toBeGreaterThan(0);
    expect(fit.iterations).toBeLessThan(10);
  });

  it("does not care for the order of rows and the names of people, and moves with shifts and units", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const data = madeVisits(seed, "gaussian");
        const fit = fitOf(data);
        const turned = <T>(values: ArrayLike<T>): readonly T[] => Array.from(values).reverse();
        const other = fitOf({
          outcome: turned(data.outcome).map((y) => 10 * y + 100),
          design: data.design.map((column, j) => turned(column).map((x) => (j === 2 ? 30 * x + 1990 : x))),
          cluster: turned(data.cluster).map((code) => -2 * code),
        });
        expect((coefficients(other)[1] ?? 0) / 10).toBeCloseTo(coefficients(fit)[1] ?? 0, 8);
        expect((robust(other)[1] ?? 0) / 10).toBeCloseTo(robust(fit)[1] ?? 0, 8);
        expect((coefficients(other)[2] ?? 0) * 3).toBeCloseTo(coefficients(fit)[2] ?? 0, 8);
        expect((naive(other)[2] ?? 0) * 3).toBeCloseTo(naive(fit)[2] ?? 0, 8);
        expect(other.workingCorrelation).toBeCloseTo(fit.workingCorrelation ?? 0, 8);
        expect(other.scale / 100).toBeCloseTo(fit.scale, 8);
      }),
      { numRuns: 12 },
    );
  });

  it("needs no intercept: indicators of both arms say the same", () => {
    const data = madeVisits(21, "binomial");
    const [one = [], arm = [], visit = []] = data.design;
    const fit = fitOf(data, { family: "binomial" });
    const both = fitOf({ ...data, design: [Array.from(arm, (a) => 1 - a), arm, visit] }, { family: "binomial" });
    expect(one).toHaveLength(arm.length);
    expect((coefficients(both)[1] ?? 0) - (coefficients(both)[0] ?? 0)).toBeCloseTo(coefficients(fit)[1] ?? 0, 8);
    expect(both.robustCovariance[0]?.[0]).toBeCloseTo(fit.robustCovariance[0]?.[0] ?? 0, 8);
    expect(robust(both)[2]).toBeCloseTo(robust(fit)[2] ?? 0, 8);
    // An intercept of twos is half as large.
    const twos = fitOf({ ...data, design: [Array.from(one, () => 2), arm, visit] }, { family: "binomial" });
    expect(2 * (coefficients(twos)[0] ?? 0)).toBeCloseTo(coefficients(fit)[0] ?? 0, 8);
  });

  it("refuses what cannot be answered", () => {
    const one = [1, 1, 1, 1, 1, 1];
    const cluster = [1, 1, 2, 2, 3, 3];
    const x = [0, 1, 2, 3, 4, 5];
    const y = [3, 1, 4, 1, 5, 9];
    expect(codeOf({ outcome: y, design: [one, x], cluster: one })).toBe("too-few");
    expect(
      codeOf({
        outcome: [1, 2],
        design: [
          [1, 1],
          [0, 1],
        ],
        cluster: [1, 2],
      }),
    ).toBe("too-few");
    expect(codeOf({ outcome: y, design: [one, x, x.map((v) => 3 * v)], cluster })).toBe("singular");
    expect(codeOf({ outcome: x.map((v) => 1 + 2 * v), design: [one, x], cluster })).toBe("all-tied");
    const apart = { outcome: [0, 0, 0, 1, 1, 1], design: [one, x], cluster };
    expect(codeOf(apart, { family: "binomial" })).toBe("separation");
    expect(codeOf({ outcome: [1, 0, 1, 0, 1, 1], design: [one, x, x], cluster }, { family: "binomial" })).toBe(
      "singular",
    );
    expect(codeOf({ outcome: [0, 0, 0, 0, 0, 0], design: [one], cluster }, { family: "poisson" })).toBe("separation");
    expect(() =>
      generalisedEstimatingEquations({ outcome: [2, 0], design: [[1, 1]], cluster: [1, 2] }, { family: "binomial" }),
    ).toThrow("outcome[0] must be in [0, 1]: 2");
    expect(() =>
      generalisedEstimatingEquations({ outcome: [-1, 0], design: [[1, 1]], cluster: [1, 2] }, { family: "poisson" }),
    ).toThrow("outcome[0] must be finite and ≥ 0: -1");
    expect(() =>
      generalisedEstimatingEquations({ outcome: [Number.NaN, 0], design: [[1, 1]], cluster: [1, 2] }),
    ).toThrow("outcome[0] must be finite: NaN");
    expect(() => generalisedEstimatingEquations({ outcome: [1, 0], design: [[1, 1]], cluster: [1] })).toThrow(
      "cluster must have length 2: 1",
    );
    expect(() => fitOf(madeVisits(1, "gaussian"), { family: "gamma" as "gaussian" })).toThrow("family unknown: gamma");
  });

  it("refuses a correlation that no cluster of that size can have", () => {
    // Two rows a person that cancel, and one person with ten: α near −1 is possible for two, not for ten.
    const pairs = Array.from({ length: 80 }, (_, i) => ({ y: i % 2 === 0 ? 5 : -5, who: Math.floor(i / 2) }));
    const many = Array.from({ length: 10 }, (_, i) => ({ y: i % 2 === 0 ? 0.1 : -0.1, who: 99 }));
    const rows = [...pairs, ...many];
    const data = {
      outcome: rows.map(({ y }) => y),
      design: [rows.map(() => 1), rows.map((_, i) => Math.sin(i))],
      cluster: rows.map(({ who }) => who),
    };
    const fit = generalisedEstimatingEquations(data);
    expect(fit).toMatchObject({ kind: "not-estimable", code: "singular" });
    if (fit.kind === "not-estimable") expect(fit.details?.largest).toBe(10);
  });

  it("says how far it came without convergence", () => {
    const fit = generalisedEstimatingEquations(madeVisits(2, "binomial"), { family: "binomial", maxIterations: 1 });
    expect(fit).toMatchObject({ code: "no-convergence", details: { iterations: 1 } });
    if (fit.kind === "not-estimable") expect(Number.isFinite(fit.details?.["gradient[0]"])).toBe(true);
  });

  it("covers the arm's effect in 200 sets of 60 people", () => {
    let [inside, naiveInside] = [0, 0];
    for (let seed = 1; seed <= 200; seed++) {
      const fit = fitOf(madeVisits(seed, "gaussian", { people: 60 }), { correlation: "independence" });
      const [, arm] = fit.terms;
      if (Math.abs((arm?.coefficient.value ?? 0) - 0.5) <= 1.96 * (arm?.robustStandardError ?? 0)) inside++;
      if (Math.abs((arm?.coefficient.value ?? 0) - 0.5) <= 1.96 * (arm?.naiveStandardError ?? 0)) naiveInside++;
    }
    expect(inside / 200).toBeGreaterThan(0.9);
    expect(inside / 200).toBeLessThan(0.985);
    // Rows taken as independent that are not: too sure of itself.
    expect(naiveInside).toBeLessThan(inside);
  });
});
