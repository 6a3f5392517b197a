import { describe, expect, it } from "vitest";
import { inverseForm } from "../../../pipeline/stats/numeric/packed-matrix.ts";
import { baselineHazard } from "../../../pipeline/stats/survival/baseline-hazard.ts";
import { concordance } from "../../../pipeline/stats/survival/concordance.ts";
import type { CoxData } from "../../../pipeline/stats/survival/cox-data.ts";
import { coxDerivatives } from "../../../pipeline/stats/survival/cox-derivatives.ts";
import { type CoxFit, type CoxOptions, coxRegression } from "../../../pipeline/stats/survival/cox-regression.ts";
import { coxResiduals } from "../../../pipeline/stats/survival/cox-residuals.ts";
import { coxRows } from "../../../pipeline/stats/survival/cox-rows.ts";
import { kaplanMeier } from "../../../pipeline/stats/survival/kaplan-meier.ts";
import { linearPredictor } from "../../../pipeline/stats/survival/linear-predictor.ts";
import { nelsonAalen } from "../../../pipeline/stats/survival/nelson-aalen.ts";
import { proportionalHazardsTest } from "../../../pipeline/stats/survival/proportional-hazards-test.ts";
import { fc } from "../../support/properties.ts";
import { madeSurvival, numberOf, worst } from "./made-survival-data.ts";

const fitOf = (data: CoxData, options: CoxOptions = {}): CoxFit => {
  const fit = coxRegression(data, options);
  if (fit.kind !== "cox") throw new Error(JSON.stringify(fit));
  return fit;
};

const coefficients = (fit: CoxFit): readonly number[] => fit.terms.map(({ coefficient }) => coefficient);
const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((total, one) => total + one, 0);
const seeds = fc.integer({ min: 1, max: 1e6 });

describe("residuals of a Cox fit", () => {
  it.each(["efron", "breslow"] as const)("add up to 0, weighted, with entry and strata: %s", (ties) => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { covariates, time, event, entry, weight, stratum } = madeSurvival(seed);
        const data = { covariates, time, event, entry, weight, stratum };
        const { martingale, score, dfbeta, schoenfeld } = coxResiduals(data, fitOf(data, { ties }));
        const weighted = (column: ArrayLike<number>): number =>
          sum(Array.from(column, (one, i) => one * (weight[i] ?? 0)));
        expect(Math.abs(weighted(martingale))).toBeLessThan(1e-9);
        for (const column of score) expect(Math.abs(weighted(column))).toBeLessThan(1e-8);
        for (const column of dfbeta) expect(Math.abs(sum(column))).toBeLessThan(1e-8);
        // Weighted Efron gives tied events their mean weight, a Schoenfeld residual its own.
        if (ties === "breslow") {
          for (const column of schoenfeld.residual) {
            const total = sum(Array.from(column, (one, e) => one * (weight[schoenfeld.row[e] ?? 0] ?? 0)));
            expect(Math.abs(total)).toBeLessThan(1e-8);
          }
        }
        expect(schoenfeld.time.length).toBe(sum(event));
      }),
      { numRuns: 15 },
    );
  });

  it("has as dfbeta the coefficient's derivative by the row's weight (Breslow)", () => {
    const { covariates, time, event, entry, weight } = madeSurvival(5, { n: 40 });
    const data = { covariates, time, event, entry, weight };
    const { dfbeta } = coxResiduals(data, fitOf(data, { ties: "breslow" }));
    for (const row of [0, 7, 19]) {
      const at = (by: number): readonly number[] => {
        const moved = weight.map((w, i) => (i === row ? w + by : w));
        return coefficients(fitOf({ ...data, weight: moved }, { ties: "breslow" }));
      };
      const [up, down] = [at(1e-4), at(-1e-4)];
      const slope = up.map((value, j) => ((value - (down[j] ?? 0)) / 2e-4) * (weight[row] ?? 0));
      expect(
        worst(
          dfbeta.map((column) => column[row] ?? Number.NaN),
          slope,
        ),
      ).toBeLessThan(1e-6);
    }
  });

  it("orders Schoenfeld residuals by stratum and time", () => {
    const { covariates, time, event, stratum } = madeSurvival(6);
    const data = { covariates, time, event, stratum };
    const { schoenfeld } = coxResiduals(data, fitOf(data));
    const keys = Array.from(schoenfeld.row, (row) => (stratum[row] ?? 0) * 1e6 + (time[row] ?? 0));
    expect(keys).toEqual([...keys].sort((a, b) => a - b));
    expect(() => coxResiduals({ ...data, covariates: covariates.slice(1) }, fitOf(data))).toThrow(
      "fit must have 1 terms",
    );
  });
});

