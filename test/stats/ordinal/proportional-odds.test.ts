import { describe, expect, it } from "vitest";
import { random } from "../../../pipeline/stats/numeric/random.ts";
import { standardNormal } from "../../../pipeline/stats/numeric/standard-normal.ts";
import { type BrantTest, brantTest } from "../../../pipeline/stats/ordinal/brant-test.ts";
import { mannWhitney } from "../../../pipeline/stats/ordinal/mann-whitney.ts";
import type { OrderedOutcome } from "../../../pipeline/stats/ordinal/ordered-outcome.ts";
import { type ProportionalOdds, proportionalOdds } from "../../../pipeline/stats/ordinal/proportional-odds.ts";
import { proportionalOddsDerivatives } from "../../../pipeline/stats/ordinal/proportional-odds-derivatives.ts";
import { fc } from "../../support/properties.ts";
import { firstTable, referenceCase, textColumn } from "../../support/reference-case.ts";
import { numericGradient, numericHessian, worst } from "../survival/made-survival-data.ts";

const fitOf = (data: OrderedOutcome, options = {}): ProportionalOdds => {
  const fit = proportionalOdds(data, options);
  if (fit.kind === "not-estimable") throw new Error(JSON.stringify(fit));
  return fit;
};

const brantOf = (data: OrderedOutcome): BrantTest => {
  const test = brantTest(data);
  if (test.kind === "not-estimable") throw new Error(JSON.stringify(test));
  return test;
};

const codeOf = (result: { readonly kind: string }): string => ("code" in result ? String(result.code) : result.kind);

const slopes = (fit: ProportionalOdds): readonly number[] => fit.terms.map(({ coefficient }) => coefficient);
const cuts = (fit: ProportionalOdds): readonly number[] => fit.thresholds.map(({ value }) => value);
const errors = (fit: ProportionalOdds): readonly number[] => [
  ...fit.terms.map(({ standardError }) => standardError),
  ...fit.thresholds.map(({ standardError }) => standardError),
];

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** Answers on a scale of 2 to 5 categories, an arm and a score, whole weights; frozen. */
const madeAnswers = (seed: number, { n = 60, categories = 0, effect = 0.8 } = {}): OrderedOutcome => {
  const source = random(seed);
  const count = categories || 2 + (seed % 4);
  const arm = Array.from({ length: n }, (_, i) => i % 2);
  const score = arm.map(() => 50 + 10 * standardNormal(source));
  const category = arm.map((a, i) => {
    const u = source.next();
    const latent = effect * a - 0.05 * ((score[i] ?? 0) - 50) + Math.log(u / (1 - u));
    return Math.max(0, Math.min(count - 1, Math.floor(count / 2 + latent)));
  });
  return Object.freeze({
    category: Object.freeze(category),
    covariates: Object.freeze([Object.freeze(arm), Object.freeze(score)]),
    weight: Object.freeze(arm.map(() => 1 + Math.floor(source.next() * 3))),
  });
};

/** The log likelihood as it is written down, of (β, ζ). */
const written =
  ({ category, covariates, weight }: OrderedOutcome, p: number) =>
  (at: readonly number[]): number => {
    let total = 0;
    for (let i = 0; i < category.length; i++) {
      const eta = covariates.reduce((sum, column, j) => sum + (column[i] ?? 0) * (at[j] ?? 0), 0);
      const k = category[i] ?? 0;
      const top = at.length - p;
      const high = k < top ? logistic((at[p + k] ?? 0) - eta) : 1;
      const low = k > 0 ? logistic((at[p + k - 1] ?? 0) - eta) : 0;
      total += (weight?.[i] ?? 1) * Math.log(high - low);
    }
    return total;
  };

const seeds = fc.integer({ min: 1, max: 1e6 });

