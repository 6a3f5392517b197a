import { describe, expect, test } from "vitest";
import { arcsineDifference } from "../../../pipeline/stats/effect-sizes/arcsine-difference.ts";
import { cohensD } from "../../../pipeline/stats/effect-sizes/cohens-d.ts";
import { fisherZ, rawCorrelation } from "../../../pipeline/stats/effect-sizes/correlation-effect.ts";
import type { EffectOrNot } from "../../../pipeline/stats/effect-sizes/effect.ts";
import { fromObservedMinusExpected } from "../../../pipeline/stats/effect-sizes/from-observed-minus-expected.ts";
import { hedgesG } from "../../../pipeline/stats/effect-sizes/hedges-g.ts";
import { hedgesGUnbiased } from "../../../pipeline/stats/effect-sizes/hedges-g-unbiased.ts";
import { logOddsRatio } from "../../../pipeline/stats/effect-sizes/log-odds-ratio.ts";
import { logRateRatio } from "../../../pipeline/stats/effect-sizes/log-rate-ratio.ts";
import { logRatioOfMeans } from "../../../pipeline/stats/effect-sizes/log-ratio-of-means.ts";
import { meanChange } from "../../../pipeline/stats/effect-sizes/mean-change.ts";
import { meanDifference } from "../../../pipeline/stats/effect-sizes/mean-difference.ts";
import { petoLogOddsRatio } from "../../../pipeline/stats/effect-sizes/peto-log-odds-ratio.ts";
import { pooledMeanDifference } from "../../../pipeline/stats/effect-sizes/pooled-mean-difference.ts";
import { changeSd } from "../../../pipeline/stats/effect-sizes/pre-post.ts";
import { rateDifference } from "../../../pipeline/stats/effect-sizes/rate-difference.ts";
import { rootRateDifference } from "../../../pipeline/stats/effect-sizes/root-rate-difference.ts";
import { type ShareScale, shareEffect, shareFrom } from "../../../pipeline/stats/effect-sizes/share-effect.ts";
import {
  approximateSmallSampleCorrection,
  smallSampleCorrection,
} from "../../../pipeline/stats/effect-sizes/small-sample-correction.ts";
import { standardisedMeanChange } from "../../../pipeline/stats/effect-sizes/standardised-mean-change.ts";
import { fc } from "../../support/properties.ts";

const read = (effect: EffectOrNot) => {
  if ("kind" in effect) throw new Error(effect.reason);
  return effect;
};

const means = { mean1: 12, sd1: 3, n1: 20, mean2: 10, sd2: 3, n2: 20 } as const;

describe("two by two", () => {
  const counts = { events1: 3, n1: 50, events2: 9, n2: 48 } as const;

  test("groups swapped: Peto and arcsine turn their sign", () => {
    const swapped = { events1: 9, n1: 48, events2: 3, n2: 50 };
    for (const measure of [petoLogOddsRatio, arcsineDifference]) {
      expect(read(measure(counts)).estimate).toBeCloseTo(-read(measure(swapped)).estimate, 12);
      expect(read(measure(counts)).standardError).toBeCloseTo(read(measure(swapped)).standardError, 12);
    }
  });

  test("Peto near no effect is the log odds ratio", () => {
    const near = { events1: 1010, n1: 5000, events2: 1000, n2: 5000 };
    expect(read(petoLogOddsRatio(near)).estimate).toBeCloseTo(read(logOddsRatio(near)).estimate, 5);
  });

  test("Peto takes an empty cell as it is, unless asked; tables without events are refused", () => {
    const empty = { events1: 0, n1: 50, events2: 4, n2: 50 };
    expect(read(petoLogOddsRatio(empty)).estimate).toBeCloseTo(-2 / ((50 * 50 * 4 * 96) / (100 * 100 * 99)), 12);
    expect(read(petoLogOddsRatio(empty, { addZero: 0.5 })).estimate).not.toBeCloseTo(
      read(petoLogOddsRatio(empty)).estimate,
      3,
    );
    const none = { events1: 0, n1: 5, events2: 0, n2: 5 };
    expect(petoLogOddsRatio(none)).toMatchObject({ code: "no-events" });
    expect(petoLogOddsRatio({ ...none, events1: 5, events2: 5 })).toMatchObject({ code: "all-tied" });
    expect(read(arcsineDifference(none)).estimate).toBe(0);
    expect(arcsineDifference({ ...none, n1: 0 })).toMatchObject({ code: "one-group" });
  });

  test("corrections: to all tables, to none, and uninformative tables kept", () => {
    const full = read(logOddsRatio(counts, { addTo: "all" }));
    expect(full.estimate).toBeCloseTo(Math.log((3.5 * 39.5) / (47.5 * 9.5)), 12);
    const none = { events1: 0, n1: 5, events2: 0, n2: 9 };
    expect(read(logOddsRatio(none, { keepUninformative: true })).estimate).toBeCloseTo(Math.log(9.5 / 5.5), 12);
    expect(logOddsRatio({ ...none, events1: 1 }, { addZero: 0 })).toMatchObject({ code: "no-events" });
    expect(() => logOddsRatio(counts, { addZero: -1 })).toThrow("addZero must be finite and not negative: -1");
    expect(read(logOddsRatio(counts, { addZero: 0, addTo: "all" })).estimate).toBeCloseTo(Math.log(117 / 423), 12);
  });
});

