import { describe, expect, it } from "vitest";
import { binomialProbability } from "../../../pipeline/stats/distributions/binomial-probability.ts";
import { normalDensity } from "../../../pipeline/stats/distributions/normal-density.ts";
import {
  type BinomialNormal,
  type BinomialNormalOptions,
  binomialNormal,
} from "../../../pipeline/stats/meta/binomial-normal.ts";
import { binomialNormalLikelihood, type EventCounts } from "../../../pipeline/stats/meta/binomial-normal-likelihood.ts";
import { gaussLegendre } from "../../../pipeline/stats/numeric/gauss-legendre.ts";
import { type Random, random } from "../../../pipeline/stats/numeric/random.ts";
import { standardNormal } from "../../../pipeline/stats/numeric/standard-normal.ts";
import type { Quantity } from "../../../pipeline/stats/quantity.ts";
import { fc } from "../../support/properties.ts";

const fitted = (counts: EventCounts, options: BinomialNormalOptions = {}): BinomialNormal => {
  const fit = binomialNormal(counts, options);
  if (fit.kind === "not-estimable") throw new Error(fit.reason);
  return fit;
};

const point = (quantity: Quantity): number => {
  if (quantity.kind !== "estimate") throw new Error(quantity.reason);
  return quantity.value;
};

const errorOf = (quantity: Quantity): number => {
  if (quantity.kind !== "estimate" || quantity.se === null) throw new Error("no standard error");
  return quantity.se;
};

const inverseLogit = (x: number): number => 1 / (1 + Math.exp(-x));

/** By its definition: a fixed rule over ten standard deviations, binomial coefficients included. */
const slowLogLikelihood = ({ events, n }: EventCounts, mu: number, tau: number): number => {
  let total = 0;
  for (let i = 0; i < n.length; i++) {
    let area = 0;
    for (let from = -10; from < 10; from += 0.5) {
      area += gaussLegendre(
        (u) => binomialProbability(events[i] as number, n[i] as number, inverseLogit(mu + tau * u)) * normalDensity(u),
        from,
        from + 0.5,
        20,
      );
    }
    total += Math.log(area);
  }
  return total;
};

const drawn = (
  stream: Random,
  k: number,
  { mu, tau, most }: { readonly mu: number; readonly tau: number; readonly most: number },
) => {
  const n = Array.from({ length: k }, () => 5 + Math.floor(stream.next() * most));
  const events = n.map((people) => {
    const p = inverseLogit(mu + tau * standardNormal(stream));
    return Array.from({ length: people }, () => stream.next()).filter((u) => u < p).length;
  });
  return { events: Object.freeze(events), n: Object.freeze(n) };
};

const some: EventCounts = {
  events: Object.freeze([3, 0, 7, 12, 5, 9, 1, 20]),
  n: Object.freeze([10, 8, 9, 40, 5, 30, 12, 25]),
};

