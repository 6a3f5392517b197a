import { describe, expect, test } from "vitest";
import { climbVariances } from "../../../pipeline/stats/meta/climb-variances.ts";
import { correlatedHierarchicalEffects } from "../../../pipeline/stats/meta/correlated-hierarchical-effects.ts";
import {
  type MultilevelOptions,
  multilevelMetaAnalysis,
} from "../../../pipeline/stats/meta/multilevel-meta-analysis.ts";
import { nestedDerivatives } from "../../../pipeline/stats/meta/nested-derivatives.ts";
import { type NestedEffects, readNested } from "../../../pipeline/stats/meta/nested-effects.ts";
import { nestedFit } from "../../../pipeline/stats/meta/nested-fit.ts";
import { scanLikelihood } from "../../../pipeline/stats/meta/scan-likelihood.ts";
import { varianceComponents } from "../../../pipeline/stats/meta/variance-components.ts";
import { varianceLimits } from "../../../pipeline/stats/meta/variance-limits.ts";
import { packedAt } from "../../../pipeline/stats/numeric/packed-matrix.ts";
import { fc } from "../../support/properties.ts";
import { tolerance, within } from "../../support/tolerance.ts";
import { denseFit, madeEffects, schools } from "./nested-data.ts";

const near = (actual: number | null | undefined, expected: number | null | undefined, of = tolerance.closedForm) =>
  expect(within(actual ?? Number.NaN, expected ?? Number.NaN, of), `${actual} is not ${expected}`).toBe(true);

const fitted = (input: NestedEffects, options: MultilevelOptions = {}) => {
  const fit = multilevelMetaAnalysis(input, options);
  if (fit.kind === "not-estimable") throw new RangeError(fit.reason);
  return fit;
};

const reading = (input: NestedEffects) => {
  const nested = readNested(input);
  if ("kind" in nested) throw new RangeError(nested.reason);
  return nested;
};

const withYear = (input: NestedEffects, seed = 3): NestedEffects => ({
  ...input,
  columns: [
    Object.freeze(Array.from(input.estimates, () => 1)),
    Object.freeze(Array.from(input.estimates, (_, i) => 1990 + ((i * seed) % 17))),
  ],
});

const seeds = fc.integer({ min: 1, max: 100000 });

describe("published numbers", () => {
  const data = schools();

  test("three-level model by ML: Konstantopoulos (2011), Table 5; prediction from metafor's test of that example", () => {
    const { coefficients, variances, prediction } = fitted(data, { method: "ML" });
    expect(coefficients[0]?.estimate.value).toBeCloseTo(0.1845, 4);
    expect(coefficients[0]?.estimate.se).toBeCloseTo(0.0805, 4);
    expect(variances.outer).toBeCloseTo(0.0577, 4);
    expect(variances.inner).toBeCloseTo(0.0329, 4);
    expect(prediction?.low).toBeCloseTo(-0.4262, 4);
    expect(prediction?.high).toBeCloseTo(0.7951, 4);
  });

  test("with the year as covariate: Table 5", () => {
    const mean = data.year.reduce((total, year) => total + year, 0) / data.year.length;
    const columns = [data.year.map(() => 1), data.year.map((year) => year - mean)];
    const { coefficients, variances, prediction } = fitted({ ...data, columns }, { method: "ML" });
    expect(coefficients.map(({ estimate }) => estimate.value)).toEqual([
      expect.closeTo(0.178, 4),
      expect.closeTo(0.0051, 4),
    ]);
    expect(coefficients.map(({ estimate }) => estimate.se)).toEqual([
      expect.closeTo(0.0805, 4),
      expect.closeTo(0.0085, 4),
    ]);
    expect([variances.outer, variances.inner]).toEqual([expect.closeTo(0.0565, 4), expect.closeTo(0.0329, 4)]);
    expect(prediction).toBeNull();
  });

  test("profile likelihood limits: metafor's test of the example", () => {
    const limits = varianceLimits(data);
    if (limits.kind === "not-estimable" || limits.outer.kind !== "estimate" || limits.inner.kind !== "estimate") {
      throw new RangeError("not estimated");
    }
    expect(limits.outer.intervals[0]).toMatchObject({
      low: expect.closeTo(0.0222, 4),
      high: expect.closeTo(0.2072, 4),
    });
    expect(limits.inner.intervals[0]).toMatchObject({
      low: expect.closeTo(0.0163, 4),
      high: expect.closeTo(0.0628, 4),
    });
  });
});