describe("means", () => {
  test("equal sizes and spreads: pooled and separate variances agree", () => {
    expect(read(pooledMeanDifference(means)).standardError).toBeCloseTo(read(meanDifference(means)).standardError, 12);
    expect(read(cohensD(means)).estimate).toBeCloseTo(2 / 3, 12);
    expect(read(hedgesG(means)).estimate).toBeCloseTo((2 / 3) * smallSampleCorrection(38), 12);
  });

  test("g's unbiased variance is g's own for many people, and is refused for too few", () => {
    const many = { ...means, n1: 4000, n2: 4000 };
    const ratio = read(hedgesGUnbiased(many)).standardError / read(hedgesG(many)).standardError;
    expect(ratio).toBeCloseTo(1, 4);
    expect(read(hedgesGUnbiased({ ...means, n1: 2, n2: 2 })).standardError).toBeGreaterThan(1);
    expect(hedgesGUnbiased({ ...means, n1: 1 })).toMatchObject({ code: "too-few" });
  });

  test("the ratio of means does not mind the unit; signs must agree", () => {
    const { estimate, standardError } = read(logRatioOfMeans(means));
    const scaled = { ...means, mean1: 120, sd1: 30, mean2: 100, sd2: 30 };
    expect(read(logRatioOfMeans(scaled)).estimate).toBeCloseTo(estimate, 12);
    expect(read(logRatioOfMeans(scaled)).standardError).toBeCloseTo(standardError, 12);
    expect(estimate).toBeCloseTo(Math.log(1.2), 12);
    expect(logRatioOfMeans({ ...means, mean2: -10 })).toMatchObject({ code: "no-data" });
    expect(logRatioOfMeans({ ...means, mean2: 0 })).toMatchObject({ code: "no-data" });
    for (const measure of [cohensD, pooledMeanDifference, logRatioOfMeans]) {
      expect(measure({ ...means, sd1: 0, sd2: 0 })).toMatchObject({ code: "all-tied" });
    }
  });

  test("the approximate correction is near the exact one", () => {
    expect(approximateSmallSampleCorrection(38)).toBeCloseTo(smallSampleCorrection(38), 4);
    expect(() => approximateSmallSampleCorrection(1)).toThrow("degreesOfFreedom must be finite and above 1: 1");
  });
});

describe("change within a group", () => {
  const group = { meanBefore: 20, sdBefore: 5, meanAfter: 16, sdAfter: 5, n: 30, correlation: 0.5 } as const;

  test("at a correlation of one half and equal spreads the change varies as the scores do", () => {
    expect(changeSd(group)).toBeCloseTo(5, 12);
    expect(read(meanChange(group)).standardError).toBeCloseTo(5 / Math.sqrt(30), 12);
    const byChange = read(standardisedMeanChange(group, { unit: "change" }));
    const byBaseline = read(standardisedMeanChange(group, { unit: "baseline" }));
    expect(byChange.estimate).toBeCloseTo(-0.8 * smallSampleCorrection(29), 12);
    expect(byBaseline).toEqual(byChange);
  });

  test("refusals", () => {
    expect(meanChange({ ...group, n: 2 })).toMatchObject({ code: "too-few" });
    expect(standardisedMeanChange({ ...group, correlation: 1 }, { unit: "change" })).toMatchObject({
      code: "all-tied",
    });
    expect(() => meanChange({ ...group, correlation: 1.2 })).toThrow("correlation must lie in [−1, 1]: 1.2");
    expect(() => meanChange({ ...group, sdAfter: -1 })).toThrow("sdAfter must be finite and not negative: -1");
    expect(() => meanChange({ ...group, meanAfter: Number.NaN })).toThrow(RangeError);
  });
});

