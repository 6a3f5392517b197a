import { describe, expect, it } from "vitest";
import { normalCdf } from "../../../pipeline/stats/distributions/normal-cdf.ts";
import { normalQuantile } from "../../../pipeline/stats/distributions/normal-quantile.ts";
import { normalUpperTail } from "../../../pipeline/stats/distributions/normal-upper-tail.ts";
import { metaLogLikelihood } from "../../../pipeline/stats/meta/meta-log-likelihood.ts";
import type { MetaInput } from "../../../pipeline/stats/meta/read-trials.ts";
import { readTrials } from "../../../pipeline/stats/meta/read-trials.ts";
import { selectionLikelihood } from "../../../pipeline/stats/meta/selection-likelihood.ts";
import {
  type SelectionModel,
  type SelectionModelOptions,
  selectionModel,
} from "../../../pipeline/stats/meta/selection-model.ts";
import { type SelectionAlternative, selectionRegions } from "../../../pipeline/stats/meta/selection-regions.ts";
import { tauSquared } from "../../../pipeline/stats/meta/tau-squared.ts";
import { gaussLegendre } from "../../../pipeline/stats/numeric/gauss-legendre.ts";
import { type Random, random } from "../../../pipeline/stats/numeric/random.ts";
import { standardNormal } from "../../../pipeline/stats/numeric/standard-normal.ts";
import type { Quantity } from "../../../pipeline/stats/quantity.ts";
import { fc } from "../../support/properties.ts";

const alternatives = ["greater", "less", "two-sided"] as const;

const fitted = (input: MetaInput, options: SelectionModelOptions = {}): SelectionModel => {
  const fit = selectionModel(input, options);
  if (fit.kind === "not-estimable") throw new Error(fit.reason);
  return fit;
};

const point = (quantity: Quantity | undefined): number => {
  if (quantity?.kind !== "estimate") throw new Error("no estimate");
  return quantity.value;
};

const trialsOf = (input: MetaInput) => {
  const trials = readTrials(input, 1);
  if ("kind" in trials) throw new Error(trials.reason);
  return trials;
};

const pOf = (y: number, se: number, alternative: SelectionAlternative): number =>
  alternative === "two-sided"
    ? 2 * normalUpperTail(Math.abs(y / se))
    : alternative === "greater"
      ? normalUpperTail(y / se)
      : normalCdf(y / se);

/** The density of a seen effect by its definition, its integral by quadrature over pieces without jumps. */
const slowLogLikelihood = (
  { estimates, standardErrors }: MetaInput,
  {
    mu,
    shared,
    weights,
    steps,
    alternative,
  }: {
    readonly mu: number;
    readonly shared: number;
    readonly weights: readonly number[];
    readonly steps: readonly number[];
    readonly alternative: SelectionAlternative;
  },
): number => {
  let total = 0;
  for (let i = 0; i < estimates.length; i++) {
    const [y, se] = [estimates[i] as number, standardErrors[i] as number];
    const sd = Math.sqrt(se * se + shared);
    const weightAt = (effect: number) =>
      weights[steps.filter((step) => pOf(effect, se, alternative) > step).length] as number;
    const density = (effect: number) =>
      Math.exp(-0.5 * ((effect - mu) / sd) * ((effect - mu) / sd)) / (sd * Math.sqrt(2 * Math.PI));
    const z = steps.map((step) => normalQuantile(alternative === "two-sided" ? step / 2 : step) * se);
    const edges = [
      mu - 12 * sd,
      ...[...z, ...z.map((cut) => -cut)].filter((cut) => Math.abs(cut - mu) < 12 * sd),
      mu + 12 * sd,
    ];
    edges.sort((a, b) => a - b);
    let area = 0;
    for (let j = 1; j < edges.length; j++) {
      area += gaussLegendre(
        (effect) => weightAt(effect) * density(effect),
        edges[j - 1] as number,
        edges[j] as number,
        120,
      );
    }
    total += Math.log((weightAt(y) * density(y)) / area);
  }
  return total;
};

/** Effects of which those that are not significant are seen with chance `kept`. */
const drawn = (
  stream: Random,
  k: number,
  { mu, tau, kept }: { readonly mu: number; readonly tau: number; readonly kept: number },
) => {
  const [estimates, standardErrors]: [number[], number[]] = [[], []];
  while (estimates.length < k) {
    const se = 0.08 + 0.4 * stream.next();
    const y = mu + tau * standardNormal(stream) + se * standardNormal(stream);
    if (normalUpperTail(y / se) > 0.025 && stream.next() > kept) continue;
    estimates.push(y);
    standardErrors.push(se);
  }
  return { estimates: Object.freeze(estimates), standardErrors: Object.freeze(standardErrors) };
};

const some = drawn(random("some"), 30, { mu: 0.2, tau: 0.25, kept: 0.4 });

