import { describe, expect, test } from "vitest";
import {
  type BayesianOptions,
  type BayesianRandomEffects,
  bayesianRandomEffects,
} from "../../../pipeline/stats/meta/bayesian-random-effects.ts";
import type { MetaInput } from "../../../pipeline/stats/meta/read-trials.ts";
import { randomStream } from "../../../pipeline/stats/numeric/random.ts";
import { standardNormal } from "../../../pipeline/stats/numeric/standard-normal.ts";
import { fc } from "../../support/properties.ts";
import { tolerance, within } from "../../support/tolerance.ts";

const near = (actual: number, expected: number, of = tolerance.iterative) =>
  expect(within(actual, expected, of), `${actual} is not ${expected}`).toBe(true);

const fitted = (input: MetaInput, options: BayesianOptions): BayesianRandomEffects => {
  const fit = bayesianRandomEffects(input, options);
  if (fit.kind === "not-estimable") throw new RangeError(fit.reason);
  return fit;
};

const numbersOf = ({ estimate, tau, prediction }: BayesianRandomEffects) => {
  if (estimate.kind !== "estimate" || tau.kind !== "estimate") throw new RangeError("not estimated");
  return {
    mean: estimate.value,
    sd: estimate.se ?? Number.NaN,
    low: estimate.intervals[0]?.low ?? Number.NaN,
    high: estimate.intervals[0]?.high ?? Number.NaN,
    tau: tau.value,
    tauLow: tau.intervals[0]?.low ?? Number.NaN,
    tauHigh: tau.intervals[0]?.high ?? Number.NaN,
    predictionLow: prediction?.low ?? Number.NaN,
  };
};

const three: MetaInput = Object.freeze({
  estimates: Object.freeze([-0.9, -1.6, -0.2]),
  standardErrors: Object.freeze([0.57, 0.44, 0.23]),
});
const halfNormal = { kind: "halfNormal", scale: 0.5 } as const;

/** Simpson's rule over (μ, τ) on the joint density itself: nothing is integrated out by hand. */
const bruteForce = (
  { estimates, standardErrors }: MetaInput,
  logPrior: (mu: number, tau: number) => number,
  { mu, tau }: { readonly mu: readonly [number, number]; readonly tau: number },
) => {
  const steps = 800;
  const simpson = (i: number) => (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2);
  const byTau = new Float64Array(steps + 1);
  let [mass, first, second, above] = [0, 0, 0, 0];
  for (let i = 0; i <= steps; i++) {
    const t = (tau * i) / steps;
    const variances = Array.from(standardErrors, (se) => se * se + t * t);
    const logVariances = variances.reduce((sum, v) => sum + Math.log(v), 0);
    for (let j = 0; j <= steps; j++) {
      const m = mu[0] + ((mu[1] - mu[0]) * j) / steps;
      const squares = variances.reduce(
        (sum, v, s) => sum + ((estimates[s] ?? 0) - m) * (((estimates[s] ?? 0) - m) / v),
        0,
      );
      const weight = simpson(i) * simpson(j) * Math.exp(-0.5 * (logVariances + squares) + logPrior(m, t));
      mass += weight;
      first += weight * m;
      second += weight * m * m;
      if (m > 0) above += weight;
      byTau[i] = (byTau[i] ?? 0) + weight / simpson(i);
    }
  }
  const mean = first / mass;
  let [left, cumulative, median] = [0, 0, Number.NaN];
  const total = byTau.reduce((sum, height, i) => sum + (i === 0 || i === steps ? height / 2 : height), 0);
  for (let i = 1; i <= steps && Number.isNaN(median); i++) {
    left = cumulative;
    cumulative += ((byTau[i - 1] ?? 0) + (byTau[i] ?? 0)) / 2;
    if (cumulative >= total / 2) median = (tau * (i - 1 + (total / 2 - left) / (cumulative - left))) / steps;
  }
  return { mean, sd: Math.sqrt(second / mass - mean * mean), above: above / mass, median };
};

