import { describe, expect, it } from "vitest";
import {
  type ClonedPeople,
  type CloneOptions,
  cloneCensorWeight,
} from "../../../pipeline/stats/causal/clone-censor-weight.ts";
import { deviationModel } from "../../../pipeline/stats/causal/deviation-model.ts";
import { logisticRegression } from "../../../pipeline/stats/causal/logistic-regression.ts";
import { propensityScore } from "../../../pipeline/stats/causal/propensity-score.ts";
import { propensityWeights } from "../../../pipeline/stats/causal/propensity-weights.ts";
import { random } from "../../../pipeline/stats/numeric/random.ts";
import type { Estimate, Quantity } from "../../../pipeline/stats/quantity.ts";
import { kaplanMeier } from "../../../pipeline/stats/survival/kaplan-meier.ts";
import { restrictedMean } from "../../../pipeline/stats/survival/restricted-mean.ts";
import { weightedRestrictedMeanDifference } from "../../../pipeline/stats/survival/weighted-differences.ts";
import { fc } from "../../support/properties.ts";
import { tolerance, within } from "../../support/tolerance.ts";
import { madeClones, theseOf } from "./made-clones.ts";

const options: CloneOptions = { grace: 20, horizon: 80, minCompleted: 20, minAtRisk: 10, level: 0.95 };

const given = (quantity: Quantity): Estimate => {
  if (quantity.kind === "not-estimable") throw new Error(quantity.reason);
  return quantity;
};
const value = (quantity: Quantity): number => given(quantity).value;
const se = (quantity: Quantity): number => given(quantity).se ?? Number.NaN;
const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
const spread = (values: readonly number[]): number =>
  Math.sqrt(mean(values.map((one) => (one - mean(values)) * (one - mean(values)))));
const numbers = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);

