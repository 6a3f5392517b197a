import { describe, expect, it } from "vitest";
import {
  type AugmentedOptions,
  augmentedInverseProbability,
} from "../../../pipeline/stats/causal/augmented-inverse-probability.ts";
import { contrastOddsRatio, contrastRiskRatio } from "../../../pipeline/stats/causal/contrast-ratios.ts";
import { gComputation } from "../../../pipeline/stats/causal/g-computation.ts";
import { propensityScore } from "../../../pipeline/stats/causal/propensity-score.ts";
import { propensityWeights } from "../../../pipeline/stats/causal/propensity-weights.ts";
import type { WeightTarget } from "../../../pipeline/stats/causal/target-weight.ts";
import { weightedContrast } from "../../../pipeline/stats/causal/weighted-contrast.ts";
import { weightedMeanDifference } from "../../../pipeline/stats/causal/weighted-mean-difference.ts";
import { leastSquares } from "../../../pipeline/stats/numeric/least-squares.ts";
import { notEstimable, type Quantity } from "../../../pipeline/stats/quantity.ts";
import { fc } from "../../support/properties.ts";
import { numberOf } from "../survival/made-survival-data.ts";
import {
  answered,
  bootstrapSd,
  expit,
  influenceByCounting,
  type MadeConfounded,
  madeConfounded,
} from "./made-confounded-data.ts";

const seeds = fc.integer({ min: 1, max: 1e6 });
const targets: readonly WeightTarget[] = ["ate", "stabilised", "att", "overlap", "entropy"];
const seOf = (quantity: Quantity): number => (quantity.kind === "estimate" ? (quantity.se ?? 0) : Number.NaN);
const intervalOf = (quantity: Quantity) => (quantity.kind === "estimate" ? quantity.intervals[0] : undefined);

const weighted = (data: MadeConfounded, target: WeightTarget, outcome = data.outcome) => {
  const found = answered(propensityWeights(answered(propensityScore(data)), target));
  const outcomes = { treated: data.treated, outcome, weight: found.weight };
  return {
    known: answered(weightedMeanDifference(outcomes)),
    stacked: answered(weightedMeanDifference(outcomes, { weightModel: found.model })),
  };
};

