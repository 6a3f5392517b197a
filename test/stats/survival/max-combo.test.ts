import { describe, expect, it } from "vitest";
import { normalCdf } from "../../../pipeline/stats/distributions/normal-cdf.ts";
import { normalDensity } from "../../../pipeline/stats/distributions/normal-density.ts";
import { gaussLegendre } from "../../../pipeline/stats/numeric/gauss-legendre.ts";
import { random } from "../../../pipeline/stats/numeric/random.ts";
import { standardNormal } from "../../../pipeline/stats/numeric/standard-normal.ts";
import { ascendingOrder } from "../../../pipeline/stats/survival/ascending-order.ts";
import { flemingHarrington } from "../../../pipeline/stats/survival/fleming-harrington.ts";
import { logRank } from "../../../pipeline/stats/survival/log-rank.ts";
import { maxCombo } from "../../../pipeline/stats/survival/max-combo.ts";
import { normalBox } from "../../../pipeline/stats/survival/normal-box.ts";
import { fc } from "../../support/properties.ts";
import { madeSurvival, worst } from "./made-survival-data.ts";

/** Those of the max-combo test. */
const weights = [
  { rho: 0, gamma: 0 },
  { rho: 1, gamma: 0 },
  { rho: 0, gamma: 1 },
  { rho: 1, gamma: 1 },
];

const seeds = fc.integer({ min: 1, max: 1e6 });

describe("Fleming–Harrington", () => {
  it("is the log-rank family where gamma is 0, with groups and strata", () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(0, 0.5, 1), fc.boolean(), (seed, rho, stratified) => {
        const { time, event, cluster, stratum } = madeSurvival(seed);
        const data = { time, event, group: cluster.map((code) => code % 3), ...(stratified ? { stratum } : {}) };
        const [one, other] = [flemingHarrington(data, { rho, gamma: 0 }), logRank(data, { rho })];
        if (one.kind !== "fleming-harrington" || other.kind !== "log-rank") throw new Error("refused");
        expect(one.test.statistic).toBeCloseTo(other.test.statistic, 9);
        expect(one.test.df).toEqual(other.test.df);
        expect(
          worst(
            one.gap,
            other.observed.map((o, i) => o - (other.expected[i] ?? 0)),
          ),
        ).toBeLessThan(1e-11);
      }),
      { numRuns: 20 },
    );
  });

  it("weighs an event by S(t−)^rho (1 − S(t−))^gamma: by hand", () => {
    // Times 1, 2, 3, 4; S(t−) = 1, ¾, ½, ¼; the first two are of group 0.
    const test = flemingHarrington(
      { time: [1, 2, 3, 4], event: [1, 1, 1, 1], group: [0, 0, 1, 1] },
      { rho: 1, gamma: 2 },
    );
    const w = [0, (3 / 4) * (1 / 16), (1 / 2) * (1 / 4), (1 / 4) * (9 / 16)];
    expect(test.kind === "fleming-harrington" ? test.gap[0] : null).toBeCloseTo((w[1] ?? 0) * (1 - 1 / 3), 14);
    expect(test.kind === "fleming-harrington" ? test.variance[0]?.[0] : null).toBeCloseTo(
      (w[1] ?? 0) * (w[1] ?? 0) * (2 / 9),
      14,
    );
  });

  it("says when there is nothing to compare", () => {
    const data = { time: [1, 2], event: [1, 1], group: [0, 1] };
    const weight = { rho: 0, gamma: 0 };
    expect(flemingHarrington({ ...data, group: [1, 1] }, weight)).toMatchObject({ code: "one-group" });
    expect(flemingHarrington({ ...data, event: [0, 0] }, weight)).toMatchObject({ code: "no-events" });
    expect(flemingHarrington({ time: [1, 2], event: [0, 1], group: [0, 1] }, weight)).toMatchObject({
      code: "singular",
    });
    expect(() => flemingHarrington(data, { rho: -1, gamma: 0 })).toThrow("rho must be finite and ≥ 0: -1");
    expect(() => flemingHarrington(data, { rho: 0, gamma: Infinity })).toThrow("gamma must be finite and ≥ 0");
    expect(() => flemingHarrington({ ...data, weight: [1, 1] } as typeof data, weight)).toThrow("weight not supported");
  });
});