describe("proportional odds", () => {
  it("maximises the likelihood as written down, with its curvature for errors", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const data = madeAnswers(seed);
        const fit = fitOf(data);
        if (fit.emptyCategories.length > 0) return;
        const f = written(data, 2);
        const at = [...slopes(fit), ...cuts(fit)];
        expect(fit.logLikelihood).toBeCloseTo(f(at), 8);
        expect(
          worst(
            numericGradient(f, at, 1e-6),
            at.map(() => 0),
          ),
        ).toBeLessThan(2e-4);
        // The score is counted from 50 in units of 10, so that differences are of the size of the coefficients.
        const [arm = [], score = []] = data.covariates;
        const scaled = { ...data, covariates: [arm, Array.from(score, (x) => (x - 50) / 10)] };
        const near = fitOf(scaled);
        const hessian = numericHessian(written(scaled, 2), [...slopes(near), ...cuts(near)], 1e-4);
        // Information × covariance = 1.
        hessian.forEach((row, i) => {
          near.covariance[0]?.forEach((_, j) => {
            const product = row.reduce((sum, h, k) => sum - h * (near.covariance[k]?.[j] ?? 0), 0);
            expect(product).toBeCloseTo(i === j ? 1 : 0, 4);
          });
        });
        expect(worst(errors(near).slice(0, 1), errors(fit).slice(0, 1))).toBeLessThan(1e-9);
      }),
      { numRuns: 20 },
    );
  });

  it("is right to the last digits: housing satisfaction by Newton steps in 40-digit arithmetic", () => {
    // R's numbers, polished with numerical derivatives, are 1e-9 off these.
    const table = firstTable(referenceCase("sat-polr-housing"));
    const column = (name: string): readonly string[] => textColumn(table, name);
    const is = (name: string, level: string) => column(name).map((cell) => Number(cell === level));
    const fit = fitOf({
      category: column("Sat").map((cell) => ["Low", "Medium", "High"].indexOf(cell)),
      covariates: [
        is("Infl", "Low"),
        is("Infl", "Medium"),
        is("Type", "Atrium"),
        is("Type", "Terrace"),
        is("Type", "Tower"),
        is("Cont", "Low"),
      ],
      weight: column("Freq").map(Number),
    });
    expect(slopes(fit)[0]).toBeCloseTo(-1.288819110372256, 13);
    expect(slopes(fit)[2]).toBeCloseTo(0.2061636313530283, 13);
    expect(worst(cuts(fit), [-1.5728882510965008, -0.3860448536362596])).toBeLessThan(1e-13);
    expect(errors(fit)[0]).toBeCloseTo(0.1271561445677395, 13);
    expect(errors(fit)[7]).toBeCloseTo(0.1198886708035517, 13);
  });

  it("has no likelihood where thresholds are out of order", () => {
    const rows = { columns: [], code: Uint32Array.of(0, 1, 2), weight: Float64Array.of(1, 1, 1), levels: 3 };
    const { value } = proportionalOddsDerivatives(rows, Float64Array.of(1, 1));
    expect(value).toBe(Number.NEGATIVE_INFINITY);
    expect(proportionalOddsDerivatives(rows, Float64Array.of(-1, 1)).value).toBeCloseTo(
      2 * Math.log(logistic(-1)) + Math.log(logistic(1) - logistic(-1)),
      12,
    );
    // Far out in a tail, where F(b) − F(a) of rounded numbers would be 0.
    const far = proportionalOddsDerivatives(rows, Float64Array.of(700, 701)).value;
    expect(far).toBeCloseTo(Math.log(Math.exp(-0) - Math.exp(-1)) - 700 - 701, 8);
  });

  it("is logistic regression with two categories: the 2 × 2 table's log odds ratio and its Woolf error", () => {
    const [a, b, c, d] = [12, 5, 7, 16];
    const fit = fitOf({ category: [1, 0, 1, 0], covariates: [[1, 1, 0, 0]], weight: [a, b, c, d] });
    expect(slopes(fit)[0]).toBeCloseTo(Math.log((a * d) / (b * c)), 10);
    expect(errors(fit)[0]).toBeCloseTo(Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d), 10);
    expect(cuts(fit)[0]).toBeCloseTo(Math.log(d / c), 10);
    expect(errors(fit)[1]).toBeCloseTo(Math.sqrt(1 / c + 1 / d), 10);
    const [term] = fit.terms;
    expect(term?.oddsRatio.value).toBeCloseTo((a * d) / (b * c), 9);
    const [interval] = term?.oddsRatio.intervals ?? [];
    expect(Math.log(interval?.high ?? 1) - Math.log(interval?.low ?? 1)).toBeCloseTo(
      2 * 1.959963984540054 * (errors(fit)[0] ?? 0),
      9,
    );
    expect(fit.likelihoodRatio?.df).toEqual([1]);
    expect(fit.aic).toBeCloseTo(fit.deviance + 4, 10);
  });

  it("has the logits of the shares as thresholds without covariates", () => {
    const fit = fitOf({ category: [0, 1, 2, 3], covariates: [], weight: [10, 20, 30, 40] });
    expect(worst(cuts(fit), [Math.log(10 / 90), Math.log(30 / 70), Math.log(60 / 40)])).toBeLessThan(1e-12);
    // Of a logit: 1/√(n·p·(1 − p)).
    expect(errors(fit)[0]).toBeCloseTo(1 / Math.sqrt(100 * 0.1 * 0.9), 10);
    expect(fit.likelihoodRatio).toBeNull();
    expect(fit.logLikelihood).toBeCloseTo(fit.nullLogLikelihood, 10);
    expect(fit.nullLogLikelihood).toBeCloseTo(
      [10, 20, 30, 40].reduce((total, w) => total + w * Math.log(w / 100), 0),
      9,
    );
  });

  it("turns with the scale; frequencies are rows; order, shifts and units change nothing else", () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: -1000, max: 1000 }), (seed, shift) => {
        const data = madeAnswers(seed, { categories: 4 });
        const fit = fitOf(data);
        const top = Math.max(...Array.from(data.category));
        const turned = fitOf({ ...data, category: Array.from(data.category, (k) => top - k) });
        expect(
          worst(
            slopes(turned),
            slopes(fit).map((b) => -b),
          ),
        ).toBeLessThan(1e-8);
        expect(
          worst(
            cuts(turned),
            cuts(fit)
              .map((z) => -z)
              .reverse(),
          ),
        ).toBeLessThan(1e-8);
        const rows = Array.from(data.weight ?? [])
          .flatMap((w, i) => Array.from({ length: w }, () => i))
          .reverse();
        const single = fitOf({
          category: rows.map((i) => data.category[i] ?? 0),
          covariates: data.covariates.map((column, j) =>
            rows.map((i) => (column[i] ?? 0) * (j ? 100 : 1) + (j ? shift : 0)),
          ),
        });
        expect(single.n).toBe(fit.n);
        expect(worst([slopes(single)[0] ?? 0, 100 * (slopes(single)[1] ?? 0)], slopes(fit))).toBeLessThan(1e-8);
        expect(
          worst(
            cuts(single),
            cuts(fit).map((z) => z + shift * (slopes(single)[1] ?? 0)),
          ),
        ).toBeLessThan(1e-6);
        expect(single.logLikelihood).toBeCloseTo(fit.logLikelihood, 8);
        expect(single.likelihoodRatio?.statistic).toBeCloseTo(fit.likelihoodRatio?.statistic ?? 0, 7);
      }),
      { numRuns: 15 },
    );
  });

  it("has the Mann–Whitney test as its score test of two arms", () => {
    // At β = 0 the score is Σ (F_k + F_{k−1} − 1) over the treated: their mid-ranks, whose permutation variance gives z.
    const { category, covariates } = madeAnswers(77, { n: 80, categories: 5 });
    const arm = Array.from(covariates[0] ?? []);
    const answers = Array.from(category);
    const of = (which: number) => answers.filter((_, i) => arm[i] === which);
    const known = mannWhitney(of(1), of(0), { correct: false });
    if (known.kind === "not-estimable") throw new Error(known.reason);
    const fit = fitOf({ category, covariates: [arm] });
    const nothing = fitOf({ category, covariates: [] });
    const [score = 0] = numericGradient(written({ category, covariates: [arm] }, 1), [0, ...cuts(nothing)]);
    const n = answers.length;
    const squares = answers.reduce((total, k) => {
      const below = answers.filter((other) => other < k).length;
      const same = answers.filter((other) => other === k).length;
      const centred = (2 * below + same) / n - 1;
      return total + centred * centred;
    }, 0);
    const treated = of(1).length;
    const z = score / Math.sqrt(((treated * (n - treated)) / (n * (n - 1))) * squares);
    expect(Math.abs(z)).toBeCloseTo(Math.abs(known.test.statistic), 6);
    expect(Math.sign(slopes(fit)[0] ?? 0)).toBe(Math.sign(score));
    expect(fit.nullLogLikelihood).toBeCloseTo(nothing.logLikelihood, 9);
    expect((fit.likelihoodRatio?.statistic ?? 0) / (z * z)).toBeCloseTo(1, 0);
  });

  it("leaves out categories that nobody is in, and says so", () => {
    const data = madeAnswers(5, { categories: 3 });
    const gap = { ...data, category: Array.from(data.category, (k) => [0, 2, 5][k] ?? 0), categories: 7 };
    const fit = fitOf(gap);
    expect(fit.emptyCategories).toEqual([1, 3, 4, 6]);
    expect(fit.thresholds.map(({ above }) => above)).toEqual([0, 2]);
    expect(worst([...slopes(fit), ...cuts(fit)], [...slopes(fitOf(data)), ...cuts(fitOf(data))])).toBeLessThan(1e-12);
    const weightless = fitOf({
      ...gap,
      category: [...gap.category, 1],
      covariates: gap.covariates.map((column) => [...Array.from(column), 1e6]),
      weight: [...Array.from(gap.weight ?? []), 0],
    });
    expect(weightless.n).toBe(fit.n);
    expect(slopes(weightless)).toEqual(slopes(fit));
  });

  it("refuses separation, one category, nobody, and columns that cannot be told apart", () => {
    const x = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    const separated = proportionalOdds({ category: [0, 0, 0, 1, 1, 1, 2, 2, 2], covariates: [x] });
    expect(separated).toMatchObject({ code: "separation" });
    if (separated.kind === "not-estimable") expect(separated.details?.iterations).toBeGreaterThan(0);
    const category = [0, 1, 0, 1, 2, 0, 1, 2, 2];
    expect(codeOf(proportionalOdds({ category, covariates: [x, x.map((v) => 1 - v)] }))).toBe("singular");
    expect(codeOf(proportionalOdds({ category, covariates: [x.map(() => 0.1)] }))).toBe("singular");
    expect(codeOf(proportionalOdds({ category: [1, 1, 1], covariates: [[1, 2, 3]] }))).toBe("all-tied");
    expect(codeOf(proportionalOdds({ category: [], covariates: [] }))).toBe("no-data");
    expect(codeOf(proportionalOdds({ category: [0, 1], covariates: [], weight: [0, 0] }))).toBe("no-data");
    expect(() => proportionalOdds({ category: [0, 3], categories: 3, covariates: [] })).toThrow(
      "category must be below 3: 3",
    );
    expect(() => proportionalOdds({ category: [0, 0.5], covariates: [] })).toThrow(
      "category[1] must be a whole number",
    );
    expect(() => proportionalOdds({ category: [0, 1], covariates: [[1]] })).toThrow("covariate must have length 2: 1");
    expect(() => proportionalOdds({ category: [0, 1], covariates: [], weight: [1, -1] })).toThrow(
      "weight[1] must be finite and ≥ 0: -1",
    );
    expect(() => proportionalOdds({ category: [0, 1], covariates: [], weight: [1] })).toThrow(
      "weight must have length 2: 1",
    );
  });

  it("covers the arm's log odds ratio in 200 sets", () => {
    let inside = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const { category, covariates } = madeAnswers(seed, { n: 120, categories: 5, effect: 0.8 });
      const fit = fitOf({ category, covariates });
      const { low, high } = fit.terms[0]?.oddsRatio.intervals[0] ?? { low: 0, high: 0 };
      if ((low ?? 0) <= Math.exp(0.8) && Math.exp(0.8) <= (high ?? 0)) inside++;
    }
    expect(inside / 200).toBeGreaterThan(0.91);
    expect(inside / 200).toBeLessThan(0.99);
  });
});

