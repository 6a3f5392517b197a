import { describe, expect, it } from "vitest";
import { thresholdPattern } from "../../../pipeline/analyses/ledger/threshold-pattern.ts";
import { notEstimable } from "../../../pipeline/stats/quantity.ts";
import { number } from "./built.ts";

describe("threshold rules", () => {
  it.each([
    ["below", 0.3, 0.2, 0.45, [0.5], "supported"],
    ["below", 0.6, 0.51, 0.7, [0.5], "contradicted"],
    ["below", 0.4, 0.3, 0.5, [0.5], "unresolved"],
    ["below", 0.6, 0.5, 0.7, [0.5], "unresolved"],
    ["above", 0.7, 0.55, 0.8, [0.5, 0.6], "supported"],
    ["above", 0.58, 0.52, 0.64, [0.5, 0.6], "unresolved"],
    ["above", 0.4, 0.3, 0.49, [0.5, 0.6], "contradicted"],
    ["above", 0.55, 0.4, 0.7, [0.5, 0.6], "unresolved"],
    ["above", 0.6, 0.51, 0.7, [0.5], "supported"],
  ] as const)("%s: %d (%d to %d) against %j is %s", (rule, value, low, high, threshold, verdict) => {
    expect(thresholdPattern(rule, number(value, low, high), threshold).verdict).toBe(verdict);
  });

  it.each([
    ["median-between", 40, [30, 60], "supported"],
    ["median-between", 30, [30, 60], "supported"],
    ["median-between", 61, [30, 60], "contradicted"],
    ["median-at-least", 3, [3], "supported"],
    ["median-at-least", 2, [3], "contradicted"],
  ] as const)("%s: %d against %j is %s", (rule, value, threshold, verdict) => {
    const median = { kind: "estimate", value, se: null, seScale: "identity", intervals: [] } as const;
    expect(thresholdPattern(rule, median, threshold)).toEqual({ row: 0, verdict, reason: "threshold" });
  });

  it("needs an interval where the whole interval must pass, and a number at all", () => {
    const bare = { kind: "estimate", value: 0.3, se: null, seScale: "identity", intervals: [] } as const;
    expect(thresholdPattern("below", bare, [0.5]).verdict).toBe("no-evidence");
    expect(thresholdPattern("median-at-least", notEstimable("no-data", "Nothing."), [3]).verdict).toBe("no-evidence");
  });

  it("treats an open limit as not passed", () => {
    expect(thresholdPattern("below", number(0.3, 0.2, null), [0.5]).verdict).toBe("unresolved");
  });

  it("refuses a rule without its threshold", () => {
    expect(() => thresholdPattern("below", number(0.3, 0.2, 0.4), null)).toThrow(RangeError);
    expect(() => thresholdPattern("median-between", number(40, 30, 50), [30])).toThrow(RangeError);
  });
});
