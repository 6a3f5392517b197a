import { describe, expect, test } from "vitest";
import { chiSquareUpperTail } from "../../../pipeline/stats/distributions/chi-square-upper-tail.ts";
import type { TwoByTwo } from "../../../pipeline/stats/effect-sizes/effect.ts";
import { logOddsRatio } from "../../../pipeline/stats/effect-sizes/log-odds-ratio.ts";
import { logRiskRatio } from "../../../pipeline/stats/effect-sizes/log-risk-ratio.ts";
import { riskDifference } from "../../../pipeline/stats/effect-sizes/risk-difference.ts";
import { cochranMantelHaenszel } from "../../../pipeline/stats/meta/cochran-mantel-haenszel.ts";
import { mantelHaenszelOddsRatio } from "../../../pipeline/stats/meta/mantel-haenszel-odds-ratio.ts";
import { mantelHaenszelRateRatio } from "../../../pipeline/stats/meta/mantel-haenszel-rate-ratio.ts";
import { mantelHaenszelRiskDifference } from "../../../pipeline/stats/meta/mantel-haenszel-risk-difference.ts";
import { mantelHaenszelRiskRatio } from "../../../pipeline/stats/meta/mantel-haenszel-risk-ratio.ts";
import { metaLogLikelihood } from "../../../pipeline/stats/meta/meta-log-likelihood.ts";
import { petoOddsRatio } from "../../../pipeline/stats/meta/peto-odds-ratio.ts";
import { predictionInterval } from "../../../pipeline/stats/meta/prediction-interval.ts";
import { randomEffects } from "../../../pipeline/stats/meta/random-effects.ts";
import type { StratifiedPool } from "../../../pipeline/stats/meta/stratified-pool.ts";
import { tarone } from "../../../pipeline/stats/meta/tarone.ts";
import { tauSquared } from "../../../pipeline/stats/meta/tau-squared.ts";
import type { NotEstimable } from "../../../pipeline/stats/quantity.ts";
import { fc } from "../../support/properties.ts";

const read = (pool: StratifiedPool | NotEstimable) => {
  if (pool.kind === "not-estimable" || pool.estimate.kind === "not-estimable") throw new Error("refused");
  return { value: pool.estimate.value, se: pool.estimate.se ?? Number.NaN, pool };
};

const one: TwoByTwo = { events1: 12, n1: 60, events2: 20, n2: 55 };
const pools = { mantelHaenszelOddsRatio, mantelHaenszelRiskRatio, mantelHaenszelRiskDifference, petoOddsRatio };

const tables = fc.array(
  fc.record({
    a: fc.integer({ min: 1, max: 30 }),
    b: fc.integer({ min: 1, max: 30 }),
    c: fc.integer({ min: 1, max: 30 }),
    d: fc.integer({ min: 1, max: 30 }),
  }),
  { minLength: 2, maxLength: 8 },
);
const asCounts = ({ a, b, c, d }: { a: number; b: number; c: number; d: number }): TwoByTwo => ({
  events1: a,
  n1: a + b,
  events2: c,
  n2: c + d,
});

