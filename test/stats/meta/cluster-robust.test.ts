import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import {
  type ClusterRobustOptions,
  clusterRobust,
  type RobustCoefficient,
} from "../../../pipeline/stats/meta/cluster-robust.ts";
import { clusterScores } from "../../../pipeline/stats/meta/cluster-scores.ts";
import { multilevelMetaAnalysis } from "../../../pipeline/stats/meta/multilevel-meta-analysis.ts";
import { type NestedEffects, readNested } from "../../../pipeline/stats/meta/nested-effects.ts";
import { type NestedVariances, nestedFit } from "../../../pipeline/stats/meta/nested-fit.ts";
import { randomEffects } from "../../../pipeline/stats/meta/random-effects.ts";
import { satterthwaiteClusters } from "../../../pipeline/stats/meta/satterthwaite-clusters.ts";
import { leastSquares } from "../../../pipeline/stats/numeric/least-squares.ts";
import { packedAt, packedForm } from "../../../pipeline/stats/numeric/packed-matrix.ts";
import { fc } from "../../support/properties.ts";
import { tolerance, within } from "../../support/tolerance.ts";
import { denseFit, madeEffects, vaccine } from "./nested-data.ts";

const near = (actual: number | null | undefined, expected: number | null | undefined, of = tolerance.closedForm) =>
  expect(within(actual ?? Number.NaN, expected ?? Number.NaN, of), `${actual} is not ${expected}`).toBe(true);

const robust = (input: NestedEffects, variances: NestedVariances, options: ClusterRobustOptions = {}) => {
  const result = clusterRobust(input, variances, options);
  if (result.kind === "not-estimable") throw new RangeError(result.reason);
  return result;
};

const told = (coefficient: RobustCoefficient | { readonly kind: "not-estimable" } | undefined): RobustCoefficient => {
  if (!coefficient || "kind" in coefficient) throw new RangeError("not estimated");
  return coefficient;
};

const columnsFor = (input: NestedEffects, count: number, seed: number): readonly (readonly number[])[] => [
  Array.from(input.estimates, () => 1),
  ...Array.from({ length: count }, (_, c) =>
    Array.from(input.estimates, (_, i) => ((i * (seed + 3 * c + 2)) % 11) / 3 - c),
  ),
];

const powerOf = (symmetric: Matrix, power: (value: number) => number): Matrix => {
  const { realEigenvalues, eigenvectorMatrix: v } = new EigenvalueDecomposition(symmetric, { assumeSymmetric: true });
  return v.mmul(Matrix.diag(realEigenvalues.map(power))).mmul(v.transpose());
};

/** CR0 and CR2 with n × n matrices: A = D(DᵀSD)^(−½)D with D the symmetric root of Σ, S the residuals' covariance. */
const denseSandwich = (
  input: NestedEffects,
  variances: NestedVariances,
  cluster: ArrayLike<number>,
  adjusted: boolean,
) => {
  const { n, p, sigma, x, weight, bread, residual } = denseFit(input, variances, true);
  const hat = Matrix.sub(Matrix.eye(n), x.mmul(bread).mmul(x.transpose()).mmul(weight));
  const labels = [...new Set(Array.from(cluster))];
  const meat = Matrix.zeros(p, p);
  const maps = labels.map((label) => {
    const rows = Array.from(cluster).flatMap((code, i) => (code === label ? [i] : []));
    const pick = (m: Matrix, columns?: readonly number[]) => m.selection(rows, [...(columns ?? m.getRow(0).keys())]);
    const own = pick(sigma, rows);
    const root = powerOf(own, Math.sqrt);
    const spread = Matrix.sub(own, pick(x).mmul(bread).mmul(pick(x).transpose()));
    const inner = root.mmul(spread).mmul(root);
    const cut = 1e-11 * Math.max(...inner.diagonal().map(Math.abs), 1e-3);
    const change = adjusted
      ? root.mmul(powerOf(inner, (value) => (value > cut ? 1 / Math.sqrt(value) : 0))).mmul(root)
      : Matrix.eye(rows.length);
    const map = pick(x).transpose().mmul(pick(weight, rows)).mmul(change);
    const score = map.mmul(pick(residual));
    meat.add(score.mmul(score.transpose()));
    return map.mmul(pick(hat));
  });
  const covariance = bread.mmul(meat).mmul(bread);
  const df = Array.from({ length: p }, (_, j) => {
    const forms = maps.map((map) => bread.mmul(map).getRowVector(j));
    const products = forms.map((g) => forms.map((h) => g.mmul(sigma).mmul(h.transpose()).get(0, 0)));
    const mean = products.reduce((total, row, c) => total + (row[c] as number), 0);
    return (mean * mean) / products.flat().reduce((total, value) => total + value * value, 0);
  });
  return { covariance, df };
};

