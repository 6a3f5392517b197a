import { describe, expect, it } from "vitest";
import { acceleratedFailureTime } from "../../../pipeline/stats/survival/accelerated-failure-time.ts";
import type { SurvivalTimes } from "../../../pipeline/stats/survival/aft-rows.ts";
import { failureTimeInfluence } from "../../../pipeline/stats/survival/failure-time-influence.ts";

const data = {
  left: [5, 12, 0, 30, 22, 8, 40, 15, 3, 27, 60, 18],
  right: [9, 20, 6, Infinity, 31, Infinity, Infinity, 22, 10, Infinity, Infinity, 25],
  covariates: [
    [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 0],
    [1.2, 3.4, 2.2, 0.5, 4.1, 2.8, 3.3, 1.9, 0.7, 2.5, 3.9, 1.1],
  ],
  weight: [0.5, 1.2, 0.8, 0.4, 1, 1.5, 0.7, 0.9, 1.1, 0.6, 1.3, 1],
};

const fitOf = (given: SurvivalTimes, distribution: "weibull" | "exponential" = "weibull") => {
  const fit = acceleratedFailureTime(given, { distribution, robust: true });
  if (fit.kind === "not-estimable") throw new Error(fit.reason);
  return fit;
};
const influenceOf = (given: SurvivalTimes, distribution: "weibull" | "exponential" = "weibull") => {
  const found = failureTimeInfluence(given, fitOf(given, distribution));
  if ("kind" in found) throw new Error(found.reason);
  return found;
};

describe("failureTimeInfluence", () => {
  const influence = influenceOf(data);

  it("is R's, of a left- and of a right-censored row", () => {
    // survival 3.5-3: f <- survreg(Surv(left, right, type = "interval2") ~ x + z, weights = w); residuals(f, type = "dfbeta")[3:4, ]
    const third = [-0.2095309558078, 0.2687625024558, 0.013770006627744, 0.20513604099709];
    const fourth = [0.3252160799743, 0.5888889003294, -0.166889239048159, 0.09700607221649];
    influence.forEach((column, j) => {
      expect(column[2]).toBeCloseTo(third[j] as number, 8);
      expect(column[3]).toBeCloseTo(fourth[j] as number, 8);
    });
  });

  it("is what R's refits give when the weight of an interval-censored row is moved", () => {
    // survreg as above, converged, with w[1] ± 1e-4: difference of (coef, log scale) over 2e-4.
    const first = [-0.15929450852, 0.07082488408, 0.03072916938, -0.02451766743];
    influence.forEach((column, j) => {
      expect(column[0]).toBeCloseTo(first[j] as number, 6);
    });
  });

  it("adds up to nothing, and its products to the sandwich", () => {
    const fit = fitOf(data);
    influence.forEach((column, j) => {
      const moved = column.map((value, i) => value * (data.weight[i] as number));
      expect(moved.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0, 8);
      const variance = moved.reduce((sum, one) => sum + one * one, 0);
      expect(variance).toBeCloseTo(fit.covariance[j]?.[j] as number, 10);
    });
  });

  it("has no scale for a law that has none", () => {
    expect(influenceOf(data, "exponential")).toHaveLength(3);
  });

  it("follows its rows", () => {
    const order = [7, 2, 11, 0, 5, 9, 1, 3, 10, 4, 8, 6];
    const picked = (values: readonly number[]): number[] => order.map((row) => values[row] as number);
    const moved = influenceOf({
      left: picked(data.left),
      right: picked(data.right),
      covariates: data.covariates.map(picked),
      weight: picked(data.weight),
    });
    moved.forEach((column, j) => {
      const back = order.map((row) => influence[j]?.[row] as number);
      column.forEach((one, k) => {
        expect(one).toBeCloseTo(back[k] as number, 8);
      });
    });
  });
});