describe("pooling from counts", () => {
  test("one trial is its own effect", () => {
    const pairs = [
      [mantelHaenszelOddsRatio, logOddsRatio],
      [mantelHaenszelRiskRatio, logRiskRatio],
      [mantelHaenszelRiskDifference, riskDifference],
    ] as const;
    for (const [pooled, single] of pairs) {
      const effect = single(one);
      if ("kind" in effect) throw new Error(effect.reason);
      const { value, se, pool } = read(pooled([one]));
      expect(value).toBeCloseTo(effect.estimate, 12);
      expect(pool.heterogeneity).toMatchObject({ statistic: 0, df: [0], p: 1 });
      // The odds ratio's variance too: Robins, Breslow and Greenland's becomes Woolf's.
      expect(se).toBeCloseTo(effect.standardError, 10);
    }
  });

  test("the same trial twice: the same effect, its standard error over √2", () => {
    for (const pooled of Object.values(pools)) {
      const [single, twice] = [read(pooled([one])), read(pooled([one, one]))];
      expect(twice.value).toBeCloseTo(single.value, 12);
      expect(twice.se).toBeCloseTo(single.se / Math.SQRT2, 12);
      expect(twice.pool.heterogeneity.statistic).toBeCloseTo(0, pooled === petoOddsRatio ? 12 : 12);
    }
    const test = tarone([one, one]);
    expect("kind" in test ? test : test.statistic).toBeCloseTo(0, 10);
  });

  test("groups swapped, order changed", () => {
    fc.assert(
      fc.property(tables, (made) => {
        const counts = made.map(asCounts);
        const swapped = made.map(({ a, b, c, d }) => asCounts({ a: c, b: d, c: a, d: b })).reverse();
        for (const pooled of Object.values(pools)) {
          const [forth, back] = [read(pooled(counts)), read(pooled(swapped))];
          expect(forth.value).toBeCloseTo(-back.value, 9);
          expect(forth.se).toBeCloseTo(back.se, 9);
        }
        const [x, y] = [tarone(counts), tarone(swapped)];
        if ("kind" in x || "kind" in y) throw new Error("refused");
        expect(x.statistic).toBeCloseTo(y.statistic, 8);
      }),
      { numRuns: 50 },
    );
  });

  test("Tarone's fitted cells: a second way by bisection", () => {
    fc.assert(
      fc.property(tables, (made) => {
        const counts = made.map(asCounts);
        const odds = Math.exp(read(mantelHaenszelOddsRatio(counts)).value);
        let [squares, gaps, variances] = [0, 0, 0];
        for (const { a, b, c, d } of made) {
          let low = Math.max(0, a + c - (c + d));
          let high = Math.min(a + b, a + c);
          for (let i = 0; i < 200; i++) {
            const x = (low + high) / 2;
            if (x * (d - a + x) < odds * (a + b - x) * (a + c - x)) low = x;
            else high = x;
          }
          const x = (low + high) / 2;
          const v = 1 / (1 / x + 1 / (a + b - x) + 1 / (a + c - x) + 1 / (d - a + x));
          squares += ((a - x) * (a - x)) / v;
          gaps += a - x;
          variances += v;
        }
        const found = tarone(counts);
        if ("kind" in found) throw new Error(found.reason);
        expect(found.statistic).toBeCloseTo(squares - (gaps * gaps) / variances, 7);
      }),
      { numRuns: 50 },
    );
  });

  test("CMH without correction is Peto's z squared; the correction never helps", () => {
    fc.assert(
      fc.property(tables, (made) => {
        const counts = made.map(asCounts);
        const z = read(petoOddsRatio(counts)).pool.test.statistic;
        const [plain, corrected] = [cochranMantelHaenszel(counts, { correct: false }), cochranMantelHaenszel(counts)];
        if ("kind" in plain || "kind" in corrected) throw new Error("refused");
        expect(plain.statistic).toBeCloseTo(z * z, 8);
        expect(corrected.statistic).toBeLessThanOrEqual(plain.statistic + 1e-12);
      }),
      { numRuns: 50 },
    );
  });

  test("rates: one trial, and refusals", () => {
    const rates = { events1: 8, time1: 100, events2: 4, time2: 80 };
    expect(read(mantelHaenszelRateRatio([rates, rates])).value).toBeCloseTo(Math.log(1.6), 12);
    expect(mantelHaenszelRateRatio([])).toMatchObject({ code: "no-data" });
    expect(mantelHaenszelRateRatio([{ ...rates, time1: 0 }])).toMatchObject({ code: "one-group" });
    expect(mantelHaenszelRateRatio([{ ...rates, events1: 0 }])).toMatchObject({ code: "no-events" });
  });

  test("refusals", () => {
    const none = { events1: 0, n1: 9, events2: 0, n2: 9 };
    const every = { events1: 9, n1: 9, events2: 9, n2: 9 };
    for (const pooled of [...Object.values(pools), cochranMantelHaenszel, tarone]) {
      expect(pooled([])).toMatchObject({ code: "no-data" });
      expect(pooled([none, none])).toMatchObject({ kind: "not-estimable" });
      expect(pooled([every])).toMatchObject({ kind: "not-estimable" });
      expect(pooled([{ ...one, n1: 0, events1: 0 }])).toMatchObject({ code: "one-group" });
      expect(pooled([{ ...one, events1: 61 }])).toMatchObject({ code: "no-data" });
    }
    expect(tarone([one])).toMatchObject({ code: "too-few" });
  });
});

