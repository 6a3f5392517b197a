import { describe, expect, it } from "vitest";
import { eggerTest } from "../../../pipeline/stats/meta/egger-test.ts";
import { failSafeN } from "../../../pipeline/stats/meta/fail-safe-n.ts";
import { metaRegression } from "../../../pipeline/stats/meta/meta-regression.ts";
import { petPeese } from "../../../pipeline/stats/meta/pet-peese.ts";
import { rankCorrelationTest } from "../../../pipeline/stats/meta/rank-correlation-test.ts";
import type { MetaInput } from "../../../pipeline/stats/meta/read-trials.ts";
import { regressionTest } from "../../../pipeline/stats/meta/regression-test.ts";
import { leastSquares } from "../../../pipeline/stats/numeric/least-squares.ts";
import type { NotEstimable, Quantity } from "../../../pipeline/stats/quantity.ts";
import { fc } from "../../support/properties.ts";

const pointOf = (quantity: Quantity): number => {
  if (quantity.kind !== "estimate") throw new Error(quantity.reason);
  return quantity.value;
};

const ok = <R extends { readonly kind: string }>(result: R | NotEstimable): R => {
  if (result.kind === "not-estimable") throw new Error((result as NotEstimable).reason);
  return result as R;
};

/** The BCG trials (Colditz et al. 1994): log risk ratios as metafor's dat.bcg has them. */
const bcg: MetaInput = {
  estimates: Object.freeze([
    -0.8893113339202054, -1.5853886572014306, -1.3480731482996933, -1.4415511900213054, -0.21754732221129558,
    -0.786115585818864, -1.6208982235983918, 0.011952333523840508, -0.4694176487381494, -1.3713448034727844,
    -0.3393588283383906, 0.44591340057137874, -0.017313948216879815,
  ]),
  standardErrors: Object.freeze(
    [
      0.32558476500396133, 0.19458112139814385, 0.4153679653679654, 0.020010031902247573, 0.05121017216963086,
      0.0069056184559087574, 0.22301724757231517, 0.0039615792978177295, 0.056434210463248966, 0.07302479361302891,
      0.01241221397155972, 0.5325058452001528, 0.0714046596839863,
    ].map(Math.sqrt),
  ),
};

/** On a grid, so that no two values differ by rounding alone. */
const funnels = fc
  .array(fc.tuple(fc.integer({ min: -256, max: 256 }), fc.integer({ min: 6, max: 128 })), {
    minLength: 4,
    maxLength: 15,
  })
  .filter((trials) => new Set(trials.map(([, se]) => se)).size > 2 && new Set(trials.map(([y]) => y)).size > 3)
  .map((trials) => ({
    estimates: Object.freeze(trials.map(([y]) => y / 128)),
    standardErrors: Object.freeze(trials.map(([, se]) => se / 128)),
  }));

const flat = { estimates: [1, 2, 3, 5], standardErrors: [0.5, 0.5, 0.5, 0.5] };
const onLine = { estimates: [1, 2, 3, 4], standardErrors: [0.1, 0.2, 0.3, 0.4] };

describe("the BCG trials in metafor's documentation and in scipy 1.17", () => {
  it("have the tests that metafor 3.8-1 gives", () => {
    const egger = ok(eggerTest(bcg));
    expect(egger.test.statistic).toBeCloseTo(-1.4013, 4);
    expect(egger.test.p).toBeCloseTo(0.1887, 4);
    const ranks = ok(rankCorrelationTest(bcg));
    expect(ranks.tau).toBeCloseTo(0.025641025641025637, 12);
    expect(ranks.test.p).toBeCloseTo(0.9523619079608663, 12);
    expect(pointOf(ok(regressionTest(bcg)).slope)).toBeCloseTo(-0.76324004, 7);
  });

  it("have the fail-safe numbers of metafor 3.8-1: 598, 13 and 370", () => {
    expect(ok(failSafeN(bcg)).n).toBe(598);
    expect(ok(failSafeN(bcg, { method: "orwin" })).n).toBe(13);
    expect(ok(failSafeN(bcg, { method: "rosenberg" })).n).toBe(370);
  });
});

