import { describe, expect, test } from "vitest";
import { agrestiCaffo } from "../../../pipeline/stats/categorical/agresti-caffo.ts";
import { agrestiCoull } from "../../../pipeline/stats/categorical/agresti-coull.ts";
import { binomialTest } from "../../../pipeline/stats/categorical/binomial-test.ts";
import { chiSquareFourCells, phiCoefficient } from "../../../pipeline/stats/categorical/chi-square-four-cells.ts";
import {
  conditionalOddsRatio,
  conditionalOddsRatioLimits,
} from "../../../pipeline/stats/categorical/conditional-odds-ratio.ts";
import { conditionalTables, tilted } from "../../../pipeline/stats/categorical/conditional-tables.ts";
import { fisherExact } from "../../../pipeline/stats/categorical/fisher-exact.ts";
import { fisherOneSided } from "../../../pipeline/stats/categorical/fisher-one-sided.ts";
import { jeffreys } from "../../../pipeline/stats/categorical/jeffreys.ts";
import { miettinenNurminen } from "../../../pipeline/stats/categorical/miettinen-nurminen.ts";
import { numberNeededToTreat } from "../../../pipeline/stats/categorical/number-needed-to-treat.ts";
import { oddsRatio, riskRatio } from "../../../pipeline/stats/categorical/risk-ratio.ts";
import { wald } from "../../../pipeline/stats/categorical/wald.ts";
import { waldDifference } from "../../../pipeline/stats/categorical/wald-difference.ts";
import { wilson } from "../../../pipeline/stats/categorical/wilson.ts";
import { wilsonCorrected } from "../../../pipeline/stats/categorical/wilson-corrected.ts";
import { betaCdf } from "../../../pipeline/stats/distributions/beta-cdf.ts";
import type { Quantity } from "../../../pipeline/stats/quantity.ts";
import { fc } from "../../support/properties.ts";

const read = (quantity: Quantity) => {
  if (quantity.kind === "not-estimable") throw new Error(quantity.reason);
  const [interval] = quantity.intervals;
  return {
    value: quantity.value,
    low: interval?.low ?? Number.NaN,
    high: interval?.high ?? Number.NaN,
    se: quantity.se,
  };
};

const share = fc
  .record({ n: fc.integer({ min: 1, max: 120 }), x: fc.nat(120) })
  .map(({ n, x }) => ({ n, events: x % (n + 1) }));

describe("one share", () => {
  test("counting the others mirrors every interval", () => {
    fc.assert(
      fc.property(share, ({ events, n }) => {
        for (const interval of [wald, agrestiCoull, jeffreys, wilsonCorrected]) {
          const [one, other] = [read(interval({ events, n })), read(interval({ events: n - events, n }))];
          expect(one.low).toBeCloseTo(1 - other.high, 9);
          expect(one.high).toBeCloseTo(1 - other.low, 9);
        }
      }),
    );
  });

  test("Agresti–Coull has Wilson's middle and is no narrower; the correction widens Wilson; Jeffreys' limits are beta quantiles", () => {
    fc.assert(
      fc.property(share, ({ events, n }) => {
        const score = read(wilson({ events, n }));
        const coull = read(agrestiCoull({ events, n }));
        if (events > 0 && events < n) expect((score.low + score.high) / 2).toBeCloseTo(coull.value, 10);
        expect(coull.high - coull.low).toBeGreaterThanOrEqual(score.high - score.low - 1e-10);
        const corrected = read(wilsonCorrected({ events, n }));
        expect(corrected.low).toBeLessThanOrEqual(score.low + 1e-12);
        expect(corrected.high).toBeGreaterThanOrEqual(score.high - 1e-12);
        const bayes = read(jeffreys({ events, n }));
        if (events > 0) expect(betaCdf(bayes.low, events + 0.5, n - events + 0.5)).toBeCloseTo(0.025, 10);
        if (events < n) expect(betaCdf(bayes.high, events + 0.5, n - events + 0.5)).toBeCloseTo(0.975, 10);
      }),
    );
  });

  test("the exact test: mirror, sum of tails, refusals", () => {
    const p = (events: number, n: number, chance?: number) => {
      const test = binomialTest({ events, n }, chance === undefined ? {} : { chance });
      if ("kind" in test) throw new Error(test.reason);
      return test.p;
    };
    expect(p(0, 10)).toBeCloseTo(2 / 1024, 14);
    expect(p(3, 10)).toBeCloseTo((2 * (1 + 10 + 45 + 120)) / 1024, 14);
    expect(p(3, 12, 0.2)).toBeCloseTo(p(9, 12, 0.8), 12);
    expect(p(5, 10)).toBeCloseTo(1, 12);
    expect(binomialTest({ events: 3, n: 2 })).toMatchObject({ code: "no-data" });
    expect(() => binomialTest({ events: 1, n: 2 }, { chance: 1 })).toThrow("chance must lie in (0, 1): 1");
  });

  test("refusals", () => {
    for (const interval of [wald, agrestiCoull, jeffreys, wilsonCorrected]) {
      expect(interval({ events: 0, n: 0 })).toMatchObject({ code: "no-data" });
      expect(() => interval({ events: 1, n: 2 }, { level: 0 })).toThrow("level must lie in (0, 1): 0");
    }
  });
});

