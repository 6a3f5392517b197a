import { describe, expect, it } from "vitest";
import { contentDigests } from "../../../pipeline/commands/cache/content-digest.ts";

const digest = contentDigests();

describe("a digest of plain values", () => {
  it("is the same for equal values, in whatever order their names stand", () => {
    expect(digest({ a: 1, b: [1, "x", null] })).toBe(contentDigests()({ b: [1, "x", null], a: 1 }));
    expect(digest(Float64Array.of(1, Number.NaN))).toBe(digest(Float64Array.of(1, Number.NaN)));
  });

  it.each([
    ["a number and its text", 1, "1"],
    ["nothing and null", {}, { a: null }],
    ["two texts and one with a comma", ["a", "b"], ["a,b"]],
    ["nested and flat", [[1], 2], [1, [2]]],
    ["an object and a list", { 0: "a" }, ["a"]],
    ["one cell", Int32Array.of(1, 2, 3), Int32Array.of(1, 2, 4)],
    ["the same bytes of another kind", new Float64Array(1), new Int32Array(2)],
    ["rows in another order", Float64Array.of(1, 2), Float64Array.of(2, 1)],
    ["a part of a buffer", new Float64Array(Float64Array.of(1, 2).buffer, 8, 1), Float64Array.of(1, 2)],
  ])("tells %s apart", (_what, a, b) => {
    expect(digest(a)).not.toBe(digest(b));
  });
});