describe("baseline hazard", () => {
  it("is Nelson and Aalen's where no covariate matters", () => {
    const { time, event } = madeSurvival(8);
    // Each person twice, once with either value: the coefficient is 0.
    const twice = [...time, ...time];
    const data = {
      time: twice,
      event: [...event, ...event],
      covariates: [twice.map((_, i) => (i < time.length ? 0 : 1))],
    };
    const [stratum] = baselineHazard(data, fitOf(data, { ties: "breslow" }));
    const curve = nelsonAalen(kaplanMeier(data));
    const steps = Array.from(curve.time).flatMap((at, k) =>
      stratum?.time.includes(at) ? [curve.cumulativeHazard[k] ?? 0] : [],
    );
    expect(worst(stratum?.cumulativeHazard ?? [], steps)).toBeLessThan(1e-10);
  });

  it("is the sum of events over summed risks, for anyone and in each stratum (Breslow)", () => {
    const { covariates, time, event, entry, weight, stratum } = madeSurvival(9);
    const data = { covariates, time, event, entry, weight, stratum };
    const fit = fitOf(data, { ties: "breslow" });
    const eta = linearPredictor(covariates, coefficients(fit));
    const found = baselineHazard(data, fit, { covariates: [1, -0.5] });
    expect(found.map((one) => one.stratum)).toEqual([0, 1, 2]);
    for (const { stratum: code, time: at, cumulativeHazard, survival } of found) {
      let total = 0;
      const factor = Math.exp((coefficients(fit)[0] ?? 0) - 0.5 * (coefficients(fit)[1] ?? 0));
      const expected = Array.from(at, (now) => {
        const over = (test: (i: number) => boolean, value: (i: number) => number): number =>
          sum(time.map((_, i) => (stratum[i] === code && test(i) ? (weight[i] ?? 0) * value(i) : 0)));
        const events = over(
          (i) => event[i] === 1 && time[i] === now,
          () => 1,
        );
        const risk = over(
          (i) => (entry[i] ?? 0) < now && (time[i] ?? 0) >= now,
          (i) => Math.exp(eta[i] ?? 0),
        );
        total += (events / risk) * factor;
        return total;
      });
      expect(worst(cumulativeHazard, expected)).toBeLessThan(1e-10);
      expect(
        worst(
          survival,
          expected.map((hazard) => Math.exp(-hazard)),
        ),
      ).toBeLessThan(1e-10);
    }
  });
});

/** All pairs, one by one. */
const plainConcordance = (
  data: Omit<CoxData, "covariates">,
  risk: ArrayLike<number>,
  weight: readonly number[],
): number => {
  let good = 0;
  let all = 0;
  const { time, event, entry, stratum } = data;
  for (let i = 0; i < time.length; i++) {
    for (let j = 0; j < time.length; j++) {
      if (i === j || event[i] === 0 || stratum?.[i] !== stratum?.[j]) continue;
      const [first, other] = [time[i] ?? 0, time[j] ?? 0];
      const later = other > first || (other === first && event[j] === 0);
      if (!later || (entry?.[j] ?? -1) >= first) continue;
      const pair = (weight[i] ?? 0) * (weight[j] ?? 0);
      all += pair;
      good += pair * ((risk[i] ?? 0) > (risk[j] ?? 0) ? 1 : risk[i] === risk[j] ? 0.5 : 0);
    }
  }
  return good / all;
};