describe("against the whole covariance matrix", () => {
  test.each([
    ["REML", 0],
    ["ML", 0],
    ["REML", 0.6],
    ["ML", 0.3],
  ] as const)(
    "%s with ρ = %f: estimates, likelihood, Q, shares; and no better point near it",
    (method, correlation) => {
      fc.assert(
        fc.property(seeds, (seed) => {
          const made = madeEffects(seed, { studies: 9, most: 4, outer: 0.05, inner: 0.03, correlation });
          const inner = Array.from(made.estimates, (_, i) => i % 3);
          const input = withYear(seed % 2 ? { ...made, inner } : made, 1 + (seed % 5));
          const fit = fitted(input, { method, correlation });
          const restricted = method === "REML";
          const dense = denseFit(input, fit.variances, restricted);
          near(fit.logLikelihoodOfContrasts, dense.logLikelihood);
          near(fit.logLikelihood, dense.logLikelihood + (restricted ? dense.logDesign / 2 : 0));
          fit.coefficients.forEach(({ estimate }, j) => {
            // The dense way loses digits to the uncentred year.
            near(estimate.value, dense.beta.get(j, 0), tolerance.iterative);
            near(estimate.se, Math.sqrt(dense.bread.get(j, j)), tolerance.iterative);
            near(packedAt(fit.covariance, j, 0), dense.bread.get(j, 0), tolerance.iterative);
          });
          const common = denseFit(input, { outer: 0, inner: 0, correlation }, true);
          near(fit.q.statistic, common.quadratic);
          const projection = common.weight
            .clone()
            .sub(common.weight.mmul(common.x).mmul(common.bread).mmul(common.x.transpose()).mmul(common.weight));
          const typical = (common.n - common.p) / projection.trace();
          near(fit.shares.typicalVariance, typical, tolerance.iterative);
          near(
            fit.shares.total,
            (100 * (fit.variances.outer + fit.variances.inner)) / (fit.variances.outer + fit.variances.inner + typical),
            tolerance.iterative,
          );
          near(fit.shares.outer + fit.shares.inner, fit.shares.total);
          const slope = fit.coefficients[1]?.test.statistic ?? 0;
          near(fit.moderators?.statistic, slope * slope, tolerance.iterative);
          for (const outer of [0, 0.5, 0.9, 1.1, 2, 20]) {
            for (const inner of [0, 0.5, 0.9, 1.1, 2, 20]) {
              const other = {
                outer: outer * (fit.variances.outer || 0.01),
                inner: inner * (fit.variances.inner || 0.01),
              };
              const height = denseFit(input, { ...other, correlation }, restricted).logLikelihood;
              expect(height).toBeLessThanOrEqual(dense.logLikelihood + 1e-9);
            }
          }
        }),
        { numRuns: 12, seed: 1 },
      );
    },
  );

  test.each([true, false])(
    "first and second derivatives are those of the likelihood (restricted: %s)",
    (restricted) => {
      const nested = reading(withYear(madeEffects(11, { studies: 8, most: 4, outer: 0.1, inner: 0.05 })));
      const at = (outer: number, inner: number) => {
        const fit = nestedFit(nested, { outer, inner, correlation: 0.4 }, restricted);
        if (fit === null) throw new RangeError("singular");
        return { height: fit.logLikelihood, ...nestedDerivatives(nested, fit, restricted) };
      };
      const [o, i, h] = [0.07, 0.04, 1e-5];
      const { score, observed } = at(o, i);
      near(score[0], (at(o + h, i).height - at(o - h, i).height) / (2 * h), tolerance.iterative);
      near(score[1], (at(o, i + h).height - at(o, i - h).height) / (2 * h), tolerance.iterative);
      near(
        observed[0],
        ((at(o - h, i).score[0] as number) - (at(o + h, i).score[0] as number)) / (2 * h),
        tolerance.iterative,
      );
      near(
        observed[1],
        ((at(o - h, i).score[1] as number) - (at(o + h, i).score[1] as number)) / (2 * h),
        tolerance.iterative,
      );
      near(
        observed[2],
        ((at(o, i - h).score[1] as number) - (at(o, i + h).score[1] as number)) / (2 * h),
        tolerance.iterative,
      );
    },
  );

  test.each([
    [85, false, [0, 0.05]],
    [286, true, [0, 0.05]],
    [356, true, [0.05, 0]],
    [427, true, [0.1, 0.01]],
  ] as const)("of two peaks the higher is taken (set %i, restricted: %s)", (seed, restricted, start) => {
    const input = madeEffects(seed, { studies: 6, most: 3, outer: 0.02, inner: 0.06 });
    const lower = climbVariances(reading(input), start, { restricted, correlation: 0 });
    if (lower.kind === "not-estimable") throw new RangeError(lower.reason);
    const best = fitted(input, { method: restricted ? "REML" : "ML" });
    expect(best.logLikelihood).toBeGreaterThan(lower.fit.logLikelihood + 1e-3);
    for (let outer = 0; outer <= 0.2; outer += 0.01) {
      for (let inner = 0; inner <= 0.2; inner += 0.01) {
        const { logLikelihood } = denseFit(input, { outer, inner, correlation: 0 }, restricted);
        expect(logLikelihood).toBeLessThanOrEqual(best.logLikelihoodOfContrasts + 1e-9);
      }
    }
  });

  test.each([true, false])("the quick scan gives the likelihood up to a constant (restricted: %s)", (restricted) => {
    const made = madeEffects(13, { studies: 7, most: 4, outer: 0.1, inner: 0.05 });
    const nested = reading(withYear({ ...made, inner: Array.from(made.estimates, (_, i) => i % 2) }));
    const [outer, inner, correlation] = [[0, 0.02, 0.3], [0, 0.01, 0.2], 0.6];
    const heights = scanLikelihood(nested, { outer, inner, correlation, restricted });
    const full = outer.map((o) =>
      inner.map((i) => nestedFit(nested, { outer: o, inner: i, correlation }, restricted)?.logLikelihood ?? Number.NaN),
    );
    const constant = (full[0]?.[0] ?? 0) - (heights[0]?.[0] ?? 0);
    full.flat().forEach((height, at) => {
      near(heights.flat()[at], height - constant, tolerance.closedForm);
    });
  });

  test("the optimum has no slope inside and none upwards at 0", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const nested = reading(
        madeEffects(seed, { studies: 6, most: 3, outer: seed % 2 ? 0.02 : 0, inner: seed % 3 ? 0.02 : 0 }),
      );
      const peak = varianceComponents(nested, { restricted: true, correlation: 0.5 });
      if (peak.kind === "not-estimable") throw new RangeError(peak.reason);
      const { score } = nestedDerivatives(nested, peak.fit, true);
      for (const [value, slope] of [
        [peak.outer, score[0] as number],
        [peak.inner, score[1] as number],
      ] as const) {
        if (value > 0) expect(Math.abs(slope)).toBeLessThan(1e-6);
        else expect(slope).toBeLessThanOrEqual(0);
      }
    }
  });

  test("limits are where the highest likelihood has sunk by χ²/2, checked on a dense grid over the other variance", () => {
    const input = madeEffects(5, { studies: 9, most: 3, outer: 0.8, inner: 0.05 });
    const limits = varianceLimits(input, { correlation: 0.3, level: 0.9 });
    if (limits.kind === "not-estimable" || limits.outer.kind === "not-estimable") throw new RangeError("not estimated");
    const { logLikelihoodOfContrasts } = fitted(input, { correlation: 0.3 });
    const [interval] = limits.outer.intervals;
    for (const limit of [interval?.low, interval?.high]) {
      const heights = Array.from({ length: 401 }, (_, j) => {
        const variances = { outer: limit ?? Number.NaN, inner: (j * j) / 800000, correlation: 0.3 };
        return denseFit(input, variances, true).logLikelihood;
      });
      near(logLikelihoodOfContrasts - Math.max(...heights), 2.705543454095404 / 2, { rel: 1e-3, abs: 0 });
    }
  });
});