describe("τ² by all estimators", () => {
  const trials = {
    estimates: Object.freeze([0.1, 0.5, -0.3, 0.8, 0.2]),
    standardErrors: Object.freeze([0.2, 0.2, 0.2, 0.2, 0.2]),
  };
  const methods = ["DL", "HE", "HS", "SJ", "PM", "EB", "REML", "ML"] as const;
  const of = (method: (typeof methods)[number], input = trials) => {
    const found = tauSquared(input, { method });
    if ("kind" in found) throw new Error(found.reason);
    return found;
  };

  test("equal variances: DL, HE, PM, EB and REML agree; ML and HS divide by k", () => {
    const spread = 0.173;
    for (const method of ["DL", "HE", "PM", "EB", "REML"] as const) {
      expect(of(method).tauSquared).toBeCloseTo(spread - 0.04, 10);
      expect(of(method).se).toBeCloseTo(of("DL").se ?? 0, method === "PM" || method === "EB" ? 1 : 8);
    }
    for (const method of ["ML", "HS"] as const) expect(of(method).tauSquared).toBeCloseTo((spread * 4) / 5 - 0.04, 10);
    const start = (spread * 4) / 5;
    expect(of("SJ").tauSquared).toBeCloseTo((start * spread) / (0.04 + start), 10);
  });

  test("scaling estimates by c scales τ² by c²", () => {
    const scaled = {
      estimates: trials.estimates.map((y) => 3 * y),
      standardErrors: [0.3, 0.5, 0.2, 0.4, 0.6].map((se) => 3 * se),
    };
    const plain = { estimates: trials.estimates, standardErrors: [0.3, 0.5, 0.2, 0.4, 0.6] };
    for (const method of methods) {
      expect(of(method, scaled).tauSquared).toBeCloseTo(9 * of(method, plain).tauSquared, 8);
      expect(of(method, scaled).se).toBeCloseTo(9 * (of(method, plain).se ?? 0), 6);
    }
  });

  test("the likelihood is highest at ML's and REML's τ²", () => {
    for (const [method, restricted] of [
      ["ML", false],
      ["REML", true],
    ] as const) {
      const best = of(method).tauSquared;
      const at = (tau: number) => metaLogLikelihood(trials, { tauSquared: tau, restricted }) as number;
      for (const step of [-0.01, 0.01]) expect(at(best + step)).toBeLessThan(at(best));
    }
    expect(() => metaLogLikelihood(trials, { tauSquared: -1, restricted: false })).toThrow(RangeError);
    const none = { estimates: [], standardErrors: [] };
    expect(metaLogLikelihood(none, { tauSquared: 0, restricted: true })).toMatchObject({ code: "no-data" });
  });

  test("prediction intervals widen from normal to t(k−1) to t(k−2)", () => {
    const fit = randomEffects(trials, { interval: "z" });
    if (fit.kind === "not-estimable") throw new Error(fit.reason);
    const widths = (["normal", "t(k-1)", "t(k-2)"] as const).map((form) => {
      const interval = predictionInterval(fit, { form });
      return interval.kind === "not-estimable" ? Number.NaN : (interval.high ?? 0) - (interval.low ?? 0);
    });
    expect(widths[0]).toBeLessThan(widths[1] ?? 0);
    expect(widths[1]).toBeLessThan(widths[2] ?? 0);
    expect(predictionInterval({ ...fit, k: 2 }, { form: "t(k-2)" })).toMatchObject({ code: "too-few" });
    const refused = { kind: "not-estimable", code: "no-data", reason: "" } as const;
    expect(predictionInterval({ ...fit, estimate: refused }, { form: "normal" })).toBe(refused);
    expect(predictionInterval({ ...fit, tauSquared: refused }, { form: "normal" })).toBe(refused);
  });

  test("the guarded prediction interval adds τ² to the guarded error; none below three trials", () => {
    const fit = randomEffects(trials);
    if (fit.kind === "not-estimable" || fit.estimate.kind === "not-estimable") throw new Error("refused");
    const expected = predictionInterval(fit, { form: "t(k-1)" });
    if (expected.kind === "not-estimable") throw new Error(expected.reason);
    expect(fit.prediction?.low).toBeCloseTo(expected.low ?? Number.NaN, 12);
    expect(fit.prediction?.method).toBe("t(4), Hartung–Knapp, guarded");
    const two = randomEffects({ estimates: [0.1, 0.9], standardErrors: [0.2, 0.2] });
    expect(two).toMatchObject({ kind: "random-effects", prediction: null });
  });

  test("Q's tail is chi-square's", () => {
    const fit = randomEffects(trials);
    if (fit.kind === "not-estimable") throw new Error(fit.reason);
    expect(fit.q.p).toBeCloseTo(chiSquareUpperTail(fit.q.statistic, 4), 14);
  });
});