describe("against a two-dimensional grid", () => {
  const coarse = { rel: 2e-3, abs: 2e-4 };
  test.each([
    { name: "half-normal, flat", tauPrior: halfNormal, muPrior: "flat", limit: 3.5 },
    { name: "half-normal, normal(0, 1)", tauPrior: halfNormal, muPrior: { mean: 0, sd: 1 }, limit: 3.5 },
    {
      name: "uniform(0, 2), normal(0.5, 0.4)",
      tauPrior: { kind: "uniform", scale: 2 },
      muPrior: { mean: 0.5, sd: 0.4 },
      limit: 2,
    },
    {
      name: "half-Cauchy(0.2), normal(0, 0.5)",
      tauPrior: { kind: "halfCauchy", scale: 0.2 },
      muPrior: { mean: 0, sd: 0.5 },
      limit: 40,
    },
  ] as const)("$name", ({ tauPrior, muPrior, limit }) => {
    const logPrior = (mu: number, tau: number): number => {
      const r = tau / tauPrior.scale;
      const tauPart =
        tauPrior.kind === "halfNormal" ? -0.5 * r * r : tauPrior.kind === "uniform" ? 0 : -Math.log(1 + r * r);
      if (muPrior === "flat") return tauPart;
      const z = (mu - muPrior.mean) / muPrior.sd;
      return tauPart - 0.5 * z * z;
    };
    const grid = bruteForce(three, logPrior, { mu: muPrior === "flat" ? [-9, 7] : [-5, 5], tau: limit });
    const fit = fitted(three, { tauPrior, muPrior });
    const found = numbersOf(fit);
    near(found.mean, grid.mean, coarse);
    near(found.sd, grid.sd, coarse);
    near(found.tau, grid.median, { rel: 5e-3, abs: 5e-4 });
    near(fit.probabilityAbove(0), grid.above, { rel: 1e-2, abs: 2e-3 });
  });
});