describe("against the whole covariance matrix", () => {
  test.each(["CR0", "CR1", "CR2"] as const)("%s: sandwich and degrees of freedom", (correction) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100000 }), fc.integer({ min: 0, max: 2 }), (seed, count) => {
        const made = madeEffects(seed, { studies: 8, most: 4, outer: 0.05, inner: 0.03 });
        const input = { ...made, columns: columnsFor(made, count, seed % 7) };
        const variances = { outer: 0.01 * (seed % 9), inner: 0.01 * (seed % 4), correlation: 0.2 * (seed % 4) };
        const result = robust(input, variances, { correction });
        const dense = denseSandwich(input, variances, input.outer, correction === "CR2");
        const factor = correction === "CR1" ? 8 / (8 - count - 1) : 1;
        result.coefficients.forEach((coefficient, j) => {
          const { estimate, test } = told(coefficient);
          near(estimate.se, Math.sqrt(factor * dense.covariance.get(j, j)), tolerance.iterative);
          near(packedAt(result.covariance, j, 0), factor * dense.covariance.get(j, 0), tolerance.iterative);
          near(test.df[0], correction === "CR2" ? dense.df[j] : 8 - count - 1, tolerance.iterative);
          near(test.statistic, estimate.value / (estimate.se ?? 0));
        });
      }),
      { numRuns: 15, seed: 2 },
    );
  });

  test("a covariate that one cluster alone decides: the pseudo-inverse", () => {
    const made = madeEffects(17, { studies: 7, most: 3, outer: 0.05, inner: 0.03 });
    const variances = { outer: 0.05, inner: 0.03, correlation: 0.5 };
    const alone = Array.from(made.outer, (code) => (code === made.outer[0] ? 1 : 0));
    const input = { ...made, columns: [...columnsFor(made, 1, 2), alone] };
    const dense = denseSandwich(input, variances, input.outer, true);
    robust(input, variances).coefficients.forEach((coefficient, j) => {
      near(told(coefficient).estimate.se, Math.sqrt(dense.covariance.get(j, j)), tolerance.iterative);
      near(told(coefficient).test.df[0], dense.df[j], tolerance.iterative);
    });
  });

  test("clusters that join several outer ones", () => {
    const made = madeEffects(23, { studies: 12, most: 3, outer: 0.05, inner: 0.03 });
    const codes = [...new Set(made.outer as readonly number[])];
    const cluster = Array.from(made.outer, (code) => codes.indexOf(code) % 5);
    const variances = { outer: 0.04, inner: 0.02, correlation: 0.3 };
    const dense = denseSandwich(made, variances, cluster, true);
    const { estimate, test } = told(robust(made, variances, { cluster }).coefficients[0]);
    near(estimate.se, Math.sqrt(dense.covariance.get(0, 0)), tolerance.iterative);
    near(test.df[0], dense.df[0], tolerance.iterative);
  });
});

