import { describe, expect, test } from "vitest";
import { tTwoSidedP } from "../../../pipeline/stats/distributions/t-two-sided-p.ts";
import { combineGroups } from "../../../pipeline/stats/effect-sizes/combine-groups.ts";
import type { Effect, EffectOrNot } from "../../../pipeline/stats/effect-sizes/effect.ts";
import { fromInterval } from "../../../pipeline/stats/effect-sizes/from-interval.ts";
import { fromPValue } from "../../../pipeline/stats/effect-sizes/from-p-value.ts";
import { hedgesG } from "../../../pipeline/stats/effect-sizes/hedges-g.ts";
import { logOddsRatio } from "../../../pipeline/stats/effect-sizes/log-odds-ratio.ts";
import { logRiskRatio } from "../../../pipeline/stats/effect-sizes/log-risk-ratio.ts";
import { meanDifference } from "../../../pipeline/stats/effect-sizes/mean-difference.ts";
import { riskDifference } from "../../../pipeline/stats/effect-sizes/risk-difference.ts";
import { smallSampleCorrection } from "../../../pipeline/stats/effect-sizes/small-sample-correction.ts";
import { mean } from "../../../pipeline/stats/numeric/mean.ts";
import { variance } from "../../../pipeline/stats/numeric/variance.ts";
import { fc } from "../../support/properties.ts";
import { tolerance, within } from "../../support/tolerance.ts";

const got = (effect: EffectOrNot): Effect => {
  if ("kind" in effect) throw new RangeError(effect.reason);
  return effect;
};
const near = (actual: number, expected: number) =>
  expect(within(actual, expected, tolerance.closedForm), `${actual} is not ${expected}`).toBe(true);

const twoByTwo = fc
  .record({
    n1: fc.integer({ min: 1, max: 500 }),
    n2: fc.integer({ min: 1, max: 500 }),
    s1: fc.nat(500),
    s2: fc.nat(500),
  })
  .map(({ n1, n2, s1, s2 }) => Object.freeze({ n1, n2, events1: s1 % (n1 + 1), events2: s2 % (n2 + 1) }));

const means = fc.record({
  mean1: fc.double({ min: -100, max: 100, noNaN: true }),
  mean2: fc.double({ min: -100, max: 100, noNaN: true }),
  sd1: fc.double({ min: 0.1, max: 50, noNaN: true }),
  sd2: fc.double({ min: 0.1, max: 50, noNaN: true }),
  n1: fc.integer({ min: 2, max: 300 }),
  n2: fc.integer({ min: 2, max: 300 }),
});

describe("two-by-two effects", () => {
  test.each([logRiskRatio, logOddsRatio, riskDifference])(
    "%o: groups swapped, sign turned, same error; finite",
    (measure) => {
      fc.assert(
        fc.property(twoByTwo, ({ events1, n1, events2, n2 }) => {
          const one = measure({ events1, n1, events2, n2 });
          const other = measure({ events1: events2, n1: n2, events2: events1, n2: n1 });
          if ("kind" in one) {
            expect("kind" in other && other.code).toBe(one.code);
            expect((events1 === 0 && events2 === 0) || (events1 === n1 && events2 === n2)).toBe(true);
            return;
          }
          near(got(other).estimate, -one.estimate);
          near(got(other).standardError, one.standardError);
          expect(one.standardError > 0 && Number.isFinite(one.standardError)).toBe(true);
        }),
      );
    },
  );

  test("odds of events and of non-events: the log odds ratio only turns its sign", () => {
    fc.assert(
      fc.property(twoByTwo, (t) => {
        const one = logOddsRatio(t);
        const mirrored = logOddsRatio({ ...t, events1: t.n1 - t.events1, events2: t.n2 - t.events2 });
        if ("kind" in one) return;
        near(got(mirrored).estimate, -one.estimate);
        near(got(mirrored).standardError, one.standardError);
      }),
    );
  });

  test("many people: risk ratio and odds ratio of a rare event agree", () => {
    const rare = { events1: 200, n1: 1e8, events2: 100, n2: 1e8 };
    expect(got(logRiskRatio(rare)).estimate).toBeCloseTo(Math.log(2), 12);
    expect(got(logOddsRatio(rare)).estimate).toBeCloseTo(Math.log(2), 5);
  });

  test("refusals in words", () => {
    expect(logRiskRatio({ events1: 0, n1: 10, events2: 0, n2: 12 })).toEqual({
      kind: "not-estimable",
      code: "no-events",
      reason: "Nobody had the event in either group (0 of 10, 0 of 12).",
    });
    expect(riskDifference({ events1: 10, n1: 10, events2: 12, n2: 12 })).toMatchObject({ code: "all-tied" });
    expect(logOddsRatio({ events1: 0, n1: 0, events2: 1, n2: 12 })).toMatchObject({ code: "one-group" });
    expect(logOddsRatio({ events1: 5, n1: 3, events2: 1, n2: 12 })).toMatchObject({ code: "no-data" });
    expect(logRiskRatio({ events1: 0, n1: 9, events2: 3, n2: 12 }, { addZero: 0 })).toMatchObject({
      code: "no-events",
    });
    expect(() => logRiskRatio({ events1: Number.NaN, n1: 9, events2: 3, n2: 12 })).toThrow(RangeError);
    expect(() => logRiskRatio({ events1: -1, n1: 9, events2: 3, n2: 12 })).toThrow(
      "events1 must be finite and not negative: -1",
    );
  });
});

