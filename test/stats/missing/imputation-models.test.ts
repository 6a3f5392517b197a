import { describe, expect, it } from "vitest";
import { logisticDerivatives } from "../../../pipeline/stats/causal/logistic-derivatives.ts";
import { categoricalImputation } from "../../../pipeline/stats/missing/categorical-imputation.ts";
import { imputationPredictors } from "../../../pipeline/stats/missing/imputation-predictors.ts";
import type { ImputationTask } from "../../../pipeline/stats/missing/imputation-task.ts";
import { linearDraw } from "../../../pipeline/stats/missing/linear-draw.ts";
import { levelChances, multinomialDerivatives } from "../../../pipeline/stats/missing/multinomial-derivatives.ts";
import { nearestDonor } from "../../../pipeline/stats/missing/nearest-donor.ts";
import { normalFromPrecision } from "../../../pipeline/stats/missing/normal-from-precision.ts";
import { normalImputation } from "../../../pipeline/stats/missing/normal-imputation.ts";
import { predictiveMeanMatching } from "../../../pipeline/stats/missing/predictive-mean-matching.ts";
import { cholesky } from "../../../pipeline/stats/numeric/cholesky.ts";
import { leastSquares } from "../../../pipeline/stats/numeric/least-squares.ts";
import { random } from "../../../pipeline/stats/numeric/random.ts";
import { standardNormal } from "../../../pipeline/stats/numeric/standard-normal.ts";
import { fc } from "../../support/properties.ts";
import { numericGradient, numericHessian, worst } from "../survival/made-survival-data.ts";

const average = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((total, one) => total + one, 0) / values.length;
const productMean = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  const [centreA, centreB] = [average(a), average(b)];
  return average(Array.from(a, (one, i) => (one - centreA) * ((b[i] ?? 0) - centreB)));
};

/** Rows with an intercept and two predictors, the last `gaps` of them without a value. */
const task = (
  seed: number,
  { n = 40, gaps = 6 }: { readonly n?: number; readonly gaps?: number } = {},
): ImputationTask => {
  const source = random(seed);
  const x = Float64Array.from({ length: n + gaps }, () => standardNormal(source));
  const z = x.map(() => (source.next() < 0.5 ? 1 : -1));
  const values = Float64Array.from({ length: n }, (_, i) => 3 + 2 * (x[i] ?? 0) - (z[i] ?? 0) + standardNormal(source));
  const design = [x.map(() => 1), x, z];
  return {
    values,
    known: design.map((column) => column.slice(0, n)),
    unknown: design.map((column) => column.slice(n)),
    random: source,
  };
};

describe("the nearest donor", () => {
  it("comes with the chances of a draw among the nearest, ties by lot", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: -1, max: 7 }),
        fc.integer({ min: 1, max: 6 }),
        (raw, target, donors) => {
          const ascending = raw.toSorted((a, b) => a - b);
          // Exact chances: of those equally far, the places that are left are shared.
          const far = ascending.map((value) => Math.abs(value - target));
          const places = Math.min(donors, ascending.length);
          const chance = far.map((own) => {
            const nearer = far.filter((other) => other < own).length;
            const tied = far.filter((other) => other === own).length;
            return Math.min(1, Math.max(0, places - nearer) / tied) / places;
          });
          const source = random(`${raw.join()}/${target}/${donors}`);
          const counts = ascending.map(() => 0);
          const draws = 4000;
          for (let i = 0; i < draws; i++) {
            const at = nearestDonor(ascending, target, { donors, random: source });
            counts[at] = (counts[at] ?? 0) + 1;
          }
          chance.forEach((p, i) => {
            expect(Math.abs((counts[i] ?? 0) / draws - p)).toBeLessThanOrEqual(
              p === 0 ? 0 : 4.5 * Math.sqrt((p * (1 - p)) / draws),
            );
          });
        },
      ),
      { numRuns: 25, seed: 11 },
    );
  });
});

