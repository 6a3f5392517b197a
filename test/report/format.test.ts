import { describe, expect, it } from "vitest";
import type { Headline, Interval } from "../../pipeline/model/index.ts";
import {
  formatHeadline,
  formatInterval,
  formatLimits,
  formatP,
  formatQuantity,
  formatValue,
  grouped,
} from "../../pipeline/report/format.ts";
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

  it.each([
    [0.71, "hazard-ratio", 40, "0.71"],
    [0.0512, "hazard-ratio", 40, "0.051"],
    [12.34, "odds-ratio", 40, "12.3"],
    [0.41, "share", 50, "41%"],
    [0.4105, "share", 190, "41.1%"],
    [132.6, "days", 9, "133 days"],
    [1, "days", 9, "1 day"],
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
});
