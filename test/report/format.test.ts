import { describe, expect, it } from "vitest";
import type { Headline, Interval } from "../../pipeline/model/index.ts";
import {
  formatBareP,
  formatHeadline,
  formatInterval,
  formatLimits,
  formatP,
  formatQuantity,
  formatShare,
  formatValue,
  formatWhole,
  grouped,
  isCounted,
} from "../../pipeline/report/format.ts";
import { proseText } from "../../pipeline/report/prose-text.ts";
import { roundedText } from "../../pipeline/report/round.ts";
import { estimate, notEstimable } from "../../pipeline/stats/quantity.ts";
import { fc } from "../support/properties.ts";

const ci = (low: number | null, high: number | null): Interval => ({
  kind: "confidence",
  level: 0.95,
  low,
  high,
  method: "test",
});

describe("rounding", () => {
  it.each([
    [1.005, 2, "1.01"],
    [0.5, 0, "1"],
    [-0.5, 0, "−1"],
    [2.675, 2, "2.68"],
    [0.65, 2, "0.65"],
    [-0.004, 2, "0.00"],
    [1e21, 0, "1000000000000000000000"],
    [1.5e-7, 3, "0.000"],
    [999.95, 1, "1000.0"],
    [0, 2, "0.00"],
  ])("%d to %i places is %s", (value, places, text) => {
    expect(roundedText(value, places)).toBe(text);
  });

  it("is never further from the value than half a unit of the last place", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.integer({ min: 0, max: 6 }), (value, places) => {
        const back = Number(roundedText(value, places).replace("−", "-"));
        const unit = Number(`1e-${places}`);
        return Math.abs(back - value) <= unit / 2 + Math.abs(value) * 1e-12;
      }),
    );
  });
});

describe("the number rules", () => {
  it.each([
    ["1806", "US", "1,806"],
    ["1806", "UK", "1806"],
    ["18060", "UK", "18\u2009060"],
    ["−12345.6", "US", "−12,345.6"],
    ["999", "US", "999"],
  ] as const)("groups %s in %s style as %s", (text, spelling, printed) => {
    expect(grouped(text, spelling)).toBe(printed);
  });

  it.each([
    [0.03, "US", "P = .03"],
    [0.03, "UK", "P=0.03"],
    [0.0043, "US", "P = .004"],
    [0.0001, "US", "P < .001"],
    [0.0001, "UK", "P<0.001"],
    [0.997, "US", "P > .99"],
    [0.05, "US", "P = .05"],
  ] as const)("prints p %d in %s style as %s", (p, spelling, printed) => {
    expect(formatP(p, spelling)).toBe(printed);
  });

  it("prints a p value under its own heading without its name", () => {
    expect([0.03, 0.0042, 0.0001, 0.999].map((p) => formatBareP(p, "US"))).toEqual([".03", ".004", "<.001", ">.99"]);
    expect([0.03, 0.0001].map((p) => formatBareP(p, "UK"))).toEqual(["0.03", "<0.001"]);
    expect(formatValue(0.03, "p-value", 40, "US")).toBe(".03");
  });

  it.each([
    [0.71, "hazard-ratio", 40, "0.71"],
    [0.0512, "hazard-ratio", 40, "0.051"],
    [12.34, "odds-ratio", 40, "12.3"],
    [0.41, "share", 50, "41%"],
    [0.4105, "share", 190, "41.1%"],
    [132.6, "days", 9, "133 days"],
    [1, "days", 9, "1 day"],
    [-1, "day-difference", 9, "−1 day"],
    [-1.4, "days", 9, "−1 day"],
    [-2, "day-difference", 9, "−2 days"],
    [-0.11, "risk-difference", 50, "−11 points"],
    [25.34, "points", 9, "25.3 points"],
  ] as const)("prints %d %s (n %i) as %s", (value, unit, n, printed) => {
    expect(formatValue(value, unit, n, "US")).toBe(printed);
  });

  it("joins limits by the word, with the estimate's places", () => {
    expect(formatInterval(ci(-0.55, 1.82), 0.65, "smd", 28, "US")).toBe("95% CI, −0.55 to 1.82");
    expect(formatInterval(ci(0.54, 0.93), 0.71, "hazard-ratio", 28, "UK")).toBe("95% CI 0.54 to 0.93");
  });

  it("adds places until no limit is rounded onto the value of no difference", () => {
    expect(formatLimits(ci(0.52, 0.996), 0.71, "hazard-ratio", 28, "US")).toBe("0.520 to 0.996");
    expect(formatLimits(ci(-0.001, 0.4), 0.2, "smd", 28, "US")).toBe("−0.001 to 0.400");
    expect(formatLimits(ci(0, 0.4), 0.2, "smd", 28, "US")).toBe("0.00 to 0.40");
  });

  it("says what an open limit is", () => {
    expect(formatLimits(ci(18, null), 40, "days", 28, "US")).toBe("18 to not reached");
  });

  it("prints why there is no number", () => {
    expect(formatQuantity(notEstimable("no-data", "nobody reported it"), "smd", 0, "US")).toBe(
      "not estimable: nobody reported it",
    );
  });

  it("throws on a unit that nobody knows how to print", () => {
    expect(() => formatValue(1, "furlongs", 1, "US")).toThrow("unknown unit: furlongs");
  });
});