describe("means", () => {
  test("swapped: sign turned; another unit: g unchanged, difference scaled", () => {
    fc.assert(
      fc.property(means, (m) => {
        const swapped = { mean1: m.mean2, sd1: m.sd2, n1: m.n2, mean2: m.mean1, sd2: m.sd1, n2: m.n1 };
        const scaled = { ...m, mean1: 3 * m.mean1, mean2: 3 * m.mean2, sd1: 3 * m.sd1, sd2: 3 * m.sd2 };
        near(got(hedgesG(swapped)).estimate, -got(hedgesG(m)).estimate);
        near(got(hedgesG(scaled)).estimate, got(hedgesG(m)).estimate);
        near(got(hedgesG(scaled)).standardError, got(hedgesG(m)).standardError);
        near(got(meanDifference(scaled)).estimate, 3 * got(meanDifference(m)).estimate);
        near(got(meanDifference(scaled)).standardError, 3 * got(meanDifference(m)).standardError);
      }),
    );
  });

  test("J by recurrence J(m)·J(m+1) = (m−1)/√(m(m+1)), known values and limits", () => {
    near(smallSampleCorrection(2), 1 / Math.sqrt(Math.PI));
    near(smallSampleCorrection(3), Math.sqrt(Math.PI / 6));
    for (const m of [1.5, 2, 3, 7, 98, 99, 100, 101, 102, 5000, 1e6]) {
      near(smallSampleCorrection(m) * smallSampleCorrection(m + 1), (m - 1) / Math.sqrt(m * (m + 1)));
    }
    expect(1 - smallSampleCorrection(1e9)).toBeCloseTo(0.75e-9, 15);
    expect(() => smallSampleCorrection(1)).toThrow(RangeError);
  });

  test("refusals", () => {
    const m = { mean1: 1, sd1: 0, n1: 5, mean2: 2, sd2: 0, n2: 5 };
    expect(hedgesG(m)).toMatchObject({ code: "all-tied" });
    expect(meanDifference({ ...m, n1: 1 })).toMatchObject({ code: "too-few" });
    expect(() => hedgesG({ ...m, sd1: -1 })).toThrow("sd1 must be finite and not negative: -1");
    expect(() => hedgesG({ ...m, mean2: Number.NaN })).toThrow(RangeError);
  });
});