describe("the linear posterior", () => {
  it("is centred at least squares, with their covariance and the chi-square of the residual variance", () => {
    const { values, known, random: source } = task(1, { n: 24 });
    const fit = leastSquares(known, values);
    if (fit.kind !== "least-squares") throw new Error(fit.reason);
    const draws = Array.from({ length: 6000 }, () => linearDraw(known, values, { ridge: 0, random: source }));
    expect(worst(draws[0]?.fitted ?? [], fit.coefficients)).toBeLessThan(1e-10);
    const df = 24 - 3;
    const variances = draws.map((draw) => (draw?.sigma ?? 0) * (draw?.sigma ?? 0));
    const scale = fit.residualSum / (df - 2);
    expect(average(variances) / scale).toBeCloseTo(1, 1);
    for (const [j, at] of [
      [0, 0],
      [1, 2],
      [2, 5],
    ] as const) {
      const own = draws.map((draw) => draw?.drawn[j] ?? 0);
      const expected = scale * (fit.inverse[at] ?? 0);
      expect(Math.abs(average(own) - (fit.coefficients[j] ?? 0))).toBeLessThan(4 * Math.sqrt(expected / 6000));
      expect(productMean(own, own) / expected).toBeCloseTo(1, 1);
    }
  });

  it("leaves the intercept alone and needs no independent predictors with a ridge", () => {
    const { values, known, random: source } = task(2);
    const [ones, x] = [known[0] ?? new Float64Array(), known[1] ?? new Float64Array()];
    const centred = x.map((value) => value - average(x));
    const shrunk = linearDraw([ones, centred], values, { ridge: 0.5, random: source });
    expect(shrunk?.fitted[0]).toBeCloseTo(average(values), 12);
    const slope = productMean(centred, values) / productMean(centred, centred);
    expect(shrunk?.fitted[1]).toBeCloseTo(slope / 1.5, 12);
    expect(linearDraw([ones, x, x], values, { ridge: 0, random: source })).toBeNull();
    expect(linearDraw([ones, x, x], values, { ridge: 1e-5, random: source })).not.toBeNull();
  });

  it("draws with the inverse of a precision matrix as covariance", () => {
    const source = random(3);
    const factor = cholesky([2, 0.6, 1], 2) ?? new Float64Array(3);
    const draws = Array.from({ length: 20000 }, () => normalFromPrecision(factor, 2, source));
    const [a, b] = [draws.map((one) => one[0] ?? 0), draws.map((one) => one[1] ?? 0)];
    const determinant = 2 - 0.36;
    expect(productMean(a, a)).toBeCloseTo(1 / determinant, 1);
    expect(productMean(a, b)).toBeCloseTo(-0.6 / determinant, 1);
    expect(productMean(b, b)).toBeCloseTo(2 / determinant, 1);
  });
});

describe("predictive mean matching and the normal model", () => {
  it("give values that were seen, near to what is foretold", () => {
    const one = task(4, { n: 300, gaps: 200 });
    const found = predictiveMeanMatching(one, { donors: 5, ridge: 1e-5 });
    if ("code" in found) throw new Error(found.reason);
    const seen = new Set(one.values);
    expect(found.every((value) => seen.has(value))).toBe(true);
    const foretold = found.map((_, i) => 3 + 2 * (one.unknown[1]?.[i] ?? 0) - (one.unknown[2]?.[i] ?? 0));
    const residuals = found.map((value, i) => value - (foretold[i] ?? 0));
    expect(Math.abs(average(residuals))).toBeLessThan(0.25);
    expect(productMean(residuals, residuals)).toBeGreaterThan(0.7);
    expect(productMean(residuals, residuals)).toBeLessThan(1.4);
  });

  it("give residuals of the drawn spread", () => {
    const one = task(5, { n: 300, gaps: 2000 });
    const found = normalImputation(one, { ridge: 1e-5 });
    if ("code" in found) throw new Error(found.reason);
    const residuals = found.map(
      (value, i) => value - (3 + 2 * (one.unknown[1]?.[i] ?? 0) - (one.unknown[2]?.[i] ?? 0)),
    );
    expect(Math.abs(average(residuals))).toBeLessThan(0.25);
    expect(productMean(residuals, residuals)).toBeCloseTo(1, 0);
    expect(new Set(found).size).toBe(2000);
  });

  it("say when predictors cannot be told apart and no ridge helps", () => {
    const one = task(6);
    const [ones, x] = one.known;
    const [unknownOnes, unknownX] = one.unknown;
    if (!ones || !x || !unknownOnes || !unknownX) throw new Error("no predictors");
    const twice = { ...one, known: [ones, x, x], unknown: [unknownOnes, unknownX, unknownX] };
    expect(predictiveMeanMatching(twice, { donors: 5, ridge: 0 })).toMatchObject({ code: "singular" });
    expect(normalImputation(twice, { ridge: 0 })).toMatchObject({ code: "singular" });
  });
});

