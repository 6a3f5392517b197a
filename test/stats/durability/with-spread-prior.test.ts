import { describe, expect, test } from "vitest";
import type { RelapseData } from "../../../pipeline/stats/durability/durability-data.ts";
import { relapseFreeAt } from "../../../pipeline/stats/durability/relapse-free-at.ts";
import { type RelapseModel, relapseModel } from "../../../pipeline/stats/durability/relapse-model.ts";
import type { RelapseOptions } from "../../../pipeline/stats/durability/relapse-options.ts";
import { withSpreadPrior } from "../../../pipeline/stats/durability/with-spread-prior.ts";
import { withinAndBetween } from "../../../pipeline/stats/durability/within-and-between.ts";
import { withinTrialsRatio } from "../../../pipeline/stats/durability/within-trials-ratio.ts";

const coarse: RelapseOptions = {
  spreadGrid: { from: 0.02, to: 2, points: 11 },
  logShapeGrid: { from: -1.2, to: 1, points: 13 },
  times: [56],
};
const count = (study: string, strand: string, relapsed: number, n: number, time = 56) => ({
  study,
  strand,
  terms: [{ kind: "count", time, relapsed, n }] as const,
});
const data: RelapseData = {
  units: [count("a", "x", 5, 14, 28), count("b", "x", 14, 20), count("c", "x", 4, 9), count("d", "x", 9, 21, 84)],
};
const fitted = (options: RelapseOptions): RelapseModel => {
  const model = relapseModel(data, options);
  if (model.kind === "not-estimable") throw new RangeError(model.reason);
  return model;
};

describe("another prior of the spread without another fit", () => {
  // A wider prior may make the fit widen its grid, which the weighing does not: then they are near and not the same.
  test.each([
    [0.25, 1e-10],
    [1, 2e-5],
  ])("is the fit under half-normal(%s), to %s", (to, near) => {
    const again = relapseFreeAt(fitted({ ...coarse, priors: { spreadScale: to } }), "x", 56);
    const weighed = relapseFreeAt(withSpreadPrior(fitted(coarse), { from: 0.5, to }), "x", 56);
    if (again.kind !== "estimate" || weighed.kind !== "estimate") throw new RangeError("both must be estimates");
    expect(Math.abs(weighed.value - again.value)).toBeLessThan(near);
    const [before, after] = [again, weighed].map(({ intervals }) => intervals[0]);
    expect(Math.abs((after?.low ?? 1) - (before?.low ?? 0))).toBeLessThan(100 * near);
    expect(Math.abs((after?.high ?? 1) - (before?.high ?? 0))).toBeLessThan(100 * near);
  });

  test("the same prior changes nothing, a very narrow one does not overflow, 0 is refused", () => {
    const model = fitted(coarse);
    const weights = (to: number) => withSpreadPrior(model, { from: 0.5, to }).nodes.map(({ weight }) => weight);
    for (const [i, weight] of weights(0.5).entries()) {
      expect(weight).toBeCloseTo(model.nodes[i]?.weight ?? Number.NaN, 14);
    }
    const total = (list: readonly number[]) => list.reduce((sum, weight) => sum + weight, 0);
    expect(total(weights(0.001))).toBeCloseTo(1, 12);
    expect(() => withSpreadPrior(model, { from: 0.5, to: 0 })).toThrow(/to/);
  });
});

describe("inside trials alone", () => {
  const trial: RelapseData = { units: [...data.units, count("t", "x", 12, 30), count("t", "y", 20, 30)] };
  test("is the first half of the split", () => {
    const options = { ...coarse, strandA: "y", strandB: "x" };
    const { within, trials } = withinTrialsRatio(trial, options);
    const both = withinAndBetween(trial, options);
    expect(within).toEqual(both.within);
    expect(trials).toBe(both.trials);
  });

  test("two hazard ratios of one trial join by their common effect", () => {
    const ratio = (hazardRatio: number, low: number, high: number) => ({
      study: "t",
      strandA: "on",
      strandB: "off",
      hazardRatio,
      low,
      high,
      level: 0.95,
    });
    const ratios = [ratio(0.49, 0.29, 0.84), ratio(0.3, 0.16, 0.55)];
    const { within } = withinTrialsRatio({ units: [], hazardRatios: ratios }, { strandA: "on", strandB: "off" });
    // by hand: weights 1/SE², SE = ln(high/low)/(2·1.959964)
    const weights = ratios.map(
      ({ low, high }) => (3.919928 / Math.log(high / low)) * (3.919928 / Math.log(high / low)),
    );
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const mean =
      ratios.reduce((total, { hazardRatio }, i) => total + (weights[i] as number) * Math.log(hazardRatio), 0) / sum;
    if (within.kind !== "estimate") throw new RangeError("within must be an estimate");
    expect(Math.log(within.value)).toBeCloseTo(mean, 2);
    expect(within.se).toBeCloseTo(1 / Math.sqrt(sum), 4);
  });

  test("refuses what it cannot tell, and names that are not there", () => {
    const options = { strandA: "x", strandB: "y" };
    expect(() => withinTrialsRatio(data, options)).toThrow(/not in the data: y/);
    expect(() => withinTrialsRatio(trial, { strandA: "x", strandB: "x" })).toThrow(/differ/);
    const apart = { units: [...data.units, count("z", "y", 3, 9)] };
    expect(withinTrialsRatio(apart, options)).toMatchObject({ within: { code: "disconnected" }, trials: 0 });
  });
});