describe("binomialNormalLikelihood", () => {
  it("equals the integral by its definition", () => {
    const none = slowLogLikelihood(some, 0, 0) - binomialNormalLikelihood(some, 0, 0, null).value;
    for (const [mu, tau] of [
      [-0.5, 0.4],
      [0.3, 1.5],
      [-2, 3],
    ] as const) {
      const { value } = binomialNormalLikelihood(some, mu, tau, null);
      expect(value).toBeCloseTo(slowLogLikelihood(some, mu, tau) - none, 9);
    }
  });

  it("equals 35-digit quadrature (mpmath 1.3) where trials have nobody, few or all", () => {
    for (const [x, n, mu, tau, value] of [
      [0, 1000, -2, 1, -10.927696986307955],
      [0, 1000, -2, 4, -2.3534301386191077],
      [3, 1000, 0, 2, -25.78956166841209],
      [5, 10, 0, 2, -8.110017242545354],
      [3, 6, 1, 6, -6.136317229745776],
      [1, 1, -6, 2, -4.254633901846468],
    ] as const) {
      expect(binomialNormalLikelihood({ events: [x], n: [n] }, mu, tau, null).value).toBeCloseTo(value, 12);
    }
  });

  it("is what Gauss–Hermite tends to as points are added", () => {
    const exact = binomialNormalLikelihood(some, -0.4, 1.3, null);
    const gap = (points: number) => Math.abs(binomialNormalLikelihood(some, -0.4, 1.3, points).value - exact.value);
    expect(gap(5)).toBeGreaterThan(gap(15));
    expect(gap(15)).toBeGreaterThan(1e-11);
    expect(gap(100)).toBeLessThan(1e-11);
  });

  it.each([7, null])("has the gradient that differences have, %s points", (points) => {
    for (const [mu, tau] of [
      [-0.5, 0.6],
      [1, 2.5],
      [0.2, 0],
      [0.2, -0.7],
    ] as const) {
      const at = (a: number, b: number) => binomialNormalLikelihood(some, mu + a, tau + b, points).value;
      const h = 1e-3;
      const { gradient } = binomialNormalLikelihood(some, mu, tau, points);
      const byMu = (8 * (at(h, 0) - at(-h, 0)) - (at(2 * h, 0) - at(-2 * h, 0))) / (12 * h);
      const byTau = (8 * (at(0, h) - at(0, -h)) - (at(0, 2 * h) - at(0, -2 * h))) / (12 * h);
      expect(gradient[0]).toBeCloseTo(byMu, 7);
      expect(gradient[1]).toBeCloseTo(byTau, 7);
    }
  });
});

