import { describe, expect, it } from "vitest";
import type { WeightedContrast } from "../../../pipeline/stats/causal/arms-contrast.ts";
import { propensityWeights } from "../../../pipeline/stats/causal/propensity-weights.ts";
import type { WeightTarget } from "../../../pipeline/stats/causal/target-weight.ts";
import { rowInfluence } from "../../../pipeline/stats/causal/weight-model.ts";
import { random } from "../../../pipeline/stats/numeric/random.ts";
import { censoringWeights } from "../../../pipeline/stats/survival/censoring-weights.ts";
import { coxRegression } from "../../../pipeline/stats/survival/cox-regression.ts";
import { coxStackedErrors } from "../../../pipeline/stats/survival/cox-stacked-errors.ts";
import { kaplanMeier } from "../../../pipeline/stats/survival/kaplan-meier.ts";
import { restrictedMean } from "../../../pipeline/stats/survival/restricted-mean.ts";
import { restrictedMeanDuration } from "../../../pipeline/stats/survival/restricted-mean-duration.ts";
import { restrictedMeanInfluence, survivalInfluence } from "../../../pipeline/stats/survival/survival-influence.ts";
import {
  weightedRestrictedMeanDifference,
  weightedRestrictedMeanDurationDifference,
  weightedSurvivalDifference,
} from "../../../pipeline/stats/survival/weighted-differences.ts";
import { fc } from "../../support/properties.ts";
import { madeSurvival, numberOf, worst } from "./made-survival-data.ts";

const seeds = fc.integer({ min: 1, max: 1e6 });
const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((total, one) => total + one, 0);
const rootOfSquares = (values: ArrayLike<number>): number => Math.sqrt(sum(Array.from(values, (one) => one * one)));
const targets: readonly WeightTarget[] = ["ate", "stabilised", "att", "overlap", "entropy"];

const probabilities = (design: readonly (readonly number[])[], psi: readonly number[]): readonly number[] =>
  (design[0] ?? []).map(
    (_, i) => 1 / (1 + Math.exp(-design.reduce((eta, column, j) => eta + (column[i] ?? 0) * (psi[j] ?? 0), 0))),
  );

/** Treatment depends on the second covariate; people respond at random. */
const trial = (seed: number, n = 80) => {
  const made = madeSurvival(seed, { n, tied: true });
  const source = random(seed + 0.25);
  const y = made.covariates[1] ?? [];
  const treated = y.map((value) => (source.next() < 1 / (1 + Math.exp(-0.7 * value)) ? 1 : 0));
  const responded = y.map(() => (source.next() < 0.65 ? 1 : 0));
  const design = [y.map(() => 1), y];
  return { ...made, treated, responded, design };
};

const weightsAt = (target: WeightTarget, treated: readonly number[], e: readonly number[]): Float64Array => {
  const design = [treated.map(() => 1)];
  const found = propensityWeights({ treated, design, probability: e }, target);
  if (found.kind === "not-estimable") throw new Error(found.reason);
  return found.weight;
};

const contrastOf = (found: ReturnType<typeof weightedSurvivalDifference>): WeightedContrast => {
  if (found.kind === "not-estimable") throw new Error(found.reason);
  return found;
};

const seOf = (contrast: WeightedContrast): number =>
  contrast.difference.kind === "estimate" ? (contrast.difference.se ?? 0) : Number.NaN;