describe("identities", () => {
  test("clusters of one: CR0 is HC0 and CR2 is HC2 of weighted least squares", () => {
    const made = madeEffects(31, { studies: 14, most: 1, outer: 0.1, inner: 0 });
    const input = { ...made, columns: columnsFor(made, 1, 4) };
    const variances = { outer: 0.1, inner: 0.02, correlation: 0 };
    const weights = Array.from(input.standardErrors, (s) => 1 / (s * s + 0.12));
    const fit = leastSquares(input.columns, input.estimates, { weights });
    if (fit.kind === "not-estimable") throw new RangeError(fit.reason);
    for (const correction of ["CR0", "CR2"] as const) {
      const meat = [0, 0, 0];
      weights.forEach((w, i) => {
        const left = correction === "CR2" ? 1 - (fit.leverage[i] as number) : 1;
        const u = (w * w * (fit.residuals[i] as number) * (fit.residuals[i] as number)) / left;
        const slope = input.columns[1]?.[i] as number;
        [1, slope, slope * slope].forEach((value, at) => {
          meat[at] = (meat[at] as number) + u * value;
        });
      });
      const { coefficients } = robust(input, variances, { correction });
      [0, 1].forEach((j) => {
        const direction = [packedAt(fit.inverse, j, 0), packedAt(fit.inverse, j, 1)];
        near(told(coefficients[j]).estimate.value, fit.coefficients[j]);
        near(told(coefficients[j]).estimate.se, Math.sqrt(packedForm(meat, direction)));
      });
    }
  });

  test("the working model's variance is what CR2 expects: it is unbiased there", () => {
    const made = madeEffects(37, { studies: 9, most: 4, outer: 0.05, inner: 0.05 });
    const nested = readNested({ ...made, columns: columnsFor(made, 2, 1) });
    if ("kind" in nested) throw new RangeError(nested.reason);
    const fit = nestedFit(nested, { outer: 0.05, inner: 0.05, correlation: 0.4 }, true);
    if (fit === null) throw new RangeError("singular");
    for (const t of [
      [1, 0, 0],
      [0, 1, 0],
      [0.3, -2, 1],
    ]) {
      const direction = Float64Array.from(t, (_, i) =>
        t.reduce((sum, v, j) => sum + packedAt(fit.inverse, i, j) * v, 0),
      );
      near(
        satterthwaiteClusters(clusterScores(nested, fit, true), fit.inverse, direction).expected,
        packedForm(fit.inverse, t),
      );
      const plain = satterthwaiteClusters(clusterScores(nested, fit, false), fit.inverse, direction).expected;
      expect(plain).toBeLessThan(packedForm(fit.inverse, t));
    }
  });

  test("equal clusters of equal variances, a mean alone: CR1 and CR2 agree, with n − 1 df, and are the t test of the means", () => {
    const means = [0.1, 0.4, -0.2, 0.6, 0.3];
    const outer = means.flatMap((_, c) => [c, c, c]);
    const estimates = means.flatMap((mean, c) => [mean - 0.1 * c, mean, mean + 0.1 * c]);
    const input = { estimates, outer, standardErrors: estimates.map(() => 0.2) };
    const variances = { outer: 0.1, inner: 0.05, correlation: 0.5 };
    const centre = means.reduce((a, b) => a + b) / 5;
    const se = Math.sqrt(means.reduce((total, mean) => total + (mean - centre) * (mean - centre), 0) / 4 / 5);
    for (const correction of ["CR1", "CR2"] as const) {
      const { estimate, test } = told(robust(input, variances, { correction }).coefficients[0]);
      near(estimate.value, centre);
      near(estimate.se, se);
      near(test.df[0], 4);
      near(estimate.intervals[0]?.high, centre + 2.7764451051977987 * se);
    }
  });

  test("order of rows and columns, codes of clusters, units", () => {
    const made = madeEffects(41, { studies: 8, most: 4, outer: 0.05, inner: 0.05 });
    const input = { ...made, columns: columnsFor(made, 1, 5) };
    const variances = { outer: 0.05, inner: 0.02, correlation: 0.3 };
    const here = robust(input, variances).coefficients.map(told);
    const back = (values: ArrayLike<number>) => Array.from(values).reverse();
    const there = robust(
      {
        estimates: back(input.estimates).map((y) => 5 * y),
        standardErrors: back(input.standardErrors).map((s) => 5 * s),
        outer: back(input.outer).map((code) => 1e6 - code),
        columns: input.columns.map((column) => back(column).map((value) => 100 * value)).reverse(),
      },
      { outer: 25 * 0.05, inner: 25 * 0.02, correlation: 0.3 },
    ).coefficients.map(told);
    [0, 1].forEach((j) => {
      near(20 * (there[1 - j]?.estimate.se ?? 0), here[j]?.estimate.se);
      near(there[1 - j]?.test.df[0], here[j]?.test.df[0]);
      near(there[1 - j]?.test.p, here[j]?.test.p);
    });
  });

  test("a plain random-effects model: its mean, and metafor's published variances for the BCG trials", () => {
    const trials = vaccine();
    const fit = randomEffects(trials, { interval: "z" });
    if (
      fit.kind === "not-estimable" ||
      fit.estimate.kind === "not-estimable" ||
      fit.tauSquared.kind === "not-estimable"
    ) {
      throw new RangeError("not estimated");
    }
    const input = { ...trials, outer: trials.estimates.map((_, i) => i) };
    const variances = { outer: fit.tauSquared.value, inner: 0, correlation: 0 };
    for (const [correction, variance] of [
      ["CR1", 0.032106],
      ["CR0", 0.029636],
    ] as const) {
      const { covariance, coefficients } = robust(input, variances, { correction });
      expect(covariance[0]).toBeCloseTo(variance, 6);
      near(told(coefficients[0]).estimate.value, fit.estimate.value);
      expect(told(coefficients[0]).test.df).toEqual([12]);
    }
  });
});