describe("selectionLikelihood", () => {
  it.each(alternatives)("equals the density by its definition, %s", (alternative) => {
    const steps = [0.05, 0.4, 0.9];
    const trials = trialsOf(some);
    const regions = selectionRegions(trials, steps, alternative);
    for (const [mu, shared] of [
      [0.1, 0.02],
      [-0.8, 0.3],
      [1, 0],
    ] as const) {
      const weights = [1, 0.3, 2, 0.05];
      const fast = selectionLikelihood(trials, regions, [mu, shared, ...weights.slice(1).map(Math.log)]);
      const slow = slowLogLikelihood(some, { mu, shared, weights, steps, alternative });
      expect(fast.value).toBeCloseTo(slow, 8);
    }
  });

  it.each(alternatives)("has the derivatives that differences have, %s", (alternative) => {
    const trials = trialsOf(some);
    const regions = selectionRegions(trials, [0.025, 0.5], alternative);
    const at = [0.15, 0.05, -0.7, 0.4];
    const here = selectionLikelihood(trials, regions, at);
    const moved = (j: number, step: number) =>
      selectionLikelihood(
        trials,
        regions,
        at.map((value, i) => (i === j ? value + step : value)),
      );
    const slope = (of: (step: number) => number, h = 1e-4) =>
      (8 * (of(h) - of(-h)) - (of(2 * h) - of(-2 * h))) / (12 * h);
    for (let j = 0, place = 0; j < 4; j++) {
      expect(slope((step) => moved(j, step).value)).toBeCloseTo(here.gradient[j] as number, 7);
      for (let i = 0; i <= j; i++, place++) {
        expect(-slope((step) => moved(j, step).gradient[i] as number) / 1e3).toBeCloseTo(
          (here.information[place] as number) / 1e3,
          8,
        );
      }
    }
  });

  it("has no value where a variance would be negative", () => {
    const trials = trialsOf(some);
    const regions = selectionRegions(trials, [0.025], "greater");
    expect(selectionLikelihood(trials, regions, [0, -1, 0]).value).toBe(-Infinity);
  });
});