describe("clone, censor, weight", () => {
  /**
   * R 4.2.2, survival 3.5-3. Weights: on the person-days at risk (`end > day & deviation >= day`, days on which somebody leaves)
   * `glm(left ~ factor(day) + x + z, binomial, epsilon = 1e-14)`, for the other strategy on day 20 `glm(left ~ x + z, binomial)`;
   * curves: `survfit(Surv(a, b, event) ~ 1, weights = w)` on follow-up cut at those days with w = cumprod(1/(1 - fitted)),
   * mean = area of the curve of `end` less area of the curve of `pmin(end, began)`, both to 80.
   */
  it("equals R", () => {
    const { receive, refrain, difference } = cloneCensorWeight(madeClones(300), options);
    expect(within(value(receive.mean), 27.2554755918736, tolerance.closedForm)).toBe(true);
    expect(within(value(refrain.mean), 31.8342185851244, tolerance.closedForm)).toBe(true);
    expect(within(value(difference), -4.57874299325083, tolerance.closedForm)).toBe(true);
    expect([receive.left, receive.completed, refrain.left, refrain.completed]).toEqual([79, 72, 118, 79]);
    for (const { clones, left, settled, lost, completed } of [receive, refrain]) {
      expect(left + settled + lost + completed).toBe(clones);
    }
  });

  it("does not hang on the order of people or the units of covariates", () => {
    const people = madeClones(200);
    const first = cloneCensorWeight(people, options);
    fc.assert(
      fc.property(fc.shuffledSubarray([...numbers(200)], { minLength: 200 }), (order) => {
        const again = theseOf(people, order);
        const [x = [], z = []] = again.covariates;
        const covariates = [z, Array.from(x, (one) => 1e4 + 30 * one)];
        const { difference } = cloneCensorWeight({ ...again, covariates }, options);
        expect(value(difference)).toBeCloseTo(value(first.difference), 8);
        expect(se(difference)).toBeCloseTo(se(first.difference), 8);
      }),
      { numRuns: 5 },
    );
  });

  it("is two plain areas where nobody leaves, and where leaving is not modelled by anything", () => {
    const people = madeClones(250);
    const never = cloneCensorWeight({ ...people, started: numbers(250).map(() => Infinity) }, options);
    const first = Float64Array.from(people.end, (day, i) => Math.min(day, people.began[i] as number));
    const begun = Array.from(people.end, (day, i) =>
      (people.began[i] as number) <= day ? 1 : (people.settled[i] as number),
    );
    const area = (time: ArrayLike<number>, event: ArrayLike<number>): number =>
      value(restrictedMean({ time, event }, { tau: 80 }));
    expect(value(never.refrain.mean)).toBeCloseTo(area(people.end, people.settled) - area(first, begun), 10);
    expect(never.refrain.left).toBe(0);
    expect(never.refrain.effective).toBeCloseTo(never.refrain.completed, 10);
    expect(never.receive.mean).toMatchObject({ kind: "not-estimable", code: "too-few" });
    expect(never.difference).toMatchObject({ kind: "not-estimable", code: "too-few" });

    // Without covariates everyone who is left weighs the same, so that clones are only censored.
    const alone = cloneCensorWeight({ ...people, covariates: [] }, options);
    const leaving = Float64Array.from(people.started, (day) => (day <= 20 ? day : Infinity));
    const censored = (time: ArrayLike<number>, event: ArrayLike<number>) => ({
      time: Array.from(time, (day, i) => Math.min(day, leaving[i] as number)),
      event: Array.from(event, (one, i) => ((time[i] as number) <= (leaving[i] as number) ? one : 0)),
    });
    const [lost, reached] = [censored(people.end, people.settled), censored(first, begun)];
    expect(value(alone.refrain.mean)).toBeCloseTo(area(lost.time, lost.event) - area(reached.time, reached.event), 10);
  });

  it("is the comparison by inverse-probability weights where the treatment starts on day 0 and nothing is settled early", () => {
    const made = madeClones(250);
    // Everyone is in the state from day 14 on and leaves it after the grace period.
    const end = Array.from(made.end, (day) => day + 21);
    const treated = Array.from(made.started, (day) => (day <= 20 ? 1 : 0));
    const started = treated.map((one) => (one === 1 ? 0 : Infinity));
    const began = end.map(() => 14);
    const { receive, refrain, difference } = cloneCensorWeight({ ...made, end, began, started }, options);
    const propensity = propensityScore({ treated, design: [end.map(() => 1), ...made.covariates] });
    if (propensity.kind === "not-estimable") throw new Error(propensity.reason);
    const weights = propensityWeights(propensity, "ate");
    if (weights.kind === "not-estimable") throw new Error(weights.reason);
    const known = weightedRestrictedMeanDifference(
      { time: end, event: made.settled, treated, weight: weights.weight },
      { tau: 80, weightModel: weights.model },
    );
    if (known.kind === "not-estimable") throw new Error(known.reason);
    for (const [clones, plain, before] of [
      [receive.mean, known.intervention, 14],
      [refrain.mean, known.comparator, 14],
      [difference, known.difference, 0],
    ] as const) {
      expect(value(clones)).toBeCloseTo(value(plain) - before, 8);
      expect(se(clones)).toBeCloseTo(se(plain), 8);
    }
    expect([receive.settled, receive.lost, refrain.settled, refrain.lost]).toEqual([0, 0, 0, 0]);
    expect(receive.completed + refrain.completed).toBe(250);
  });

  it("has the standard error of a bootstrap of people, both clones together, weights fitted again", () => {
    const people = madeClones(150);
    const few = { ...options, minCompleted: 5, minAtRisk: 3 };
    const found = cloneCensorWeight(people, few);
    const source = random(11);
    const draws = numbers(100).map(() => {
      const drawn = theseOf(
        people,
        numbers(150).map(() => Math.floor(source.next() * 150)),
      );
      const { receive, refrain, difference } = cloneCensorWeight(drawn, few);
      return [value(receive.mean), value(refrain.mean), value(difference)] as const;
    });
    // 100 draws know a standard error to 7 %.
    for (const [k, quantity] of [found.receive.mean, found.refrain.mean, found.difference].entries()) {
      const ratio = se(quantity) / spread(draws.map((draw) => draw[k] as number));
      expect(ratio).toBeGreaterThan(0.82);
      expect(ratio).toBeLessThan(1.18);
    }
    expect(se(cloneCensorWeight(people, { ...few, degreesLost: 6 }).difference)).toBeCloseTo(
      se(found.difference) * Math.sqrt(150 / 144),
      10,
    );
  });
});

describe("the model of leaving", () => {
  it("is a logistic regression on one day, and Kaplan–Meier without covariates", () => {
    const { started, end, covariates } = madeClones(300);
    const deviation = Array.from(started, (day) => (day <= 20 ? Infinity : 20));
    const model = deviationModel({ deviation, end, covariates });
    if (model.kind === "not-estimable") throw new Error(model.reason);
    const open = numbers(300).filter((i) => (end[i] as number) > 20);
    const fit = logisticRegression({
      outcome: open.map((i) => (deviation[i] === 20 ? 1 : 0)),
      design: [open.map(() => 1), ...covariates.map((column) => open.map((i) => column[i] as number))],
    });
    if (fit.kind === "not-estimable") throw new Error(fit.reason);
    open.forEach((i, row) => {
      expect(model.chance[0]?.[i]).toBeCloseTo(fit.fitted[row] as number, 9);
    });

    const leaving = Array.from(started, (day) => (day <= 20 ? day : Infinity));
    const plain = deviationModel({ deviation: leaving, end, covariates: [] });
    if (plain.kind === "not-estimable") throw new Error(plain.reason);
    // Who ends on the day of leaving is not at risk of leaving then.
    const curve = kaplanMeier({
      time: numbers(300).map((i) => Math.min((end[i] as number) - 0.5, leaving[i] as number)),
      event: numbers(300).map((i) => ((leaving[i] as number) < (end[i] as number) ? 1 : 0)),
    });
    const kept = plain.chance.reduce((share, own) => share * (1 - Math.max(...own)), 1);
    expect(kept).toBeCloseTo(curve.survival.at(-1) as number, 10);
  });

  it("is refused where nobody can stand for those who left, or covariates tell for certain", () => {
    const end = [9, 9, 9, 9, 9, 9];
    const all = deviationModel({ deviation: [2, 2, 2, 2, 2, 2], end, covariates: [] });
    expect(all).toMatchObject({ kind: "not-estimable", code: "separation" });
    const deviation = [2, 2, 2, Infinity, Infinity, Infinity];
    const told = deviationModel({ deviation, end, covariates: [[1, 2, 3, 4, 5, 6]] });
    expect(told).toMatchObject({ kind: "not-estimable", code: "separation" });
  });
});

