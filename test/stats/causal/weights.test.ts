import { describe, expect, it } from "vitest";
import { commonSupport } from "../../../pipeline/stats/causal/common-support.ts";
import { covariateBalance } from "../../../pipeline/stats/causal/covariate-balance.ts";
import { effectiveSampleSize } from "../../../pipeline/stats/causal/effective-sample-size.ts";
import { entropyBalancing } from "../../../pipeline/stats/causal/entropy-balancing.ts";
import { propensityScore } from "../../../pipeline/stats/causal/propensity-score.ts";
import { propensityWeights } from "../../../pipeline/stats/causal/propensity-weights.ts";
import { weightSummary } from "../../../pipeline/stats/causal/weight-summary.ts";
import { weightedDistance } from "../../../pipeline/stats/causal/weighted-distance.ts";
import { weightedMeanDifference } from "../../../pipeline/stats/causal/weighted-mean-difference.ts";
import { fc } from "../../support/properties.ts";
import { numberOf, worst } from "../survival/made-survival-data.ts";
import {
  answered,
  bootstrapSd,
  influenceByCounting,
  type MadeConfounded,
  madeConfounded,
} from "./made-confounded-data.ts";

const seeds = fc.integer({ min: 1, max: 1e6 });
const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((total, one) => total + one, 0);

const meanIn = (column: readonly number[], treated: readonly number[], weight: ArrayLike<number>, arm: number) => {
  const rows = treated.flatMap((a, i) => (a === arm ? [i] : []));
  return sum(rows.map((i) => (weight[i] ?? 0) * (column[i] ?? 0))) / sum(rows.map((i) => weight[i] ?? 0));
};

describe("effective sample size", () => {
  it("is the number of people for equal weights, less for others, never below 1", () => {
    expect(effectiveSampleSize([3, 3, 3, 3])).toBeCloseTo(4, 13);
    expect(effectiveSampleSize([1, 2, 3])).toBeCloseTo(36 / 14, 13);
    expect(effectiveSampleSize([5, 0, 0])).toBe(1);
    expect(effectiveSampleSize([1e200, 1e200])).toBeCloseTo(2, 13);
    expect(effectiveSampleSize([])).toBeNull();
    expect(effectiveSampleSize([0, 0])).toBeNull();
    expect(() => effectiveSampleSize([1, -1])).toThrow("weights[1] must be ≥ 0 and finite: -1");
  });

  it("comes by arm with totals and the largest share", () => {
    const found = answered(weightSummary({ treated: [1, 1, 0, 0, 0], weight: [1, 3, 2, 2, 0] }));
    expect(found.intervention).toMatchObject({ n: 2, total: 4, largest: 3, largestShare: 0.75 });
    expect(found.intervention.effectiveSampleSize).toBeCloseTo(1.6, 12);
    expect(found.comparator).toMatchObject({ n: 2, total: 4, effectiveSampleSize: 2 });
    expect(weightSummary({ treated: [1, 0], weight: [1, 0] })).toMatchObject({ code: "one-group" });
    expect(() => weightSummary({ treated: [1, 0], weight: [1, Number.NaN] })).toThrow("weight[1] must be ≥ 0");
  });
});

describe("common support", () => {
  it("lists the rows within the limits", () => {
    const found = answered(commonSupport([0.01, 0.05, 0.5, 0.95, 0.99]));
    expect(found).toMatchObject({ rows: [1, 2, 3], share: 0.6 });
    expect(answered(commonSupport([0.2, 0.9], { low: 0.1, high: 0.8 })).rows).toEqual([0]);
    expect(commonSupport([])).toMatchObject({ code: "no-data" });
    expect(() => commonSupport([0.5], { low: 0.6, high: 0.4 })).toThrow("low must lie below high: 0.6 and 0.4");
    expect(() => commonSupport([1.5])).toThrow("probability[0] must lie in [0, 1]: 1.5");
  });
});

