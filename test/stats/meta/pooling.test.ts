import { describe, expect, test } from "vitest";
import { chiSquareQuantile } from "../../../pipeline/stats/distributions/chi-square-quantile.ts";
import { tQuantile } from "../../../pipeline/stats/distributions/t-quantile.ts";
import { commonEffect } from "../../../pipeline/stats/meta/common-effect.ts";
import { poolAt } from "../../../pipeline/stats/meta/pool-at.ts";
import {
  type RandomEffects,
  type RandomEffectsOptions,
  randomEffects,
} from "../../../pipeline/stats/meta/random-effects.ts";
import { type MetaInput, readTrials, type Trials } from "../../../pipeline/stats/meta/read-trials.ts";
import { type TauMethod, tauSquared } from "../../../pipeline/stats/meta/tau-squared.ts";
import { logLikelihood } from "../../../pipeline/stats/meta/tau-squared-likelihood.ts";
import { fc } from "../../support/properties.ts";
import { tolerance, within } from "../../support/tolerance.ts";

const methods = ["REML", "DL", "PM", "ML"] as const;

const near = (actual: number, expected: number, of = tolerance.iterative) =>
  expect(within(actual, expected, of), `${actual} is not ${expected}`).toBe(true);

const fitted = (input: MetaInput, options: RandomEffectsOptions = {}) => {
  const fit = randomEffects(input, options);
  if (fit.kind === "not-estimable") throw new RangeError(fit.reason);
  return summary(fit);
};

const summary = (fit: RandomEffects) => {
  const { estimate, tauSquared: between, iSquared } = fit;
  if (estimate.kind !== "estimate" || between.kind !== "estimate" || iSquared.kind !== "estimate") {
    throw new RangeError("not estimated");
  }
  const [interval] = estimate.intervals;
  const [profile] = between.intervals;
  return {
    fit,
    mean: estimate.value,
    se: estimate.se ?? Number.NaN,
    low: interval?.low ?? Number.NaN,
    high: interval?.high ?? Number.NaN,
    tau2: between.value,
    i2: iSquared.value,
    profile: [profile?.low ?? Number.NaN, profile?.high ?? Number.NaN] as const,
    profileMethod: profile?.method,
  };
};

const read = (input: MetaInput): Trials => {
  const trials = readTrials(input, 2);
  if ("kind" in trials) throw new RangeError(trials.reason);
  return trials;
};

const effects = fc
  .array(
    fc.record({ y: fc.double({ min: -3, max: 3, noNaN: true }), se: fc.double({ min: 0.05, max: 1.5, noNaN: true }) }),
    { minLength: 2, maxLength: 15 },
  )
  .map(
    (trials): MetaInput => ({
      estimates: Object.freeze(trials.map(({ y }) => y)),
      standardErrors: Object.freeze(trials.map(({ se }) => se)),
    }),
  );

const bcg: MetaInput = {
  estimates: [-0.8893, -1.5854, -1.3481, -1.4416, -0.2175, -0.7861, -1.6209, 0.012],
  standardErrors: [0.5706, 0.4411, 0.6445, 0.1415, 0.2263, 0.0831, 0.4722, 0.0629],
};

const everyNumberFinite = (value: unknown): boolean =>
  typeof value === "number"
    ? Number.isFinite(value)
    : typeof value !== "object" || value === null || Object.values(value).every(everyNumberFinite);