describe("eggerTest", () => {
  it("equals the regression of y/SE on 1/SE", () => {
    fc.assert(
      fc.property(funnels, (input) => {
        const y = input.estimates.map((effect, i) => effect / (input.standardErrors[i] as number));
        const precision = input.standardErrors.map((se) => 1 / se);
        const line = leastSquares([precision.map(() => 1), precision], y);
        if (line.kind === "not-estimable") throw new Error(line.reason);
        const egger = ok(eggerTest(input));
        expect(pointOf(egger.bias)).toBeCloseTo(line.coefficients[0] as number, 8);
        expect(pointOf(egger.limit)).toBeCloseTo(line.coefficients[1] as number, 8);
        const se = Math.sqrt((line.residualSum / (y.length - 2)) * (line.inverse[0] as number));
        expect(egger.test.statistic).toBeCloseTo((line.coefficients[0] as number) / se, 6);
      }),
      { numRuns: 60, seed: 2 },
    );
  });

  it("does not move with the unit, turns with the sign, and knows no order", () => {
    fc.assert(
      fc.property(funnels, fc.double({ min: 0.1, max: 9, noNaN: true }), (input, unit) => {
        const base = ok(eggerTest(input)).test;
        const other = ok(
          eggerTest({
            estimates: input.estimates.map((effect) => -unit * effect).toReversed(),
            standardErrors: input.standardErrors.map((se) => unit * se).toReversed(),
          }),
        ).test;
        expect(other.statistic).toBeCloseTo(-base.statistic, 7);
        expect(other.p).toBeCloseTo(base.p, 8);
      }),
      { numRuns: 40, seed: 3 },
    );
  });

  it("has the interval that its test rejects at", () => {
    const { bias, test } = ok(eggerTest(bcg, { level: 1 - ok(eggerTest(bcg)).test.p }));
    expect(test.df).toEqual([11]);
    if (bias.kind !== "estimate") throw new Error("no bias");
    expect(bias.intervals[0]?.high).toBeCloseTo(0, 9);
    expect(bias.intervals[0]?.method).toBe("t(11)");
  });

  it("refuses two trials, one precision, a perfect line", () => {
    expect(eggerTest({ estimates: [1, 2], standardErrors: [0.1, 0.2] })).toMatchObject({ code: "too-few" });
    expect(eggerTest({ estimates: [1], standardErrors: [0.1] })).toMatchObject({ code: "too-few" });
    expect(eggerTest(flat)).toMatchObject({ code: "singular" });
    expect(eggerTest(onLine)).toMatchObject({ code: "all-tied" });
    expect(() => eggerTest(bcg, { level: 1 })).toThrow(new RangeError("level must lie in (0, 1): 1"));
  });
});

describe("regressionTest", () => {
  it("is the meta-regression on the standard error or the variance", () => {
    for (const predictor of ["standardError", "variance"] as const) {
      const test = ok(regressionTest(bcg, { predictor, method: "DL", interval: "hk", level: 0.9 }));
      const errors = Array.from(bcg.standardErrors);
      const x = predictor === "variance" ? errors.map((se) => se * se) : errors;
      const names = ["intercept", "x"];
      const fit = ok(
        metaRegression(
          { ...bcg, names, columns: [errors.map(() => 1), x] },
          { method: "DL", interval: "hk", level: 0.9 },
        ),
      );
      expect([test.limit, test.slope]).toEqual(fit.coefficients.map(({ estimate }) => estimate));
      expect(test.test).toEqual(fit.coefficients[1]?.test);
      expect(test.tauSquared).toEqual(fit.tauSquared);
      expect(test.test.name).toBe("t");
    }
  });

  it("without τ² has Egger's line with errors of their own size", () => {
    const [plain, egger] = [ok(regressionTest(bcg, { method: "FE" })), ok(eggerTest(bcg))];
    expect(pointOf(plain.slope)).toBeCloseTo(pointOf(egger.bias), 10);
    expect(pointOf(plain.limit)).toBeCloseTo(pointOf(egger.limit), 10);
    expect(plain.test.statistic).not.toBeCloseTo(egger.test.statistic, 1);
  });

  it("refuses one precision", () => {
    expect(regressionTest(flat)).toMatchObject({ code: "singular" });
    expect(regressionTest({ estimates: [1, 2], standardErrors: [0.1, 0.2] })).toMatchObject({ code: "too-few" });
  });
});

describe("rankCorrelationTest", () => {
  it("does not move with shift and unit", () => {
    fc.assert(
      fc.property(funnels, (input) => {
        const moved = {
          estimates: input.estimates.map((effect) => 4 * effect + 1),
          standardErrors: input.standardErrors.map((se) => 4 * se),
        };
        expect(ok(rankCorrelationTest(moved)).tau).toBeCloseTo(ok(rankCorrelationTest(input)).tau, 12);
      }),
      { numRuns: 40, seed: 4 },
    );
  });

  it("is 1 where larger errors always go with larger deviates, and tells ties", () => {
    const steep = { estimates: [0, 1, 4, 9], standardErrors: [0.1, 0.3, 0.6, 1] };
    expect(ok(rankCorrelationTest(steep))).toMatchObject({ tau: 1, ties: false, test: { statistic: 6 } });
    expect(ok(rankCorrelationTest(steep)).test.p).toBeCloseTo(2 / 24, 13);
    const tied = { estimates: [0, 1, 4, 9, 9], standardErrors: [0.1, 0.3, 0.6, 1, 1] };
    expect(ok(rankCorrelationTest(tied))).toMatchObject({ ties: true, test: { name: "z" } });
  });

  it("refuses one precision, one trial, one that outweighs all", () => {
    expect(rankCorrelationTest(flat)).toMatchObject({ code: "all-tied" });
    expect(rankCorrelationTest({ estimates: [1], standardErrors: [1] })).toMatchObject({ code: "too-few" });
    expect(rankCorrelationTest({ estimates: [1, 2], standardErrors: [1e-12, 1] })).toMatchObject({ code: "singular" });
  });
});