describe("binomialNormal", () => {
  it("stands on a maximum of the integral, with the errors that its curvature gives", () => {
    const fit = fitted(some);
    const [mu, tau] = [point(fit.estimate), Math.sqrt(point(fit.tauSquared))];
    expect(slowLogLikelihood(some, mu, tau)).toBeCloseTo(fit.logLikelihood, 9);
    const h = 0.02;
    const at = (a: number, b: number) => slowLogLikelihood(some, mu + a * h, tau + b * h);
    const here = at(0, 0);
    for (const [a, b] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const)
      expect(at(a, b)).toBeLessThan(here);
    const curve = (a: number, b: number) =>
      -(16 * (at(a, b) + at(-a, -b)) - (at(2 * a, 2 * b) + at(-2 * a, -2 * b)) - 30 * here) / (12 * h * h);
    const [mm, tt] = [curve(1, 0), curve(0, 1)];
    const mt = (curve(1, 1) - mm - tt) / 2;
    expect(errorOf(fit.estimate)).toBeCloseTo(Math.sqrt(tt / (mm * tt - mt * mt)), 6);
    expect(errorOf(fit.tauSquared)).toBeCloseTo(2 * tau * Math.sqrt(mm / (mm * tt - mt * mt)), 5);
    const pooled = 57 / 139;
    const without = slowLogLikelihood(some, Math.log(pooled / (1 - pooled)), 0);
    expect(fit.heterogeneity.statistic).toBeCloseTo(2 * (fit.logLikelihood - without), 8);
  });

  it("turns with the event, and knows no order nor trials without people", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const counts = drawn(random(seed), 6, { mu: 0.5, tau: 0.8, most: 20 });
        const fit = binomialNormal(counts);
        const turned = binomialNormal({
          events: [...counts.events.map((x, i) => (counts.n[i] as number) - x).toReversed(), 0],
          n: [...counts.n.toReversed(), 0],
        });
        if (fit.kind === "not-estimable" || turned.kind === "not-estimable") return expect(turned.kind).toBe(fit.kind);
        expect(turned.k).toBe(6);
        expect(point(turned.estimate)).toBeCloseTo(-point(fit.estimate), 7);
        expect(point(turned.tauSquared)).toBeCloseTo(point(fit.tauSquared), 7);
        expect(point(turned.share) + point(fit.share)).toBeCloseTo(1, 8);
        expect(turned.logLikelihood).toBeCloseTo(fit.logLikelihood, 8);
      }),
      { numRuns: 20, seed: 8 },
    );
  });

  it("is one pooled share where trials differ less than by chance", () => {
    const fit = fitted({ events: [3, 6, 9], n: [10, 20, 30] }, { level: 0.9 });
    expect(point(fit.share)).toBeCloseTo(0.3, 13);
    expect(fit.tauSquared).toMatchObject({ value: 0, se: null });
    expect(errorOf(fit.estimate)).toBeCloseTo(1 / Math.sqrt(60 * 0.3 * 0.7), 13);
    expect(fit.heterogeneity).toMatchObject({ statistic: 0, p: 1 });
    expect(fit.prediction).toMatchObject({ kind: "prediction", level: 0.9 });
    if (fit.share.kind === "estimate")
      expect(fit.prediction?.low).toBeCloseTo(fit.share.intervals[0]?.low as number, 13);
  });

  it("has half the p of chi-square, and an interval that back-transforms", () => {
    const fit = fitted(some);
    expect(fit.heterogeneity.p).toBeLessThan(0.01);
    if (fit.estimate.kind !== "estimate" || fit.share.kind !== "estimate") throw new Error("not estimated");
    const [logOdds, share] = [fit.estimate.intervals[0], fit.share.intervals[0]];
    expect(share?.low).toBeCloseTo(inverseLogit(logOdds?.low as number), 13);
    expect(share?.high).toBeCloseTo(inverseLogit(logOdds?.high as number), 13);
    expect(fit.prediction?.low).toBeLessThan(share?.low as number);
    expect(fitted({ events: [1, 9], n: [20, 20] }).prediction).toBeNull();
  });

  it("comes near with seven points, and nearer with more", () => {
    const exact = point(fitted(some).tauSquared);
    const gap = (points: number) => Math.abs(point(fitted(some, { points }).tauSquared) - exact);
    expect(gap(7)).toBeGreaterThan(gap(30));
    expect(gap(7)).toBeLessThan(0.02 * exact);
    expect(gap(60)).toBeLessThan(1e-6);
  });

  it("covers the mean in about 95 of 100 seeded sets", () => {
    const stream = random("coverage");
    let inside = 0;
    for (let set = 0; set < 200; set++) {
      const fit = fitted(drawn(stream, 15, { mu: -0.8, tau: 0.5, most: 20 }));
      const [interval] = fit.estimate.kind === "estimate" ? fit.estimate.intervals : [];
      if ((interval?.low as number) <= -0.8 && (interval?.high as number) >= -0.8) inside++;
    }
    expect(inside).toBeGreaterThanOrEqual(176);
    expect(inside).toBeLessThanOrEqual(199);
  });

  it("refuses one trial, no events, nothing but events, all or none in each trial, counts that are none", () => {
    expect(binomialNormal({ events: [3, 0], n: [10, 0] })).toMatchObject({ code: "too-few" });
    expect(binomialNormal({ events: [0, 0], n: [10, 5] })).toMatchObject({
      code: "no-events",
      reason: "Nobody has the event: its log odds are infinite.",
    });
    expect(binomialNormal({ events: [10, 5], n: [10, 5] })).toMatchObject({
      reason: "Everybody has the event: its log odds are infinite.",
    });
    const split = binomialNormal({ events: [0, 20, 0, 3], n: [10, 20, 30, 3] });
    expect(split).toMatchObject({ code: "no-convergence", details: { tau: 12 } });
    expect(() => binomialNormal({ events: [11], n: [10] })).toThrow(
      new RangeError("events[0] must not exceed n[0] = 10: 11"),
    );
    expect(() => binomialNormal({ events: [1.5], n: [10] })).toThrow(RangeError);
    expect(() => binomialNormal({ events: [1], n: [10, 10] })).toThrow(new RangeError("events must have length 2: 1"));
    expect(() => binomialNormal(some, { points: 0 })).toThrow(RangeError);
    expect(() => binomialNormal(some, { level: 1 })).toThrow(new RangeError("level must lie in (0, 1): 1"));
  });
});