describe("balance", () => {
  const treated = Object.freeze([1, 1, 1, 0, 0, 0, 0]);
  const x = Object.freeze([3, 5, 7, 1, 2, 3, 4]);

  it("has the two-sample quantities without weights", () => {
    const [row] = answered(covariateBalance({ treated, covariates: [x] })).rows;
    expect(row).toMatchObject({ intervention: 5, comparator: 2.5 });
    expect(numberOf(row?.standardisedDifference ?? { kind: "" })).toBeCloseTo(2.5 / Math.sqrt((4 + 5 / 3) / 2), 12);
    expect(numberOf(row?.varianceRatio ?? { kind: "" })).toBeCloseTo(4 / (5 / 3), 12);
    expect(row?.kolmogorovSmirnov).toBeCloseTo(2 / 3, 12);
  });

  it("keeps the unweighted standard deviation when weighted, and whole weights are repeated people but for it", () => {
    const weight = [1, 1, 2, 3, 1, 1, 1];
    const [row] = answered(covariateBalance({ treated, covariates: [x], weight })).rows;
    const [plain] = answered(covariateBalance({ treated, covariates: [x] })).rows;
    expect(row?.intervention).toBeCloseTo(22 / 4, 12);
    expect(row?.comparator).toBeCloseTo(12 / 6, 12);
    const sd = 2.5 / numberOf(plain?.standardisedDifference ?? { kind: "" });
    expect(numberOf(row?.standardisedDifference ?? { kind: "" })).toBeCloseTo(3.5 / sd, 12);
    // Reliability weights: Σw(x−m)²/(V₁ − V₂/V₁).
    const spread = (values: readonly number[], w: readonly number[], m: number): number =>
      sum(values.map((value, i) => (w[i] ?? 0) * (value - m) * (value - m))) /
      (sum(w) - sum(w.map((one) => one * one)) / sum(w));
    const ratio = spread([3, 5, 7], [1, 1, 2], 5.5) / spread([1, 2, 3, 4], [3, 1, 1, 1], 2);
    expect(numberOf(row?.varianceRatio ?? { kind: "" })).toBeCloseTo(ratio, 12);
  });

  it("does not mind units nor the size of weights, and turns its sign with the arms", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { treated: arms, covariates } = madeConfounded(seed, { n: 50 });
        const weight = arms.map((_, i) => 0.5 + (i % 5));
        const scaled = covariates.map((column) => column.map((value) => 30 - 4 * value));
        const one = answered(covariateBalance({ treated: arms, covariates, weight }));
        const other = answered(
          covariateBalance({ treated: arms, covariates: scaled, weight: weight.map((w) => w * 7) }),
        );
        const turned = answered(covariateBalance({ treated: arms.map((a) => 1 - a), covariates, weight }));
        one.rows.forEach((row, j) => {
          const size = numberOf(row.standardisedDifference);
          expect(numberOf(other.rows[j]?.standardisedDifference ?? { kind: "" })).toBeCloseTo(-size, 10);
          expect(numberOf(turned.rows[j]?.standardisedDifference ?? { kind: "" })).toBeCloseTo(-size, 12);
          expect(other.rows[j]?.kolmogorovSmirnov).toBeCloseTo(row.kolmogorovSmirnov, 10);
        });
        expect(other.worst).toBeCloseTo(one.worst ?? 0, 10);
      }),
      { numRuns: 20 },
    );
  });

  it("has the distance of two distribution functions by looking at every value", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { outcome, treated: arms } = madeConfounded(seed, { n: 30 });
        const values = outcome.map((value) => Math.round(value * 2));
        const side = (arm: number) => {
          const rows = arms.flatMap((a, i) => (a === arm ? [i] : []));
          return { values: rows.map((i) => values[i] ?? 0), weights: rows.map((i) => 1 + (i % 3)) };
        };
        const [one, other] = [side(1), side(0)];
        const below = ({ values: v, weights: w }: typeof one, at: number): number =>
          sum(v.map((value, i) => (value <= at ? (w[i] ?? 0) : 0))) / sum(w);
        const most = Math.max(...values.map((at) => Math.abs(below(one, at) - below(other, at))));
        expect(weightedDistance(one, other)).toBeCloseTo(most, 12);
      }),
      { numRuns: 20 },
    );
  });

  it("says what cannot be compared", () => {
    const flat = answered(covariateBalance({ treated, covariates: [treated.map(() => 2)] }));
    expect(flat.rows[0]?.standardisedDifference).toMatchObject({ code: "all-tied" });
    expect(flat.worst).toBeNull();
    const single = answered(covariateBalance({ treated: [1, 0, 0], covariates: [[1, 2, 3]] }));
    expect(single.rows[0]?.standardisedDifference).toMatchObject({ code: "too-few" });
    expect(single.rows[0]?.varianceRatio).toMatchObject({ code: "too-few" });
    expect(covariateBalance({ treated: [1, 1], covariates: [] })).toMatchObject({ code: "one-group" });
    expect(covariateBalance({ treated: [1, 0], covariates: [], weight: [0, 1] })).toMatchObject({ code: "one-group" });
    expect(() => covariateBalance({ treated, covariates: [[1]] })).toThrow("covariate must have length 7: 1");
  });

  it("is exact for overlap weights of a logistic model", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { treated: arms, design, covariates } = madeConfounded(seed);
        const score = propensityScore({ treated: arms, design });
        if (score.kind === "not-estimable") return;
        const { weight } = answered(propensityWeights(score, "overlap"));
        expect(answered(covariateBalance({ treated: arms, covariates, weight })).worst).toBeLessThan(1e-12);
      }),
      { numRuns: 20 },
    );
  });
});

