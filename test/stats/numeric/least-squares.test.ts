import { describe, expect, it } from "vitest";
import { leastSquares } from "../../../pipeline/stats/numeric/least-squares.ts";
import { fc } from "../../support/properties.ts";

const ones = (n: number) => new Array<number>(n).fill(1);

const fitted = (result: ReturnType<typeof leastSquares>) => {
  if (result.kind === "not-estimable") throw new Error(result.reason);
  return result;
};

describe("leastSquares", () => {
  it("gives the textbook line", () => {
    const fit = fitted(leastSquares([ones(4), [1, 2, 3, 4]], [2, 4, 5, 9]));
    expect(fit.coefficients[0]).toBeCloseTo(-0.5, 12);
    expect(fit.coefficients[1]).toBeCloseTo(2.2, 12);
    expect(fit.residualSum).toBeCloseTo(1.8, 12);
    // (XᵀX)⁻¹ = [1.5, −0.5; −0.5, 0.2]
    expect(Array.from(fit.inverse)).toEqual([1.5, -0.5, 0.2].map((value) => expect.closeTo(value, 12)));
    expect(fit.leverage.reduce((total, h) => total + h, 0)).toBeCloseTo(2, 12);
  });

  it("takes a whole weight as so many equal rows", () => {
    const x = [1, 2, 4, 7];
    const y = [3, 1, 4, 4];
    const weights = [1, 3, 2, 1];
    const repeat = (values: readonly number[]) =>
      values.flatMap((value, i) => ones(weights[i] as number).map(() => value));
    const weighted = fitted(leastSquares([ones(4), x], y, { weights }));
    const repeated = fitted(leastSquares([ones(7), repeat(x)], repeat(y)));
    weighted.coefficients.forEach((value, j) => void expect(value).toBeCloseTo(repeated.coefficients[j] as number, 12));
    expect(weighted.residualSum).toBeCloseTo(repeated.residualSum, 12);
  });

  it("leaves residuals at right angles to every column, whatever the units", () => {
    const cell = fc.double({ min: -10, max: 10, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 8, maxLength: 20 }), (rows) => {
        const columns = [
          ones(rows.length),
          rows.map(([a], i) => a + i),
          rows.map(([, b], i) => 1e6 * (b + ((i * 7) % 5))),
        ];
        const fit = leastSquares(
          columns,
          rows.map(([, , y]) => y),
        );
        if (fit.kind === "not-estimable") return;
        for (const column of columns) {
          const size = Math.sqrt(column.reduce((total, x) => total + x * x, 0));
          expect(
            Math.abs(column.reduce((total, x, i) => total + x * (fit.residuals[i] as number), 0)) / size,
          ).toBeLessThan(1e-8);
        }
      }),
    );
  });

  it("refuses dependent columns and too few rows", () => {
    expect(leastSquares([ones(4), [1, 2, 3, 4], [2, 3, 4, 5]], [1, 2, 3, 5])).toMatchObject({ code: "singular" });
    expect(leastSquares([ones(1), [1]], [1])).toMatchObject({ code: "too-few" });
    expect(leastSquares([ones(3), [0, 0, 0]], [1, 2, 3])).toMatchObject({ code: "singular" });
    expect(() => leastSquares([ones(3)], [1, 2])).toThrow("column must have length 2: 3");
  });
});
