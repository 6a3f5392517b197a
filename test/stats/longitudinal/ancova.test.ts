import { describe, expect, it } from "vitest";
import { adjustedMean } from "../../../pipeline/stats/longitudinal/adjusted-mean.ts";
import { type Ancova, type AncovaData, ancova } from "../../../pipeline/stats/longitudinal/ancova.ts";
import { termTest } from "../../../pipeline/stats/longitudinal/term-test.ts";
import { random } from "../../../pipeline/stats/numeric/random.ts";
import { standardNormal } from "../../../pipeline/stats/numeric/standard-normal.ts";
import { oneWayAnova } from "../../../pipeline/stats/ordinal/one-way-anova.ts";
import { studentDifference } from "../../../pipeline/stats/ordinal/student-difference.ts";
import type { NotEstimable, Quantity, Test } from "../../../pipeline/stats/quantity.ts";
import { fc } from "../../support/properties.ts";

const fitOf = (data: AncovaData, options = {}): Ancova => {
  const fit = ancova(data, options);
  if (fit.kind === "not-estimable") throw new Error(fit.reason);
  return fit;
};

const estimateOf = (quantity: Quantity) => {
  if (quantity.kind === "not-estimable") throw new Error(quantity.reason);
  return { value: quantity.value, se: quantity.se ?? Number.NaN, low: quantity.intervals[0]?.low ?? Number.NaN };
};

const testOf = (result: Test | NotEstimable): Test => {
  if ("kind" in result) throw new Error(result.reason);
  return result;
};

const codeOf = (result: Ancova | NotEstimable | Test): string | undefined =>
  "code" in result ? String(result.code) : undefined;

/** An arm, a score before treatment and a noise that grows with it. */
const madeTrial = (seed: number, n = 40, effect = 2): AncovaData => {
  const source = random(seed);
  const arm = Array.from({ length: n }, (_, i) => i % 2);
  const before = arm.map(() => 20 + 5 * standardNormal(source));
  const outcome = before.map((b, i) => {
    const noise = standardNormal(source) * (0.5 + 0.15 * Math.abs(b - 20));
    return 3 + 0.6 * b - effect * (arm[i] ?? 0) + noise;
  });
  return Object.freeze({
    outcome: Object.freeze(outcome),
    design: Object.freeze([Object.freeze(arm.map(() => 1)), Object.freeze(arm), Object.freeze(before)]),
  });
};

const coefficients = (fit: Ancova): readonly number[] => fit.terms.map(({ coefficient }) => coefficient.value);
const seeds = fc.integer({ min: 1, max: 1e6 });