describe("what must not matter, and what must", () => {
  const input = withYear(madeEffects(21, { studies: 10, most: 4, outer: 0.06, inner: 0.03 }));
  const fit = fitted(input, { correlation: 0.5 });

  test("order of rows, codes of clusters, position of the intercept", () => {
    const order = Array.from(input.estimates, (_, i) => i).sort(
      (a, b) => ((a * 7919) % 31) - ((b * 7919) % 31) || a - b,
    );
    const pick = (values: ArrayLike<number>) => order.map((i) => values[i] as number);
    const [ones, year] = input.columns as readonly [ArrayLike<number>, ArrayLike<number>];
    const other = fitted(
      {
        estimates: pick(input.estimates),
        standardErrors: pick(input.standardErrors),
        outer: pick(input.outer).map((code) => -1000.5 * code),
        columns: [pick(year), pick(ones)],
      },
      { correlation: 0.5 },
    );
    near(other.variances.outer, fit.variances.outer);
    near(other.variances.inner, fit.variances.inner);
    near(other.coefficients[1]?.estimate.value, fit.coefficients[0]?.estimate.value);
    near(other.coefficients[0]?.estimate.se, fit.coefficients[1]?.estimate.se);
    near(other.moderators?.statistic, fit.moderators?.statistic);
    near(other.logLikelihood, fit.logLikelihood);
  });

  test("units: estimates times 10 multiply variances by 100; a shift moves the intercept alone", () => {
    const scaled = fitted(
      {
        ...input,
        estimates: Array.from(input.estimates, (y) => 10 * y + 3),
        standardErrors: Array.from(input.standardErrors, (s) => 10 * s),
      },
      { correlation: 0.5 },
    );
    near(scaled.variances.outer, 100 * fit.variances.outer);
    near(scaled.variances.inner, 100 * fit.variances.inner);
    near(scaled.coefficients[0]?.estimate.value, 10 * (fit.coefficients[0]?.estimate.value ?? 0) + 3);
    near(scaled.coefficients[1]?.estimate.value, 10 * (fit.coefficients[1]?.estimate.value ?? 0));
    near(scaled.q.statistic, fit.q.statistic);
    near(scaled.shares.total, fit.shares.total);
  });

  test("an inner code used in two clusters is two units; each row its own unit is the default", () => {
    const count = new Map<number, number>();
    const inner = Array.from(input.outer, (code) => {
      const next = (count.get(code) ?? 0) + 1;
      count.set(code, next);
      return next;
    });
    near(fitted({ ...input, inner }, { correlation: 0.5 }).variances.inner, fit.variances.inner);
  });

  test("rows of one unit copied with √2 the standard error are one row", () => {
    const plain = { ...madeEffects(8, { studies: 8, most: 3, outer: 0.05, inner: 0.05 }) };
    const inner = Array.from(plain.estimates, (_, i) => i);
    const twice = (values: ArrayLike<number>, factor = 1) =>
      [...Array.from(values), ...Array.from(values)].map((v) => v * factor);
    const one = fitted({ ...plain, inner });
    const two = fitted({
      estimates: twice(plain.estimates),
      standardErrors: twice(plain.standardErrors, Math.SQRT2),
      outer: twice(plain.outer),
      inner: twice(inner),
    });
    near(two.variances.outer, one.variances.outer, tolerance.iterative);
    near(two.variances.inner, one.variances.inner, tolerance.iterative);
    near(two.coefficients[0]?.estimate.se, one.coefficients[0]?.estimate.se, tolerance.iterative);
  });

  test("estimates that agree better than chance leave no variance; clusters alike leave none between them", () => {
    const outer = [1, 1, 2, 2, 3, 3];
    const alike = fitted({ estimates: [1, 1.01, 1.02, 1, 0.99, 1.01], standardErrors: [1, 1, 1, 1, 1, 1], outer });
    expect(alike.variances).toEqual({ outer: 0, inner: 0, correlation: 0 });
    expect(alike.shares).toMatchObject({ total: 0, intraclassCorrelation: null });
    const within = fitted({
      estimates: [-1, 1, -1.2, 1.2, -1.1, 1.1],
      standardErrors: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1],
      outer,
    });
    expect(within.variances.outer).toBe(0);
    expect(within.shares.intraclassCorrelation).toBe(0);
    const between = fitted({ estimates: [-1, -1, 0, 0, 1, 1], standardErrors: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1], outer });
    expect(between.variances.inner).toBe(0);
    near(between.variances.outer, 1 - 0.01 / 2);
    const open = varianceLimits({
      estimates: [-1, -1, 0, 0, 1, 1],
      standardErrors: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1],
      outer,
    });
    expect(open).toMatchObject({ inner: { value: 0, intervals: [{ low: 0 }] } });
  });

  test("a wider level widens", () => {
    const wide = fitted(input, { correlation: 0.5, level: 0.99 });
    expect(wide.coefficients[1]?.estimate.intervals[0]?.low).toBeLessThan(
      fit.coefficients[1]?.estimate.intervals[0]?.low ?? Number.NaN,
    );
  });

  test("without an intercept all coefficients are tested", () => {
    const [, year] = input.columns as readonly [ArrayLike<number>, ArrayLike<number>];
    const slope = fitted({ ...input, columns: [year] });
    near(
      slope.moderators?.statistic,
      (slope.coefficients[0]?.test.statistic ?? 0) * (slope.coefficients[0]?.test.statistic ?? 0),
    );
    expect(slope.moderators?.df).toEqual([1]);
    expect(fitted({ ...input, columns: [Array.from(year, () => 2)] }).moderators).toBeNull();
  });
});