describe("selectionModel", () => {
  it("stands on a maximum: the definition's likelihood is lower all around, and the value is its", () => {
    const steps = [0.025, 0.5];
    const fit = fitted(some, { steps });
    const weights = fit.intervals.map(({ weight }) => point(weight));
    const base = {
      mu: point(fit.estimate),
      shared: point(fit.tauSquared),
      weights,
      steps,
      alternative: "greater",
    } as const;
    expect(slowLogLikelihood(some, base)).toBeCloseTo(fit.logLikelihood, 8);
    expect(fit.largestGradient).toBeLessThan(1e-8);
    for (const change of [
      { mu: base.mu + 0.01 },
      { mu: base.mu - 0.01 },
      { shared: base.shared + 0.002 },
      { shared: base.shared - 0.002 },
      { weights: [1, (weights[1] as number) * 1.05, weights[2] as number] },
      { weights: [1, weights[1] as number, (weights[2] as number) * 0.95] },
    ]) {
      expect(slowLogLikelihood(some, { ...base, ...change })).toBeLessThan(fit.logLikelihood);
    }
  });

  it("compares with the model without selection", () => {
    const fit = fitted(some);
    const plain = tauSquared(some, { method: "ML" });
    if ("kind" in plain) throw new Error(plain.reason);
    const without = metaLogLikelihood(some, { tauSquared: plain.tauSquared, restricted: false });
    expect(fit.selection.statistic).toBeCloseTo(2 * (fit.logLikelihood - (without as number)), 9);
    expect(fit.selection.df).toEqual([1]);
    expect(fitted(some, { steps: [0.025, 0.5] }).selection.df).toEqual([2]);
  });

  it("turns with the sign, grows with the unit, and knows no order", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.double({ min: 0.01, max: 50, noNaN: true }), (seed, unit) => {
        const input = drawn(random(seed), 12, { mu: 0.3, tau: 0.2, kept: 0.5 });
        const fit = selectionModel(input);
        const turned = {
          estimates: input.estimates.map((effect) => -unit * effect).toReversed(),
          standardErrors: input.standardErrors.map((se) => unit * se).toReversed(),
        };
        const other = selectionModel(turned, { alternative: "less" });
        if (fit.kind === "not-estimable" || other.kind === "not-estimable") return expect(other.kind).toBe(fit.kind);
        expect(point(other.estimate) / unit).toBeCloseTo(-point(fit.estimate), 7);
        expect(point(other.tauSquared) / (unit * unit)).toBeCloseTo(point(fit.tauSquared), 7);
        expect(other.logLikelihood + 12 * Math.log(unit)).toBeCloseTo(fit.logLikelihood, 7);
        expect(other.intervals.map(({ trials }) => trials)).toEqual(fit.intervals.map(({ trials }) => trials));
      }),
      { numRuns: 25, seed: 7 },
    );
  });

  it("leaves τ² out of the errors where it is 0", () => {
    const alike = drawn(random("alike 4"), 25, { mu: 0.3, tau: 0, kept: 0.6 });
    const fit = fitted(alike);
    expect(fit.tauSquared).toMatchObject({ value: 0, se: null });
    const regions = selectionRegions(trialsOf(alike), [0.025], "greater");
    const at = [point(fit.estimate), 0, Math.log(point(fit.intervals[1]?.weight))];
    const { gradient, information } = selectionLikelihood(trialsOf(alike), regions, at);
    expect(gradient[1]).toBeLessThan(0);
    const [a, b, c] = [information[0] as number, information[3] as number, information[5] as number];
    expect(fit.estimate).toMatchObject({ kind: "estimate" });
    if (fit.estimate.kind === "estimate") expect(fit.estimate.se).toBeCloseTo(Math.sqrt(c / (a * c - b * b)), 9);
  });

  it("finds a τ² that is hardly above 0", () => {
    const nearly = {
      estimates: [0.284, 0.006, 1.379, 0.512, 0.718, 0.216, 0.786, 0.985, 0.427, 0.859, 0.666, 0.961, 0.594, 0.557],
      standardErrors: [0.457, 0.331, 0.536, 0.213, 0.337, 0.08, 0.343, 0.39, 0.207, 0.407, 0.332, 0.409, 0.293, 0.278],
    };
    const fit = fitted(nearly);
    expect(fit.largestGradient).toBeLessThan(1e-8);
    expect(point(fit.tauSquared)).toBeGreaterThan(1e-4);
    expect(point(fit.tauSquared)).toBeLessThan(2e-4);
    const weights = fit.intervals.map(({ weight }) => point(weight));
    const base = { mu: point(fit.estimate), weights, steps: [0.025], alternative: "greater" } as const;
    for (const shared of [0, 0.001])
      expect(slowLogLikelihood(nearly, { ...base, shared })).toBeLessThan(fit.logLikelihood);
  });

  it("says so when the likelihood has no maximum, with the last gradient", () => {
    const result = selectionModel({ estimates: [2, -0.4], standardErrors: [0.1, 1.1] });
    expect(result).toMatchObject({ kind: "not-estimable", code: "no-convergence" });
    if (result.kind === "not-estimable") expect(Object.keys(result.details ?? {})).toContain("gradient[0]");
  });

  it("takes a two-sided p for what it is", () => {
    const both = {
      estimates: [...some.estimates, ...some.estimates.map((effect) => -effect)],
      standardErrors: [...some.standardErrors, ...some.standardErrors],
    };
    const fit = fitted(both, { steps: [0.05], alternative: "two-sided" });
    expect(point(fit.estimate)).toBeCloseTo(0, 9);
    expect(fit.test.p).toBeCloseTo(1, 7);
    expect(fit.intervals.map(({ from, to }) => [from, to])).toEqual([
      [0, 0.05],
      [0.05, 1],
    ]);
  });

  it("undoes selection on the average of 40 seeded sets", () => {
    const stream = random("selection");
    let [corrected, weight, sets] = [0, 0, 0];
    while (sets < 40) {
      const fit = selectionModel(drawn(stream, 40, { mu: 0.15, tau: 0.15, kept: 0.2 }));
      if (fit.kind === "not-estimable") continue;
      corrected += point(fit.estimate) / 40;
      weight += Math.log(point(fit.intervals[1]?.weight)) / 40;
      sets++;
    }
    expect(Math.abs(corrected - 0.15)).toBeLessThan(0.06);
    expect(Math.abs(weight - Math.log(0.2))).toBeLessThan(0.35);
  });

  it("refuses an interval without trials, one trial, and steps that are none", () => {
    const significant = { estimates: [1, 2, 3, 4], standardErrors: [0.1, 0.2, 0.3, 0.4] };
    expect(selectionModel(significant)).toMatchObject({
      code: "too-few",
      reason: "No trial has a p-value between 0.025 and 1: the chance to be seen there is unknown.",
    });
    expect(selectionModel({ estimates: [1], standardErrors: [0.1] })).toMatchObject({ code: "too-few" });
    expect(() => selectionModel(some, { steps: [] })).toThrow(new RangeError("steps must not be empty: 0"));
    expect(() => selectionModel(some, { steps: [0.5, 0.1] })).toThrow(new RangeError("steps must ascend: 0.5, 0.1"));
    expect(() => selectionModel(some, { steps: [1] })).toThrow(new RangeError("steps[0] must lie in (0, 1): 1"));
    expect(() => selectionModel(some, { level: 2 })).toThrow(new RangeError("level must lie in (0, 1): 2"));
  });
});
