import { describe, expect, it } from "vitest";
import { leastSquares } from "../../../pipeline/stats/numeric/least-squares.ts";
import { naturalSpline } from "../../../pipeline/stats/numeric/natural-spline.ts";
import { fc } from "../../support/properties.ts";

const fittedBy = (x: readonly number[], y: readonly number[], df: number): Float64Array => {
  const fit = leastSquares([x.map(() => 1), ...naturalSpline(x, df)], y);
  if (fit.kind === "not-estimable") throw new Error(fit.reason);
  return fit.fitted;
};

describe("naturalSpline", () => {
  const x = [18, 25, 31, 33, 40, 41, 47, 52, 58, 60, 63, 75];
  const y = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8];

  it("fits what R 4.2.2 lm(y ~ splines::ns(x, 3)) fits", () => {
    const r = [
      1.41202221829166, 2.80949101358348, 3.78995891396492, 4.03875398490845, 4.47656499861202, 4.4827460057941,
      4.38102254791201, 4.33077266219052, 4.65066041098906, 4.86555922238936, 5.27001385454976, 7.49243416681466,
    ];
    fittedBy(x, y, 3).forEach((value, i) => void expect(value).toBeCloseTo(r[i] as number, 10));
  });

  it("is a straight line for one column", () => {
    const line = leastSquares([x.map(() => 1), x], y);
    if (line.kind === "not-estimable") throw new Error(line.reason);
    fittedBy(x, y, 1).forEach((value, i) => void expect(value).toBeCloseTo(line.fitted[i] as number, 10));
  });

  it("fits the same whatever the unit and origin", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 100, noNaN: true }), fc.integer({ min: -50, max: 50 }), (scale, shift) => {
        const other = fittedBy(
          x.map((value) => scale * value + shift),
          y,
          3,
        );
        fittedBy(x, y, 3).forEach((value, i) => void expect(other[i]).toBeCloseTo(value, 8));
      }),
    );
  });

  it("has fewer columns for few values and none for one", () => {
    expect(naturalSpline([0, 0, 0, 0, 1], 3)).toHaveLength(1);
    expect(naturalSpline([4, 4, 4], 3)).toEqual([]);
    expect(naturalSpline([], 3)).toEqual([]);
    expect(() => naturalSpline([1, Number.NaN], 3)).toThrow("x[1] must be finite: NaN");
  });
});