describe("derivatives by weights", () => {
  it("are those of weighted Kaplan–Meier and its area, with delayed entry", () => {
    fc.assert(
      fc.property(seeds, fc.boolean(), (seed, entered) => {
        const { time, event, entry, weight } = madeSurvival(seed, { n: 40 });
        const data = { time, event, weight, ...(entered ? { entry } : {}) };
        const share = survivalInfluence(data, 6);
        const area = restrictedMeanInfluence(data, 9);
        for (const row of [0, 13, 29]) {
          const moved = (by: number) => ({ ...data, weight: weight.map((w, i) => (i === row ? w + by : w)) });
          const slope = (f: (one: typeof data) => number): number => (f(moved(1e-5)) - f(moved(-1e-5))) / 2e-5;
          expect(share.derivative[row]).toBeCloseTo(
            slope((one) => survivalInfluence(one, 6).value),
            8,
          );
          expect(area.derivative[row]).toBeCloseTo(
            slope((one) => restrictedMeanInfluence(one, 9).value),
            7,
          );
        }
      }),
      { numRuns: 20 },
    );
  });

  it("give Greenwood's variance and that of the restricted mean for weights of 1", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { time, event } = madeSurvival(seed);
        const curve = kaplanMeier({ time, event });
        const k = curve.time.filter((at) => at <= 7).length - 1;
        expect(rootOfSquares(survivalInfluence({ time, event }, 7).derivative)).toBeCloseTo(
          curve.standardError[k] ?? 0,
          12,
        );
        const mean = restrictedMean({ time, event }, { tau: 8 });
        if (mean.kind === "not-estimable") return;
        const found = restrictedMeanInfluence({ time, event }, 8);
        expect([found.value, rootOfSquares(found.derivative)]).toEqual([
          expect.closeTo(mean.value, 12),
          expect.closeTo(mean.se ?? 0, 11),
        ]);
      }),
      { numRuns: 20 },
    );
  });

  it("do not mind the size of the weights", () => {
    const { time, event, weight } = madeSurvival(81);
    const { derivative } = survivalInfluence({ time, event, weight }, 6);
    expect(sum(derivative.map((one, i) => one * (weight[i] ?? 0)))).toBeCloseTo(0, 12);
    expect(survivalInfluence({ time, event }, 0).value).toBe(1);
    expect(() => survivalInfluence({ time, event }, -1)).toThrow("time must be ≥ 0");
    expect(() => restrictedMeanInfluence({ time, event }, 0)).toThrow("tau must be positive");
  });
});

describe("propensity weights", () => {
  it.each(targets)("have the gradient of the weight by the coefficients: %s", (target) => {
    const { treated, design } = trial(82);
    const psi = [0.2, -0.4];
    const found = propensityWeights({ treated, design, probability: probabilities(design, psi) }, target);
    if (found.kind === "not-estimable") throw new Error(found.reason);
    found.model.gradient.forEach((column, j) => {
      const at = (by: number): Float64Array =>
        weightsAt(
          target,
          treated,
          probabilities(
            design,
            psi.map((one, k) => (k === j ? one + by : one)),
          ),
        );
      const [up, down] = [at(1e-5), at(-1e-5)];
      expect(
        worst(
          column,
          up.map((one, i) => (one - (down[i] ?? 0)) / 2e-5),
        ),
      ).toBeLessThan(1e-8);
    });
  });

  it("say when there is no model", () => {
    const ones = [1, 1, 1];
    expect(propensityWeights({ treated: ones, design: [ones], probability: [0.5, 0.5, 0.5] }, "ate")).toMatchObject({
      code: "one-group",
    });
    const twice = { treated: [1, 0, 1], design: [ones, ones], probability: [0.5, 0.5, 0.5] };
    expect(propensityWeights(twice, "ate")).toMatchObject({ code: "singular" });
    expect(() => propensityWeights({ ...twice, probability: [0.5, 1, 0.5] }, "ate")).toThrow(
      "probability[1] must lie in (0, 1): 1",
    );
    expect(() => propensityWeights({ ...twice, treated: [1, 2, 1] }, "ate")).toThrow("treated[1] must be 0 or 1: 2");
    expect(() => propensityWeights({ ...twice, design: [ones] }, "all" as "ate")).toThrow("target unknown: all");
  });
});

