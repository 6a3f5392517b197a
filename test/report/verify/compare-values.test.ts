import { describe, expect, it } from "vitest";
import { compareValues } from "../../../pipeline/report/verify/compare-values.ts";
import { fc } from "../../support/properties.ts";

const tolerance = { relative: 1e-9, absolute: 1e-12 };
const match = (a: unknown, b: unknown): string => compareValues(a, b, tolerance).match;

describe("comparing two values", () => {
  it("takes the larger of both limits, and the limit itself still matches", () => {
    expect(match(1, 1)).toBe("identical");
    expect(match(1000, 1000 + 9e-7)).toBe("within");
    expect(match(1000, 1000 + 2e-6)).toBe("different");
    expect(match(0, 1e-12)).toBe("within");
    expect(match(0, 1.1e-12)).toBe("different");
    expect(compareValues(100, 101, { relative: 0.01, absolute: 0 }).match).toBe("within");
    expect(compareValues(1, 1 + Number.EPSILON, { relative: 0, absolute: 0 }).match).toBe("different");
  });

  it("names the first place that differs, and prefers it to one within the tolerance", () => {
    const was = { a: { b: [1, 2, "x"] }, c: 3 };
    expect(compareValues(was, { a: { b: [1 + 1e-12, 2, "y"] }, c: 3 }, tolerance)).toEqual({
      match: "different",
      at: "a.b.2",
      was: "x",
      now: "y",
    });
    expect(compareValues(was, { a: { b: [1 + 1e-11, 2, "x"] }, c: 3 }, tolerance)).toMatchObject({
      match: "within",
      at: "a.b.0",
    });
  });

  it("never takes a number for its text, an object for a list, or an absent key for null", () => {
    for (const [a, b] of [
      [1, "1"],
      [[], {}],
      [{ a: null }, {}],
      [{}, { a: null }],
      [null, {}],
      [0, null],
      [[1], [1, 2]],
    ])
      expect(match(a, b), JSON.stringify([a, b])).toBe("different");
  });

  it("is the same both ways, and every value is identical to its copy", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(match(a, JSON.parse(JSON.stringify(a)))).toBe("identical");
        expect(match(a, b)).toBe(match(b, a));
      }),
    );
  });
});