describe("identities", () => {
  test("equal standard errors: τ² = max(0, s² − v), and the Knapp–Hartung interval is that of a plain mean", () => {
    const estimates = [0.1, 0.9, -0.4, 0.7, 1.3];
    const input = { estimates, standardErrors: estimates.map(() => 0.3) };
    const k = estimates.length;
    const mean = estimates.reduce((sum, y) => sum + y, 0) / k;
    const s2 = estimates.reduce((sum, y) => sum + (y - mean) * (y - mean), 0) / (k - 1);
    for (const method of ["REML", "DL", "PM"] as const) {
      const fit = fitted(input, { method, interval: "hk" });
      near(fit.tau2, s2 - 0.09);
      near(fit.mean, mean);
      near(fit.high, mean + tQuantile(0.975, k - 1) * Math.sqrt(s2 / k));
    }
    near(fitted(input, { method: "ML" }).tau2, (s2 * (k - 1)) / k - 0.09);
  });

  test("no spread between trials: random effects equals common effect", () => {
    const input = { estimates: [0.5, 0.52, 0.49], standardErrors: [0.2, 0.3, 0.25] };
    const common = commonEffect(input);
    const random = fitted(input, { interval: "z" });
    expect(random.tau2).toBe(0);
    expect(random.i2).toBe(0);
    if (common.kind !== "common-effect" || common.estimate.kind !== "estimate") throw new RangeError("not estimated");
    near(random.mean, common.estimate.value, tolerance.exact);
    near(random.se, common.estimate.se ?? Number.NaN, tolerance.exact);
    // The guard keeps the standard error there, though all three nearly agree; without it, it shrinks.
    near(fitted(input).se, random.se, tolerance.exact);
    expect(fitted(input, { interval: "hk" }).se).toBeLessThan(0.1 * random.se);
  });

  test("order, shift and unit of the estimates carry through", () => {
    fc.assert(
      fc.property(effects, fc.constantFrom(...methods), (input, method) => {
        const plain = fitted(input, { method });
        const moved = fitted(
          {
            estimates: Array.from(input.estimates, (y) => 5 - 2 * y).reverse(),
            standardErrors: Array.from(input.standardErrors, (se) => 2 * se).reverse(),
          },
          { method },
        );
        near(moved.tau2, 4 * plain.tau2);
        near(moved.mean, 5 - 2 * plain.mean);
        near(moved.se, 2 * plain.se);
        near(moved.low, 5 - 2 * plain.high);
        near(moved.i2, plain.i2);
      }),
    );
  });

  test("weights sum to 100, the guard never narrows, the mean lies among the estimates, nothing is NaN or infinite", () => {
    fc.assert(
      fc.property(effects, fc.constantFrom(...methods), (input, method) => {
        fc.pre(poolAt(read(input), 0).q > 1e-12);
        const guarded = fitted(input, { method });
        const [z, hk] = [fitted(input, { method, interval: "z" }), fitted(input, { method, interval: "hk" })];
        near(
          guarded.fit.weights.reduce((sum, weight) => sum + weight, 0),
          100,
        );
        near(guarded.se, Math.max(z.se, hk.se));
        expect(guarded.mean).toBeGreaterThanOrEqual(Math.min(...Array.from(input.estimates)) - 1e-12);
        expect(guarded.mean).toBeLessThanOrEqual(Math.max(...Array.from(input.estimates)) + 1e-12);
        expect(everyNumberFinite(guarded.fit)).toBe(true);
      }),
    );
  });

  test("Q-profile limits solve Q(τ²) = χ² quantile; PM solves Q(τ²) = k − 1 and lies between them", () => {
    fc.assert(
      fc.property(effects, (input) => {
        const trials = read(input);
        const fit = fitted(input, { method: "PM" });
        const df = trials.k - 1;
        const atZero = poolAt(trials, 0).q;
        const solves = (value: number, target: number) =>
          value === 0 ? expect(atZero).toBeLessThanOrEqual(target) : near(poolAt(trials, value).q, target);
        solves(fit.tau2, df);
        solves(fit.profile[0], chiSquareQuantile(0.975, df));
        solves(fit.profile[1], chiSquareQuantile(0.025, df));
        expect(fit.profile[0]).toBeLessThanOrEqual(fit.tau2);
        expect(fit.tau2).toBeLessThanOrEqual(fit.profile[1]);
      }),
    );
  });

  test("REML and ML are the highest point of the likelihood, against 1,000 points", () => {
    fc.assert(
      fc.property(effects, fc.constantFrom("REML", "ML"), (input, method) => {
        const trials = read(input);
        const found = tauSquared(input, { method });
        if ("kind" in found) throw new RangeError(found.reason);
        let highest = -Infinity;
        for (let i = 0; i <= 1000; i++) {
          highest = Math.max(highest, logLikelihood(trials, Math.expm1((i / 1000) * 4), method));
        }
        expect(logLikelihood(trials, found.tauSquared, method)).toBeGreaterThanOrEqual(highest - 1e-9);
      }),
      { endOnFailure: true },
    );
  });

  test("two modes: the higher one counts, be it at 0 or inside", () => {
    // One trial far more precise than the other: ML has a local maximum at 0 and another inside, and as the two estimates
    // move apart the higher one changes from the first to the second.
    const modes = (gap: number) => {
      const input = { estimates: [-gap, 0], standardErrors: [0.472, 0.063] };
      const height = (value: number) => logLikelihood(read(input), value, "ML");
      const found = tauSquared(input, { method: "ML" });
      return { height, found: "kind" in found ? Number.NaN : found.tauSquared };
    };
    const [close, apart] = [modes(1.2), modes(1.4)];
    expect(close.height(0.205)).toBeGreaterThan(close.height(0.1));
    expect(close.height(0.205)).toBeGreaterThan(close.height(0.3));
    expect(close.found).toBe(0);
    expect(apart.height(0)).toBeGreaterThan(apart.height(0.02));
    expect(apart.found).toBeCloseTo(0.34921430527283687, 8);
  });
});