describe("weighted contrasts", () => {
  const data = trial(83, 120);
  const { time, event, treated, responded, design } = data;
  const psi = logisticFit(design, treated);
  const probability = probabilities(design, psi);
  const weightsFor = (target: WeightTarget) => {
    const found = propensityWeights({ treated, design, probability }, target);
    if (found.kind === "not-estimable") throw new Error(found.reason);
    return found;
  };

  it("are differences of the plain summaries for weights of 1", () => {
    const weight = time.map(() => 1);
    const arm = (code: number) => {
      const pick = (values: readonly number[]): readonly number[] => values.filter((_, i) => treated[i] === code);
      return { time: pick(time), event: pick(event), responded: pick(responded) };
    };
    const [zero, one] = [arm(0), arm(1)];
    const means = [restrictedMean(one, { tau: 8 }), restrictedMean(zero, { tau: 8 })];
    const found = contrastOf(weightedRestrictedMeanDifference({ time, event, treated, weight }, { tau: 8 }));
    const variances = means.map((mean) => (mean.kind === "estimate" ? (mean.se ?? 0) * (mean.se ?? 0) : Number.NaN));
    expect(numberOf(found.difference)).toBeCloseTo(
      numberOf(means[0] ?? found.difference) - numberOf(means[1] ?? found.difference),
      12,
    );
    expect(seOf(found)).toBeCloseTo(Math.sqrt(sum(variances)), 12);
    const of = ({ time: times, event: events, responded: yes }: typeof one) => {
      const pick = (values: readonly number[]): readonly number[] => values.filter((_, i) => yes[i] === 1);
      return restrictedMeanDuration(
        { responders: { time: pick(times), event: pick(events) }, starters: times.length },
        { tau: 8 },
      );
    };
    const duration = contrastOf(
      weightedRestrictedMeanDurationDifference({ time, event, treated, weight, responded }, { tau: 8 }),
    );
    const plain = of(one);
    expect(numberOf(duration.intervention)).toBeCloseTo(numberOf(plain), 12);
    expect(duration.intervention.kind === "estimate" ? duration.intervention.se : null).toBeCloseTo(
      plain.kind === "estimate" ? (plain.se ?? 0) : Number.NaN,
      12,
    );
  });

  it.each(targets)(
    "carry the propensity model: the whole estimate's derivative by each row's own weight in both models: %s",
    (target) => {
      const { weight, model } = weightsFor(target);
      // A row counted 1 + by times: in the logistic likelihood, and in the curve.
      const estimateWith = (row: number, by: number): number => {
        const counts = treated.map((_, i) => (i === row ? 1 + by : 1));
        let at = [...psi];
        for (let step = 0; step < 8; step++) at = newton(design, treated, counts, at);
        const moved = weightsAt(target, treated, probabilities(design, at));
        const counted = moved.map((w, i) => w * (counts[i] ?? 0));
        const found = weightedSurvivalDifference({ time, event, treated, weight: counted }, { time: 6 });
        return found.kind === "not-estimable" ? Number.NaN : numberOf(found.difference);
      };
      const { influence } = contrastOf(
        weightedSurvivalDifference({ time, event, treated, weight }, { time: 6, weightModel: model }),
      );
      for (const row of [0, 17, 44, 90]) {
        const slope = (estimateWith(row, 1e-4) - estimateWith(row, -1e-4)) / 2e-4;
        expect(influence[row]).toBeCloseTo(slope, 7);
      }
    },
  );

  it("are the same for stabilised weights as for plain ones, and overlap weights say whom they are for by their value", () => {
    const at = (target: WeightTarget) => {
      const { weight, model } = weightsFor(target);
      return contrastOf(
        weightedRestrictedMeanDifference({ time, event, treated, weight }, { tau: 8, weightModel: model }),
      );
    };
    const [ate, stabilised, overlap] = [at("ate"), at("stabilised"), at("overlap")];
    expect(numberOf(ate.difference)).toBeCloseTo(numberOf(stabilised.difference), 12);
    expect(seOf(ate)).toBeCloseTo(seOf(stabilised), 12);
    expect(Math.abs(numberOf(ate.difference) - numberOf(overlap.difference))).toBeGreaterThan(1e-4);
  });

  it("agree with the bootstrap that refits the model, within 15 %", () => {
    const { weight, model } = weightsFor("overlap");
    const stacked = contrastOf(
      weightedRestrictedMeanDurationDifference(
        { time, event, treated, weight, responded },
        { tau: 8, weightModel: model },
      ),
    );
    const source = random(84);
    const estimates: number[] = [];
    for (let rep = 0; rep < 300; rep++) {
      const counts = time.map(() => 0);
      for (let draw = 0; draw < time.length; draw++) {
        const i = Math.floor(source.next() * time.length);
        counts[i] = (counts[i] ?? 0) + 1;
      }
      let at = [...psi];
      for (let step = 0; step < 6; step++) at = newton(design, treated, counts, at);
      const moved = weightsAt("overlap", treated, probabilities(design, at)).map((w, i) => w * (counts[i] ?? 0));
      const found = weightedRestrictedMeanDurationDifference(
        { time, event, treated, weight: moved, responded },
        { tau: 8 },
      );
      if (found.kind === "weighted-contrast") estimates.push(numberOf(found.difference));
    }
    const mean = sum(estimates) / estimates.length;
    const spread = Math.sqrt(sum(estimates.map((one) => (one - mean) * (one - mean))) / (estimates.length - 1));
    expect(Math.abs(seOf(stacked) / spread - 1)).toBeLessThan(0.15);
  });

  it("cover the truth about 95 times in 100 over 200 sets, no effect", () => {
    let covered = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const one = trial(seed * 7, 150);
      // A treatment that does nothing: only the covariate, which also sways the treatment, acts.
      const at = logisticFit(one.design, one.treated);
      const found = propensityWeights({ ...one, probability: probabilities(one.design, at) }, "overlap");
      if (found.kind === "not-estimable") continue;
      const contrast = weightedRestrictedMeanDifference(
        { ...one, weight: found.weight, entry: one.time.map(() => -1) },
        { tau: 8, weightModel: found.model },
      );
      if (contrast.kind === "not-estimable" || contrast.difference.kind === "not-estimable") continue;
      const [interval] = contrast.difference.intervals;
      if ((interval?.low ?? 1) <= 0 && (interval?.high ?? -1) >= 0) covered++;
    }
    expect(covered).toBeGreaterThanOrEqual(180);
    expect(covered).toBeLessThanOrEqual(198);
  });

  it("say what they rest on, and why there is no answer", () => {
    const { weight, model } = weightsFor("ate");
    const known = contrastOf(weightedSurvivalDifference({ time, event, treated, weight }, { time: 5 }));
    const stacked = contrastOf(
      weightedSurvivalDifference({ time, event, treated, weight }, { time: 5, weightModel: model }),
    );
    const methodOf = (one: WeightedContrast) =>
      one.difference.kind === "estimate" ? one.difference.intervals[0]?.method : "";
    expect(methodOf(known)).toContain("weights taken as known");
    expect(methodOf(stacked)).toContain("weights estimated");
    expect(weightedSurvivalDifference({ time, event, treated, weight }, { time: 500 })).toMatchObject({
      code: "not-reached",
    });
    expect(weightedSurvivalDifference({ time, event, treated: time.map(() => 1), weight }, { time: 5 })).toMatchObject({
      code: "one-group",
    });
    const quiet = { time: [3, 3, 3, 3], event: [0, 0, 0, 0], treated: [0, 0, 1, 1], weight: [1, 1, 1, 1] };
    const none = contrastOf(weightedSurvivalDifference(quiet, { time: 2 }));
    expect(none.difference).toMatchObject({ code: "no-events", details: { value: 0 } });
    expect(weightedRestrictedMeanDurationDifference({ ...quiet, responded: [1, 1, 0, 0] }, { tau: 2 })).toMatchObject({
      code: "too-few",
    });
    expect(weightedRestrictedMeanDurationDifference({ ...quiet, responded: [1, 1, 1, 1] }, { tau: 9 })).toMatchObject({
      code: "not-reached",
    });
    expect(weightedRestrictedMeanDifference(quiet, { tau: 9 })).toMatchObject({ code: "not-reached" });
    expect(() => weightedSurvivalDifference({ ...quiet, treated: [0, 0, 1, 2] }, { time: 2 })).toThrow(
      "treated[3] must be 0 or 1: 2",
    );
    expect(() =>
      weightedSurvivalDifference(quiet, { time: 2, weightModel: { gradient: [[1]], influence: [[1]] } }),
    ).toThrow("weight model must have length 4: 1");
  });

  it("carry the model into a weighted Cox fit too", () => {
    const { weight, model } = weightsFor("ate");
    const cox = { time, event, weight, covariates: [treated] };
    const fit = coxRegression(cox, { ties: "breslow", robust: true });
    if (fit.kind !== "cox") throw new Error(fit.reason);
    const stacked = coxStackedErrors(cox, fit, model);
    const nothing = coxStackedErrors(cox, fit, { gradient: [], influence: [] });
    expect(nothing.standardErrors[0]).toBeCloseTo(fit.terms[0]?.robustStandardError ?? 0, 12);
    for (const row of [3, 50]) {
      const at = (by: number): number => {
        const counts = treated.map((_, i) => (i === row ? 1 + by : 1));
        let coefficients = [...psi];
        for (let step = 0; step < 8; step++) coefficients = newton(design, treated, counts, coefficients);
        const moved = weightsAt("ate", treated, probabilities(design, coefficients)).map(
          (w, i) => w * (counts[i] ?? 0),
        );
        const found = coxRegression({ ...cox, weight: moved }, { ties: "breslow" });
        return found.kind === "cox" ? (found.terms[0]?.coefficient ?? 0) : Number.NaN;
      };
      expect(stacked.influence[0]?.[row]).toBeCloseTo((at(1e-4) - at(-1e-4)) / 2e-4, 6);
    }
    expect(() => coxStackedErrors({ time, event, covariates: [treated] }, fit, model)).toThrow("weight must be given");
    expect(rowInfluence(Float64Array.of(2), [3], null)).toEqual(Float64Array.of(6));
  });
});