describe("petPeese", () => {
  it("takes PEESE where PET finds an effect, PET where not", () => {
    const strong = {
      estimates: Array.from(bcg.estimates, (effect) => effect / 20 - 1),
      standardErrors: bcg.standardErrors,
    };
    const less = ok(petPeese(strong, { alternative: "less" }));
    expect(less.chosen).toBe("PEESE");
    expect(less.estimate).toEqual(less.peese.intercept);
    const greater = ok(petPeese(strong));
    expect(greater.chosen).toBe("PET");
    expect(greater.estimate).toEqual(greater.pet.intercept);
    expect(less.p + greater.p).toBeCloseTo(1, 12);
    expect(ok(petPeese(strong, { alternative: "less", alpha: less.p / 2 })).chosen).toBe("PET");
  });

  it("draws Egger's line, and finds a line in the variance exactly where there is one", () => {
    const { pet } = ok(petPeese(bcg));
    const egger = ok(eggerTest(bcg));
    expect(pet.slope).toEqual(egger.bias);
    expect(pet.intercept).toEqual(egger.limit);
    const [wiggle, errors] = [
      [1e-6, -2e-6, 1e-6, 0, 3e-6],
      [0.1, 0.2, 0.35, 0.5, 0.7],
    ];
    const curved = {
      estimates: errors.map((se, i) => 0.3 + 2 * se * se + (wiggle[i] as number)),
      standardErrors: errors,
    };
    const found = ok(petPeese(curved));
    expect(pointOf(found.peese.intercept)).toBeCloseTo(0.3, 4);
    expect(pointOf(found.peese.slope)).toBeCloseTo(2, 4);
  });

  it("refuses what has no line", () => {
    expect(petPeese(flat)).toMatchObject({ code: "singular" });
    expect(petPeese(onLine)).toMatchObject({ code: "all-tied" });
    expect(petPeese({ estimates: [], standardErrors: [] })).toMatchObject({ code: "no-data" });
    const parabola = { estimates: [0.01, 0.04, 0.09, 0.16], standardErrors: [0.1, 0.2, 0.3, 0.4] };
    expect(petPeese(parabola)).toMatchObject({ code: "all-tied" });
    expect(() => petPeese(bcg, { alpha: 0 })).toThrow(new RangeError("alpha must lie in (0, 1): 0"));
  });
});

describe("failSafeN", () => {
  it("is what it takes: Stouffer's z at the critical value, the mean at the target", () => {
    const { k, unrounded } = ok(failSafeN(bcg));
    const z = Array.from(bcg.estimates, (effect, i) => effect / (bcg.standardErrors[i] as number));
    const total = z.reduce((sum, value) => sum + value, 0);
    expect(Math.abs(total) / Math.sqrt(k + unrounded)).toBeCloseTo(1.6448536269514722, 10);
    const orwin = ok(failSafeN(bcg, { method: "orwin", target: 0.1 }));
    const sum = Array.from(bcg.estimates).reduce((part, effect) => part + effect, 0);
    expect(sum / (k + orwin.unrounded)).toBeCloseTo(-0.1, 12);
    expect(ok(failSafeN(bcg, { method: "orwin", target: -0.1 }))).toEqual(orwin);
  });

  it("is 0 where the result is null already, never negative", () => {
    const weak = { estimates: [0.1, -0.1, 0.05], standardErrors: [1, 1, 1] };
    for (const method of ["rosenthal", "rosenberg"] as const) expect(ok(failSafeN(weak, { method })).n).toBe(0);
    expect(ok(failSafeN(weak, { method: "orwin", target: 1 })).n).toBe(0);
  });

  it("refuses a target of 0, no trials, an alpha that is none", () => {
    expect(failSafeN(bcg, { method: "orwin", target: 0 })).toMatchObject({ code: "not-reached" });
    expect(failSafeN({ estimates: [], standardErrors: [] })).toMatchObject({ code: "no-data" });
    expect(() => failSafeN(bcg, { alpha: 1 })).toThrow(new RangeError("alpha must lie in (0, 1): 1"));
    expect(() => failSafeN(bcg, { target: Number.NaN })).toThrow(new RangeError("target must be finite: NaN"));
  });
});