describe("max-combo", () => {
  it("holds each test's z and is never more surprising than its best or less than all added", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { time, event, covariates } = madeSurvival(seed);
        const data = { time, event, group: covariates[0] ?? [] };
        const found = maxCombo(data);
        if (found.kind !== "max-combo") throw new Error("refused");
        const squares = weights.map((weight) => {
          const one = flemingHarrington(data, weight);
          return one.kind === "fleming-harrington" ? one.test.statistic : Number.NaN;
        });
        expect(
          worst(
            found.z.map((one) => one * one),
            squares,
          ),
        ).toBeLessThan(1e-9);
        const single = Math.min(...weights.map((_, k) => 2 * normalCdf(-Math.abs(found.z[k] ?? 0))));
        expect(found.test.p).toBeGreaterThanOrEqual(single * (1 - 1e-9));
        expect(found.test.p).toBeLessThanOrEqual(Math.min(1, 4 * single));
        const alone = maxCombo(data, { weights: [{ rho: 0, gamma: 0 }] });
        const test = logRank(data);
        expect(alone.kind === "max-combo" ? alone.test.p : null).toBeCloseTo(
          test.kind === "log-rank" ? test.test.p : Number.NaN,
          9,
        );
      }),
      { numRuns: 15 },
    );
  });

  it("has nearly the p-value of random relabelling", () => {
    const { time, event, covariates } = madeSurvival(101, { n: 100, tied: false });
    const group = [...(covariates[0] ?? [])];
    const found = maxCombo({ time, event, group });
    if (found.kind !== "max-combo") throw new Error("refused");
    const source = random(102);
    const reps = 600;
    let larger = 0;
    for (let rep = 0; rep < reps; rep++) {
      for (let i = group.length - 1; i > 0; i--) {
        const j = Math.floor(source.next() * (i + 1));
        [group[i], group[j]] = [group[j] ?? 0, group[i] ?? 0];
      }
      const again = weights.map((weight) => flemingHarrington({ time, event, group }, weight));
      const most = Math.max(...again.map((one) => (one.kind === "fleming-harrington" ? one.test.statistic : 0)));
      if (Math.sqrt(most) >= found.test.statistic) larger++;
    }
    const noise = 3 * Math.sqrt((found.test.p * (1 - found.test.p)) / reps);
    expect(Math.abs(larger / reps - found.test.p)).toBeLessThan(noise + 0.02);
  });

  it("finds a difference where there is none in about 5 % of 200 sets", () => {
    const source = random(2025);
    const exponential = (rate: number) => -Math.log(1 - source.next()) / rate;
    let found = 0;
    for (let set = 0; set < 200; set++) {
      const rows = Array.from({ length: 60 }, (_, i) => ({ t: exponential(0.02), c: exponential(0.01), arm: i % 2 }));
      const answer = maxCombo({
        time: rows.map(({ t, c }) => Math.min(t, c)),
        event: rows.map(({ t, c }) => (t <= c ? 1 : 0)),
        group: rows.map(({ arm }) => arm),
      });
      if (answer.kind === "max-combo" && answer.test.p < 0.05) found++;
    }
    // Within three standard errors of 200 draws.
    expect(found).toBeGreaterThanOrEqual(1);
    expect(found).toBeLessThanOrEqual(19);
  });

  it("says when it cannot be computed", () => {
    const { time, event, cluster } = madeSurvival(103);
    expect(() => maxCombo({ time, event, group: cluster.map((code) => code % 3) })).toThrow(
      "group must have two codes for max-combo: 3",
    );
    expect(() => maxCombo({ time, event, group: cluster }, { weights: [] })).toThrow("weights must be 1 to 4: 0");
    expect(maxCombo({ time: [1, 2], event: [1, 0], group: [0, 1] })).toMatchObject({ code: "too-few" });
    expect(maxCombo({ time: [1], event: [1], group: [0] })).toMatchObject({ code: "one-group" });
  });
});

describe("normal box", () => {
  const independent = (size: number): readonly (readonly number[])[] =>
    Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)));
  const central = (c: number): number => normalCdf(c) - normalCdf(-c);

  it("is a product where nothing is correlated", () => {
    for (const size of [1, 2, 3, 4]) {
      const one = central(1.7);
      const product = independent(size).reduce((total) => total * one, 1);
      expect(normalBox(independent(size), 1.7)).toBeCloseTo(product, 12);
    }
  });

  it("is one integral where all share one factor, singular or not", () => {
    for (const r of [0.2, 0.7, 0.95, 0.999]) {
      const correlation = independent(4).map((row) => row.map((same) => (same === 1 ? 1 : r)));
      const given = (y: number): number => {
        const [low, high] = [(-2 - Math.sqrt(r) * y) / Math.sqrt(1 - r), (2 - Math.sqrt(r) * y) / Math.sqrt(1 - r)];
        const one = normalCdf(high) - normalCdf(low);
        return normalDensity(y) * one * one * one * one;
      };
      let expected = 0;
      for (let piece = -200; piece < 200; piece++) expected += gaussLegendre(given, piece / 25, (piece + 1) / 25, 20);
      expect(normalBox(correlation, 2)).toBeCloseTo(expected, 9);
    }
    expect(
      normalBox(
        [
          [1, 1],
          [1, 1],
        ],
        1.5,
      ),
    ).toBeCloseTo(central(1.5), 10);
    expect(
      normalBox(
        [
          [1, -1],
          [-1, 1],
        ],
        1.5,
      ),
    ).toBeCloseTo(central(1.5), 10);
  });

  it("agrees with 200,000 draws in four dimensions", () => {
    const factor = [
      [1, 0, 0, 0],
      [0.8, 0.6, 0, 0],
      [0.5, -0.5, Math.SQRT1_2, 0],
      [0.7, 0.1, 0.5, 0.5],
    ];
    const correlation = factor.map((a) => factor.map((b) => a.reduce((total, one, k) => total + one * (b[k] ?? 0), 0)));
    const source = random(104);
    let inside = 0;
    for (let draw = 0; draw < 200_000; draw++) {
      const z = factor.map(() => standardNormal(source));
      if (factor.every((row) => Math.abs(row.reduce((total, one, k) => total + one * (z[k] ?? 0), 0)) < 1.8)) inside++;
    }
    expect(Math.abs(normalBox(correlation, 1.8) - inside / 200_000)).toBeLessThan(0.003);
  });

  it("refuses more than four", () => {
    expect(() => normalBox(independent(5), 1)).toThrow("correlation must be of at most 4: 5");
  });
});

describe("ascending order", () => {
  it("is the order of the numbers, equal ones as they stood, for few and for many", () => {
    const source = random(105);
    for (const n of [0, 1, 10, 5000, 20_000]) {
      const values = Array.from({ length: n }, () => {
        const kind = source.next();
        if (kind < 0.2) return -0;
        if (kind < 0.5) return Math.floor(source.next() * 20) - 10;
        return (source.next() - 0.5) * Math.exp(20 * (source.next() - 0.5));
      });
      const expected = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
      expect(Array.from(ascendingOrder(values))).toEqual(expected);
    }
  });
});