describe("identities and limits", () => {
  test("the reported limits cut off 2.5 % each, by the probability the fit itself gives", () => {
    const fit = fitted(three, { tauPrior: halfNormal, muPrior: "flat" });
    const { low, high } = numbersOf(fit);
    near(fit.probabilityAbove(low), 0.975, tolerance.closedForm);
    near(fit.probabilityAbove(high), 0.025, tolerance.closedForm);
    near(fit.probabilityAbove(1e6), 0);
    near(fit.probabilityAbove(-1e6), 1);
  });

  test("order, shift and unit carry through when the prior's scale goes along", () => {
    const trial = fc.record({
      y: fc.double({ min: -3, max: 3, noNaN: true }),
      se: fc.double({ min: 0.05, max: 1.5, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(trial, { minLength: 2, maxLength: 8 }), (trials) => {
        const plain = numbersOf(
          fitted(
            { estimates: trials.map(({ y }) => y), standardErrors: trials.map(({ se }) => se) },
            { tauPrior: halfNormal, muPrior: "flat" },
          ),
        );
        const moved = numbersOf(
          fitted(
            {
              estimates: trials.map(({ y }) => 5 - 2 * y).reverse(),
              standardErrors: trials.map(({ se }) => 2 * se).reverse(),
            },
            { tauPrior: { kind: "halfNormal", scale: 1 }, muPrior: "flat" },
          ),
        );
        near(moved.mean, 5 - 2 * plain.mean);
        near(moved.sd, 2 * plain.sd);
        near(moved.low, 5 - 2 * plain.high);
        near(moved.tau, 2 * plain.tau);
        near(moved.tauHigh, 2 * plain.tauHigh);
      }),
      { numRuns: 25 },
    );
  });

  test("a prior that leaves no room for τ gives the common effect", () => {
    const found = numbersOf(fitted(three, { tauPrior: { kind: "halfNormal", scale: 1e-9 }, muPrior: "flat" }));
    const weights = [0.57, 0.44, 0.23].map((se) => 1 / (se * se));
    const sum = weights.reduce((total, w) => total + w, 0);
    near(found.mean, weights.reduce((total, w, i) => total + w * (three.estimates[i] ?? 0), 0) / sum);
    near(found.sd, 1 / Math.sqrt(sum));
    near((found.high - found.low) / 2, 1.959963984540054 / Math.sqrt(sum));
    near(found.tau, 0.6744897501960817e-9, { rel: 1e-6, abs: 0 });
  });

  test("trials that say nothing leave τ at its prior", () => {
    const vague = { estimates: [0, 0.1, -0.1], standardErrors: [1e6, 1e6, 1e6] };
    const found = numbersOf(fitted(vague, { tauPrior: halfNormal, muPrior: "flat" }));
    near(found.tau, 0.5 * 0.6744897501960817);
    near(found.tauLow, 0.5 * 0.0313379820214265);
    near(found.tauHigh, 0.5 * 2.241402727604947);
    const cauchy = numbersOf(
      fitted(vague, { tauPrior: { kind: "halfCauchy", scale: 0.5 }, muPrior: { mean: 0, sd: 1 } }),
    );
    expect(cauchy.tau).toBeCloseTo(0.5, 4);
    const uniform = numbersOf(fitted(vague, { tauPrior: { kind: "uniform", scale: 4 }, muPrior: "flat" }));
    near(uniform.tau, 2);
    near(uniform.tauLow, 0.1);
    near(uniform.tauHigh, 3.9);
  });

  test("many precise trials: the posterior is narrow and is still found", () => {
    const k = 2000;
    const estimates = Array.from({ length: k }, (_, i) => 0.3 * Math.sin(i * 12.9898));
    const found = numbersOf(
      fitted({ estimates, standardErrors: estimates.map(() => 1e-5) }, { tauPrior: halfNormal, muPrior: "flat" }),
    );
    expect(found.tau).toBeCloseTo(0.3 / Math.SQRT2, 3);
    near(found.tauHigh - found.tauLow, (2 * 1.96 * found.tau) / Math.sqrt(2 * k), { rel: 0.02, abs: 0 });
  });

  test("two trials: wider than with three, no prediction; half-Cauchy and flat leave no finite variance", () => {
    const two = { estimates: [0, 1], standardErrors: [0.2, 0.3] };
    const fit = fitted(two, { tauPrior: halfNormal, muPrior: "flat" });
    expect(fit.prediction).toBeNull();
    const cauchy = fitted(two, { tauPrior: { kind: "halfCauchy", scale: 0.5 }, muPrior: "flat" });
    expect(cauchy.estimate).toMatchObject({ kind: "estimate", se: null });
    const { low, high } = numbersOf(cauchy);
    near(cauchy.probabilityAbove(low), 0.975, tolerance.closedForm);
    near(cauchy.probabilityAbove(high), 0.025, tolerance.closedForm);
    expect(high - low).toBeGreaterThan(numbersOf(fit).high - numbersOf(fit).low);
  });

  test("the interval names its priors", () => {
    const fit = fitted(three, { tauPrior: halfNormal, muPrior: "flat", level: 0.9 });
    expect(fit.estimate).toMatchObject({
      intervals: [{ kind: "credible", level: 0.9, method: "Bayesian, half-normal(0.5) prior on τ, flat on μ" }],
    });
    expect(fit.prediction).toMatchObject({ kind: "prediction", level: 0.9 });
  });
});

describe("refusals", () => {
  const options = { tauPrior: halfNormal, muPrior: "flat" } as const;
  test("no trial, one trial, a standard error of 0", () => {
    expect(bayesianRandomEffects({ estimates: [], standardErrors: [] }, options)).toMatchObject({ code: "no-data" });
    expect(bayesianRandomEffects({ estimates: [1], standardErrors: [1] }, options)).toMatchObject({ code: "too-few" });
    expect(bayesianRandomEffects({ estimates: [1, 2], standardErrors: [1, 0] }, options)).toMatchObject({
      code: "singular",
    });
  });

  test("mistakes throw", () => {
    expect(() => bayesianRandomEffects(three, { tauPrior: { kind: "uniform", scale: 0 }, muPrior: "flat" })).toThrow(
      "tauPrior.scale must be positive and finite: 0",
    );
    expect(() => bayesianRandomEffects(three, { tauPrior: halfNormal, muPrior: { mean: 0, sd: -1 } })).toThrow(
      RangeError,
    );
    expect(() => bayesianRandomEffects(three, { ...options, level: 0 })).toThrow(RangeError);
  });
});

describe("coverage of the mean effect in 200 sets of six trials", () => {
  const priors: readonly BayesianOptions["tauPrior"][] = [
    { kind: "halfNormal", scale: 0.5 },
    { kind: "halfCauchy", scale: 0.5 },
    { kind: "uniform", scale: 2 },
  ];
  test.each(priors)("$kind", (tauPrior) => {
    const source = randomStream(11, tauPrior.kind);
    let held = 0;
    for (let set = 0; set < 200; set++) {
      const standardErrors = Array.from({ length: 6 }, () => 0.15 + 0.25 * source.next());
      const estimates = standardErrors.map((se) => 0.3 + 0.3 * standardNormal(source) + se * standardNormal(source));
      const { low, high } = numbersOf(fitted({ estimates, standardErrors }, { tauPrior, muPrior: "flat" }));
      if (low <= 0.3 && high >= 0.3) held++;
    }
    // Three standard errors below 95 %; wide priors are to cover more.
    expect(held).toBeGreaterThanOrEqual(181);
  });
});