const cells = fc.record({ a: fc.nat(20), b: fc.nat(20), c: fc.nat(20), d: fc.nat(20) });
const countsOf = ({ a, b, c, d }: { a: number; b: number; c: number; d: number }) => ({
  events1: a,
  n1: a + b,
  events2: c,
  n2: c + d,
});

describe("two shares", () => {
  test("chi-square is N·φ², Yates is never larger, and the score limits hold where the test is at its level", () => {
    fc.assert(
      fc.property(cells, (table) => {
        const { a, b, c, d } = table;
        fc.pre((a + b) * (c + d) * (a + c) * (b + d) > 0);
        const [plain, yates] = [chiSquareFourCells(table), chiSquareFourCells(table, { correct: true })];
        const phi = phiCoefficient(table);
        if ("kind" in plain || "kind" in yates || typeof phi !== "number") throw new Error("refused");
        expect(plain.statistic).toBeCloseTo((a + b + c + d) * phi * phi, 9);
        expect(yates.statistic).toBeLessThanOrEqual(plain.statistic + 1e-12);
        // At no difference the score statistic is the square root of chi-square, less a factor (N − 1)/N.
        const n = a + b + c + d;
        const { low, high } = read(miettinenNurminen(countsOf(table)));
        const rejected = (plain.statistic * (n - 1)) / n > 3.841458820694124;
        expect(low > 0 || high < 0).toBe(rejected);
      }),
    );
  });

  test("Miettinen–Nurminen: groups swapped, ends, inside ±1", () => {
    fc.assert(
      fc.property(cells, (table) => {
        fc.pre(table.a + table.b > 0 && table.c + table.d > 0);
        const one = read(miettinenNurminen(countsOf(table)));
        const other = read(miettinenNurminen(countsOf({ a: table.c, b: table.d, c: table.a, d: table.b })));
        expect(one.low).toBeCloseTo(-other.high, 7);
        expect(one.low).toBeGreaterThanOrEqual(-1);
        expect(one.low).toBeLessThanOrEqual(one.value + 1e-12);
        expect(one.high).toBeGreaterThanOrEqual(one.value - 1e-12);
      }),
    );
    expect(read(miettinenNurminen({ events1: 5, n1: 5, events2: 0, n2: 5 })).high).toBe(1);
  });

  test("conditional odds ratio: the mean is met, the limits have their tails", () => {
    fc.assert(
      fc.property(cells, (table) => {
        const tables = conditionalTables(table);
        fc.pre(tables.lowest < tables.highest);
        const limits = conditionalOddsRatioLimits(table);
        if (limits.kind === "not-estimable") throw new Error(limits.reason);
        if (tables.observed > tables.lowest) {
          expect(tilted(tables, Math.log(limits.low ?? 0)).atLeast).toBeCloseTo(0.025, 9);
        } else expect(limits.low).toBe(0);
        if (tables.observed < tables.highest) {
          expect(tilted(tables, Math.log(limits.high ?? 0)).atMost).toBeCloseTo(0.025, 9);
        } else expect(limits.high).toBeNull();
        const quantity = conditionalOddsRatio(table);
        if (tables.observed === tables.highest) expect(quantity).toMatchObject({ code: "separation" });
        else if (tables.observed === tables.lowest) expect(read(quantity).value).toBe(0);
        else expect(tilted(tables, Math.log(read(quantity).value)).mean).toBeCloseTo(table.a, 8);
      }),
      { numRuns: 60 },
    );
    expect(conditionalOddsRatio({ a: 0, b: 0, c: 3, d: 4 })).toMatchObject({ code: "one-group" });
  });

  test("Fisher's two tails overlap at the table seen, and hold half the two-sided p in symmetric tables", () => {
    fc.assert(
      fc.property(cells, (table) => {
        const less = fisherOneSided(table, { alternative: "less" }).p;
        const greater = fisherOneSided(table, { alternative: "greater" }).p;
        expect(less + greater).toBeGreaterThanOrEqual(1 - 1e-12);
        expect(
          fisherOneSided({ a: table.c, b: table.d, c: table.a, d: table.b }, { alternative: "less" }).p,
        ).toBeCloseTo(greater, 10);
      }),
    );
    const table = { a: 8, b: 2, c: 2, d: 8 };
    expect(2 * fisherOneSided(table, { alternative: "greater" }).p).toBeCloseTo(fisherExact(table).p, 12);
  });

  test("ratios: swapping groups turns them over; differences: Wald with added counts is Agresti–Caffo", () => {
    const counts = { events1: 12, n1: 40, events2: 20, n2: 50 };
    const swapped = { events1: 20, n1: 50, events2: 12, n2: 40 };
    for (const ratio of [riskRatio, oddsRatio]) {
      expect(read(ratio(counts)).value).toBeCloseTo(1 / read(ratio(swapped)).value, 12);
      expect(read(ratio(counts)).low).toBeCloseTo(1 / read(ratio(swapped)).high, 12);
    }
    expect(read(riskRatio(counts)).value).toBeCloseTo(0.75, 12);
    expect(read(oddsRatio(counts)).value).toBeCloseTo((12 * 30) / (28 * 20), 12);
    expect(read(waldDifference(counts)).value).toBeCloseTo(-0.1, 12);
    expect(read(agrestiCaffo(counts)).value).toBeCloseTo(13 / 42 - 21 / 52, 12);
    expect(numberNeededToTreat(counts)).toBeCloseTo(-10, 12);
  });

  test("refusals", () => {
    const none = { events1: 0, n1: 0, events2: 1, n2: 5 };
    for (const answer of [riskRatio, oddsRatio, waldDifference, agrestiCaffo, miettinenNurminen, numberNeededToTreat]) {
      expect(answer(none)).toMatchObject({ code: "no-data" });
    }
    expect(riskRatio({ ...none, n1: 4 })).toMatchObject({ code: "no-events" });
    expect(oddsRatio({ events1: 4, n1: 4, events2: 1, n2: 5 })).toMatchObject({ code: "no-events" });
    expect(numberNeededToTreat({ events1: 1, n1: 5, events2: 1, n2: 5 })).toMatchObject({ code: "all-tied" });
    expect(chiSquareFourCells({ a: 0, b: 0, c: 1, d: 2 })).toMatchObject({ code: "one-group" });
    expect(chiSquareFourCells({ a: 0, b: 3, c: 0, d: 2 })).toMatchObject({ code: "no-events" });
    expect(chiSquareFourCells({ a: 3, b: 0, c: 2, d: 0 })).toMatchObject({ code: "all-tied" });
    expect(phiCoefficient({ a: 3, b: 0, c: 2, d: 0 })).toMatchObject({ code: "one-group" });
    expect(() => chiSquareFourCells({ a: 0.5, b: 1, c: 1, d: 1 })).toThrow("a must be a whole number ≥ 0: 0.5");
    expect(() => fisherOneSided({ a: -1, b: 1, c: 1, d: 1 }, { alternative: "less" })).toThrow(RangeError);
  });
});
