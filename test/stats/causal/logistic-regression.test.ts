import { describe, expect, it } from "vitest";
import { logistic, logisticDerivatives } from "../../../pipeline/stats/causal/logistic-derivatives.ts";
import { logisticRegression } from "../../../pipeline/stats/causal/logistic-regression.ts";
import { propensityScore } from "../../../pipeline/stats/causal/propensity-score.ts";
import { ratioFromLog } from "../../../pipeline/stats/causal/ratio-from-log.ts";
import { orthogonalColumns } from "../../../pipeline/stats/numeric/orthogonal-columns.ts";
import { packedAt } from "../../../pipeline/stats/numeric/packed-matrix.ts";
import { fc } from "../../support/properties.ts";
import { numericGradient, numericHessian, worst } from "../survival/made-survival-data.ts";
import { answered, madeConfounded, repeated } from "./made-confounded-data.ts";

const seeds = fc.integer({ min: 1, max: 1e6 });
const fitOf = (data: Parameters<typeof logisticRegression>[0]) => answered(logisticRegression(data));

describe("logistic regression", () => {
  it("is the odds ratio of a 2 × 2 table with its standard error", () => {
    const cells = [12, 5, 7, 16] as const;
    const rows = cells.flatMap((count, cell) => new Array<number>(count).fill(cell));
    const fit = fitOf({
      outcome: rows.map((cell) => (cell % 2 === 0 ? 1 : 0)),
      design: [rows.map(() => 1), rows.map((cell) => (cell < 2 ? 1 : 0))],
    });
    const [a, b, c, d] = cells;
    const se = Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
    expect(fit.coefficients[1]).toBeCloseTo(Math.log((a * d) / (b * c)), 12);
    expect(fit.standardErrors[1]).toBeCloseTo(se, 12);
    expect(fit).toMatchObject({ n: 40, events: 19 });
    const ratio = answered(fit.oddsRatios[1] ?? { kind: "not-estimable" as const });
    expect(ratio.value).toBeCloseTo((a * d) / (b * c), 10);
    expect(ratio.intervals[0]?.low).toBeCloseTo(Math.exp(Math.log((a * d) / (b * c)) - 1.959963984540054 * se), 10);
    expect(fit.nullLogLikelihood).toBeCloseTo(19 * Math.log(19 / 40) + 21 * Math.log(21 / 40), 12);
  });

  it("solves the score equations, and its covariance is minus the inverse second derivative", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { binary, design } = madeConfounded(seed);
        const found = logisticRegression({ outcome: binary, design });
        if (found.kind === "not-estimable") return;
        for (const column of design) {
          const score = column.reduce((sum, x, i) => sum + x * ((binary[i] ?? 0) - (found.fitted[i] ?? 0)), 0);
          expect(Math.abs(score)).toBeLessThan(1e-10);
        }
        const logLikelihood = (at: readonly number[]): number =>
          binary.reduce((sum, y, i) => {
            const eta = design.reduce((total, column, j) => total + (column[i] ?? 0) * (at[j] ?? 0), 0);
            return sum + y * eta - Math.log1p(Math.exp(eta));
          }, 0);
        const b = Array.from(found.coefficients);
        expect(found.logLikelihood).toBeCloseTo(logLikelihood(b), 10);
        const hessian = numericHessian(logLikelihood, b);
        // Covariance × information is the identity.
        const product = b.map((_, i) =>
          b.map((__, j) =>
            b.reduce((sum, ___, k) => sum - packedAt(found.covariance, i, k) * (hessian[k]?.[j] ?? 0), 0),
          ),
        );
        product.forEach((row, i) => {
          expect(
            worst(
              row,
              b.map((_, j) => (i === j ? 1 : 0)),
            ),
          ).toBeLessThan(1e-4);
        });
      }),
      { numRuns: 15 },
    );
  });

  it("has derivatives that are those of its log likelihood, far out too", () => {
    const { binary, design } = madeConfounded(5, { n: 30 });
    const rows = { columns: design, outcome: binary, weight: binary.map((_, i) => 1 + (i % 3)) };
    for (const at of [
      [0.3, -0.7, 1.1],
      [3, 40, -25],
    ]) {
      const { gradient } = logisticDerivatives(rows, at);
      expect(
        worst(
          gradient,
          numericGradient((x) => logisticDerivatives(rows, x).value, at),
        ),
      ).toBeLessThan(1e-6);
    }
    expect([logistic(800), logistic(-800), logistic(0)]).toEqual([1, 0, 0.5]);
  });

  it("counts weights as repeated rows, and a weight of 0 as none", () => {
    const data = madeConfounded(7);
    const counts = data.treated.map((_, i) => i % 4);
    const weighted = fitOf({ outcome: data.binary, design: data.design, weight: Object.freeze(counts) });
    const long = repeated(data, counts);
    const repeatedFit = fitOf({ outcome: long.binary, design: long.design });
    expect(worst(weighted.coefficients, repeatedFit.coefficients)).toBeLessThan(1e-10);
    expect(worst(weighted.covariance, repeatedFit.covariance)).toBeLessThan(1e-10);
    expect(weighted.nullLogLikelihood).toBeCloseTo(repeatedFit.nullLogLikelihood, 10);
  });

  it("does not mind order, units and offsets", () => {
    const { binary, design } = madeConfounded(8);
    const [ones = [], x = [], z = []] = design;
    const plain = fitOf({ outcome: binary, design });
    const moved = fitOf({ outcome: binary, design: [ones, x.map((value) => 1e6 + 1e-3 * value), z] });
    expect((moved.coefficients[1] ?? 0) * 1e-3).toBeCloseTo(plain.coefficients[1] ?? 0, 6);
    expect((moved.standardErrors[1] ?? 0) * 1e-3).toBeCloseTo(plain.standardErrors[1] ?? 0, 6);
    expect(moved.logLikelihood).toBeCloseTo(plain.logLikelihood, 6);
    const backwards = fitOf({
      outcome: binary.toReversed(),
      design: design.map((column) => column.toReversed()),
    });
    expect(worst(backwards.coefficients, plain.coefficients)).toBeLessThan(1e-12);
    const turned = fitOf({ outcome: binary.map((y) => 1 - y), design });
    expect(
      worst(
        turned.coefficients,
        plain.coefficients.map((b) => -b),
      ),
    ).toBeLessThan(1e-12);
    const noIntercept = fitOf({ outcome: binary, design: [x, z] });
    expect(noIntercept.nullLogLikelihood).toBeCloseTo(-binary.length * Math.LN2, 10);
  });

  it("refuses where there is no finite estimate", () => {
    const ones = [1, 1, 1, 1, 1, 1];
    const x = [1, 2, 3, 4, 5, 6];
    const refused = (outcome: readonly number[], design: readonly (readonly number[])[]) =>
      logisticRegression({ outcome, design });
    expect(refused([0, 0, 0, 1, 1, 1], [ones, x])).toMatchObject({ code: "separation" });
    // Quasi-complete: ties at the border.
    expect(refused([0, 0, 0, 1, 1, 1], [ones, [1, 2, 3, 3, 4, 5]])).toMatchObject({ code: "separation" });
    expect(refused([0, 1, 0, 1, 1, 1], [ones, [0, 0, 0, 0, 1, 1]])).toMatchObject({ code: "separation" });
    expect(refused([0, 0, 0, 0, 0, 0], [ones, x])).toMatchObject({ code: "no-events", details: { events: 0 } });
    expect(refused([1, 1, 1, 1, 1, 1], [ones, x])).toMatchObject({ code: "no-events", details: { n: 6 } });
    expect(refused([0, 1, 0, 1, 0, 1], [ones, x, x.map((one) => 2 * one - 3)])).toMatchObject({
      code: "singular",
      details: { column: 2 },
    });
    expect(refused([0, 1], [ones.slice(0, 2), [1, 2], [4, 4.5]])).toMatchObject({ code: "too-few" });
    expect(refused([0, 1], [])).toMatchObject({ code: "too-few" });
    // Only rows of weight 0 tell the columns apart.
    expect(
      logisticRegression({ outcome: [0, 1, 0, 1, 0, 1], design: [ones, x], weight: [1, 0, 0, 0, 0, 0] }),
    ).toMatchObject({ code: "no-events" });
    expect(
      logisticRegression({ outcome: [0, 1, 0, 1], design: [ones.slice(2), [1, 1, 2, 3]], weight: [1, 1, 0, 0] }),
    ).toMatchObject({ code: "singular" });
    expect(() => refused([0, 2, 0, 1, 0, 1], [ones, x])).toThrow("outcome[1] must be 0 or 1: 2");
    expect(() => logisticRegression({ outcome: [0, 1], design: [[1, 1]], weight: [1, -1] })).toThrow(
      "weight[1] must be ≥ 0 and finite: -1",
    );
    expect(() => refused([0, 1], [[1, Number.NaN]])).toThrow("column[1] must be finite: NaN");
  });

  it("keeps ratios too large for a number out", () => {
    const { binary, design } = madeConfounded(9);
    const [ones = [], x = []] = design;
    const tiny = fitOf({ outcome: binary, design: [ones, x.map((value) => value * 1e-6)] });
    expect(tiny.oddsRatios[1]).toMatchObject({ code: "not-reached" });
    expect(ratioFromLog(700, 10, { level: 0.95 })).toMatchObject({ intervals: [{ high: null }] });
  });
});