describe("censoring weights", () => {
  it("give back Kaplan–Meier: the weighted share with the event", () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 12 }), (seed, until) => {
        const { time, event } = madeSurvival(seed);
        const weights = censoringWeights({ time, event }, { until });
        if (weights === null) return;
        const curve = kaplanMeier({ time, event });
        const k = curve.time.filter((at) => at <= until).length - 1;
        const share = sum(weights.map((w, i) => (event[i] === 1 && (time[i] ?? 0) <= until ? w : 0))) / time.length;
        expect(1 - share).toBeCloseTo(k < 0 ? 1 : (curve.survival[k] ?? 0), 11);
      }),
      { numRuns: 30 },
    );
  });

  it("add up to the number of people, in each group apart, while someone is followed", () => {
    const { time, event, stratum, weight } = madeSurvival(91, { n: 90 });
    const weights = censoringWeights({ time, event, weight, group: stratum }, { until: 6 });
    for (const code of [0, 1, 2]) {
      const total = (factor: ArrayLike<number>): number =>
        sum(weight.map((w, i) => (stratum[i] === code ? w * (factor[i] ?? 0) : 0)));
      expect(total(weights ?? [])).toBeCloseTo(total(time.map(() => 1)), 9);
    }
    expect(censoringWeights({ time: [1, 2], event: [0, 0] }, { until: 3 })).toBeNull();
    expect(() => censoringWeights({ time, event }, { until: 0 })).toThrow("until must be positive");
  });
});

