import { describe, expect, it } from "vitest";
import { ratioOfMeans } from "../../../pipeline/stats/longitudinal/ratio-of-means.ts";
import { ratioOfMeansDifference } from "../../../pipeline/stats/longitudinal/ratio-of-means-difference.ts";
import { mean } from "../../../pipeline/stats/numeric/mean.ts";
import { type Random, random } from "../../../pipeline/stats/numeric/random.ts";
import { standardNormal } from "../../../pipeline/stats/numeric/standard-normal.ts";
import type { Estimate, Quantity } from "../../../pipeline/stats/quantity.ts";
import { fc } from "../../support/properties.ts";
import { tolerance, within } from "../../support/tolerance.ts";

const options = { reps: 1000, seed: 20250828 };

const answer = (quantity: Quantity): Estimate => {
  if (quantity.kind !== "estimate") throw new Error(quantity.reason);
  return quantity;
};

/** Change at time zero with mean 10, of which `kept` remains later. */
const people = (source: Random, n: number, kept: number) => {
  const denominator = Array.from({ length: n }, () => 10 + 3 * standardNormal(source));
  return { denominator, numerator: denominator.map((value) => kept * value + 2 * standardNormal(source)) };
};

/** The delta-method standard error: sd(numerator − ratio·denominator) / (√n · mean(denominator)). */
const deltaError = ({ numerator, denominator }: ReturnType<typeof people>, ratio: number): number => {
  const rest = numerator.map((value, i) => value - ratio * (denominator[i] ?? 0));
  const squares = rest.reduce((total, value) => total + value * value, 0) / (rest.length - 1);
  return Math.sqrt(squares / rest.length) / (mean(denominator) ?? 1);
};

describe("ratioOfMeans", () => {
  it("is the ratio of the means, not the mean of the ratios", () => {
    const quantity = answer(ratioOfMeans({ numerator: [1, 9, 5, 4], denominator: [2, 10, 20, 8] }, options));
    expect(quantity.value).toBe(19 / 40);
    expect(quantity.intervals[0]?.method).toBe("bootstrap percentile, 1000 resamples");
  });

  it("has the standard error and limits of the delta method in a large sample", () => {
    const data = people(random("delta"), 400, 0.7);
    const { value, se, intervals } = answer(ratioOfMeans(data, options));
    const expected = deltaError(data, value);
    expect(within(se ?? 0, expected, tolerance.simulated)).toBe(true);
    expect(within((intervals[0]?.high ?? 0) - (intervals[0]?.low ?? 0), 3.92 * expected, tolerance.simulated)).toBe(
      true,
    );
  });

  it("repeats itself under a seed, and a higher level gives a wider interval", () => {
    const data = people(random("repeat"), 50, 0.8);
    expect(ratioOfMeans(data, options)).toEqual(ratioOfMeans(data, options));
    const width = (level: number) => {
      const [interval] = answer(ratioOfMeans(data, { ...options, level })).intervals;
      return (interval?.high ?? 0) - (interval?.low ?? 0);
    };
    expect(width(0.99)).toBeGreaterThan(width(0.95));
    expect(width(0.95)).toBeGreaterThan(width(0.5));
  });

  it("may be negative or above 1, and follows a change of unit and sign", () => {
    expect(answer(ratioOfMeans(people(random(1), 60, -0.4), options)).value).toBeLessThan(0);
    expect(answer(ratioOfMeans(people(random(2), 60, 1.6), options)).value).toBeGreaterThan(1);
    const data = people(random(3), 40, 0.5);
    const turned = { ...data, denominator: data.denominator.map((value) => -2 * value) };
    const [first, second] = [answer(ratioOfMeans(data, options)), answer(ratioOfMeans(turned, options))];
    expect(second.value).toBeCloseTo(-first.value / 2, 12);
    expect(second.intervals[0]?.low).toBeCloseTo(-(first.intervals[0]?.high ?? 0) / 2, 10);
  });

  it("covers the truth about as often as it says", () => {
    const source = random("coverage");
    let covered = 0;
    for (let run = 0; run < 300; run++) {
      const [interval] = answer(ratioOfMeans(people(source, 60, 0.7), { reps: 300, seed: run })).intervals;
      if ((interval?.low ?? 1) <= 0.7 && 0.7 <= (interval?.high ?? 0)) covered++;
    }
    expect(covered / 300).toBeGreaterThan(0.89);
    expect(covered / 300).toBeLessThan(0.985);
  });

  it("never holds a number that is not finite", () => {
    const value = fc.integer({ min: -3, max: 3 });
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { maxLength: 12 }), (pairs) => {
        const data = { numerator: pairs.map(([a]) => a), denominator: pairs.map(([, b]) => b) };
        const quantity = ratioOfMeans(data, { reps: 100, seed: 1 });
        if (quantity.kind === "not-estimable") return;
        const [interval] = quantity.intervals;
        expect([quantity.value, quantity.se, interval?.low, interval?.high].every(Number.isFinite)).toBe(true);
      }),
    );
  });

  it("refuses nobody, one person, a mean of 0 or near it, and no spread", () => {
    const refusal = (numerator: number[], denominator: number[]) => ratioOfMeans({ numerator, denominator }, options);
    expect(refusal([], [])).toMatchObject({ code: "no-data" });
    expect(refusal([1], [2])).toMatchObject({ code: "too-few" });
    expect(refusal([1, 2], [3, -3])).toMatchObject({ code: "singular" });
    expect(refusal([1, 2, 3, 4], [3, -3, 2, -1.5])).toMatchObject({ code: "singular" });
    expect(refusal([1, 2, 3], [3, 6, 9])).toMatchObject({ code: "all-tied" });
  });

  it("throws on arguments that are bugs", () => {
    expect(() => ratioOfMeans({ numerator: [1], denominator: [] }, options)).toThrow(
      "denominator must have length 1: 0",
    );
    expect(() => ratioOfMeans({ numerator: [Number.NaN], denominator: [1] }, options)).toThrow(RangeError);
    expect(() => ratioOfMeans({ numerator: [1, 2], denominator: [1, 3] }, { reps: 5, seed: 1 })).toThrow(
      "reps must be at least 100: 5",
    );
  });
});

describe("ratioOfMeansDifference", () => {
  it("subtracts, with the standard errors of both groups", () => {
    const [a, b] = [people(random("a"), 300, 0.8), people(random("b"), 200, 0.6)];
    const [first, second] = [answer(ratioOfMeans(a, options)), answer(ratioOfMeans(b, options))];
    const difference = answer(ratioOfMeansDifference(a, b, options));
    expect(difference.value).toBeCloseTo(first.value - second.value, 12);
    expect(within(difference.se ?? 0, Math.hypot(first.se ?? 0, second.se ?? 0), tolerance.simulated)).toBe(true);
    expect(difference.intervals[0]?.low).toBeGreaterThan(0);
  });

  it("refuses when either group does", () => {
    const good = people(random(1), 30, 0.5);
    const none = { numerator: [], denominator: [] };
    expect(ratioOfMeansDifference(good, none, options)).toMatchObject({ code: "no-data" });
    expect(ratioOfMeansDifference(none, good, options)).toMatchObject({ code: "no-data" });
  });
});