describe("correlated and hierarchical effects", () => {
  test("without correlation it is the three-level model, with its CR2 inference by study", () => {
    const input = madeEffects(4, { studies: 12, most: 4, outer: 0.05, inner: 0.02 });
    const che = correlatedHierarchicalEffects(input, { correlation: 0 });
    if (che.kind === "not-estimable") throw new RangeError(che.reason);
    expect(che.working).toEqual(fitted(input));
    expect(che.robust.clusters).toBe(12);
  });

  test("the declared correlation moves the split of the variances, hardly the mean", () => {
    const input = madeEffects(6, { studies: 60, most: 4, outer: 0.08, inner: 0.04, correlation: 0.6 });
    const [low, high] = [0.2, 0.8].map((correlation) => fitted(input, { correlation }));
    expect(low?.variances.outer).toBeGreaterThan(high?.variances.outer ?? Number.NaN);
    expect(low?.variances.inner).toBeLessThan(high?.variances.inner ?? Number.NaN);
    expect(
      Math.abs((low?.coefficients[0]?.estimate.value ?? 0) - (high?.coefficients[0]?.estimate.value ?? 0)),
    ).toBeLessThan(0.01);
  });

  test("its interval covers: 200 sets of 15 studies, errors correlated by 0.8 and declared 0.4", () => {
    let covered = 0;
    for (let set = 0; set < 200; set++) {
      const input = madeEffects(`che ${set}`, {
        studies: 15,
        most: 4,
        outer: 0.05,
        inner: 0.03,
        correlation: 0.8,
        mean: 0.3,
      });
      const che = correlatedHierarchicalEffects(input, { correlation: 0.4 });
      const coefficient = che.kind === "not-estimable" ? che : che.robust.coefficients[0];
      if (!coefficient || "kind" in coefficient) throw new RangeError("not estimated");
      const [interval] = coefficient.estimate.intervals;
      if ((interval?.low ?? 1) <= 0.3 && 0.3 <= (interval?.high ?? 0)) covered++;
    }
    // 95 % ± 3 standard errors of 200 sets.
    expect(covered).toBeGreaterThanOrEqual(181);
    expect(covered).toBeLessThanOrEqual(199);
  });

  test("refusals are handed on", () => {
    const singles = { estimates: [1, 2, 3], standardErrors: [1, 1, 1], outer: [1, 2, 3] };
    expect(correlatedHierarchicalEffects(singles, { correlation: 0.5 })).toMatchObject({ code: "singular" });
    const steep = madeEffects(3, { studies: 3, most: 3, outer: 0.1, inner: 0.1 });
    const columns = [1, 2, 3].map((power) => Array.from(steep.estimates, (_, i) => Math.cos(power * i)));
    const refused = correlatedHierarchicalEffects({ ...steep, columns }, { correlation: 0.5, correction: "CR1" });
    expect(refused).toMatchObject({ code: "too-few", reason: expect.stringContaining("robust standard errors") });
  });
});