describe("Brant's test", () => {
  it("has the covariance that the stacked logistic regressions' scores give", () => {
    const { category, covariates } = madeAnswers(14, { n: 4000, categories: 3 });
    const [arm = []] = covariates;
    const test = brantOf({ category, covariates: [arm] });
    // A saturated regression: the cuts' log odds ratios from the table, their covariance by the delta method on the shares.
    const shares = [0, 1].map((which) => {
      const own = Array.from(category).filter((_, i) => arm[i] === which);
      return { n: own.length, above: [0, 1].map((k) => own.filter((c) => c > k).length / own.length) };
    });
    const logit = (p: number) => Math.log(p / (1 - p));
    const b = [0, 1].map((k) => logit(shares[1]?.above[k] ?? 0) - logit(shares[0]?.above[k] ?? 0));
    const covariance = (k: number, l: number): number =>
      shares.reduce((total, { n, above }) => {
        const [first, second] = [above[k] ?? 0, above[l] ?? 0];
        return total + (second * (1 - first)) / (n * first * (1 - first) * second * (1 - second));
      }, 0);
    const variance = covariance(0, 0) + covariance(1, 1) - 2 * covariance(0, 1);
    const gap = (b[0] ?? 0) - (b[1] ?? 0);
    expect(worst(test.coefficients.flat(), b)).toBeLessThan(1e-9);
    expect(test.global.statistic).toBeCloseTo((gap * gap) / variance, 8);
    expect(test.terms[0]?.statistic).toBeCloseTo(test.global.statistic, 10);
    expect(test.global.df).toEqual([1]);
  });

  it("does not care for units and for the direction of the scale", () => {
    const data = madeAnswers(3, { n: 150, categories: 4 });
    const test = brantOf(data);
    expect(test.global.df).toEqual([4]);
    expect(test.terms.map(({ df }) => df[0])).toEqual([2, 2]);
    const top = Math.max(...Array.from(data.category));
    const other = brantOf({
      ...data,
      category: Array.from(data.category, (k) => top - k),
      covariates: data.covariates.map((column) => Array.from(column, (x) => 1000 - 7 * x)),
    });
    expect(other.global.statistic).toBeCloseTo(test.global.statistic, 6);
    expect(other.terms[1]?.p).toBeCloseTo(test.terms[1]?.p ?? 0, 7);
  });

  it("rejects about 5 % of 200 sets in which odds are proportional", () => {
    let below = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const { category, covariates } = madeAnswers(seed, { n: 200, categories: 4 });
      if (brantOf({ category, covariates: covariates.slice(0, 1) }).global.p < 0.05) below++;
    }
    expect(below / 200).toBeGreaterThan(0.01);
    expect(below / 200).toBeLessThan(0.095);
  });

  it("refuses one cut, no covariate, and a cut that separates", () => {
    expect(codeOf(brantTest(madeAnswers(4, { categories: 2 })))).toBe("too-few");
    expect(codeOf(brantTest({ category: [0, 1, 2, 1], covariates: [] }))).toBe("too-few");
    const separated = brantTest({ category: [0, 1, 0, 1, 2, 2], covariates: [[1, 1.5, 2, 3, 8, 9]] });
    expect(separated).toMatchObject({ code: "separation", details: { cut: 1 } });
  });
});