describe("small samples", () => {
  test("CR2 covers where CR0 does not: 200 sets of 8 clusters with a covariate of clusters", () => {
    const covered = { CR0: 0, CR2: 0 };
    for (let set = 0; set < 200; set++) {
      const made = madeEffects(`cr ${set}`, { studies: 8, most: 3, outer: 0.1, inner: 0.05, correlation: 0.6 });
      const input = {
        ...made,
        columns: [made.estimates.length, 0].map((n) => Array.from(made.outer, (code) => (n ? 1 : code / 20))),
      };
      for (const correction of ["CR0", "CR2"] as const) {
        const { estimate, test } = told(
          robust(input, { outer: 0.1, inner: 0, correlation: 0 }, { correction }).coefficients[1],
        );
        // CR0 as it was used before corrections: with normal limits.
        const reached = correction === "CR0" ? 1.959963984540054 * (estimate.se ?? 0) : null;
        const high = estimate.intervals[0]?.high ?? Number.NaN;
        if (Math.abs(estimate.value) <= (reached ?? high - estimate.value)) covered[correction]++;
        expect(test.p).toBeGreaterThan(0);
      }
    }
    expect(covered.CR2).toBeGreaterThanOrEqual(181);
    expect(covered.CR2).toBeLessThanOrEqual(199);
    expect(covered.CR0).toBeLessThan(176);
  });
});

describe("refusals", () => {
  const variances = { outer: 0.1, inner: 0.1, correlation: 0.5 };
  const input = madeEffects(2, { studies: 3, most: 3, outer: 0.1, inner: 0.1 });

  test("one cluster; too few for CR0 and CR1; CR2 then by coefficient", () => {
    expect(clusterRobust(input, variances, { cluster: Array.from(input.outer, () => 1) })).toMatchObject({
      code: "one-group",
    });
    const columns = columnsFor(input, 2, 1);
    for (const correction of ["CR0", "CR1"] as const) {
      expect(clusterRobust({ ...input, columns }, variances, { correction })).toMatchObject({ code: "too-few" });
    }
    expect(robust({ ...input, columns }, variances).coefficients).toHaveLength(3);
  });

  test("coefficients that single clusters decide alone, also where one cluster of one row does", () => {
    const data = { estimates: [1, 1.2, 2, 2.5, 3], standardErrors: [1, 1, 1, 1, 1], outer: [1, 1, 2, 2, 3] };
    const columns = [1, 2, 3].map((c) => data.outer.map((code) => (code === c ? 1 : 0)));
    const { coefficients } = robust({ ...data, columns }, variances);
    expect(coefficients).toEqual([1, 2, 3].map(() => expect.objectContaining({ code: "too-few" })));
  });

  test("what the data forbid", () => {
    expect(clusterRobust({ estimates: [], standardErrors: [], outer: [] }, variances)).toMatchObject({
      code: "no-data",
    });
    const extreme = { estimates: [1, 2, 3], standardErrors: [1e-12, 1e-12, 1], outer: [1, 1, 2], inner: [1, 1, 1] };
    expect(clusterRobust(extreme, variances)).toMatchObject({ code: "singular" });
  });

  test("wrong arguments throw", () => {
    const cluster = Array.from(input.outer, (_, i) => i);
    expect(() => clusterRobust(input, variances, { cluster })).toThrow("cluster must not divide outer");
    expect(() => clusterRobust(input, variances, { cluster: [1] })).toThrow("must have length");
    expect(() => clusterRobust(input, { ...variances, outer: -1 })).toThrow("outer must not be negative: -1");
    expect(() => clusterRobust(input, { ...variances, inner: Number.NaN })).toThrow("inner must be finite: NaN");
    expect(() => clusterRobust(input, { ...variances, correlation: 2 })).toThrow("correlation must lie in [0, 1): 2");
    expect(() => clusterRobust(input, variances, { level: 0 })).toThrow("level");
  });

  test("nothing that is handed in is changed, and a fit's variances can be handed on", () => {
    const made = madeEffects(9, { studies: 10, most: 3, outer: 0.1, inner: 0.05 });
    const frozen = { ...made, columns: Object.freeze(columnsFor(made, 1, 3).map((column) => Object.freeze(column))) };
    const fit = multilevelMetaAnalysis(Object.freeze(frozen));
    if (fit.kind === "not-estimable") throw new RangeError(fit.reason);
    const { coefficients } = robust(frozen, Object.freeze(fit.variances));
    coefficients.forEach((coefficient, j) => {
      near(told(coefficient).estimate.value, fit.coefficients[j]?.estimate.value, tolerance.exact);
    });
  });
});