describe("the number table, row by row, in both spellings", () => {
  it.each([
    [1806, "people", "1,806 people", "1806 people"],
    [18060, "people", "18,060 people", "18\u2009060 people"],
    [1806.4, "points", "1,806.4 points", "1806.4 points"],
    [0.41, "share", "41%", "41%"],
    [-11.4, "per-hundred-difference", "−11", "−11"],
    [0.4, "per-hundred", "0.4", "0.4"],
    [-0.4, "per-hundred-difference", "−0.4", "−0.4"],
    [0, "per-hundred", "0", "0"],
    [0.71, "hazard-ratio", "0.71", "0.71"],
    [0.0512, "risk-ratio", "0.051", "0.051"],
    [0.00512, "odds-ratio", "0.0051", "0.0051"],
    [0.1, "odds-ratio", "0.10", "0.10"],
    [10, "odds-ratio", "10.0", "10.0"],
    [1234.5, "odds-ratio", "1,234.5", "1234.5"],
    [-0.654, "smd", "−0.65", "−0.65"],
    [132.5, "days", "133 days", "133 days"],
    [41.6, "percent", "42%", "42%"],
    [0.0123, "variance", "0.012", "0.012"],
    [0.1234, "tau", "0.12", "0.12"],
    [0.03, "p-value", ".03", "0.03"],
    [0.0004, "p-value", "<.001", "<0.001"],
    [0.9951, "p-value", ">.99", ">0.99"],
  ] as const)("%d %s", (value, unit, us, uk) => {
    expect([formatValue(value, unit, 50, "US"), formatValue(value, unit, 50, "UK")]).toEqual([us, uk]);
  });

  it("prints an interval with and without the comma", () => {
    const both = (...args: readonly [Interval, number, string]) => [
      formatInterval(...args, 50, "US"),
      formatInterval(...args, 50, "UK"),
    ];
    expect(both(ci(0.54, 0.93), 0.71, "hazard-ratio")).toEqual(["95% CI, 0.54 to 0.93", "95% CI 0.54 to 0.93"]);
    expect(both(ci(1200, 12_000), 2000, "people")).toEqual(["95% CI, 1,200 to 12,000", "95% CI 1200 to 12\u2009000"]);
  });

  // 0.996 → 1.00, 1.004 → 1.00, −0.004 → 0.00, 0.4 days → 0, 0.0004 → 0.0 points: each needs more places.
  it.each([
    [ci(0.52, 0.996), 0.71, "hazard-ratio", "0.520 to 0.996"],
    [ci(1.004, 1.9), 1.4, "risk-ratio", "1.004 to 1.900"],
    [ci(-0.004, 0.3), 0.15, "smd", "−0.004 to 0.300"],
    [ci(0.4, 30.2), 14.9, "day-difference", "0.4 to 30.2"],
    [ci(0.0004, 0.2), 0.1, "risk-difference", "0.04 to 20.00"],
    [ci(-12.2, -0.4), -6, "per-hundred-difference", "−12.2 to −0.4"],
    [ci(1, 1.9), 1.4, "odds-ratio", "1.00 to 1.90"],
  ] as const)("never rounds a limit onto no difference: %o", (interval, value, unit, text) => {
    for (const spelling of ["US", "UK"] as const) expect(formatLimits(interval, value, unit, 50, spelling)).toBe(text);
  });

  it("has three different words for three kinds of missing", () => {
    expect(formatLimits(ci(null, 4), 2, "days", 30, "US")).toBe("no lower limit to 4");
    expect(formatQuantity(notEstimable("no-data", "why"), "days", 0, "UK")).toBe("not estimable: why");
  });

  it("prints whole numbers at the plain level, with one place below one", () => {
    expect([0.747, 0.004, -0.6].map((x) => formatWhole(x, "share", 400, "US"))).toEqual(["75%", "0.4%", "−60%"]);
    expect(formatWhole(26.24, "points", 400, "UK")).toBe("26 points");
    expect(formatWhole(-0.64, "point-difference", 400, "US")).toBe("−0.6 points");
    expect(formatWhole(0, "share", 400, "US")).toBe("0%");
    expect(formatWhole(0.654, "smd", 400, "US")).toBe("0.65");
  });
});