/** Nothing acts on anything but x on everything; weekly starts up to week eight; a start is seen only while the person is well or waiting. */
const nothingActs = (seed: number, n: number, { confounded }: { readonly confounded: boolean }): ClonedPeople => {
  const source = random(seed);
  const rows = numbers(n).map(() => {
    const x = 2 * source.next() - 1;
    const pull = confounded ? x : 0;
    let started = Infinity;
    for (let week = 1; week <= 8 && started === Infinity; week++) {
      if (source.next() < 1 / (1 + Math.exp(2.2 - pull))) started = 7 * week;
    }
    const responds = source.next() < 1 / (1 + Math.exp(-1 - x));
    const lost = 14 + Math.ceil((-Math.log(1 - source.next()) * 100) / Math.exp(-0.7 * x));
    const end = responds ? Math.min(lost, 240) : 14;
    return { x, started: started < end ? started : Infinity, began: responds ? 14 : Infinity, end, lost };
  });
  return {
    started: rows.map(({ started }) => started),
    began: rows.map(({ began }) => began),
    end: rows.map(({ end }) => end),
    settled: rows.map(({ end, lost }) => (end === 14 || end === lost ? 1 : 0)),
    covariates: [rows.map(({ x }) => x)],
  };
};

describe("random people, in whom the treatment does nothing", () => {
  const long = { ...options, grace: 56, horizon: 150 };
  const naive = ({ started, began, end }: ClonedPeople): number => {
    const days = Array.from(end, (day, i) => Math.max(0, Math.min(day, 150) - (began[i] as number)));
    const [yes, no] = [true, false].map((treated) =>
      mean(days.filter((_, i) => (started[i] as number) <= 56 === treated)),
    );
    return (yes as number) - (no as number);
  };

  it.each([
    { confounded: false, words: "chance alone" },
    { confounded: true, words: "a recorded cause" },
  ])("finds nothing where $words decides who starts, though those treated did wait well", ({ confounded }) => {
    const samples = numbers(60).map((seed) => nothingActs(1000 + seed, 300, { confounded }));
    const found = samples.map((people) => cloneCensorWeight(people, long).difference);
    const values = found.map(value);
    const error = spread(values) / Math.sqrt(values.length);
    expect(Math.abs(mean(values))).toBeLessThan(3 * error);
    expect(error).toBeLessThan(1.5);
    const ratio = mean(found.map(se)) / spread(values);
    expect(ratio).toBeGreaterThan(0.75);
    expect(ratio).toBeLessThan(1.3);
    expect(mean(samples.map(naive))).toBeGreaterThan(15);
  });
});

describe("refusals", () => {
  const people = madeClones(300);
  const refused = (changes: Partial<CloneOptions>, of: Partial<ClonedPeople> = {}): Quantity =>
    cloneCensorWeight({ ...people, ...of }, { ...options, ...changes }).difference;

  it("say in words what is missing", () => {
    expect(refused({ minCompleted: 75 })).toMatchObject({
      code: "too-few",
      reason:
        "Only 72 of the 300 clones that were to receive the treatment completed the grace period in keeping with that and with an open outcome; at least 75 are needed.",
    });
    expect(refused({ horizon: 400 })).toMatchObject({ code: "not-reached" });
    expect(refused({}, { began: numbers(300).map(() => Infinity) })).toMatchObject({ code: "no-events" });
    expect(refused({ degreesLost: 300 })).toMatchObject({ code: "too-few" });
    // Everyone had it before day 0: nobody can stand for who was not to receive it.
    expect(refused({}, { started: numbers(300).map(() => -2) })).toMatchObject({ kind: "not-estimable" });
    const nobody = { began: [], end: [], settled: [], started: [], covariates: [] };
    expect(cloneCensorWeight(nobody, options).difference).toMatchObject({ code: "no-data" });
  });

  it("throw for wrong arguments", () => {
    expect(() => refused({ grace: 90 })).toThrow(RangeError);
    expect(() => refused({ level: 95 })).toThrow(RangeError);
    expect(() => refused({}, { end: [1] })).toThrow(RangeError);
    expect(() => refused({}, { settled: numbers(300).map(() => 2) })).toThrow(RangeError);
    expect(() => refused({}, { started: numbers(300).map(() => Number.NaN) })).toThrow(RangeError);
  });
});
