import { describe, expect, it } from "vitest";
import type { Headline, Report } from "../../pipeline/model/index.ts";
import { movedHeadlines } from "../../pipeline/report/changes.ts";
import { estimate } from "../../pipeline/stats/quantity.ts";

const report = (numbers: Readonly<Record<string, number>>): Report =>
  ({
    findings: [
      { headlines: Object.entries(numbers).map(([id, value]) => ({ id, quantity: estimate(value) }) as Headline) },
    ],
  }) as unknown as Report;

describe("what moved", () => {
  it("is the headline whose number changed, came or went, in the order of their ids", () => {
    expect(movedHeadlines(report({ c: 1, still: 1, gone: 3 }), report({ fresh: 4, still: 1, c: 2 }))).toEqual([
      { headline: "c", before: estimate(1), after: estimate(2) },
      { headline: "fresh", before: null, after: estimate(4) },
      { headline: "gone", before: estimate(3), after: null },
    ]);
  });

  it("is nothing when only the last bit of a number differs, whatever the order of keys", () => {
    const turned = JSON.parse(JSON.stringify(report({ a: 1 + 1e-13, b: 2 })), (_, value) =>
      value && typeof value === "object" && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    );
    expect(movedHeadlines(report({ a: 1, b: 2 }), turned)).toEqual([]);
  });
});