describe("concordance", () => {
  it("counts all pairs, and its SE is the root of squared derivatives by weights", () => {
    fc.assert(
      fc.property(seeds, fc.boolean(), fc.boolean(), (seed, entered, stratified) => {
        const { covariates, time, event, entry, weight, stratum } = madeSurvival(seed, { n: 30 });
        const data = { time, event, weight, ...(entered ? { entry } : {}), ...(stratified ? { stratum } : {}) };
        const risk = (covariates[0] ?? []).map((x, i) => x + Math.round(covariates[1]?.[i] ?? 0));
        const found = concordance(data, risk);
        expect(numberOf(found)).toBeCloseTo(plainConcordance(data, risk, weight), 12);
        const squares = weight.map((w, row) => {
          const at = (by: number): number =>
            plainConcordance(
              data,
              risk,
              weight.map((one, i) => (i === row ? one + by : one)),
            );
          const slope = ((at(1e-4) - at(-1e-4)) / 2e-4) * w;
          return slope * slope;
        });
        expect(found.kind === "estimate" ? found.se : null).toBeCloseTo(Math.sqrt(sum(squares)), 7);
      }),
      { numRuns: 15 },
    );
  });

  it("is 1 for a perfect order, ½ for no order, and says when nobody can be compared", () => {
    const time = [1, 2, 3, 4];
    const event = [1, 1, 1, 1];
    expect(numberOf(concordance({ time, event }, [4, 3, 2, 1]))).toBe(1);
    expect(numberOf(concordance({ time, event }, [1, 1, 1, 1]))).toBe(0.5);
    expect(concordance({ time, event: [0, 0, 0, 0] }, [4, 3, 2, 1])).toMatchObject({ code: "no-events" });
    const pairs = concordance({ time, event, cluster: [1, 1, 2, 2] }, [4, 2, 3, 1]);
    expect(numberOf(pairs)).toBeCloseTo(5 / 6, 14);
  });
});

describe("test of proportional hazards", () => {
  it("is the score test of x·g(t) on data cut at every event time", () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom("efron", "breslow"), (seed, ties) => {
        const { covariates, time, event, weight, stratum } = madeSurvival(seed, { n: 40 });
        const data = { covariates, time, event, weight, stratum };
        const fit = fitOf(data, { ties });
        const test = proportionalHazardsTest(data, fit, { transform: "log" });
        if (test.kind === "not-estimable") throw new Error(test.reason);
        const cuts = [...new Set(time)].sort((a, b) => a - b);
        const rows = time.flatMap((end, i) =>
          cuts.filter((cut) => cut <= end).map((cut) => ({ i, cut, before: cuts[cuts.indexOf(cut) - 1] ?? -1 })),
        );
        const pick = (values: readonly number[]): readonly number[] => rows.map(({ i }) => values[i] ?? 0);
        const split = {
          time: rows.map(({ cut }) => cut),
          entry: rows.map(({ before }) => before),
          event: rows.map(({ i, cut }) => (cut === time[i] ? (event[i] ?? 0) : 0)),
          weight: pick(weight),
          stratum: pick(stratum),
        };
        const drifting = covariates.map((column) => rows.map(({ i, cut }) => (column[i] ?? 0) * Math.log(cut)));
        const cox = coxRows({ ...split, covariates: [...covariates.map(pick), ...drifting] });
        const at = cox.scale.map((scale, j) => scale * (coefficients(fit)[j] ?? 0));
        const { gradient, information } = coxDerivatives(cox, at, ties);
        expect(test.global.statistic).toBeCloseTo(inverseForm(information, gradient) ?? Number.NaN, 8);
        expect(test.global.df).toEqual([2]);
      }),
      { numRuns: 10 },
    );
  });

  it("does not mind unit or origin of the transform of time", () => {
    const { covariates, time, event } = madeSurvival(21);
    const data = { covariates, time, event };
    const statistics = (times: readonly number[]): readonly number[] => {
      const test = proportionalHazardsTest({ ...data, time: times }, fitOf(data), { transform: "identity" });
      return test.kind === "not-estimable" ? [] : [...test.terms.map((one) => one.statistic), test.global.statistic];
    };
    expect(worst(statistics(time.map((t) => 30 * t + 1000)), statistics(time))).toBeLessThan(1e-9);
  });

  it("says when there is nothing to test", () => {
    const { covariates, time, event } = madeSurvival(22);
    const zero = {
      covariates,
      time: time.map((t, i) => (i === 0 ? 0 : t)),
      event: event.map((e, i) => (i === 0 ? 1 : e)),
    };
    expect(proportionalHazardsTest(zero, fitOf(zero), { transform: "log" })).toMatchObject({ code: "no-data" });
    const once = { covariates, time: time.map(() => 5), event };
    expect(proportionalHazardsTest(once, fitOf(once))).toMatchObject({ code: "singular" });
    expect(() => proportionalHazardsTest(zero, fitOf(zero), { transform: "cubic" as "log" })).toThrow(
      "transform unknown",
    );
  });
});
