import { expect, test } from "vitest";
import { asRiskRatio, standardisedDifferenceAsRiskRatio } from "../../../pipeline/stats/causal/as-risk-ratio.ts";
import { eValue, eValueOfLimit } from "../../../pipeline/stats/causal/e-value.ts";

test("VanderWeele and Ding's example: a risk ratio of 3.9 (1.8 to 8.7) has E-values 7.26 and 3.0", () => {
  expect(eValue(3.9)).toBeCloseTo(7.26, 2);
  expect(eValueOfLimit({ riskRatio: 3.9, low: 1.8, high: 8.7 })).toBeCloseTo(3, 12);
});

test("a protective ratio is turned over; an interval with 1 needs nothing", () => {
  expect(eValue(0.5)).toBeCloseTo(eValue(2), 12);
  expect(eValue(1)).toBe(1);
  expect(eValueOfLimit({ riskRatio: 0.5, low: 0.3, high: 0.8 })).toBeCloseTo(eValue(0.8), 12);
  expect(eValueOfLimit({ riskRatio: 1.2, low: 0.9, high: 1.5 })).toBe(1);
  expect(() => eValue(0)).toThrow("riskRatio must be positive and finite: 0");
});

test("two causes of the strength of E give a bias factor of the risk ratio", () => {
  for (const ratio of [1.1, 2, 9]) {
    const e = eValue(ratio);
    expect((e * e) / (2 * e - 1)).toBeCloseTo(ratio, 10);
  }
});

test("other effects as risk ratios", () => {
  expect(asRiskRatio(4, "oddsRatioCommon")).toBe(2);
  expect(asRiskRatio(4, "oddsRatioRare")).toBe(4);
  expect(asRiskRatio(1, "hazardRatioCommon")).toBeCloseTo(1, 14);
  expect(asRiskRatio(3, "hazardRatioCommon")).toBeCloseTo(1 / asRiskRatio(1 / 3, "hazardRatioCommon"), 12);
  expect(() => asRiskRatio(-1, "riskRatio")).toThrow(RangeError);
  const half = standardisedDifferenceAsRiskRatio(0.5, 0.1);
  expect(half.riskRatio).toBeCloseTo(Math.exp(0.455), 12);
  expect(half.low * half.high).toBeCloseTo(half.riskRatio * half.riskRatio, 12);
});