describe("weighted mean difference", () => {
  it("is the coefficient of weighted least squares with its HC0 sandwich", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { treated, outcome } = madeConfounded(seed, { n: 50 });
        const weight = treated.map((_, i) => 0.3 + ((i * 7) % 11));
        const found = answered(weightedMeanDifference({ treated, outcome, weight }));
        const ones = treated.map(() => 1);
        const fit = answered(leastSquares([ones, treated], outcome, { weights: weight }));
        // Row 2 of (XᵀWX)⁻¹ times each row's score.
        const [, across = 0, slope = 0] = fit.inverse;
        const meat = treated.reduce((sum, a, i) => {
          const score = (across + slope * a) * (weight[i] ?? 0) * (fit.residuals[i] ?? 0);
          return sum + score * score;
        }, 0);
        expect(numberOf(found.difference)).toBeCloseTo(fit.coefficients[1] ?? 0, 10);
        expect(seOf(found.difference)).toBeCloseTo(Math.sqrt(meat), 10);
        const survey = answered(weightedMeanDifference({ treated, outcome, weight }, { finiteSample: true }));
        expect(seOf(survey.difference)).toBeCloseTo(Math.sqrt((meat * 50) / 49), 10);
      }),
      { numRuns: 20 },
    );
  });

  it("is the difference of means for weights of 1, and ignores people of weight 0", () => {
    const treated = Object.freeze([1, 1, 0, 0, 0, 1]);
    const outcome = Object.freeze([4, 6, 1, 2, 6, 999]);
    const found = answered(weightedMeanDifference({ treated, outcome, weight: Object.freeze([1, 1, 1, 1, 1, 0]) }));
    expect(numberOf(found.intervention)).toBe(5);
    expect(numberOf(found.comparator)).toBe(3);
    // Σ(y − m)²/n² in each arm.
    expect(seOf(found.difference)).toBeCloseTo(Math.sqrt(2 / 4 + 14 / 9), 12);
    expect(intervalOf(found.difference)?.high).toBeCloseTo(2 + 1.959963984540054 * Math.sqrt(2 / 4 + 14 / 9), 10);
  });

  it.each(targets)("carries the propensity model: influences are those of counting people anew: %s", (target) => {
    const data = madeConfounded(31, { n: 60 });
    const { influence } = weighted(data, target).stacked;
    for (const row of [2, 20, 55]) {
      const counted = influenceByCounting(data, row, (made) => numberOf(weighted(made, target).known.difference));
      expect(influence[row]).toBeCloseTo(counted, 5);
    }
  });

  it.each(["ate", "overlap"] as const)("agrees with a bootstrap that refits the model, within 10 %: %s", (target) => {
    const data = madeConfounded(32, { n: 200 });
    const sd = bootstrapSd(data, { reps: 400, seed: 5 }, (made) => numberOf(weighted(made, target).known.difference));
    const { stacked, known } = weighted(data, target);
    expect(Math.abs(seOf(stacked.difference) / sd - 1)).toBeLessThan(0.1);
    // Taking the weights as known overstates the error where covariates foretell the outcome.
    expect(seOf(known.difference)).toBeGreaterThan(1.15 * seOf(stacked.difference));
  });

  it("covers the truth about 95 times in 100 over 200 sets, with and without an effect", () => {
    for (const effect of [0, 1]) {
      let covered = 0;
      for (let seed = 1; seed <= 200; seed++) {
        const interval = intervalOf(weighted(madeConfounded(seed, { n: 150, effect }), "overlap").stacked.difference);
        if ((interval?.low ?? 9) <= effect && (interval?.high ?? -9) >= effect) covered++;
      }
      expect(covered).toBeGreaterThanOrEqual(181);
      expect(covered).toBeLessThanOrEqual(198);
    }
  });

  it("refuses an empty arm and an outcome that does not vary; mistakes throw", () => {
    const weight = [1, 1, 1];
    expect(weightedMeanDifference({ treated: [1, 1, 1], outcome: [1, 2, 3], weight })).toMatchObject({
      code: "one-group",
    });
    const refuses = (arm: number) =>
      weightedContrast(
        { treated: [1, 0], weight: [1, 1] },
        {
          summary: (rows) =>
            rows[0] === arm ? notEstimable("not-reached", `Arm ${arm}.`) : { value: 0, derivative: Float64Array.of(0) },
          range: [0, 1],
          still: { code: "no-events", reason: "Nobody." },
        },
        {},
      );
    expect(refuses(0)).toMatchObject({ reason: "Arm 0." });
    expect(refuses(1)).toMatchObject({ reason: "Arm 1." });
    const flat = answered(weightedMeanDifference({ treated: [1, 0, 0], outcome: [2, 1, 1], weight }));
    expect(flat.difference).toMatchObject({ code: "all-tied", details: { value: 1 } });
    expect(() => weightedMeanDifference({ treated: [1, 0], outcome: [1], weight: [1, 1] })).toThrow(
      "outcome must have length 2: 1",
    );
    expect(() => weightedMeanDifference({ treated: [1, 0], outcome: [1, 2], weight: [1] })).toThrow(
      "weight must have length 2: 1",
    );
  });
});

