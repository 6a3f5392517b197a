import { describe, expect, it } from "vitest";
import { basisOf, hintOf } from "../../../pipeline/derive/evidence/basis-of.ts";
import { biasShares, studyBias } from "../../../pipeline/derive/evidence/bias-shares.ts";
import { estimandEvidence } from "../../../pipeline/derive/evidence/estimand-evidence.ts";
import { naturalQuantity } from "../../../pipeline/derive/evidence/natural-scale.ts";
import { poolTrials } from "../../../pipeline/derive/evidence/pool.ts";
import { bayesianRandomEffects } from "../../../pipeline/stats/meta/bayesian-random-effects.ts";
import { randomEffects } from "../../../pipeline/stats/meta/random-effects.ts";
import { estimate } from "../../../pipeline/stats/quantity.ts";
import { comfort, madeUpPlan, rowsFrom } from "../../support/evidence-of.ts";
import { fc } from "../../support/properties.ts";

const plan = madeUpPlan();
const trial = (y: number, se: number) => ({
  effect: { estimate: y, standardError: se, scale: "identity" as const },
  printed: null,
});
const trials = [trial(0.2, 0.2), trial(0.5, 0.25), trial(0.9, 0.3), trial(0.1, 0.15), trial(0.4, 0.2)];

describe("poolTrials", () => {
  it("no trial: not estimable", () => {
    const pool = poolTrials([], plan);
    expect([pool.rule, pool.deciding.kind, pool.information]).toEqual(["none", "not-estimable", null]);
  });

  it("one trial keeps its printed interval, else a normal one", () => {
    const printed = poolTrials([{ ...trial(0.65, 0.58), printed: { low: -0.55, high: 1.82 } }], plan);
    expect(printed.deciding).toMatchObject({
      value: 0.65,
      intervals: [{ low: -0.55, high: 1.82, method: "as printed" }],
    });
    const own = poolTrials([trial(0.5, 0.2)], plan).deciding;
    expect(own.kind === "estimate" && own.intervals[0]?.low).toBeCloseTo(0.5 - 1.959963984540054 * 0.2, 10);
  });

  it.each([2, 3, 4, 5])("%i trials: the declared method decides, the other stands beside", (k) => {
    const some = trials.slice(0, k);
    const input = {
      estimates: some.map(({ effect }) => effect.estimate),
      standardErrors: some.map(({ effect }) => effect.standardError),
    };
    const pool = poolTrials(some, plan);
    const bayes = bayesianRandomEffects(input, { tauPrior: { kind: "halfNormal", scale: 0.5 }, muPrior: "flat" });
    const random = randomEffects(input, { method: "REML", interval: "hkGuarded" });
    expect(pool.rule).toBe(k < 5 ? "bayesian" : "hartung-knapp");
    if (!("estimate" in bayes) || !("estimate" in random)) throw new RangeError("pool must be estimable: false");
    expect(pool.bayesian).toEqual(bayes.estimate);
    expect(pool.hartungKnapp).toEqual(random.estimate);
    expect(pool.deciding).toEqual(k < 5 ? bayes.estimate : random.estimate);
    expect(pool.prediction === null).toBe(k < 3);
    expect(pool.weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(pool.information).toBeCloseTo(
      input.standardErrors.reduce((sum, se) => sum + 1 / (se * se), 0),
      10,
    );
  });

  it("diversity is 0 without spread and below 1", () => {
    expect(poolTrials([trial(0.5, 0.2), trial(0.5, 0.3)], plan).diversity).toBe(0);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: -2, max: 2, noNaN: true }), fc.double({ min: 0.1, max: 1, noNaN: true })), {
          minLength: 2,
          maxLength: 6,
        }),
        (list) => {
          const { diversity } = poolTrials(
            list.map(([y, se]) => trial(y, se)),
            plan,
          );
          expect(diversity === null || (diversity >= 0 && diversity < 1)).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe("naturalQuantity", () => {
  const quantity = estimate(Math.log(2), {
    se: 0.1,
    intervals: [{ kind: "confidence", level: 0.95, low: 0, high: Math.log(4), method: "m" }],
  });

  it("turns a benefit on a bad outcome into a ratio below 1, limits in order", () => {
    const turned = naturalQuantity("log-rr", "lower", quantity);
    expect(turned).toMatchObject({ seScale: "log", se: 0.1 });
    if (turned.kind !== "estimate") throw new RangeError("quantity must be an estimate: not-estimable");
    expect(turned.value).toBeCloseTo(0.5, 12);
    expect(turned.intervals[0]?.low).toBeCloseTo(0.25, 12);
    expect(turned.intervals[0]?.high).toBeCloseTo(1, 12);
  });

  it("keeps ratios of good outcomes and standardized differences", () => {
    const kept = naturalQuantity("log-rr", "higher", quantity);
    expect(kept.kind === "estimate" && kept.value).toBeCloseTo(2, 12);
    expect(naturalQuantity("smd", "lower", quantity)).toEqual({ ...quantity, seScale: "identity" });
  });
});

describe("risk of bias", () => {
  const row = (study_id: string, domain: string, judgement: "low" | "high" | "unclear") =>
    ({ study_id, tool: "other", domain, judgement, assessed_by: "x", source_url: "x" }) as const;
  const rows = [
    row("a", "one", "low"),
    row("a", "two", "low"),
    row("b", "one", "low"),
    row("b", "two", "unclear"),
    row("c", "one", "high"),
    row("d", "one", "low"),
  ];

  it("is as good as the worst domain, and low only when every domain was judged", () => {
    expect(["a", "b", "c", "d", "e"].map((study) => studyBias(rows, study))).toEqual([
      "low",
      "some",
      "high",
      "unknown",
      "unknown",
    ]);
    expect(biasShares(rows, ["a", "c", "e"], [0.5, 0.3, 0.2])).toEqual({ low: 0.5, some: 0, high: 0.3, unknown: 0.2 });
  });
});

describe("basisOf", () => {
  const read = (parts: Parameters<typeof rowsFrom>[0]) => {
    const rows = rowsFrom(parts);
    const evidence = estimandEvidence(rows, plan, comfort);
    return basisOf(rows, evidence, evidence.used, poolTrials(evidence.used, plan), plan.level);
  };

  it("says what stands behind the number and what does not", () => {
    const basis = read({
      results: [
        { study_id: "a", estimate: 0.5, ci_low: 0.1, ci_high: 0.9 },
        { study_id: "b", estimate: 0.2, ci_low: -0.4, ci_high: 0.8, n: 30 },
        { study_id: "c", measure: "direction_only" },
        { study_id: "d", measure: "direction_only" },
      ],
    });
    expect(basis).toMatchObject({
      trials: 2,
      people: 52,
      events: null,
      design: "randomised",
      unused: { "direction-only": 2 },
      hint: null,
    });
    expect(basis.intervals).toEqual([
      { low: 0.1, high: 0.9 },
      { low: -0.4, high: 0.8 },
    ]);
    expect(basis.other?.kind).toBe("estimate");
  });

  it("hints only where nothing decides, and only from intervals that exclude no difference", () => {
    const aside = (estimate: number, reach: number, better: string) => ({
      results: [{ estimate, ci_low: estimate - reach, ci_high: estimate + reach, measure: "mean_difference", better }],
    });
    expect(read(aside(-3, 1, "lower")).hint).toBe("points-towards");
    expect(read(aside(-3, 1, "higher")).hint).toBe("points-against");
    expect(read(aside(-3, 4, "higher")).hint).toBeNull();
    expect(hintOf([])).toBeNull();
  });
});
