import { describe, expect, it } from "vitest";
import { intervalPattern } from "../../../pipeline/analyses/ledger/interval-pattern.ts";
import { withinPattern } from "../../../pipeline/analyses/ledger/within-pattern.ts";
import { fc } from "../../support/properties.ts";

const delta = 0.24;

describe("interval patterns", () => {
  it("finds no evidence without a number", () => {
    expect(intervalPattern(null, delta)).toEqual({ row: 0, verdict: "no-evidence", reason: "none" });
  });

  it.each([
    [1, "supported", "worthwhile", 0.5, 0.3, 0.7],
    [2, "supported", "size-uncertain", 0.4, 0.1, 0.7],
    [3, "unresolved", "better-but-maybe-too-small", 0.2, 0.1, 0.3],
    [4, "contradicted", "too-small-to-matter", 0.1, 0.05, 0.15],
    [5, "contradicted", "worse", -0.5, -0.7, -0.3],
    [6, "contradicted", "not-better", -0.2, -0.4, -0.05],
    [7, "contradicted", "equivalent", 0.01, -0.1, 0.12],
    [8, "contradicted", "no-worthwhile-benefit", -0.1, -0.4, 0.2],
    [9, "unresolved", "imprecise", 0.65, -0.55, 1.82],
  ] as const)("row %i: %s, %s", (row, verdict, reason, estimate, low, high) => {
    expect(intervalPattern({ estimate, low, high }, delta)).toEqual({ row, verdict, reason });
  });

  it.each([
    ["L = 0 does not exclude no difference", 0.3, 0, 0.6, 9],
    ["L = 0 with U below the worthwhile", 0.1, 0, 0.2, 7],
    ["U = 0 is not better", -0.1, -0.2, 0, 6],
    ["L = 0 = U is not better", 0, 0, 0, 6],
    ["L exactly worthwhile", 0.3, delta, 0.4, 1],
    ["U exactly worthwhile with L above 0", 0.2, 0.1, delta, 3],
    ["U exactly worthwhile with L below 0", 0.1, -0.1, delta, 9],
    ["point exactly worthwhile", delta, 0.1, 0.5, 2],
    ["U exactly as much worse", -0.3, -0.4, -delta, 5],
    ["L exactly as much worse", 0, -delta, 0.2, 8],
    ["an open upper limit", 0.5, 0.3, Infinity, 1],
    ["an open lower limit", 0.1, -Infinity, 0.2, 8],
  ] as const)("%s", (_, estimate, low, high, row) => {
    expect(intervalPattern({ estimate, low, high }, delta).row).toBe(row);
  });

  it("is exhaustive, and only intervals above 0 support", () => {
    const limit = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(limit, limit, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, where) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const { row, verdict } = intervalPattern({ low, high, estimate: low + where * (high - low) }, delta);
        expect(row).toBeGreaterThan(0);
        if (verdict === "supported") expect(low).toBeGreaterThan(0);
        if (verdict === "contradicted") expect(high).toBeLessThan(delta);
        if (low <= 0 && high >= delta) expect(row).toBe(9);
      }),
    );
  });

  it("refuses what cannot be judged", () => {
    expect(() => intervalPattern({ estimate: 0, low: 1, high: -1 }, delta)).toThrow(RangeError);
    expect(() => intervalPattern({ estimate: 0, low: -1, high: 1 }, 0)).toThrow(RangeError);
    expect(() => intervalPattern({ estimate: 0, low: Number.NaN, high: 1 }, delta)).toThrow(RangeError);
    expect(() => intervalPattern({ estimate: Number.NaN, low: 0, high: 1 }, delta)).toThrow(RangeError);
  });
});

describe("a statement that two things differ little", () => {
  it.each([
    ["equivalent", "supported", 0, -0.05, 0.08],
    ["better", "contradicted", 0.2, 0.1, 0.3],
    ["worse", "contradicted", -0.2, -0.3, -0.1],
    ["difference-of-uncertain-size", "unresolved", -0.1, -0.3, -0.02],
    ["difference-of-uncertain-size", "unresolved", 0.1, 0.02, 0.3],
    ["imprecise", "unresolved", -0.02, -0.15, 0.05],
    ["imprecise", "unresolved", 0, -0.1, 0.05],
  ] as const)("%s: %s", (reason, verdict, estimate, low, high) => {
    expect(withinPattern({ estimate, low, high }, 0.1)).toMatchObject({ reason, verdict });
  });

  it("finds no evidence without a number", () => {
    expect(withinPattern(null, 0.1).verdict).toBe("no-evidence");
  });
});