describe("the multinomial model", () => {
  const source = random(7);
  const x = Float64Array.from({ length: 30 }, () => standardNormal(source));
  const columns = [x.map(() => 1), x];
  const weight = x.map((_, i) => 1 + (i % 2));

  it("is the logistic one for two levels", () => {
    const level = x.map(() => (source.next() < 0.5 ? 1 : 0));
    const at = [0.3, -0.8];
    const one = multinomialDerivatives({ columns, level, levels: 2, weight }, at);
    const other = logisticDerivatives({ columns, outcome: level, weight }, at);
    expect(one.value).toBeCloseTo(other.value, 10);
    expect(worst(one.gradient, other.gradient)).toBeLessThan(1e-12);
    expect(worst(one.information, other.information)).toBeLessThan(1e-12);
  });

  it("has the derivatives of its log likelihood for three levels", () => {
    const level = x.map(() => Math.floor(source.next() * 3));
    const rows = { columns, level, levels: 3, weight };
    const at = [0.2, -0.5, -0.3, 0.9];
    const value = (b: readonly number[]): number => multinomialDerivatives(rows, b).value;
    const { gradient, information } = multinomialDerivatives(rows, at);
    expect(worst(gradient, numericGradient(value, at))).toBeLessThan(1e-7);
    const hessian = numericHessian(value, at);
    let packed = 0;
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j <= i; j++) expect(information[packed++]).toBeCloseTo(-(hessian[i]?.[j] ?? 0), 4);
    }
    const chances = levelChances([1, 0.4], at, new Float64Array(3));
    expect(average(chances) * 3).toBeCloseTo(1, 14);
  });

  it("imputes levels as often as they were seen when nothing tells", () => {
    const values = Float64Array.from({ length: 500 }, (_, i) => (i % 10 < 5 ? 7 : i % 10 < 8 ? 2 : 11));
    const ones = (n: number): readonly Float64Array[] => [new Float64Array(n).fill(1)];
    const found = categoricalImputation(
      { values, known: ones(500), unknown: ones(4000), random: random(8) },
      { perfectPrediction: "augment" },
    );
    if ("code" in found) throw new Error(found.reason);
    for (const [level, share] of [
      [7, 0.5],
      [2, 0.3],
      [11, 0.2],
    ]) {
      expect(Math.abs(found.filter((value) => value === level).length / 4000 - (share ?? 0))).toBeLessThan(0.08);
    }
  });

  it("stands perfect prediction by added rows, or refuses it", () => {
    const predictor = Float64Array.from({ length: 20 }, (_, i) => (i - 9.5) / 5.9);
    const values = predictor.map((value) => (value > 0 ? 1 : 0));
    const known = [predictor.map(() => 1), predictor];
    const unknown = [new Float64Array(200).fill(1), new Float64Array(200).fill(1.5)];
    const given = { values, known, unknown };
    const found = categoricalImputation({ ...given, random: random(9) }, { perfectPrediction: "augment" });
    if ("code" in found) throw new Error(found.reason);
    expect(average(found)).toBeGreaterThan(0.8);
    expect(categoricalImputation({ ...given, random: random(9) }, { perfectPrediction: "refuse" })).toMatchObject({
      code: "separation",
    });
  });
});

describe("predictors of an imputation model", () => {
  it("are standardised, coded by level, and lack what does not vary", () => {
    const found = imputationPredictors(
      [
        { kind: "numeric", values: Float64Array.of(1, 2, 3, 4) },
        { kind: "categorical", values: Float64Array.of(5, 9, 5, 7) },
        { kind: "binary", values: Float64Array.of(1, 1, 1, 1) },
      ],
      4,
    );
    expect(found).toHaveLength(4);
    expect(found[0]).toEqual(Float64Array.of(1, 1, 1, 1));
    for (const column of found.slice(1)) {
      expect(average(column)).toBeCloseTo(0, 14);
      expect((productMean(column, column) * 4) / 3).toBeCloseTo(1, 12);
    }
    // Level 9 of the codes 5, 7, 9 is the last column.
    expect(found[3]?.[1]).toBeGreaterThan(1);
  });
});