describe("limits", () => {
  test("variances a trillion apart keep their root", () => {
    for (const method of methods) {
      const { tau2, fit } = fitted({ estimates: [0, 1, 2], standardErrors: [1e-6, 1e-6, 1] }, { method });
      expect(everyNumberFinite(fit)).toBe(true);
      expect(tau2).toBeGreaterThan(method === "DL" ? 0.4 : 0.2);
    }
    const pm = fitted({ estimates: [0, 1], standardErrors: [1e-10, 1e-10] }, { method: "PM" });
    near(pm.tau2, 0.5);
    near(fitted({ estimates: [0, 1], standardErrors: [1e-10, 1e-10] }).tau2, 0.5);
  });

  test("the largest and smallest numbers that are taken stay finite", () => {
    for (const method of methods) {
      for (const standardErrors of [
        [1e-50, 1e50, 1],
        [1e-50, 1e-50, 1e-50],
        [1e50, 1e50, 1e50],
      ]) {
        const fit = randomEffects({ estimates: [-1e50, 0, 1e50], standardErrors }, { method });
        expect(everyNumberFinite(fit), JSON.stringify(fit)).toBe(true);
      }
    }
  });

  test("identical effects: no τ², no Q, and Knapp–Hartung without its guard has no error to give", () => {
    const input = { estimates: [0.3, 0.3, 0.3], standardErrors: [0.1, 0.2, 0.4] };
    const fit = fitted(input);
    expect(fit.tau2).toBe(0);
    expect(fit.fit.q).toMatchObject({ statistic: 0, df: [2], p: 1 });
    expect(fit.profile).toEqual([0, 0]);
    expect(fit.profileMethod).toBe("Q-profile (empty: less spread than chance allows)");
    near(fit.se, 1 / Math.sqrt(100 + 25 + 6.25));
    expect(randomEffects(input, { interval: "hk" })).toMatchObject({ kind: "not-estimable", code: "all-tied" });
  });

  test("two trials: prediction is withheld and the interval is Student's with one degree of freedom", () => {
    const fit = fitted({ estimates: [0, 1], standardErrors: [0.2, 0.2] });
    expect(fit.fit.prediction).toBeNull();
    expect(fit.fit.test.df).toEqual([1]);
    near((fit.high - fit.mean) / fit.se, 12.706204736174694);
  });

  test("one trial k times over: common effect with the error over √k", () => {
    const one = commonEffect({ estimates: [0.4], standardErrors: [0.2] });
    const four = commonEffect({ estimates: [0.4, 0.4, 0.4, 0.4], standardErrors: [0.2, 0.2, 0.2, 0.2] });
    expect(one).toMatchObject({ k: 1, estimate: { value: 0.4, se: 0.2 }, q: { statistic: 0, df: [0], p: 1 } });
    expect(four).toMatchObject({ k: 4, estimate: { value: 0.4, se: 0.1 }, q: { statistic: 0, df: [3], p: 1 } });
    expect(one.kind === "common-effect" && Array.from(one.weights)).toEqual([100]);
  });

  test("a wider level is a wider interval", () => {
    const [narrow, wide] = [fitted(bcg, { level: 0.8 }), fitted(bcg, { level: 0.99 })];
    expect(wide.high - wide.low).toBeGreaterThan(narrow.high - narrow.low);
    expect(wide.profile[0]).toBeLessThan(narrow.profile[0]);
    expect(wide.profile[1]).toBeGreaterThan(narrow.profile[1]);
  });
});

describe("refusals", () => {
  const none = { estimates: [], standardErrors: [] };
  const one = { estimates: [0.4], standardErrors: [0.2] };
  const sure = { estimates: [0.4, 0.5], standardErrors: [0.2, 0] };

  test("no trial, one trial, a standard error of 0", () => {
    expect(randomEffects(none)).toMatchObject({ kind: "not-estimable", code: "no-data" });
    expect(commonEffect(none)).toMatchObject({ kind: "not-estimable", code: "no-data" });
    expect(randomEffects(one)).toEqual({
      kind: "not-estimable",
      code: "too-few",
      reason: "Differences between trials cannot be judged from 1 trial; 2 are needed.",
    });
    expect(tauSquared(one, { method: "DL" })).toMatchObject({ code: "too-few" });
    expect(randomEffects(sure)).toMatchObject({ kind: "not-estimable", code: "singular" });
    expect(commonEffect(sure)).toMatchObject({ kind: "not-estimable", code: "singular" });
  });

  test("mistakes throw", () => {
    expect(() => randomEffects({ estimates: [1, Number.NaN], standardErrors: [1, 1] })).toThrow(
      "estimates[1] must be finite: NaN",
    );
    expect(() => randomEffects({ estimates: [1, 2], standardErrors: [1, -1] })).toThrow(
      "standardErrors[1] must not be negative: -1",
    );
    expect(() => commonEffect({ estimates: [1, 2], standardErrors: [1] })).toThrow(
      "standardErrors must have length 2: 1",
    );
    expect(() => randomEffects(bcg, { level: 95 })).toThrow("level must lie in (0, 1): 95");
  });

  test("every method refuses alike", () => {
    const refused = (method: TauMethod) => randomEffects(one, { method });
    for (const method of methods) expect(refused(method)).toEqual(refused("REML"));
  });
});
