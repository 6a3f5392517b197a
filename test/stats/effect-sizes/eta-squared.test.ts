import { describe, expect, it } from "vitest";
import { etaSquared } from "../../../pipeline/stats/index.ts";
import { fc } from "../../support/properties.ts";

const value = (values: readonly number[], group: readonly string[]): number => {
  const found = etaSquared(values, group);
  if (found.kind === "not-estimable") throw new Error(found.reason);
  return found.value;
};

describe("eta squared", () => {
  it("is what R gives", () => {
    // R 4.2.2: y <- c(1,2,4,3,7,5,9); g <- c("a","a","b","b","c","c","c"); s <- summary(aov(y~g))[[1]][["Sum Sq"]]; s[1]/sum(s)
    expect(value([1, 2, 4, 3, 7, 5, 9], ["a", "a", "b", "b", "c", "c", "c"])).toBeCloseTo(0.81137724550898205, 14);
  });

  it("of crossed factors whose effects add adds up to 1", () => {
    const grid = [0, 1, 2].flatMap((a) => [0, 1].flatMap((b) => [0, 1].map((c) => ({ a, b, c }))));
    const values = grid.map(({ a, b, c }) => 3 * a * a - 5 * b + 0.5 * c + 7);
    const shares = (["a", "b", "c"] as const).map((name) =>
      value(
        values,
        grid.map((row) => String(row[name])),
      ),
    );
    expect(shares.reduce((total, share) => total + share, 0)).toBeCloseTo(1, 12);
    // By hand: effects of a are 0, 3, 12 (mean 5, squares 25 + 4 + 49 over 3 = 26), of b ±2.5, of c ±0.25.
    expect(shares[0]).toBeCloseTo(26 / (26 + 6.25 + 0.0625), 12);
    expect(shares[1]).toBeCloseTo(6.25 / (26 + 6.25 + 0.0625), 12);
  });

  it("lies between 0 and 1 and hangs on no order, shift or scale", () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.constantFrom("a", "b", "c")), {
      minLength: 3,
      maxLength: 30,
    });
    fc.assert(
      fc.property(rows, (list) => {
        const found = etaSquared(
          list.map(([y]) => y),
          list.map(([, g]) => g),
        );
        if (found.kind === "not-estimable") return;
        expect(found.value).toBeGreaterThanOrEqual(0);
        expect(found.value).toBeLessThanOrEqual(1);
        const turned = [...list].reverse();
        const other = value(
          turned.map(([y]) => 100 - 3 * y),
          turned.map(([, g]) => g),
        );
        expect(other).toBeCloseTo(found.value, 10);
      }),
    );
  });

  it("is refused where there is nothing to share out", () => {
    expect(etaSquared([], [])).toMatchObject({ kind: "not-estimable", code: "too-few" });
    expect(etaSquared([1], ["a"])).toMatchObject({ code: "too-few" });
    expect(etaSquared([1, 2], ["a", "a"])).toMatchObject({ code: "one-group" });
    expect(etaSquared([0.1, 0.1, 0.1], ["a", "b", "c"])).toMatchObject({ code: "all-tied" });
    expect(() => etaSquared([1, 2], ["a"])).toThrow(RangeError);
  });
});