describe("refusals", () => {
  const outer = [1, 1, 2, 2, 3, 3];
  const estimates = [0.1, 0.3, 0.2, 0.5, 0.4, 0.9];
  const standardErrors = [0.1, 0.1, 0.2, 0.2, 0.1, 0.1];
  const input: NestedEffects = { estimates, standardErrors, outer };
  const both = (data: NestedEffects) => [multilevelMetaAnalysis(data), varianceLimits(data)];

  test.each([
    ["nothing at all", { estimates: [], standardErrors: [], outer: [] }, "no-data"],
    ["one cluster", { ...input, outer: [4, 4, 4, 4, 4, 4] }, "one-group"],
    ["a unit a cluster", { ...input, outer: [1, 2, 3, 4, 5, 6] }, "singular"],
    ["one inner unit a cluster", { ...input, inner: [1, 1, 1, 1, 1, 1] }, "singular"],
    ["no more estimates than coefficients", { estimates: [1], standardErrors: [1], outer: [1] }, "too-few"],
    ["dependent columns", { ...input, columns: [outer, outer.map((code) => 2 * code)] }, "singular"],
    ["a column of zeros", { ...input, columns: [outer.map(() => 0)] }, "singular"],
    [
      "covariates that set the clusters apart",
      { ...input, columns: [1, 2, 3].map((c) => outer.map((code) => (code === c ? 1 : 0))) },
      "singular",
    ],
    ["a standard error of 0", { ...input, standardErrors: [0, 1, 1, 1, 1, 1] }, "singular"],
    [
      "covariances beyond the machine",
      { ...input, standardErrors: [1e-12, 1e-12, 1, 1, 1, 1], inner: [1, 1, 2, 3, 4, 5] },
      "singular",
    ],
  ] as const)("%s", (_, data, code) => {
    for (const result of both(data)) expect(result).toMatchObject({ kind: "not-estimable", code });
  });

  test("wrong arguments throw", () => {
    expect(() => multilevelMetaAnalysis({ ...input, outer: [1, 2] })).toThrow("outer must have length 6: 2");
    expect(() => multilevelMetaAnalysis({ ...input, inner: [1, 2] })).toThrow("inner must have length 6: 2");
    expect(() => multilevelMetaAnalysis({ ...input, columns: [[1]] })).toThrow("columns[0] must have length 6: 1");
    expect(() => multilevelMetaAnalysis({ ...input, columns: [] })).toThrow("columns must not be empty");
    expect(() => multilevelMetaAnalysis({ ...input, outer: [1, 1, Number.NaN, 2, 3, 3] })).toThrow(
      "outer[2] must be finite",
    );
    expect(() => multilevelMetaAnalysis(input, { correlation: 1 })).toThrow("correlation must lie in [0, 1): 1");
    expect(() => varianceLimits(input, { correlation: -0.1 })).toThrow("correlation must lie in [0, 1): -0.1");
    expect(() => varianceLimits(input, { level: 1 })).toThrow("level");
  });

  test("variances that span more powers of ten than a machine carries: no convergence, with the last gradient", () => {
    const wild = {
      estimates: [480, 250, 26, 12, 0.067, 0.061],
      standardErrors: [0.0001, 100, 100, 100, 0.00001, 0.000001],
      outer,
    };
    for (const result of both(wild)) {
      expect(result).toMatchObject({
        code: "no-convergence",
        details: { iterations: 100, "gradient[0]": expect.any(Number) },
      });
    }
    const limits = varianceLimits({
      estimates: [91, 25, 46, 62, 93, 84],
      standardErrors: [0.000001, 0.001, 0.0000001, 0.001, 0.01, 0.1],
      outer,
    });
    expect(limits).toMatchObject({ outer: { kind: "estimate" }, inner: { code: "no-convergence" } });
  });

  test("a climb that is cut short is no answer, nor is one that cannot start", () => {
    const nested = reading(input);
    const cut = climbVariances(nested, [5, 5], { restricted: true, correlation: 0, maxIterations: 1 });
    expect(cut).toMatchObject({ code: "no-convergence", details: { iterations: 1 } });
    const extreme = reading({ ...input, standardErrors: [1e-12, 1e-12, 1, 1, 1, 1], inner: [1, 1, 2, 3, 4, 5] });
    expect(climbVariances(extreme, [1, 1], { restricted: true, correlation: 0 })).toMatchObject({ code: "singular" });
    const held = varianceComponents(extreme, { restricted: true, correlation: 0, held: { outer: 1e9 } });
    expect(held).toMatchObject({ code: "singular" });
    const one = multilevelMetaAnalysis(input, { correlation: 1 - 1e-15 });
    expect(one).toMatchObject({ code: "singular", reason: expect.stringContaining("sampling covariance") });
  });
});