describe("ratios of a contrast of shares", () => {
  it("have the errors of two independent shares for weights of 1", () => {
    const treated = [...new Array(20).fill(1), ...new Array(30).fill(0)] as number[];
    const outcome = treated.map((a, i) => (a === 1 ? (i < 8 ? 1 : 0) : i < 26 ? 1 : 0));
    const contrast = answered(weightedMeanDifference({ treated, outcome, weight: treated.map(() => 1) }));
    const [risk, odds] = [contrastRiskRatio(contrast), contrastOddsRatio(contrast)];
    expect(numberOf(risk)).toBeCloseTo(0.4 / 0.2, 12);
    expect(seOf(risk)).toBeCloseTo(Math.sqrt(1 / 8 - 1 / 20 + 1 / 6 - 1 / 30), 12);
    expect(numberOf(odds)).toBeCloseTo((8 * 24) / (12 * 6), 12);
    expect(seOf(odds)).toBeCloseTo(Math.sqrt(1 / 8 + 1 / 12 + 1 / 6 + 1 / 24), 12);
    expect(intervalOf(odds)?.low).toBeCloseTo(
      Math.exp(Math.log(8 / 3) - 1.959963984540054 * Math.sqrt(1 / 8 + 1 / 12 + 1 / 6 + 1 / 24)),
      10,
    );
  });

  it("carry the propensity model", () => {
    const data = madeConfounded(33, { n: 80 });
    const of = (made: MadeConfounded) => contrastOddsRatio(weighted(made, "ate", made.binary).stacked);
    // The log odds ratio's variance is the sum of squared influences.
    const total = data.treated.reduce((sum, _, row) => {
      if (row % 8 !== 0) return sum;
      const phi = influenceByCounting(data, row, (made) => Math.log(numberOf(of(made))), 25);
      return sum + phi * phi;
    }, 0);
    const contrast = weighted(data, "ate", data.binary).stacked;
    const [p1, p0] = [numberOf(contrast.intervention), numberOf(contrast.comparator)];
    const own = contrast.interventionInfluence.reduce((sum, phi, row) => {
      if (row % 8 !== 0) return sum;
      const one = phi / (p1 * (1 - p1)) - (contrast.comparatorInfluence[row] ?? 0) / (p0 * (1 - p0));
      return sum + one * one;
    }, 0);
    expect(own).toBeCloseTo(total, 4);
    expect(seOf(of(data))).toBeGreaterThan(Math.sqrt(own));
  });

  it("are not there without an event in an arm", () => {
    const none = { treated: [1, 1, 0, 0], outcome: [1, 0, 0, 0], weight: [1, 1, 1, 1] };
    const contrast = answered(weightedMeanDifference(none));
    expect(contrastRiskRatio(contrast)).toMatchObject({ code: "all-tied" });
    expect(contrastRiskRatio({ ...contrast, intervention: contrast.comparator })).toMatchObject({ code: "all-tied" });
    const above = answered(weightedMeanDifference({ ...none, outcome: [1, 3, 0, 1] }));
    expect(contrastOddsRatio(above)).toMatchObject({ code: "no-events", details: { share: 2 } });
    expect(numberOf(contrastRiskRatio(above))).toBeCloseTo(4, 12);
  });
});

describe("standardisation (g-computation)", () => {
  it("is the coefficient of a linear model without interactions, with its HC0 error", () => {
    const { treated, outcome, design } = madeConfounded(41, { n: 70 });
    const found = answered(gComputation({ treated, outcome, design }, { outcomeModel: "linear" }));
    const fit = answered(leastSquares([treated, ...design], outcome));
    expect(numberOf(found.difference)).toBeCloseTo(fit.coefficients[0] ?? 0, 11);
    const inverse = [fit.inverse[0] ?? 0, fit.inverse[1] ?? 0, fit.inverse[3] ?? 0, fit.inverse[6] ?? 0];
    const meat = treated.reduce((sum, a, i) => {
      const row = [a, ...design.map((column) => column[i] ?? 0)];
      const score = row.reduce((total, x, j) => total + x * (inverse[j] ?? 0), 0) * (fit.residuals[i] ?? 0);
      return sum + score * score;
    }, 0);
    expect(seOf(found.difference)).toBeCloseTo(Math.sqrt(meat), 10);
  });

  it("has the influences of counting people anew, logistic too", () => {
    const data = madeConfounded(42, { n: 80 });
    const of = (made: MadeConfounded) =>
      answered(
        gComputation(
          { treated: made.treated, outcome: made.binary, design: made.design },
          { outcomeModel: "logistic" },
        ),
      );
    const { influence } = of(data);
    for (const row of [1, 33, 70]) {
      expect(influence[row]).toBeCloseTo(
        influenceByCounting(data, row, (made) => numberOf(of(made).difference)),
        5,
      );
    }
  });

  it("refuses one arm and a model that is not there", () => {
    const design = [[1, 1, 1, 1]];
    const options = { outcomeModel: "logistic" } as const;
    expect(gComputation({ treated: [1, 1, 1, 1], outcome: [0, 1, 0, 1], design }, options)).toMatchObject({
      code: "one-group",
    });
    expect(gComputation({ treated: [1, 1, 0, 0], outcome: [1, 1, 0, 1], design }, options)).toMatchObject({
      code: "separation",
    });
    expect(
      gComputation(
        { treated: [1, 1, 0, 0], outcome: [1, 2, 0, 1], design: [...design, ...design] },
        { outcomeModel: "linear" },
      ),
    ).toMatchObject({ code: "singular" });
  });
});

