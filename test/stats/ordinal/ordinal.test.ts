import { describe, expect, test } from "vitest";
import { brunnerMunzel } from "../../../pipeline/stats/ordinal/brunner-munzel.ts";
import { describe as summarise } from "../../../pipeline/stats/ordinal/describe.ts";
import { probabilityOfSuperiority } from "../../../pipeline/stats/ordinal/probability-of-superiority.ts";
import { welchDifference } from "../../../pipeline/stats/ordinal/welch-difference.ts";
import type { Quantity } from "../../../pipeline/stats/quantity.ts";
import { fc } from "../../support/properties.ts";
import {
  differences,
  expectedPaths,
  firstTable,
  numberColumn,
  type ReferenceCase,
  referenceCase,
  textColumn,
} from "../../support/reference-case.ts";
import { tolerance, within } from "../../support/tolerance.ts";

const near = (actual: number, expected: number, of = tolerance.closedForm) =>
  expect(within(actual, expected, of), `${actual} is not ${expected}`).toBe(true);

const groupsOf = (reference: ReferenceCase) => {
  const table = firstTable(reference);
  const values = numberColumn(table, String(reference.inputs.y));
  const labels = textColumn(table, String(reference.inputs.group));
  const group = (name: string) =>
    Object.freeze(values.filter((value, i): value is number => value !== null && labels[i] === name));
  return { x: group(String(reference.inputs.group1)), y: group(String(reference.inputs.group2)) };
};

const read = (quantity: Quantity) => {
  if (quantity.kind !== "estimate") throw new RangeError(quantity.reason);
  const [interval] = quantity.intervals;
  return { value: quantity.value, se: quantity.se, lb: interval?.low ?? Number.NaN, ub: interval?.high ?? Number.NaN };
};

describe("against R", () => {
  test("sat-ttest-btheb: Welch, means, standard deviations", () => {
    const reference = referenceCase("sat-ttest-btheb");
    const { x, y } = groupsOf(reference);
    const { difference, test: welch } = welchDifference(x, y);
    const { value, se, lb, ub } = read(difference);
    const [first, second] = [summarise(x), summarise(y)];
    const actual = {
      n1: first?.n ?? null,
      n2: second?.n ?? null,
      mean1: first?.mean ?? null,
      mean2: second?.mean ?? null,
      sd1: first?.sd ?? null,
      sd2: second?.sd ?? null,
      diff: value,
      welch: {
        t: welch?.statistic ?? null,
        df: welch?.df[0] ?? null,
        p: welch?.p ?? null,
        "ci.lb": lb,
        "ci.ub": ub,
        se,
      },
    };
    const select = (path: string) => /^(n\d|mean\d|sd\d|diff|welch)/.test(path);
    expect(expectedPaths(reference.expected).filter(select)).toHaveLength(13);
    expect(differences(reference, actual, select)).toEqual([]);
  });

  test.each(["btheb", "exact", "ties-exact"])(
    "sat-mannwhitney-%s: probability of superiority, Brunner–Munzel",
    (id) => {
      const reference = referenceCase(`sat-mannwhitney-${id}`);
      const { x, y } = groupsOf(reference);
      const { value, se, lb, ub } = read(probabilityOfSuperiority(x, y));
      const tested = brunnerMunzel(x, y);
      if ("kind" in tested) throw new RangeError(tested.reason);
      const actual = {
        n1: x.length,
        n2: y.length,
        prob_superiority: value,
        cliffs_delta: 2 * value - 1,
        U1: value * x.length * y.length,
        "prob_superiority.delong_se": se,
        "prob_superiority.logit_ci": { lb, ub },
        // R's statistic is positive when the second group is higher.
        brunner_munzel: { stat: -tested.statistic, df: tested.df[0] ?? null, p: tested.p },
      };
      const select = (path: string) =>
        /^(n\d|U1|cliffs_delta|prob_superiority($|\.delong_se|\.logit_ci)|brunner)/.test(path);
      expect(expectedPaths(reference.expected).filter(select)).toHaveLength(11);
      expect(differences(reference, actual, select)).toEqual([]);
    },
  );
});

const score = fc.integer({ min: 0, max: 12 });
const scores = fc.array(score, { minLength: 2, maxLength: 25 }).map((values) => Object.freeze(values));

