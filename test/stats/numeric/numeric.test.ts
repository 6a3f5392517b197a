import { describe, expect, it } from "vitest";
import { brent } from "../../../pipeline/stats/numeric/brent.ts";
import { cholesky, choleskyLogDeterminant, choleskySolve } from "../../../pipeline/stats/numeric/cholesky.ts";
import { gaussLegendre, gaussLegendreRule } from "../../../pipeline/stats/numeric/gauss-legendre.ts";
import { integrate } from "../../../pipeline/stats/numeric/integrate.ts";
import { mean } from "../../../pipeline/stats/numeric/mean.ts";
import { quantileSorted } from "../../../pipeline/stats/numeric/quantile-sorted.ts";
import { sum } from "../../../pipeline/stats/numeric/sum.ts";
import { variance } from "../../../pipeline/stats/numeric/variance.ts";
import { fc } from "../../support/properties.ts";
import { differences, numbers, referenceCase } from "../../support/reference-case.ts";

describe("mean and variance against NIST's accuracy sets", () => {
  it("dist-numacc: every number", () => {
    const reference = referenceCase("dist-numacc");
    const actual = Object.fromEntries(
      reference.tables.map((table) => {
        const x = numbers(table, "x");
        const centre = mean(x) ?? 0;
        const spread = variance(x) ?? 0;
        const deviations = x.map((value) => value - centre);
        const products = deviations.slice(1).map((value, i) => value * (deviations[i] ?? 0));
        const lag1 = sum(products) / sum(deviations.map((value) => value * value));
        const key = table.file.replace(/^.*_|\.csv$/g, "");
        return [
          key,
          { n: x.length, mean: centre, variance: spread, sd: Math.sqrt(spread), lag1_autocorrelation: lag1 },
        ];
      }),
    );
    expect(Object.keys(actual)).toEqual(["NumAcc1", "NumAcc2", "NumAcc3", "NumAcc4"]);
    expect(differences(reference, actual)).toEqual([]);
  });

  it("have no answer for too few values and refuse what is not a number", () => {
    expect([mean([]), variance([]), variance([3])]).toEqual([null, null, null]);
    expect(() => mean([1, Number.NaN])).toThrow("values[1] must be finite: NaN");
  });
});

describe("sum and quantileSorted", () => {
  it("keep what plain addition loses", () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2);
    expect(sum([])).toBe(0);
  });

  it("interpolate as R's type 7", () => {
    expect(quantileSorted([1, 2, 3, 4], 0.25)).toBe(1.75);
    expect(quantileSorted([1, 2, 3, 4], 1)).toBe(4);
    expect(quantileSorted([5], 0.3)).toBe(5);
    expect(quantileSorted([], 0.5)).toBeNull();
    expect(() => quantileSorted([1], 2)).toThrow(RangeError);
  });
});

describe("brent", () => {
  it("finds known roots", () => {
    expect(brent((x) => x * x - 2, 0, 2)?.root).toBeCloseTo(Math.SQRT2, 11);
    expect(brent((x) => Math.cos(x) - x, 0, 1)?.root).toBeCloseTo(0.7390851332151607, 11);
    expect(brent((x) => Math.exp(x) - 1e8, -50, 50)?.root).toBeCloseTo(Math.log(1e8), 10);
    expect(brent((x) => x - 3, 3, 9)).toEqual({ root: 3, iterations: 0 });
  });

  it("keeps to the bracket and to the tolerance for any monotone cubic", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -5, max: 5, noNaN: true }),
        fc.double({ min: 0, max: 10, noNaN: true }),
        (root, steep) => {
          const found = brent((x) => (x - root) * (1 + steep * (x - root) * (x - root)), -6, 7);
          expect(Math.abs((found?.root ?? 99) - root)).toBeLessThan(1e-11);
          expect(found?.iterations).toBeLessThan(100);
        },
      ),
    );
  });

  it("has no answer without a change of sign, on NaN, or when stopped early", () => {
    expect(brent((x) => x * x + 1, -1, 1)).toBeNull();
    expect(brent(() => Number.NaN, -1, 1)).toBeNull();
    expect(brent((x) => Math.exp(x) - 1e8, -50, 50, { maxIterations: 2 })).toBeNull();
  });
});

describe("quadrature", () => {
  it("a rule of n points is exact for degree 2n − 1 and no further", () => {
    for (const order of [1, 2, 5, 10, 21, 64]) {
      const rule = gaussLegendreRule(order);
      expect(sum(rule.weights)).toBeCloseTo(2, 13);
      const power = (degree: number) => gaussLegendre((x) => Math.exp(degree * Math.log(x)), 0, 1, rule);
      expect(power(2 * order - 1)).toBeCloseTo(1 / (2 * order), 12);
    }
    expect(gaussLegendre((x) => x * x, -1, 1, 1)).toBe(0);
    expect(() => gaussLegendreRule(0)).toThrow(RangeError);
  });

  it("integrates what is smooth on a finite interval", () => {
    expect(gaussLegendre((x) => Math.exp(-0.5 * x * x), -8, 8, 64)).toBeCloseTo(Math.sqrt(2 * Math.PI), 12);
    expect(gaussLegendre(Math.exp, 0, 1)).toBeCloseTo(Math.E - 1, 14);
    expect(gaussLegendre(Math.exp, 1, 0)).toBeCloseTo(1 - Math.E, 14);
  });
});

describe("integrate", () => {
  it("resolves peaks and ends that one rule would miss", () => {
    expect(integrate((x) => Math.exp(-0.5 * x * x), -40, 40)).toBeCloseTo(Math.sqrt(2 * Math.PI), 10);
    expect(integrate((x) => 1 / (1e-4 + x * x), -1, 1)).toBeCloseTo(200 * Math.atan(100), 8);
    expect(integrate(Math.sqrt, 0, 1)).toBeCloseTo(2 / 3, 10);
    expect(integrate(() => 0, 0, 1)).toBe(0);
  });

  it("has no answer where the function has none, or within the work allowed", () => {
    expect(integrate((x) => Math.log(x - 0.5), 0, 1)).toBeNull();
    expect(integrate((x) => 1 / (1e-4 + x * x), -1, 1, { maxPieces: 3 })).toBeNull();
  });
});

describe("cholesky", () => {
  it("factors, solves and gives the determinant", () => {
    const packed = [4, 2, 5, 1, 3, 6];
    const factor = cholesky(packed, 3);
    if (!factor) throw new Error("not positive definite");
    const x = choleskySolve(factor, [1, 2, 3]);
    const product = [
      4 * (x[0] ?? 0) + 2 * (x[1] ?? 0) + (x[2] ?? 0),
      2 * (x[0] ?? 0) + 5 * (x[1] ?? 0) + 3 * (x[2] ?? 0),
      (x[0] ?? 0) + 3 * (x[1] ?? 0) + 6 * (x[2] ?? 0),
    ];
    product.forEach((value, i) => {
      expect(value).toBeCloseTo(i + 1, 13);
    });
    expect(Math.exp(choleskyLogDeterminant(factor, 3))).toBeCloseTo(67, 10);
  });

  it("refuses what is singular or indefinite", () => {
    expect(cholesky([1, 1, 1], 2)).toBeNull();
    expect(cholesky([1, 2, 1], 2)).toBeNull();
    expect(cholesky([0], 1)).toBeNull();
    expect(() => cholesky([1, 2], 2)).toThrow("packed must have length 3: 2");
  });
});