describe("rates", () => {
  const rates = { events1: 8, time1: 100, events2: 2, time2: 50 } as const;

  test("closed forms", () => {
    expect(read(logRateRatio(rates)).estimate).toBeCloseTo(Math.log(2), 12);
    expect(read(rateDifference(rates)).estimate).toBeCloseTo(0.04, 12);
    expect(read(rootRateDifference(rates)).standardError).toBeCloseTo(Math.sqrt(1 / 400 + 1 / 200), 12);
  });

  test("no event: a half to both counts; no time: refused", () => {
    expect(read(logRateRatio({ ...rates, events2: 0 })).estimate).toBeCloseTo(Math.log(8.5), 12);
    for (const measure of [logRateRatio, rateDifference, rootRateDifference]) {
      expect(measure({ ...rates, time1: 0 })).toMatchObject({ code: "one-group" });
      expect(() => measure({ ...rates, events1: -1 })).toThrow("events1 must be finite and not negative: -1");
    }
  });
});

describe("one share", () => {
  const share = fc.record({ n: fc.integer({ min: 2, max: 300 }), x: fc.nat(300) }).map(({ n, x }) => ({
    n,
    events: 1 + (x % (n - 1)),
  }));

  test("there and back on every scale", () => {
    fc.assert(
      fc.property(
        share,
        fc.constantFrom<ShareScale>("raw", "log", "logit", "arcsine", "doubleArcsine"),
        ({ events, n }, scale) => {
          const effect = shareEffect({ events, n }, { scale });
          if ("kind" in effect) throw new Error(effect.reason);
          expect(shareFrom(effect.estimate, { scale, people: [n] })).toBeCloseTo(events / n, 8);
        },
      ),
    );
  });

  test("counting the others mirrors logit and arcsines", () => {
    fc.assert(
      fc.property(share, ({ events, n }) => {
        const on = (count: number, scale: ShareScale) => {
          const effect = shareEffect({ events: count, n }, { scale });
          return "kind" in effect ? Number.NaN : effect.estimate;
        };
        expect(on(events, "logit")).toBeCloseTo(-on(n - events, "logit"), 10);
        expect(on(events, "doubleArcsine")).toBeCloseTo(Math.PI / 2 - on(n - events, "doubleArcsine"), 10);
        expect(on(events, "arcsine")).toBeCloseTo(Math.PI / 2 - on(n - events, "arcsine"), 10);
      }),
    );
  });

  test("ends and refusals", () => {
    expect(shareEffect({ events: 0, n: 10 }, { scale: "log" })).toMatchObject({ estimate: Math.log(0.5 / 11) });
    expect(shareFrom(-0.1, { scale: "doubleArcsine", people: [20, 30] })).toBe(0);
    expect(shareFrom(1.7, { scale: "doubleArcsine", people: [20, 30] })).toBe(1);
    expect(shareFrom(-0.1, { scale: "arcsine" })).toBe(0);
    expect(shareFrom(1, { scale: "doubleArcsine" })).toMatchObject({ code: "no-data" });
    expect(shareEffect({ events: 0, n: 0 }, { scale: "raw" })).toMatchObject({ code: "no-data" });
  });
});

describe("correlations and log-rank sums", () => {
  test("Fisher's z near 0 is r; refusals", () => {
    expect(read(fisherZ({ correlation: 0.01, n: 103 })).estimate).toBeCloseTo(0.01, 5);
    expect(read(fisherZ({ correlation: 0.5, n: 103 })).standardError).toBeCloseTo(0.1, 12);
    expect(read(rawCorrelation({ correlation: 0.5, n: 10 })).standardError).toBeCloseTo(0.25, 12);
    expect(fisherZ({ correlation: 0.5, n: 3 })).toMatchObject({ code: "too-few" });
    expect(fisherZ({ correlation: -1, n: 9 })).toMatchObject({ code: "separation" });
    expect(() => rawCorrelation({ correlation: 2, n: 9 })).toThrow("correlation must lie in [−1, 1]: 2");
    expect(() => rawCorrelation({ correlation: 0, n: -1 })).toThrow("n must be finite and not negative: -1");
  });

  test("(O − E)/V", () => {
    expect(fromObservedMinusExpected({ difference: -4, variance: 16 })).toEqual({
      estimate: -0.25,
      standardError: 0.25,
      scale: "log",
    });
    expect(fromObservedMinusExpected({ difference: 0, variance: 0 })).toMatchObject({ code: "no-events" });
  });
});
