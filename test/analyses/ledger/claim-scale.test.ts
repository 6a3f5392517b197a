import { describe, expect, it } from "vitest";
import { onClaimScale } from "../../../pipeline/analyses/ledger/claim-scale.ts";
import { smallestWorthwhile } from "../../../pipeline/analyses/ledger/smallest-worthwhile.ts";
import { notEstimable } from "../../../pipeline/stats/quantity.ts";
import { number, plan } from "./built.ts";

describe("claim direction", () => {
  it("leaves a difference that is good when higher", () => {
    expect(onClaimScale(number(0.65, -0.55, 1.82), { id: "a", better: "higher" })).toEqual({
      estimate: 0.65,
      low: -0.55,
      high: 1.82,
    });
  });

  it("turns a ratio that is good when lower, limits and all", () => {
    const limits = onClaimScale(number(0.52, 0.38, 0.71, "log"), { id: "a", better: "lower" });
    expect(limits?.estimate).toBeCloseTo(0.6539264674, 9);
    expect(limits?.low).toBeCloseTo(0.3424903089, 9);
    expect(limits?.high).toBeCloseTo(0.967584026, 9);
  });

  it("keeps open limits open on the right side", () => {
    expect(onClaimScale(number(0.5, 0.2, null, "log"), { id: "a", better: "lower" })?.low).toBe(-Infinity);
    expect(onClaimScale(number(0.5, 0, 0.9, "log"), { id: "a", better: "lower" })?.high).toBe(Infinity);
  });

  it("has no limits without a number or an interval, and no direction without a good one", () => {
    expect(onClaimScale(notEstimable("no-data", "Nothing."), { id: "a", better: "lower" })).toBeNull();
    const bare = { kind: "estimate", value: 1, se: null, seScale: "identity", intervals: [] } as const;
    expect(onClaimScale(bare, { id: "a", better: "lower" })).toBeNull();
    expect(() => onClaimScale(number(1, 0, 2), { id: "a", better: "neither" })).toThrow("a");
  });
});

describe("smallest worthwhile effect", () => {
  it("is a distance on the scale of the statement", () => {
    expect(smallestWorthwhile(plan, "smd", "identity")).toBe(0.24);
    expect(smallestWorthwhile(plan, "hr", "log")).toBeCloseTo(0.2876820724, 9);
    expect(smallestWorthwhile(plan, "or", "log")).toBeCloseTo(0.4620354596, 9);
  });

  it("must be declared", () => {
    expect(() => smallestWorthwhile(plan, "anchor", "identity")).toThrow("anchor");
    expect(() => smallestWorthwhile(plan, null, "identity")).toThrow(RangeError);
  });
});
