import { describe, expect, it } from "vitest";
import type { Json } from "../../../pipeline/model/index.ts";
import { jsonDifferences } from "../../../pipeline/report/diff/json-differences.ts";
import { fc } from "../../support/properties.ts";

describe("where two JSON values differ", () => {
  it("goes down as deep as they are alike, and names what came and went", () => {
    const a = { relapse: { minutes: 5, kind: "rise" }, gone: true, same: [1, 2] };
    const b = { relapse: { minutes: 6, kind: "rise" }, fresh: null, same: [1, 2] };
    expect(jsonDifferences(a, b)).toEqual([
      { path: "fresh", old: null, new: null },
      { path: "gone", old: true, new: null },
      { path: "relapse.minutes", old: 5, new: 6 },
    ]);
  });

  it("finds parts of a list by their id whatever their order, else by their place", () => {
    const a = {
      cohorts: [
        { id: "x", label: "X" },
        { id: "y", label: "Y" },
      ],
      steps: [{ n: 1 }, { n: 2 }],
    };
    const b = {
      cohorts: [
        { id: "y", label: "Why" },
        { id: "x", label: "X" },
      ],
      steps: [{ n: 1 }, { n: 3 }],
    };
    expect(jsonDifferences(a, b)).toEqual([
      { path: "cohorts.y.label", old: "Y", new: "Why" },
      { path: "steps.2.n", old: 2, new: 3 },
    ]);
  });

  it("takes a list of plain values, or of another kind, as one value", () => {
    expect(jsonDifferences({ days: [30, 60] }, { days: [30, 90] })).toEqual([
      { path: "days", old: [30, 60], new: [30, 90] },
    ]);
    expect(jsonDifferences({ x: [] }, { x: [{ id: "a" }] })).toEqual([{ path: "x", old: [], new: [{ id: "a" }] }]);
    expect(jsonDifferences({ x: 1 }, { x: { y: 1 } })).toEqual([{ path: "x", old: 1, new: { y: 1 } }]);
  });

  it("is nothing for the same value with its keys in another order, and mirrors when turned round", () => {
    const turned = (value: Json): Json =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value;
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (p, q) => {
        const [a, b] = JSON.parse(JSON.stringify([p, q])) as [Json, Json];
        expect(jsonDifferences(a, turned(a))).toEqual([]);
        const back = jsonDifferences(b, a).map(({ path, old, new: now }) => ({ path, old: now, new: old }));
        expect(jsonDifferences(a, b)).toEqual(back);
      }),
    );
  });
});