/** One Newton step of the weighted logistic likelihood in two coefficients. */
const newton = (
  design: readonly (readonly number[])[],
  treated: readonly number[],
  counts: readonly number[],
  psi: readonly number[],
): number[] => {
  const e = probabilities(design, psi);
  const [one = [], x = []] = design;
  let [u0, u1, a, b, d] = [0, 0, 0, 0, 0];
  treated.forEach((yes, i) => {
    const [w, p] = [counts[i] ?? 0, e[i] ?? 0];
    const [x0, x1] = [one[i] ?? 0, x[i] ?? 0];
    u0 += w * x0 * (yes - p);
    u1 += w * x1 * (yes - p);
    a += w * p * (1 - p) * x0 * x0;
    b += w * p * (1 - p) * x0 * x1;
    d += w * p * (1 - p) * x1 * x1;
  });
  const determinant = a * d - b * b;
  return [(psi[0] ?? 0) + (d * u0 - b * u1) / determinant, (psi[1] ?? 0) + (a * u1 - b * u0) / determinant];
};

const logisticFit = (design: readonly (readonly number[])[], treated: readonly number[]): readonly number[] => {
  let psi = [0, 0];
  const ones = treated.map(() => 1);
  for (let step = 0; step < 12; step++) psi = newton(design, treated, ones, psi);
  return psi;
};