describe("entropy balancing", () => {
  const moments = ({ covariates }: MadeConfounded): readonly (readonly number[])[] => {
    const [x = [], z = []] = covariates;
    return [x, z, x.map((value) => value * value)];
  };

  it.each(["ate", "att"] as const)("makes the means of all moments exactly those of the target: %s", (target) => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const data = madeConfounded(seed);
        const found = entropyBalancing({ treated: data.treated, covariates: moments(data) }, { target });
        if (found.kind === "not-estimable") return;
        for (const column of moments(data)) {
          const all = sum(column) / column.length;
          const aim =
            target === "ate"
              ? all
              : meanIn(
                  column,
                  data.treated,
                  data.treated.map(() => 1),
                  1,
                );
          for (const arm of [0, 1]) expect(meanIn(column, data.treated, found.weight, arm)).toBeCloseTo(aim, 10);
        }
        for (const arm of [0, 1]) {
          const own = data.treated.flatMap((a, i) => (a === arm ? [found.weight[i] ?? 0] : []));
          expect(sum(own)).toBeCloseTo(own.length, 9);
          expect(Math.min(...own)).toBeGreaterThan(0);
          if (target === "att" && arm === 1) expect(own.every((one) => one === 1)).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("has the least entropy: weights moved along what keeps the balance have more", () => {
    const data = madeConfounded(21, { n: 40 });
    const { weight } = answered(entropyBalancing({ treated: data.treated, covariates: data.covariates }));
    // log w is linear in the moments within an arm, which is the condition of the minimum.
    for (const arm of [0, 1]) {
      const rows = data.treated.flatMap((a, i) => (a === arm ? [i] : []));
      const [x = [], z = []] = data.covariates;
      const logs = (i: number): number => Math.log(weight[i] ?? 1);
      const pick = (code: number): readonly number[] => rows.filter((i) => z[i] === code);
      const slopes = [0, 1].map((code) => {
        const [a = 0, b = 0] = pick(code);
        return (logs(b) - logs(a)) / ((x[b] ?? 0) - (x[a] ?? 0));
      });
      expect(slopes[0]).toBeCloseTo(slopes[1] ?? 0, 9);
    }
  });

  it("leaves balanced arms alone, and is the same in other units and another order", () => {
    const balanced = entropyBalancing({ treated: [1, 1, 0, 0], covariates: [[1, 2, 1, 2]] });
    expect(worst(answered(balanced).weight, [1, 1, 1, 1])).toBeLessThan(1e-12);
    const { treated, covariates } = madeConfounded(22);
    const [x = [], z = []] = covariates;
    const plain = answered(entropyBalancing({ treated, covariates }));
    const moved = answered(
      entropyBalancing({ treated, covariates: [z.map((one) => 5 - one), x.map((one) => 1900 + 9 * one)] }),
    );
    expect(worst(moved.weight, plain.weight)).toBeLessThan(1e-9);
  });

  it.each(["ate", "att"] as const)("carries its estimation into the standard error: %s", (target) => {
    const data = madeConfounded(23, { n: 60 });
    const contrast = (made: MadeConfounded) => {
      const found = answered(entropyBalancing(made, { target }));
      return answered(weightedMeanDifference({ ...made, weight: found.weight }, { weightModel: found.model }));
    };
    const { influence } = contrast(data);
    for (const row of [0, 17, 42]) {
      const counted = influenceByCounting(data, row, (made) => numberOf(contrast(made).difference));
      expect(influence[row]).toBeCloseTo(counted, 5);
    }
  });

  it("agrees with a bootstrap that balances anew, within 10 %", () => {
    const data = madeConfounded(24, { n: 150 });
    const contrast = (made: MadeConfounded) => {
      const found = entropyBalancing(made);
      if (found.kind === "not-estimable") return null;
      return answered(weightedMeanDifference({ ...made, weight: found.weight }, { weightModel: found.model }));
    };
    const sd = bootstrapSd(data, { reps: 400, seed: 1 }, (made) => {
      const found = contrast(made);
      return found === null ? null : numberOf(found.difference);
    });
    const { difference } = contrast(data) ?? {};
    const se = difference?.kind === "estimate" ? (difference.se ?? 0) : 0;
    expect(Math.abs(se / sd - 1)).toBeLessThan(0.1);
  });

  it("refuses what no weights can do", () => {
    const apart = entropyBalancing({ treated: [1, 1, 0, 0, 0], covariates: [[5, 6, 1, 2, 3]] }, { target: "att" });
    expect(apart).toMatchObject({ code: "not-reached" });
    expect(entropyBalancing({ treated: [1, 1, 1, 0, 0], covariates: [[1, 2, 4, 3, 3]] })).toMatchObject({
      code: "singular",
    });
    const { treated, covariates } = madeConfounded(25);
    const [x = []] = covariates;
    expect(entropyBalancing({ treated, covariates: [x, x] })).toMatchObject({ code: "singular" });
    expect(entropyBalancing({ treated: [1, 1], covariates: [[1, 2]] })).toMatchObject({ code: "one-group" });
  });
});
