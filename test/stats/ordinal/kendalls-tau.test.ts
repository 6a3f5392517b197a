import { describe, expect, it } from "vitest";
import { concordanceDistribution } from "../../../pipeline/stats/ordinal/concordance-distribution.ts";
import { kendallsTau } from "../../../pipeline/stats/ordinal/kendalls-tau.ts";
import { fc } from "../../support/properties.ts";

const found = (x: readonly number[], y: readonly number[]) => {
  const result = kendallsTau(Object.freeze([...x]), Object.freeze([...y]));
  if (result.kind === "not-estimable") throw new Error(result.reason);
  return result;
};

const orders = (n: number): readonly (readonly number[])[] =>
  n === 0
    ? [[]]
    : orders(n - 1).flatMap((order) =>
        Array.from({ length: n }, (_, at) => [...order.slice(0, at), n, ...order.slice(at)]),
      );

describe("kendallsTau", () => {
  it("gives the p of all orders counted one by one", () => {
    const all = orders(6).map((order) => found([1, 2, 3, 4, 5, 6], order).test.statistic);
    for (const order of [
      [1, 2, 3, 4, 6, 5],
      [2, 1, 4, 3, 6, 5],
      [6, 5, 4, 3, 1, 2],
      [3, 6, 2, 5, 1, 4],
    ]) {
      const { test, tau } = found([1, 2, 3, 4, 5, 6], order);
      const low = all.filter((t) => t <= test.statistic).length / all.length;
      const high = all.filter((t) => t >= test.statistic).length / all.length;
      expect(test.p).toBeCloseTo(Math.min(1, 2 * Math.min(low, high)), 13);
      expect(tau).toBeCloseTo((2 * test.statistic) / 15 - 1, 14);
    }
  });

  it("has tails that keep their digits: the most extreme order of 20 has chance 2/20!", () => {
    const x = Array.from({ length: 20 }, (_, i) => i);
    expect(found(x, x).test.p / (2 / 2432902008176640000)).toBeCloseTo(1, 10);
    expect(found(x, x.toReversed()).test.p / (2 / 2432902008176640000)).toBeCloseTo(1, 10);
  });

  it("counts 1, 3, 5, 6, 5, 3, 1 of 24 orders of four", () => {
    expect(Array.from(concordanceDistribution(4), (chance) => Math.round(24 * chance))).toEqual([1, 3, 5, 6, 5, 3, 1]);
  });

  it("takes the normal approximation with ties, by the variance over all pairings", () => {
    const x = [1, 1, 2, 3, 3];
    const y = [1, 2, 2, 2, 5];
    const sums = orders(5).map((order) =>
      x.reduce(
        (total, xi, i) =>
          total +
          x.slice(0, i).reduce((part, xj, j) => {
            const [a, b] = [y[(order[i] as number) - 1] as number, y[(order[j] as number) - 1] as number];
            return part + Math.sign(xi - xj) * Math.sign(a - b);
          }, 0),
        0,
      ),
    );
    const variance = sums.reduce((total, s) => total + s * s, 0) / sums.length;
    const { test, ties, tau } = found(x, y);
    expect(ties).toBe(true);
    expect(test.name).toBe("z");
    expect(test.statistic).toBeCloseTo(5 / Math.sqrt(variance), 12);
    expect(tau).toBeCloseTo(5 / Math.sqrt(8 * 7), 14);
  });

  it("takes it from 50 values on, too", () => {
    const x = Array.from({ length: 50 }, (_, i) => i);
    const { test } = found(
      x,
      x.map((value) => (value * 7) % 50),
    );
    expect(test.name).toBe("z");
  });

  it("is the same for any increasing scale, turns with one variable, and knows no order of rows", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
          minLength: 4,
          maxLength: 20,
        }),
        (pairs) => {
          const [x, y] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
          fc.pre(new Set(x).size > 1 && new Set(y).size > 1);
          const base = found(x, y);
          const bent = found(x.map(Math.exp), y);
          const turned = found(
            x,
            y.map((value) => -value),
          );
          const shuffled = found(x.toReversed(), y.toReversed());
          expect(bent).toEqual(base);
          expect(shuffled.tau).toBeCloseTo(base.tau, 14);
          expect(turned.tau).toBeCloseTo(-base.tau, 14);
          expect(turned.test.p).toBeCloseTo(base.test.p, 12);
          expect(found(y, x).tau).toBeCloseTo(base.tau, 14);
        },
      ),
      { numRuns: 60, seed: 1 },
    );
  });

  it("refuses a constant, fewer than two pairs, and unequal lengths", () => {
    expect(kendallsTau([1, 1, 1], [1, 2, 3])).toMatchObject({ code: "all-tied" });
    expect(kendallsTau([1, 2, 3], [2, 2, 2])).toMatchObject({ code: "all-tied" });
    expect(kendallsTau([1], [2])).toMatchObject({ code: "too-few" });
    expect(found([1, 2], [5, 3])).toMatchObject({ tau: -1, test: { p: 1 } });
    expect(() => kendallsTau([1, 2], [1])).toThrow(new RangeError("y must have length 2: 1"));
    expect(() => kendallsTau([1, Number.NaN], [1, 2])).toThrow(new RangeError("x[1] must be finite: NaN"));
  });
});
