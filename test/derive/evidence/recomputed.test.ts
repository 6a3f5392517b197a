import { describe, expect, it } from "vitest";
import { recomputed } from "../../../pipeline/derive/evidence/recomputed.ts";
import { beyond, halfUnit } from "../../../pipeline/derive/evidence/rounding.ts";
import { type Parts, rowsFrom } from "../../support/evidence-of.ts";

const of = (...results: NonNullable<Parts["results"]>) =>
  recomputed(rowsFrom({ results })).map(({ kind, recomputed: value, beyond: off }) => [
    kind,
    Number(value.toFixed(4)),
    off,
  ]);
const arm = { kind: "arm", comparator_arm_id: null };

describe("rounding", () => {
  it("half a unit of the last digit", () => {
    expect(halfUnit(0.667)).toBeCloseTo(0.0005, 12);
    expect(halfUnit(0.5, 2)).toBeCloseTo(0.005, 12);
    expect(halfUnit(12)).toBe(0.5);
    expect(beyond(0.005, 0.005)).toBe(false);
    expect(beyond(0.0051, 0.005)).toBe(true);
  });
});

describe("recomputed", () => {
  const counted = { ...arm, outcome: "leaving", measure: "events", better: "lower" };

  it("a share from its counts; a percent written as a share is far off", () => {
    expect(of({ ...counted, events: 28, n: 42, estimate: 0.667 })).toEqual([["share", 0.6667, false]]);
    expect(of({ ...counted, events: 28, n: 42, estimate: 0.666 })).toEqual([["share", 0.6667, true]]);
    expect(of({ ...counted, events: 10, n: 20, estimate: 0.5 })).toEqual([["share", 0.5, false]]);
    expect(of({ ...counted, events: 28, n: 42, estimate: 67 })[0]?.[2]).toBe(true);
    expect(of({ ...counted, events: 28, n: 42 }, { ...counted, events: 2, n: 0, estimate: 0.1 })).toEqual([]);
  });

  it("a p value from its interval, rounding of all three allowed for", () => {
    // R: 2 * pnorm(-0.5 / (0.8 / (2 * qnorm(.975)))) = 0.01428; with n = 22: 2 * pt(-…, 20)
    const given = { estimate: 0.5, ci_low: 0.1, ci_high: 0.9 };
    expect(of({ ...given, p_relation: "=", p_value: 0.014 })).toEqual([["p-value", 0.0143, false]]);
    expect(of({ ...given, p_relation: "=", p_value: 0.3 })[0]?.[2]).toBe(true);
    expect(of({ ...given, p_relation: "<", p_value: 0.05 })[0]?.[2]).toBe(false);
    expect(of({ ...given, p_relation: "<", p_value: 0.001 })[0]?.[2]).toBe(true);
    expect(of({ ...given, p_relation: ">", p_value: 0.5 })[0]?.[2]).toBe(true);
    const ratio = { measure: "odds_ratio", estimate: 5.7, ci_low: 1.3, ci_high: 25.1, p_relation: "=", p_value: 0.02 };
    expect(of(ratio)[0]?.slice(1)).toEqual([0.0212, false]);
    expect(of({ ...ratio, ci_low: 0 }, { ...given, ci_high: 0.1, p_relation: "=", p_value: 0.1 })).toEqual([]);
  });

  it("a standard error from its interval", () => {
    const given = { measure: "mean_difference", estimate: -6.7, ci_low: -12.64, ci_high: -0.76 };
    expect(of({ ...given, se: 3.03 })).toEqual([["standard-error", 3.0307, false]]);
    expect(of({ ...given, se: 2.5 })[0]?.[2]).toBe(true);
  });

  it("a difference from the means, whichever way it is turned", () => {
    const means = [
      { ...arm, measure: "mean", estimate: 15.44, better: "lower" },
      { ...arm, arm_id: "t", measure: "mean", estimate: 24.13, better: "lower" },
    ];
    const difference = { measure: "mean_difference", estimate: -8.69, better: "lower" };
    expect(of(difference, ...means)).toEqual([["difference", -8.69, false]]);
    expect(of({ ...difference, estimate: 8.69, better: "higher" }, ...means)).toEqual([["difference", 8.69, false]]);
    expect(of({ ...difference, estimate: -9.5 }, ...means)).toEqual([["difference", -8.69, true]]);
    expect(of({ ...difference, day: 12 }, ...means)).toEqual([]);
    expect(of(difference, ...means, { ...means[0], result_id: "again" })).toEqual([]);
  });

  it("a ratio from the counts of its groups", () => {
    const groups = [
      { ...counted, events: 10, n: 40 },
      { ...counted, arm_id: "t", events: 20, n: 40 },
    ];
    const ratio = { outcome: "leaving", measure: "risk_ratio", estimate: 0.5, better: "lower" };
    expect(of(ratio, ...groups)).toEqual([["ratio", 0.5, false]]);
    expect(of({ ...ratio, measure: "odds_ratio", estimate: 0.33 }, ...groups)).toEqual([["ratio", 0.3333, false]]);
    expect(of({ ...ratio, estimate: 0.7 }, ...groups)).toEqual([["ratio", 0.5, true]]);
  });
});