describe("printed numbers", () => {
  test("an interval gives back the standard error that made it", () => {
    const z = 1.959963984540054;
    const plain = fromInterval({ estimate: 2, low: 2 - z * 0.3, high: 2 + z * 0.3 });
    if ("kind" in plain) throw new RangeError(plain.reason);
    near(plain.effect.standardError, 0.3);
    expect(plain.asymmetry).toBeCloseTo(0, 12);
    expect(plain.effect.scale).toBe("identity");
    const small = fromInterval({
      estimate: 2,
      low: 2 - 2.0484071417952454 * 0.3,
      high: 2 + 2.0484071417952454 * 0.3,
      n: 30,
    });
    near("kind" in small ? 0 : small.effect.standardError, 0.3);
    const sixty = fromInterval({ estimate: 2, low: 2 - z * 0.3, high: 2 + z * 0.3, n: 60 });
    near("kind" in sixty ? 0 : sixty.effect.standardError, 0.3);
    const ninety = fromInterval({
      estimate: 1,
      low: Math.exp(-1.6448536269514722),
      high: Math.exp(1.6448536269514722),
      level: 0.9,
      ratio: true,
    });
    near("kind" in ninety ? 0 : ninety.effect.standardError, 1);
  });

  test("an estimate at the edge of its interval has asymmetry one half", () => {
    const edge = fromInterval({ estimate: 3, low: 1, high: 3 });
    expect("kind" in edge ? null : edge.asymmetry).toBe(0.5);
  });

  test("p and t give back the standard error", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 5, noNaN: true }),
        fc.integer({ min: 4, max: 59 }),
        fc.double({ min: 0.05, max: 2, noNaN: true }),
        (t, n, standardError) => {
          const effect = fromPValue({ estimate: -t * standardError, p: tTwoSidedP(t, n - 2), n });
          expect(within(got(effect).standardError, standardError, tolerance.iterative)).toBe(true);
        },
      ),
    );
  });

  test("refusals", () => {
    expect(fromInterval({ estimate: 1, low: 2, high: 1 })).toMatchObject({ code: "no-data" });
    expect(fromInterval({ estimate: 1, low: 0, high: 2, ratio: true })).toMatchObject({ code: "no-data" });
    expect(fromInterval({ estimate: 1, low: 0.5, high: 2, n: 2 })).toMatchObject({ code: "too-few" });
    expect(() => fromInterval({ estimate: 1, low: 0, high: 2, level: 1.2 })).toThrow("level must lie in (0, 1): 1.2");
    expect(() => fromInterval({ estimate: Number.NaN, low: 0, high: 2 })).toThrow(RangeError);
    expect(fromPValue({ estimate: 0, p: 0.5 })).toMatchObject({ code: "no-data" });
    expect(fromPValue({ estimate: 1, p: 0 })).toMatchObject({ code: "no-data" });
    expect(fromPValue({ estimate: 1, p: 0.03, ratio: true })).toMatchObject({ code: "no-data" });
    expect(fromPValue({ estimate: -2, p: 0.03, ratio: true })).toMatchObject({ code: "no-data" });
    expect(() => fromPValue({ estimate: 1, p: 1.2 })).toThrow("p must lie in [0, 1]: 1.2");
  });
});

describe("combineGroups", () => {
  test("equals the mean and SD of the people taken together", () => {
    const person = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.array(person, { minLength: 1, maxLength: 8 }), { minLength: 2, maxLength: 4 }),
        (groups) => {
          const summaries = Object.freeze(
            groups.map((g) => Object.freeze({ n: g.length, mean: mean(g) ?? 0, sd: Math.sqrt(variance(g) ?? 0) })),
          );
          const all = groups.flat();
          const { n, mean: m, sd } = combineGroups(summaries);
          expect(n).toBe(all.length);
          expect(m).toBeCloseTo(mean(all) ?? Number.NaN, 9);
          expect(sd).toBeCloseTo(Math.sqrt(variance(all) ?? Number.NaN), 9);
        },
      ),
    );
  });

  test("one group is itself; none is a mistake", () => {
    expect(combineGroups([{ n: 1, mean: 4, sd: 0 }])).toEqual({ n: 1, mean: 4, sd: 0 });
    expect(() => combineGroups([])).toThrow(RangeError);
    expect(() => combineGroups([{ n: 0, mean: 4, sd: 0 }])).toThrow(RangeError);
  });
});
