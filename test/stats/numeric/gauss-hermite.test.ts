import { describe, expect, it } from "vitest";
import { gaussHermiteRule } from "../../../pipeline/stats/numeric/gauss-hermite.ts";

const integral = (n: number, f: (x: number) => number): number => {
  const { nodes, weights } = gaussHermiteRule(n);
  return nodes.reduce((total, x, i) => total + (weights[i] as number) * f(x), 0);
};

describe("gaussHermiteRule", () => {
  it("gives the printed five-point rule (Abramowitz & Stegun, table 25.10)", () => {
    const { nodes, weights } = gaussHermiteRule(5);
    expect(nodes[2]).toBe(0);
    expect(nodes[3]).toBeCloseTo(0.9585724646138185, 14);
    expect(nodes[4]).toBeCloseTo(2.0201828704560856, 14);
    expect(weights[2]).toBeCloseTo(0.9453087204829419, 14);
    expect(weights[3]).toBeCloseTo(0.3936193231522412, 14);
    expect(weights[4]).toBeCloseTo(0.01995324205904591, 15);
  });

  it.each([1, 2, 3, 7, 20, 61, 128, 256])("is exact for even moments up to its degree, n = %i", (n) => {
    let moment = Math.sqrt(Math.PI);
    for (let degree = 0; degree <= Math.min(2 * n - 2, 30); degree += 2) {
      expect(
        integral(n, (x) => Math.exp(degree * Math.log(Math.abs(x) || (degree === 0 ? 1 : 1e-300)))) / moment,
      ).toBeCloseTo(1, 11);
      moment *= (degree + 1) / 2;
    }
  });

  it.each([20, 40])("integrates cos 2x: √π e⁻¹, n = %i", (n) => {
    expect(integral(n, (x) => Math.cos(2 * x))).toBeCloseTo(Math.sqrt(Math.PI) * Math.exp(-1), 12);
  });

  it.each([2, 9, 100, 255])("has ascending nodes symmetric about 0 and positive weights, n = %i", (n) => {
    const { nodes, weights } = gaussHermiteRule(n);
    for (let i = 0; i < n; i++) {
      expect(nodes[i]).toBe(-(nodes[n - 1 - i] as number) + 0);
      expect(weights[i]).toBe(weights[n - 1 - i]);
      expect(weights[i]).toBeGreaterThan(0);
      if (i > 0) expect(nodes[i]).toBeGreaterThan(nodes[i - 1] as number);
    }
  });

  it("keeps a rule", () => expect(gaussHermiteRule(12)).toBe(gaussHermiteRule(12)));

  it.each([0, -1, 2.5, 257, Number.NaN])("refuses %s points", (n) => {
    expect(() => gaussHermiteRule(n)).toThrow(new RangeError(`n must be a whole number from 1 to 256: ${n}`));
  });
});