describe("a share never stands alone", () => {
  const headline = (events: number, n: number): Headline => ({
    id: "x/y/z",
    label: ["share"],
    unit: "share",
    better: "neither",
    quantity: estimate(events / n, { intervals: [ci(0.2, 0.6)] }),
    test: null,
    n,
    events,
    rows: [],
    basis: null,
  });

  it("is the count below twenty people", () => {
    expect(formatHeadline(headline(7, 18), "US")).toBe("7 of 18");
  });

  it("is a percent with its count from twenty on", () => {
    expect(formatHeadline(headline(78, 190), "US")).toBe("41.1% (78 of 190; 95% CI, 20.0 to 60.0)");
    expect(formatHeadline(headline(20, 50), "US")).toBe("40% (20 of 50; 95% CI, 20 to 60)");
  });

  it("is the count in prose, too, below twenty people", () => {
    const few = headline(7, 18);
    const context = { headlines: new Map([[few.id, few]]), spelling: "US", citation: (id: string) => id } as const;
    expect(proseText([{ headline: few.id, show: "percent" }], context)).toBe("7 of 18");
    const more = headline(78, 190);
    const other = { ...context, headlines: new Map([[more.id, more]]) };
    expect(proseText([{ headline: more.id, show: "percent" }], other)).toBe("41.1%");
    expect(proseText([{ headline: more.id, show: "percent" }], { ...other, whole: true })).toBe("41%");
  });

  it("names the interval after the count in both spellings", () => {
    expect(formatShare(headline(78, 190), "UK")).toBe("41.1% (78 of 190; 95% CI 20.0 to 60.0)");
    expect(formatShare(headline(1000, 4000), "US")).toBe("25.0% (1,000 of 4,000; 95% CI, 20.0 to 60.0)");
  });

  it("of a curve carries no count: its events are not the people of the share", () => {
    const curve: Headline = { ...headline(122, 150), quantity: estimate(0.26, { intervals: [ci(0.2, 0.32)] }) };
    expect(isCounted(curve)).toBe(false);
    expect(formatHeadline(curve, "US")).toBe("26.0% (95% CI, 20.0 to 32.0)");
    expect(isCounted(headline(78, 190))).toBe(true);
  });
});