describe("orthogonal columns", () => {
  it("are orthogonal, of mean square 1, and lead back", () => {
    const { design } = madeConfounded(10, { n: 40 });
    const far = [design[0] ?? [], (design[1] ?? []).map((value) => 2000 + value), design[2] ?? []];
    const basis = answered(orthogonalColumns(far, 40));
    basis.columns.forEach((one, i) => {
      basis.columns.forEach((other, j) => {
        const product = one.reduce((sum, value, k) => sum + value * (other[k] ?? 0), 0) / 40;
        expect(product).toBeCloseTo(i === j ? 1 : 0, 13);
      });
    });
    const given = [0.3, -1.2, 2];
    const back = basis.back(given);
    for (let i = 0; i < 40; i++) {
      const one = basis.columns.reduce((sum, column, j) => sum + (column[i] ?? 0) * (given[j] ?? 0), 0);
      const other = far.reduce((sum, column, j) => sum + (column[i] ?? 0) * (back[j] ?? 0), 0);
      expect(other).toBeCloseTo(one, 9);
    }
  });
});

describe("propensity score", () => {
  it("is the fitted logistic regression of treatment", () => {
    const { treated, design } = madeConfounded(11);
    const score = answered(propensityScore({ treated, design }));
    const fit = fitOf({ outcome: treated, design });
    expect(score.probability).toEqual(fit.fitted);
    const sum = Array.from(score.probability).reduce((total, one) => total + one, 0);
    expect(sum).toBeCloseTo(score.model.events, 10);
  });

  it("refuses one arm, separation, and certainty", () => {
    const design = [
      [1, 1, 1, 1],
      [1, 2, 3, 4],
    ];
    expect(propensityScore({ treated: [1, 1, 1, 1], design })).toMatchObject({ code: "one-group" });
    expect(propensityScore({ treated: [0, 0, 1, 1], design })).toMatchObject({ code: "separation" });
    // One person so far out that the chance is 1 to the last bit.
    const { treated, design: plain } = madeConfounded(12);
    const [ones = [], x = []] = plain;
    const certain = propensityScore({
      treated: [...treated, 1],
      design: [
        [...ones, 1],
        [...x, 1e4],
      ],
    });
    expect(certain).toMatchObject({ code: "separation" });
  });
});
