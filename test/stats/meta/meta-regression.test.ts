import { inverse, Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { chiSquareQuantile } from "../../../pipeline/stats/distributions/chi-square-quantile.ts";
import {
  type MetaRegression,
  type MetaRegressionInput,
  type MetaRegressionOptions,
  metaRegression,
} from "../../../pipeline/stats/meta/meta-regression.ts";
import { metaRegressionPrediction } from "../../../pipeline/stats/meta/meta-regression-prediction.ts";
import { type ModeratedTrials, readModeratedTrials } from "../../../pipeline/stats/meta/moderated-trials.ts";
import { randomEffects } from "../../../pipeline/stats/meta/random-effects.ts";
import type { MetaInput } from "../../../pipeline/stats/meta/read-trials.ts";
import { regressAt } from "../../../pipeline/stats/meta/regress-at.ts";
import { residualLogLikelihood, residualTauSquared } from "../../../pipeline/stats/meta/residual-tau-squared.ts";
import { type TauMethod, tauSquared } from "../../../pipeline/stats/meta/tau-squared.ts";
import { random } from "../../../pipeline/stats/numeric/random.ts";
import { standardNormal } from "../../../pipeline/stats/numeric/standard-normal.ts";
import { fc } from "../../support/properties.ts";
import { tolerance, within } from "../../support/tolerance.ts";
import { bcg, latitude, ones, year } from "./bcg.ts";

const methods: readonly TauMethod[] = ["REML", "ML", "DL", "PM", "EB", "HE", "HS", "HSk", "SJ"];

const near = (actual: number, expected: number, of = tolerance.iterative) =>
  expect(within(actual, expected, of), `${actual} is not ${expected}`).toBe(true);

const fitted = (input: MetaRegressionInput, options: MetaRegressionOptions = {}): MetaRegression => {
  const fit = metaRegression(input, options);
  if (fit.kind === "not-estimable") throw new RangeError(fit.reason);
  return fit;
};

const moderated = (input: MetaInput, columns: readonly ArrayLike<number>[]): ModeratedTrials => {
  const trials = readModeratedTrials({ ...input, columns });
  if ("kind" in trials) throw new RangeError(trials.reason);
  return trials;
};

const value = (fit: { readonly kind: string }): number =>
  "value" in fit && typeof fit.value === "number" ? fit.value : Number.NaN;

const bcgBoth: MetaRegressionInput = {
  ...bcg,
  columns: [ones, latitude, year],
  names: ["intercept", "latitude", "year"],
};

const trial = fc.record({
  y: fc.double({ min: -3, max: 3, noNaN: true }),
  se: fc.double({ min: 0.05, max: 1.5, noNaN: true }),
  x: fc.integer({ min: -20, max: 20 }).map((tenths) => tenths / 10),
  g: fc.constantFrom(0, 1),
});

const designs = fc
  .array(trial, { minLength: 6, maxLength: 14 })
  .map(
    (trials): MetaRegressionInput => ({
      estimates: Object.freeze(trials.map(({ y }) => y)),
      standardErrors: Object.freeze(trials.map(({ se }) => se)),
      columns: [trials.map(() => 1), trials.map(({ x }) => x), trials.map(({ g }, i) => (i < 2 ? i : g))],
      names: ["intercept", "x", "g"],
    }),
  )
  .filter((input) => !("kind" in readModeratedTrials(input)));

/** P = W − WX(XᵀWX)⁻¹XᵀW, written out. */
const projection = (input: MetaInput, columns: readonly ArrayLike<number>[], between: number) => {
  const k = input.estimates.length;
  const w = Matrix.diag(Array.from(input.standardErrors, (se) => 1 / (se * se + between)));
  const x = new Matrix(columns.map((column) => Array.from(column))).transpose();
  const wx = w.mmul(x);
  const p = Matrix.sub(w, wx.mmul(inverse(x.transpose().mmul(wx))).mmul(wx.transpose()));
  const y = Matrix.columnVector(Array.from(input.estimates));
  return { k, w, x, p, y, q: y.transpose().mmul(p).mmul(y).get(0, 0), weight: w.trace() };
};

describe("published", () => {
  test("BCG on latitude and year: Viechtbauer (2010), J Stat Softw 36(3), doi:10.18637/jss.v036.i03, sec. 3.4", () => {
    const fit = fitted(bcgBoth, { interval: "z" });
    expect(fit.coefficients.map(({ estimate }) => Number(estimate.value.toFixed(4)))).toEqual([
      -3.5454, -0.028, 0.0019,
    ]);
    expect(fit.coefficients[1]?.estimate.se).toBeCloseTo(0.0102, 4);
    expect(fit.coefficients[1]?.test.statistic).toBeCloseTo(-2.7371, 4);
    expect(fit.coefficients[1]?.test.p).toBeCloseTo(0.0062, 4);
    expect(fit.tauSquared.value).toBeCloseTo(0.1108, 4);
    expect(fit.tauSquared.se).toBeCloseTo(0.0845, 4);
    expect(fit.residualQ).toMatchObject({ df: [10] });
    expect(fit.residualQ.statistic).toBeCloseTo(28.3251, 4);
    expect(fit.residualQ.p).toBeCloseTo(0.0016, 4);
    expect(fit.moderators).toMatchObject({ df: [2] });
    expect("p" in fit.moderators && fit.moderators.p).toBeCloseTo(0.0022, 4);
    const near10 = metaRegressionPrediction(fit, [1, 10, 1970]);
    const [interval] = near10.estimate.intervals;
    expect(Math.exp(near10.estimate.value)).toBeCloseTo(0.9345, 4);
    expect(Math.exp(interval?.low ?? 0)).toBeCloseTo(0.5833, 4);
    expect(Math.exp(interval?.high ?? 0)).toBeCloseTo(1.4973, 4);
    expect(Math.exp(near10.prediction.low ?? 0)).toBeCloseTo(0.4179, 4);
    expect(Math.exp(near10.prediction.high ?? 0)).toBeCloseTo(2.0899, 4);
  });
});

describe("τ² of every method", () => {
  test("a constant column gives what the plain pool gives, with its error", () => {
    for (const method of methods) {
      const plain = tauSquared(bcg, { method });
      const general = residualTauSquared(moderated(bcg, [ones.map(() => -2)]), method);
      if ("kind" in plain || "kind" in general) throw new RangeError(method);
      near(general.tauSquared, plain.tauSquared, tolerance.closedForm);
      near(general.se ?? Number.NaN, plain.se ?? Number.NaN, tolerance.closedForm);
    }
  });

  test("Hunter–Schmidt with k/(k − 1) lies between the plain one and DerSimonian–Laird's numerator", () => {
    const { q, weight } = projection(bcg, [ones], 0);
    const found = tauSquared(bcg, { method: "HSk" });
    if ("kind" in found) throw new RangeError(found.reason);
    near(found.tauSquared, ((13 / 12) * q - 13) / weight, tolerance.closedForm);
    const plain = tauSquared(bcg, { method: "HS" });
    near(found.tauSquared * weight + 13, (13 / 12) * (("kind" in plain ? 0 : plain.tauSquared) * weight + 13));
  });

  test("against dense matrices: the estimating equation, and the error", () => {
    fc.assert(
      fc.property(designs, fc.constantFrom(...methods), (input, method) => {
        const trials = moderated(input, input.columns);
        const found = residualTauSquared(trials, method);
        if ("kind" in found) throw new RangeError(found.reason);
        const { k, p } = trials;
        const t = found.tauSquared;
        const at = projection(input, input.columns, t);
        const zero = projection(input, input.columns, 0);
        const v = Matrix.diag(Array.from(input.standardErrors, (se) => se * se));
        const pp = (m: Matrix) => m.mmul(m).trace();
        const loose = { rel: 1e-6, abs: 1e-7 };
        if (method === "DL") near(t, Math.max(0, (zero.q - (k - p)) / zero.p.trace()), loose);
        if (method === "HS") near(t, Math.max(0, (zero.q - k) / zero.weight), loose);
        if (method === "HSk") near(t, Math.max(0, ((k / (k - p)) * zero.q - k) / zero.weight), loose);
        if (method === "DL" || method === "HS" || method === "HSk") {
          const divisor = method === "DL" ? zero.p.trace() : zero.weight;
          const factor = method === "HSk" ? k / (k - p) : 1;
          const variance = 2 * (k - p) + 4 * t * zero.p.trace() + 2 * t * t * pp(zero.p);
          near(found.se ?? 0, (factor * Math.sqrt(variance)) / divisor, loose);
        }
        if (method === "HE") {
          const ones = Array.from(input.estimates, () => 1);
          const plain = projection({ estimates: input.estimates, standardErrors: ones }, input.columns, 0);
          const h = Matrix.sub(
            Matrix.eye(k),
            plain.x.mmul(inverse(plain.x.transpose().mmul(plain.x))).mmul(plain.x.transpose()),
          );
          const rss = plain.y.transpose().mmul(h).mmul(plain.y).get(0, 0);
          const hv = h.mmul(v);
          near(t, Math.max(0, (rss - hv.trace()) / (k - p)), loose);
          near(found.se ?? 0, Math.sqrt(2 * pp(hv) + 4 * t * hv.trace() + 2 * t * t * (k - p)) / (k - p), loose);
        }
        if (method === "SJ") {
          const y = Array.from(input.estimates);
          const mean = y.reduce((sum, one) => sum + one / k, 0);
          const start = y.reduce((sum, one) => sum + ((one - mean) * (one - mean)) / k, 0);
          const there = projection(input, input.columns, start);
          near(t, (start * there.q) / (k - p), loose);
          const pv = there.p.mmul(v);
          const variance = 2 * pp(pv) + 4 * t * pv.mmul(there.p).trace() + 2 * t * t * pp(there.p);
          near(found.se ?? 0, (start / (k - p)) * Math.sqrt(variance), loose);
        }
        if (method === "PM" || method === "EB") {
          if (t > 0) near(at.q, k - p);
          else expect(zero.q).toBeLessThanOrEqual(k - p);
          near(found.se ?? 0, Math.sqrt((2 * k * k) / (k - p)) / at.weight, loose);
        }
        if (method === "REML" || method === "ML") {
          const restricted = method === "REML";
          const score = at.y.transpose().mmul(at.p).mmul(at.p).mmul(at.y).get(0, 0);
          const trace = restricted ? at.p.trace() : at.weight;
          if (t > 0) near(score, trace, loose);
          else expect(score).toBeLessThanOrEqual(trace * (1 + 1e-8));
          near(found.se ?? 0, Math.sqrt(2 / (restricted ? pp(at.p) : pp(at.w))), loose);
          const height = residualLogLikelihood(trials, t, restricted);
          for (let i = 0; i <= 200; i++) {
            const other = residualLogLikelihood(trials, Math.expm1((i / 200) * 4), restricted);
            expect(height).toBeGreaterThanOrEqual(other - 1e-9);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("coefficients", () => {
  test("an intercept alone is the random-effects pool, in every kind of interval", () => {
    for (const interval of ["z", "hk", "hkGuarded"] as const) {
      const pooled = randomEffects(bcg, { interval });
      const fit = fitted({ ...bcg, columns: [ones], names: ["intercept"] }, { interval });
      if (pooled.kind === "not-estimable" || pooled.estimate.kind === "not-estimable") throw new RangeError("refused");
      const [coefficient] = fit.coefficients;
      near(coefficient?.estimate.value ?? 0, pooled.estimate.value);
      near(coefficient?.estimate.se ?? 0, pooled.estimate.se ?? 0);
      near(coefficient?.test.p ?? 0, pooled.test.p);
      near(fit.iSquared, value(pooled.iSquared));
      near(fit.hSquared, pooled.hSquared);
      near(fit.residualQ.statistic, pooled.q.statistic);
      expect(fit.moderators).toMatchObject({ kind: "not-estimable", code: "one-group" });
      const [ours, theirs] = [fit.tauSquared, pooled.tauSquared].map((q) => q.kind === "estimate" && q.intervals[0]);
      if (!ours || !theirs) throw new RangeError("no interval");
      near(ours.low ?? 0, theirs.low ?? 0);
      near(ours.high ?? 0, theirs.high ?? 0);
    }
  });

  test("normal equations, covariance and the omnibus test against dense matrices", () => {
    fc.assert(
      fc.property(designs, fc.constantFrom("z", "hk", "hkGuarded"), (input, interval) => {
        fc.pre(projection(input, input.columns, 0).q > 1e-6);
        const fit = fitted(input, { interval, method: "DL" });
        const { w, x, y, q, k } = projection(input, input.columns, fit.tauSquared.value);
        const covariance = inverse(x.transpose().mmul(w).mmul(x));
        const beta = covariance.mmul(x.transpose()).mmul(w).mmul(y);
        const scale = interval === "z" ? 1 : interval === "hk" ? q / (k - 3) : Math.max(1, q / (k - 3));
        const kept = [1, 2];
        const tail = Matrix.columnVector(kept.map((j) => beta.get(j, 0)));
        const block = covariance.subMatrix(1, 2, 1, 2).mul(scale);
        const wald = tail.transpose().mmul(inverse(block)).mmul(tail).get(0, 0);
        const loose = { rel: 1e-6, abs: 1e-7 };
        fit.coefficients.forEach(({ estimate }, j) => {
          near(estimate.value, beta.get(j, 0), loose);
          near(estimate.se ?? 0, Math.sqrt(scale * covariance.get(j, j)), loose);
          near(fit.covariance[j]?.[0] ?? 0, scale * covariance.get(j, 0), loose);
        });
        if ("kind" in fit.moderators) throw new RangeError("no test");
        near(fit.moderators.statistic, interval === "z" ? wald : wald / 2, loose);
        expect(fit.moderators.df).toEqual(interval === "z" ? [2] : [2, k - 3]);
        near(
          fit.weights.reduce((sum, one) => sum + one, 0),
          100,
        );
      }),
    );
  });

  test("order of trials, and shift and unit of estimates and moderators, carry through", () => {
    fc.assert(
      fc.property(designs, fc.constantFrom("REML", "DL", "HE"), (input, method) => {
        const plain = fitted(input, { method });
        const [one, x, g] = input.columns.map((column) => Array.from(column).reverse()) as [
          number[],
          number[],
          number[],
        ];
        const moved = fitted(
          {
            estimates: Array.from(input.estimates, (y) => 5 - 2 * y).reverse(),
            standardErrors: Array.from(input.standardErrors, (se) => 2 * se).reverse(),
            columns: [one, x.map((at) => 1970 + 10 * at), g],
            names: input.names,
          },
          { method },
        );
        const slope = (fit: MetaRegression, j: number) => fit.coefficients[j]?.estimate.value ?? Number.NaN;
        near(moved.tauSquared.value, 4 * plain.tauSquared.value);
        near(slope(moved, 1), -0.2 * slope(plain, 1));
        near(slope(moved, 2), -2 * slope(plain, 2));
        near(slope(moved, 0), 5 - 2 * slope(plain, 0) - 1970 * slope(moved, 1), { rel: 1e-6, abs: 1e-5 });
        near(moved.iSquared, plain.iSquared, { rel: 1e-6, abs: 1e-6 });
        near(moved.residualQ.statistic, plain.residualQ.statistic);
      }),
    );
  });

  test("Q-profile limits solve Q(τ²) = χ² quantile", () => {
    const trials = moderated(bcgBoth, bcgBoth.columns);
    const [interval] = fitted(bcgBoth).tauSquared.intervals;
    near(regressAt(trials, interval?.low ?? 0).q, chiSquareQuantile(0.975, 10));
    near(regressAt(trials, interval?.high ?? 0).q, chiSquareQuantile(0.025, 10));
  });

  test("with fixed effects τ² is 0, and Q of the trials is Q of moderators and residuals", () => {
    const fit = fitted(bcgBoth, { method: "FE", interval: "z" });
    const alone = fitted({ ...bcg, columns: [ones], names: ["intercept"] }, { method: "FE", interval: "z" });
    expect(fit.tauSquared).toMatchObject({ value: 0, se: null, intervals: [] });
    expect(fit.tauSquaredWithout).toBeNull();
    if ("kind" in fit.moderators) throw new RangeError("no test");
    near(fit.moderators.statistic + fit.residualQ.statistic, alone.residualQ.statistic);
    near(fit.iSquared, (100 * (fit.residualQ.statistic - 10)) / fit.residualQ.statistic);
    near(fit.hSquared, fit.residualQ.statistic / 10);
  });

  test("fixed effects that fit every trial: I² is 0", () => {
    const input = {
      estimates: [1, 2, 3, 4],
      standardErrors: [1, 1, 1, 1],
      columns: [
        [1, 1, 1, 1],
        [1, 2, 3, 4],
      ],
    };
    expect(fitted({ ...input, names: ["a", "b"] }, { method: "FE", interval: "z" }).iSquared).toBe(0);
    expect(metaRegression({ ...input, names: ["a", "b"] }, { method: "FE", interval: "hk" })).toMatchObject({
      code: "all-tied",
    });
  });

  test("without an intercept all columns are tested, against 0", () => {
    const groups = latitude.map((at) => (at > 30 ? 1 : 0));
    const columns = [groups, groups.map((g) => 1 - g)];
    const fit = fitted({ ...bcg, columns, names: ["north", "south"] }, { interval: "z" });
    const sum = fit.coefficients.reduce((total, { test: { statistic } }) => total + statistic * statistic, 0);
    if ("kind" in fit.moderators) throw new RangeError("no test");
    near(fit.moderators.statistic, sum);
    expect(fit.moderators.df).toEqual([2]);
    expect(fit.rSquared).toMatchObject({ kind: "not-estimable", code: "not-declared" });
    const coded = fitted({ ...bcg, columns: [ones, groups], names: ["south", "north"] }, { interval: "z" });
    near(coded.tauSquared.value, fit.tauSquared.value);
    near(coded.coefficients[0]?.estimate.value ?? 0, fit.coefficients[1]?.estimate.value ?? 1);
    near(value(coded.rSquared), 100 * Math.max(0, 1 - coded.tauSquared.value / (coded.tauSquaredWithout ?? 0)));
  });

  test("a prediction is the intercept of the regression on moderators shifted there", () => {
    for (const interval of ["z", "hkGuarded"] as const) {
      const fit = fitted(bcgBoth, { interval });
      const at = metaRegressionPrediction(fit, [1, 20, 1970], { level: 0.9 });
      const shifted = fitted(
        { ...bcgBoth, columns: [ones, latitude.map((x) => x - 20), year.map((x) => x - 1970)] },
        { interval, level: 0.9 },
      ).coefficients[0];
      near(at.estimate.value, shifted?.estimate.value ?? 0);
      near(at.estimate.se ?? 0, shifted?.estimate.se ?? 0);
      near(at.estimate.intervals[0]?.low ?? 0, shifted?.estimate.intervals[0]?.low ?? 1);
      expect(at.prediction.low ?? 0).toBeLessThan(at.estimate.intervals[0]?.low ?? 0);
    }
    expect(() => metaRegressionPrediction(fitted(bcgBoth), [1, 20])).toThrow("at must have length 3: 2");
  });
});

test("intervals hold the true slope about as often as they say: 200 seeded sets of 12 trials", () => {
  const source = random(20250828);
  const held = { z: 0, hk: 0, hkGuarded: 0 };
  for (let set = 0; set < 200; set++) {
    const x = Array.from({ length: 12 }, (_, i) => i / 11);
    const standardErrors = x.map(() => 0.1 + 0.4 * source.next());
    const estimates = x.map(
      (at, i) => 0.2 + 0.5 * at + 0.3 * standardNormal(source) + (standardErrors[i] as number) * standardNormal(source),
    );
    const input = { estimates, standardErrors, columns: [x.map(() => 1), x], names: ["intercept", "x"] };
    for (const interval of ["z", "hk", "hkGuarded"] as const) {
      const [limits] = fitted(input, { interval }).coefficients[1]?.estimate.intervals ?? [];
      if ((limits?.low ?? 1) <= 0.5 && (limits?.high ?? 0) >= 0.5) held[interval]++;
    }
  }
  // 6,000 sets gave 91 % (z), 93.6 % (Knapp–Hartung), 94.6 % (guarded): here within three standard errors of those.
  expect(held.z).toBeGreaterThan(200 * 0.85);
  expect(held.hk).toBeGreaterThan(200 * 0.885);
  expect(held.hkGuarded).toBeGreaterThan(200 * 0.9);
  expect(held.hkGuarded).toBeGreaterThanOrEqual(held.hk);
  expect(held.hkGuarded).toBeLessThan(200 * 0.995);
});

describe("limits and refusals", () => {
  const names = ["intercept", "x"];

  test("nothing to explain: R² is not a number of anything", () => {
    const estimates = [0.3, 0.31, 0.29, 0.3, 0.305];
    const input = {
      estimates,
      standardErrors: [1, 1, 1, 1, 1],
      columns: [
        [1, 1, 1, 1, 1],
        [1, 2, 3, 4, 6],
      ],
      names,
    };
    const fit = fitted(input);
    expect(fit.tauSquared.value).toBe(0);
    expect(fit.tauSquaredWithout).toBe(0);
    expect(fit.rSquared).toMatchObject({ kind: "not-estimable", code: "all-tied" });
    expect(fit.iSquared).toBe(0);
    expect(fit.hSquared).toBe(1);
  });

  test("units far apart, and years with their squares, keep their digits", () => {
    const squares = year.map((at) => at * at);
    const raw = fitted({ ...bcg, columns: [ones, year, squares], names: ["a", "b", "c"] });
    const centred = year.map((at) => at - 1965);
    const tame = fitted({ ...bcg, columns: [ones, centred, centred.map((at) => at * at)], names: ["a", "b", "c"] });
    near(raw.tauSquared.value, tame.tauSquared.value, { rel: 1e-7, abs: 0 });
    near(raw.coefficients[2]?.estimate.value ?? 0, tame.coefficients[2]?.estimate.value ?? 1, { rel: 1e-6, abs: 0 });
    if ("kind" in raw.moderators || "kind" in tame.moderators) throw new RangeError("no test");
    near(raw.moderators.statistic, tame.moderators.statistic, { rel: 1e-6, abs: 0 });
    const tiny = fitted({ ...bcg, columns: [ones, latitude.map((x) => x * 1e-12)], names });
    const plain = fitted({ ...bcg, columns: [ones, latitude], names });
    near((tiny.coefficients[1]?.estimate.value ?? 0) * 1e-12, plain.coefficients[1]?.estimate.value ?? 1);
  });

  test("too few trials, dependent columns, a trial that outweighs all others", () => {
    const small = {
      estimates: [1, 2],
      standardErrors: [1, 1],
      columns: [
        [1, 1],
        [1, 2],
      ],
      names,
    };
    expect(metaRegression(small)).toMatchObject({
      code: "too-few",
      reason: "2 coefficients and τ² need more than 2 trials.",
    });
    const twice = { ...bcg, columns: [ones, ones.map(() => 3)], names };
    expect(metaRegression(twice)).toMatchObject({ kind: "not-estimable", code: "singular" });
    const zero = { ...bcg, columns: [ones, ones.map(() => 0)], names };
    expect(metaRegression(zero)).toMatchObject({ kind: "not-estimable", code: "singular" });
    const sure = {
      estimates: [1, 2, 4],
      standardErrors: [1e-12, 1, 1],
      columns: [
        [1, 1, 1],
        [1, 2, 3],
      ],
      names,
    };
    expect(metaRegression(sure)).toMatchObject({ kind: "not-estimable", code: "singular" });
    // The columns differ in one trial alone, which has next to no weight.
    const faint = {
      estimates: [1, 2, 4, 5],
      standardErrors: [1, 1, 1, 9.9e9],
      columns: [
        [1, 1, 1, 1],
        [1, 1, 1, 2],
      ],
      names,
    };
    expect(metaRegression(faint, { method: "FE" })).toMatchObject({ kind: "not-estimable", code: "singular" });
    const certain = { ...sure, standardErrors: [0, 1, 1] };
    expect(metaRegression(certain)).toMatchObject({ kind: "not-estimable", code: "singular" });
    const none = { estimates: [], standardErrors: [], columns: [[], []], names };
    expect(metaRegression(none)).toMatchObject({ kind: "not-estimable", code: "no-data" });
  });

  test("mistakes throw", () => {
    expect(() => metaRegression({ ...bcg, columns: [], names: [] })).toThrow("columns must not be empty: 0");
    expect(() => metaRegression({ ...bcg, columns: [ones], names })).toThrow("names must have length 1: 2");
    expect(() => metaRegression({ ...bcg, columns: [ones, [1]], names })).toThrow("columns[1] must have length 13: 1");
    const broken = latitude.map((x, i) => (i === 2 ? Number.NaN : x));
    expect(() => metaRegression({ ...bcg, columns: [ones, broken], names })).toThrow(
      "columns[1][2] must be finite: NaN",
    );
    expect(() => metaRegression(bcgBoth, { level: 1 })).toThrow("level must lie in (0, 1): 1");
  });
});