describe("probability of superiority", () => {
  test("counts pairs; groups swapped give the complement; only the order of values counts", () => {
    fc.assert(
      fc.property(scores, scores, (x, y) => {
        const one = probabilityOfSuperiority(x, y);
        if (one.kind !== "estimate") return;
        let pairs = 0;
        for (const a of x) for (const b of y) pairs += a > b ? 1 : a === b ? 0.5 : 0;
        const [found, swapped] = [read(one), read(probabilityOfSuperiority(y, x))];
        const curved = read(
          probabilityOfSuperiority(
            x.map((v) => v * v * v - 5),
            y.map((v) => v * v * v - 5),
          ),
        );
        near(found.value, pairs / (x.length * y.length));
        near(swapped.value, 1 - found.value);
        near(swapped.lb, 1 - found.ub);
        near(curved.value, found.value);
        near(curved.lb, found.lb);
        expect(found.lb >= 0 && found.lb <= found.value && found.value <= found.ub && found.ub <= 1).toBe(true);
        expect(found.se ?? 0).toBeGreaterThan(0);
      }),
    );
  });

  test("Brunner–Munzel: its statistic is (P − ½)/SE, swapped it turns its sign", () => {
    fc.assert(
      fc.property(scores, scores, (x, y) => {
        const [one, other] = [brunnerMunzel(x, y), brunnerMunzel(y, x)];
        if ("kind" in one || "kind" in other) return;
        const { value, se } = read(probabilityOfSuperiority(x, y));
        near(one.statistic, (value - 0.5) / (se ?? Number.NaN));
        near(other.statistic, -one.statistic);
        near(other.p, one.p);
        const df = one.df[0] ?? 0;
        expect(df).toBeGreaterThanOrEqual(Math.min(x.length, y.length) - 1 - 1e-9);
        expect(df).toBeLessThanOrEqual(x.length + y.length - 2 + 1e-9);
      }),
    );
  });

  test("refusals in words", () => {
    expect(probabilityOfSuperiority([4, 5, 6], [1, 2])).toEqual({
      kind: "not-estimable",
      code: "separation",
      reason: "Every value of one group lies above every value of the other.",
      details: { superiority: 1 },
    });
    expect(probabilityOfSuperiority([1], [1, 2])).toMatchObject({ code: "too-few" });
    expect(probabilityOfSuperiority([], [])).toMatchObject({ code: "too-few" });
    expect(brunnerMunzel([3, 3, 3], [3, 3])).toMatchObject({ code: "all-tied" });
    expect(brunnerMunzel([1, 2], [4, 5])).toMatchObject({ code: "separation", details: { superiority: 0 } });
    expect(() => probabilityOfSuperiority([1, Number.NaN], [1, 2])).toThrow("x[1] must be finite: NaN");
  });
});

describe("welchDifference", () => {
  const values = fc
    .array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 2, maxLength: 20 })
    .map((list) => Object.freeze(list));

  test("swapped: sign turned; shifted and scaled: carried through", () => {
    fc.assert(
      fc.property(values, values, (x, y) => {
        const plain = welchDifference(x, y);
        fc.pre(plain.difference.kind === "estimate" && (plain.difference.se ?? 0) > 1e-3);
        const one = read(plain.difference);
        const other = welchDifference(y, x);
        const moved = read(
          welchDifference(
            x.map((v) => 3 * v + 7),
            y.map((v) => 3 * v + 7),
          ).difference,
        );
        near(read(other.difference).value, -one.value);
        near(read(other.difference).lb, -one.ub);
        near(moved.value, 3 * one.value, tolerance.iterative);
        near(moved.ub, 3 * one.ub, tolerance.iterative);
        near(other.test?.p ?? 0, plain.test?.p ?? 1);
      }),
    );
  });

  test("equal groups and spreads: Student's test on n + m − 2 degrees of freedom", () => {
    const { test: welch } = welchDifference([1, 2, 3, 4], [3, 4, 5, 6]);
    near(welch?.df[0] ?? 0, 6);
    near(welch?.statistic ?? 0, -2 / Math.sqrt((2 * (5 / 3)) / 4));
  });

  test("refusals", () => {
    expect(welchDifference([1], [1, 2])).toMatchObject({ difference: { code: "too-few" }, test: null });
    expect(welchDifference([2, 2], [1, 1])).toMatchObject({ difference: { code: "all-tied" }, test: null });
    expect(welchDifference([2, 2], [1, 3]).difference.kind).toBe("estimate");
    expect(() => welchDifference([1, Infinity], [1, 2])).toThrow(RangeError);
  });
});

describe("describe", () => {
  test("R's summary(c(3, 1, 4, 1, 5, 9, 2, 6)) and sd", () => {
    const x = Object.freeze([3, 1, 4, 1, 5, 9, 2, 6]);
    const found = summarise(x);
    expect(found).toMatchObject({ n: 8, mean: 3.875, median: 3.5, q1: 1.75, q3: 5.25, min: 1, max: 9 });
    near(found?.sd ?? 0, Math.sqrt(52.875 / 7));
  });

  test("none, one, mistakes", () => {
    expect(summarise([])).toBeNull();
    expect(summarise([4])).toEqual({ n: 1, mean: 4, sd: null, median: 4, q1: 4, q3: 4, min: 4, max: 4 });
    expect(() => summarise([Number.NaN])).toThrow(RangeError);
  });

  test("quartiles share the count: at least a quarter at or below q1, at least three quarters at or above it", () => {
    fc.assert(
      fc.property(scores, (x) => {
        const found = summarise(Float64Array.from(x));
        if (!found) throw new RangeError("no description");
        const atMost = (limit: number) => x.filter((v) => v <= limit).length;
        expect(atMost(Math.ceil(found.q1))).toBeGreaterThanOrEqual(x.length / 4);
        expect(found.min <= found.q1 && found.q1 <= found.median).toBe(true);
        expect(found.median <= found.q3 && found.q3 <= found.max).toBe(true);
      }),
    );
  });
});