describe("augmented inverse probability weighting", () => {
  const of = (made: MadeConfounded, options: AugmentedOptions, outcome = made.outcome) =>
    answered(augmentedInverseProbability({ propensity: answered(propensityScore(made)), outcome }, options));

  it("has the mean and spread of the doubly robust scores, written out", () => {
    const data = madeConfounded(51, { n: 60 });
    const found = of(data, { outcomeModel: "linear" });
    const { probability } = answered(propensityScore(data));
    const fit = answered(leastSquares([data.treated, ...data.design], data.outcome));
    const [effect = 0] = fit.coefficients;
    const scores = data.treated.map((a, i) => {
      const [e, y] = [probability[i] ?? 0, data.outcome[i] ?? 0];
      const q0 = (fit.fitted[i] ?? 0) - a * effect;
      const q1 = q0 + effect;
      return (a * (y - q1)) / e + q1 - (((1 - a) * (y - q0)) / (1 - e) + q0);
    });
    const mean = scores.reduce((sum, one) => sum + one, 0) / 60;
    const spread = scores.reduce((sum, one) => sum + (one - mean) * (one - mean), 0) / 60;
    expect(numberOf(found.difference)).toBeCloseTo(mean, 10);
    expect(seOf(found.difference)).toBeCloseTo(Math.sqrt(spread / 60), 10);
  });

  it.each(["linear", "logistic"] as const)(
    "has stacked influences that are those of counting people anew: %s",
    (kind) => {
      const data = madeConfounded(52, { n: 80 });
      const options = { outcomeModel: kind, errors: "stacked" } as const;
      const pick = (made: MadeConfounded) => (kind === "linear" ? made.outcome : made.binary);
      const { influence } = of(data, options, pick(data));
      for (const row of [4, 40, 71]) {
        const counted = influenceByCounting(data, row, (made) => numberOf(of(made, options, pick(made)).difference));
        expect(influence[row]).toBeCloseTo(counted, 5);
      }
    },
  );

  it("is right when one of the two models is wrong", () => {
    const data = madeConfounded(53, { n: 20000, effect: 1 });
    const [ones = []] = data.design;
    const options = { outcomeModel: "linear" } as const;
    const naive = numberOf(answered(weightedMeanDifference({ ...data, weight: ones })).difference);
    expect(naive).toBeGreaterThan(1.6);
    const score = answered(propensityScore(data));
    const wrongScore = answered(propensityScore({ treated: data.treated, design: [ones] }));
    const { outcome, design } = data;
    const noOutcome = answered(augmentedInverseProbability({ propensity: score, outcome, design: [ones] }, options));
    const noTreatment = answered(augmentedInverseProbability({ propensity: wrongScore, outcome, design }, options));
    for (const one of [noOutcome, noTreatment]) {
      expect(Math.abs(numberOf(one.difference) - 1)).toBeLessThan(3.5 * seOf(one.difference));
      expect(seOf(one.difference)).toBeLessThan(0.05);
    }
  });

  it("covers the truth about 95 times in 100 over 200 sets, for shares", () => {
    // The truth by the generator: the covariates' distribution averaged over many people.
    const many = madeConfounded(1, { n: 40000 });
    const [x = []] = many.covariates;
    const truth = x.reduce((sum, one) => sum + expit(0.2 + 0.8 * one) - expit(-0.3 + 0.8 * one), 0) / x.length;
    let [efficient, stacked] = [0, 0];
    for (let seed = 1; seed <= 200; seed++) {
      const data = madeConfounded(seed * 3, { n: 200 });
      const inside = (errors: "efficient" | "stacked"): number => {
        const interval = intervalOf(of(data, { outcomeModel: "logistic", errors }, data.binary).difference);
        return (interval?.low ?? 9) <= truth && (interval?.high ?? -9) >= truth ? 1 : 0;
      };
      efficient += inside("efficient");
      stacked += inside("stacked");
    }
    for (const covered of [efficient, stacked]) {
      expect(covered).toBeGreaterThanOrEqual(181);
      expect(covered).toBeLessThanOrEqual(198);
    }
  });

  it("refuses where one of the models is not", () => {
    const data = madeConfounded(54, { n: 40 });
    const propensity = answered(propensityScore(data));
    const options = { outcomeModel: "logistic" } as const;
    expect(augmentedInverseProbability({ propensity, outcome: data.treated.map(() => 1) }, options)).toMatchObject({
      code: "no-events",
    });
    const twice = { ...propensity, design: [...propensity.design, ...propensity.design] };
    expect(
      augmentedInverseProbability({ propensity: twice, outcome: data.outcome }, { outcomeModel: "linear" }),
    ).toMatchObject({
      code: "singular",
    });
    expect(() => augmentedInverseProbability({ propensity, outcome: data.binary }, { ...options, level: 2 })).toThrow(
      "level must lie in (0, 1): 2",
    );
  });
});