describe("ANCOVA", () => {
  it("is Student's t test without a covariate", () => {
    const { outcome, design } = madeTrial(3);
    const [one = [], arm = []] = design;
    const fit = fitOf({ outcome, design: [one, arm] });
    const values = Array.from(outcome);
    const [treated, control] = [1, 0].map((which) => values.filter((_, i) => arm[i] === which));
    const known = studentDifference(treated ?? [], control ?? []);
    const [term] = fit.terms.slice(1);
    const { value, se, low } = estimateOf(known.difference);
    expect(term?.coefficient.value).toBeCloseTo(value, 10);
    expect(term?.standardError).toBeCloseTo(se, 10);
    expect(term?.coefficient.intervals[0]?.low).toBeCloseTo(low, 9);
    expect(fit.overall?.statistic).toBeCloseTo((term?.t ?? 0) * (term?.t ?? 0), 8);
  });

  it("is one-way analysis of variance with indicators of groups", () => {
    const groups = [
      [3, 5, 4, 6],
      [7, 8, 6],
      [2, 1, 3, 3, 2],
    ];
    const outcome = groups.flat();
    const indicator = (which: number) => groups.flatMap((group, g) => group.map(() => (g === which ? 1 : 0)));
    const design = [outcome.map(() => 1), indicator(1), indicator(2)];
    const known = testOf(oneWayAnova(groups));
    const fit = fitOf({ outcome, design });
    const f = testOf(termTest({ outcome, design }, [1, 2]));
    expect(f.statistic).toBeCloseTo(fit.overall?.statistic ?? 0, 9);
    expect(f).toMatchObject({ df: [2, 9] });
    expect(f.statistic).toBeCloseTo(known.statistic, 9);
    expect(f.p).toBeCloseTo(known.p, 10);
    // Cell means without an intercept: the same fit, R² about 0.
    const means = fitOf({ outcome, design: [indicator(0), indicator(1), indicator(2)] });
    expect(coefficients(means)[0]).toBeCloseTo(4.5, 12);
    expect(means.sigma).toBeCloseTo(fit.sigma, 12);
    expect(means.rSquared).toBeCloseTo(1 - fit.residualSum / outcome.reduce((sum, y) => sum + y * y, 0), 12);
    expect(means.overall?.df).toEqual([3, 9]);
    // The intercept alone: HC1 is the standard error of a mean.
    const mean = fitOf({ outcome, design: [outcome.map(() => 1)] });
    expect(mean.overall).toBeNull();
    expect(mean.rSquared).toBeCloseTo(0, 12);
    expect(mean.terms[0]?.robustStandardErrors.hc1).toBeCloseTo(mean.terms[0]?.standardError ?? 0, 12);
  });

  it("has the robust errors that the sandwich gives, HC3 about the jackknife's", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { outcome, design } = madeTrial(seed, 30);
        const fit = fitOf({ outcome, design });
        const n = outcome.length;
        const inverse = fit.covariance.map((row) => row.map((entry) => entry / (fit.sigma * fit.sigma)));
        const b = coefficients(fit);
        const row = (i: number) => design.map((column) => column[i] ?? 0);
        const spread = (power: 0 | 1 | 2, j: number): number => {
          let total = 0;
          for (let i = 0; i < n; i++) {
            const x = row(i);
            const l = (inverse[j] ?? []).reduce((sum, entry, k) => sum + entry * (x[k] ?? 0), 0);
            const e = (outcome[i] ?? 0) - x.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0);
            const h = inverse.reduce(
              (sum, line, k) => sum + (x[k] ?? 0) * line.reduce((part, entry, m) => part + entry * (x[m] ?? 0), 0),
              0,
            );
            const free = power === 0 ? 1 : power === 1 ? 1 - h : (1 - h) * (1 - h);
            total += (l * l * e * e) / free;
          }
          return Math.sqrt(total);
        };
        fit.terms.forEach(({ robustStandardErrors: { hc0, hc1, hc2, hc3 } }, j) => {
          expect(hc0).toBeCloseTo(spread(0, j), 8);
          expect(hc1).toBeCloseTo(hc0 * Math.sqrt(n / (n - 3)), 10);
          expect(hc2).toBeCloseTo(spread(1, j), 8);
          expect(hc3).toBeCloseTo(spread(2, j), 8);
        });
        // Leaving out person i moves b by l·e/(1 − h): the sum of squares is HC3².
        const gone = Array.from({ length: n }, (_, i) => {
          const keep = (values: ArrayLike<number>) => Array.from(values).filter((_, k) => k !== i);
          return coefficients(fitOf({ outcome: keep(outcome), design: design.map(keep) }))[1] ?? 0;
        });
        const jackknife = gone.reduce((sum, value) => sum + (value - (b[1] ?? 0)) * (value - (b[1] ?? 0)), 0);
        expect(fit.terms[1]?.robustStandardErrors.hc3).toBeCloseTo(Math.sqrt(jackknife), 8);
      }),
      { numRuns: 8 },
    );
  });

  it("does not care for the order of rows, and moves with shifts and units", () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: -50, max: 50 }), fc.constantFrom(0.01, 3, 1000), (seed, shift, unit) => {
        const { outcome, design } = madeTrial(seed, 24);
        const base = fitOf({ outcome, design });
        const turned = fitOf({
          outcome: Array.from(outcome).reverse(),
          design: design.map((column) => Array.from(column).reverse()),
        });
        expect(coefficients(turned)[1]).toBeCloseTo(coefficients(base)[1] ?? 0, 9);
        const [one = [], arm = [], before = []] = design;
        const moved = fitOf({
          outcome: Array.from(outcome, (y) => unit * y + shift),
          design: [one, arm, Array.from(before, (x) => (x - shift) / unit)],
        });
        for (const [name, by] of [
          ["coefficient", unit],
          ["standardError", unit],
        ] as const) {
          const of = (fit: Ancova) =>
            name === "coefficient" ? fit.terms[1]?.coefficient.value : fit.terms[1]?.standardError;
          expect((of(moved) ?? 0) / by).toBeCloseTo(of(base) ?? 0, 8);
        }
        expect(moved.terms[1]?.t).toBeCloseTo(base.terms[1]?.t ?? 0, 7);
        expect(moved.rSquared).toBeCloseTo(base.rSquared, 9);
        expect(moved.adjustedRSquared).toBeCloseTo(1 - (1 - base.rSquared) * (23 / 21), 9);
        expect(moved.logLikelihood).toBeCloseTo(base.logLikelihood - 24 * Math.log(unit), 6);
        expect(moved.aic).toBeCloseTo(-2 * moved.logLikelihood + 8, 9);
      }),
      { numRuns: 20 },
    );
  });

  it("gives adjusted means whose difference is the arm's coefficient", () => {
    const data = madeTrial(12);
    const fit = fitOf(data);
    const centre = 20;
    const treated = estimateOf(adjustedMean(fit, [1, 1, centre]));
    const control = estimateOf(adjustedMean(fit, [1, 0, centre]));
    expect(treated.value - control.value).toBeCloseTo(coefficients(fit)[1] ?? 0, 12);
    expect(estimateOf(adjustedMean(fit, [0, 1, 0])).se).toBeCloseTo(fit.terms[1]?.standardError ?? 0, 12);
    // The mean at a point is the intercept of the covariate counted from there.
    const [one = [], arm = [], before = []] = data.design;
    const moved = fitOf({ outcome: data.outcome, design: [one, arm, Array.from(before, (x) => x - centre)] });
    expect(control.value).toBeCloseTo(coefficients(moved)[0] ?? 0, 10);
    expect(control.se).toBeCloseTo(moved.terms[0]?.standardError ?? 0, 10);
    expect(control.low).toBeCloseTo(moved.terms[0]?.coefficient.intervals[0]?.low ?? 0, 10);
    expect(() => adjustedMean(fit, [1, 0])).toThrow("at must have length 3: 2");
  });

  it("tests terms: one column is t², type II leaves out what contains it", () => {
    const data = madeTrial(5);
    const [one = [], arm = [], before = []] = data.design;
    const design = [one, arm, before, Array.from(before, (x, i) => x * (arm[i] ?? 0))];
    const fit = fitOf({ outcome: data.outcome, design });
    const product = testOf(termTest({ outcome: data.outcome, design }, [3]));
    expect(product.statistic).toBeCloseTo((fit.terms[3]?.t ?? 0) * (fit.terms[3]?.t ?? 0), 7);
    expect(product.p).toBeCloseTo(fit.terms[3]?.p ?? 0, 9);
    const two = testOf(termTest({ outcome: data.outcome, design }, [1], { beside: [0, 2] }));
    const main = fitOf(data);
    const gain = (main.terms[1]?.t ?? 0) * (main.terms[1]?.t ?? 0) * (main.residualSum / main.df);
    expect(two.statistic).toBeCloseTo(gain / (fit.residualSum / fit.df), 7);
    const all = testOf(termTest(data, [0, 1, 2]));
    const about0 = Array.from(data.outcome).reduce((sum, y) => sum + y * y, 0);
    expect(all.statistic).toBeCloseTo((about0 - main.residualSum) / 3 / (main.residualSum / main.df), 5);
    expect(codeOf(termTest(data, []))).toBe("too-few");
    expect(() => termTest(data, [7])).toThrow("position outside the design: 7");
    expect(() => termTest(data, [1], { beside: [9] })).toThrow("position outside the design: 9");
    expect(codeOf(termTest({ outcome: [1, 2], design: [[1, 1]].concat([[0, 1]]) }, [1]))).toBe("too-few");
  });

  it("refuses too few rows, dependent columns and exact fits; leverage 1 leaves no HC2", () => {
    const one = [1, 1, 1, 1, 1, 1];
    const x = [1, 2, 3, 4, 5, 6];
    expect(
      codeOf(
        ancova({
          outcome: [1, 2],
          design: [
            [1, 1],
            [0, 1],
          ],
        }),
      ),
    ).toBe("too-few");
    expect(codeOf(ancova({ outcome: [3, 1, 4, 1, 5, 9], design: [one, x, x.map((v) => 2 * v - 3)] }))).toBe("singular");
    expect(codeOf(ancova({ outcome: x.map((v) => 2 - 3 * v), design: [one, x] }))).toBe("all-tied");
    expect(codeOf(ancova({ outcome: [0, 0, 0, 0], design: [[1, 1, 1, 1]] }))).toBe("all-tied");
    const alone = fitOf({ outcome: [3, 1, 4, 1, 5, 9], design: [one, [0, 0, 0, 0, 0, 1]] });
    expect(alone.terms[1]?.robustStandardErrors).toMatchObject({ hc2: null, hc3: null });
    expect(alone.terms[1]?.robustStandardErrors.hc0).toBeGreaterThan(0);
    expect(() => ancova({ outcome: [1, Number.NaN, 2], design: [[1, 1, 1]] })).toThrow("outcome[1] must be finite");
    expect(() => ancova({ outcome: [1, 3, 2], design: [[1, 1]] })).toThrow("design must have length 3: 2");
  });

  it("covers the arm's difference in 200 trials with unequal variances, by HC3", () => {
    let inside = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const fit = fitOf(madeTrial(seed, 40, 2));
      const [, term] = fit.terms;
      const reach = 2.0262 * (term?.robustStandardErrors.hc3 ?? 0);
      if (Math.abs((term?.coefficient.value ?? 0) + 2) <= reach) inside++;
    }
    expect(inside / 200).toBeGreaterThan(0.91);
    expect(inside / 200).toBeLessThan(0.99);
  });
});
