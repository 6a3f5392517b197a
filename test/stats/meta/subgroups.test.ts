import { describe, expect, test } from "vitest";
import { chiSquareUpperTail } from "../../../pipeline/stats/distributions/chi-square-upper-tail.ts";
import { commonEffect } from "../../../pipeline/stats/meta/common-effect.ts";
import { metaRegression } from "../../../pipeline/stats/meta/meta-regression.ts";
import { randomEffects } from "../../../pipeline/stats/meta/random-effects.ts";
import type { SubgroupInput } from "../../../pipeline/stats/meta/read-subgroups.ts";
import {
  type SubgroupAnalysis,
  type SubgroupModel,
  type SubgroupOptions,
  subgroupAnalysis,
} from "../../../pipeline/stats/meta/subgroup-analysis.ts";
import type { Quantity, Test } from "../../../pipeline/stats/quantity.ts";
import { fc } from "../../support/properties.ts";
import { tolerance, within } from "../../support/tolerance.ts";
import { allocation, bcg } from "./bcg.ts";

const near = (actual: number, expected: number, of = tolerance.iterative) =>
  expect(within(actual, expected, of), `${actual} is not ${expected}`).toBe(true);

const analysed = (input: SubgroupInput, options: SubgroupOptions = {}): SubgroupAnalysis => {
  const analysis = subgroupAnalysis(input, options);
  if (analysis.kind === "not-estimable") throw new RangeError(analysis.reason);
  return analysis;
};

const testOf = ({ between }: SubgroupModel): Test => {
  if ("kind" in between) throw new RangeError(between.reason);
  return between;
};

const commonOf = ({ common }: SubgroupAnalysis) => {
  if ("kind" in common) throw new RangeError(common.reason);
  return common;
};

const point = (quantity: Quantity): number => (quantity.kind === "estimate" ? quantity.value : Number.NaN);
const error = (quantity: Quantity): number => (quantity.kind === "estimate" ? (quantity.se ?? 0) : Number.NaN);

const grouped: SubgroupInput = { ...bcg, groups: allocation };

const labelled = fc
  .array(
    fc.record({
      y: fc.double({ min: -3, max: 3, noNaN: true }),
      se: fc.double({ min: 0.05, max: 1.5, noNaN: true }),
      group: fc.constantFrom("a", "b", "c"),
    }),
    { minLength: 5, maxLength: 15 },
  )
  .map((trials): SubgroupInput => {
    const named = trials.map((one, i) => ({ ...one, group: i < 3 ? (["a", "b", "c"][i] as string) : one.group }));
    return {
      estimates: Object.freeze(named.map(({ y }) => y)),
      standardErrors: Object.freeze(named.map(({ se }) => se)),
      groups: Object.freeze(named.map(({ group }) => group)),
    };
  });

describe("identities", () => {
  test("each subgroup of the separate model is its own pool", () => {
    const { separate, levels } = analysed(grouped, { interval: "z" });
    expect(levels).toEqual(["alternate", "random", "systematic"]);
    for (const { label, k, estimate, tauSquared, iSquared, q } of separate.subgroups) {
      const own = allocation.flatMap((group, i) => (group === label ? [i] : []));
      const pooled = randomEffects(
        {
          estimates: own.map((i) => bcg.estimates[i] as number),
          standardErrors: own.map((i) => bcg.standardErrors[i] as number),
        },
        { interval: "z" },
      );
      if (pooled.kind === "not-estimable") throw new RangeError(pooled.reason);
      expect(k).toBe(own.length);
      near(point(estimate), point(pooled.estimate), tolerance.exact);
      near(tauSquared ?? -1, point(pooled.tauSquared), tolerance.exact);
      near(iSquared ?? -1, point(pooled.iSquared), tolerance.exact);
      expect(q).toEqual(pooled.q);
    }
  });

  test("with fixed effects, Q of all trials is Q within plus Q between", () => {
    fc.assert(
      fc.property(labelled, (input) => {
        const { fixed, k } = analysed(input, { interval: "z" });
        near(fixed.total.statistic, fixed.within.statistic + testOf(fixed).statistic);
        expect(fixed.within.df).toEqual([k - 3]);
        near(fixed.within.p, chiSquareUpperTail(fixed.within.statistic, k - 3), tolerance.exact);
        const all = commonEffect(input);
        near(fixed.total.statistic, all.kind === "common-effect" ? all.q.statistic : Number.NaN, tolerance.exact);
      }),
    );
  });

  test("with a common τ², estimates and tests are those of a regression with a reference group", () => {
    fc.assert(
      fc.property(labelled, fc.constantFrom("z", "hkGuarded"), (input, interval) => {
        const common = commonOf(analysed(input, { interval }));
        const groups = Array.from(input.groups);
        const columns = [
          groups.map(() => 1),
          groups.map((group) => (group === "b" ? 1 : 0)),
          groups.map((group) => (group === "c" ? 1 : 0)),
        ];
        const fit = metaRegression({ ...input, columns, names: ["a", "b", "c"] }, { interval });
        if (fit.kind === "not-estimable" || "kind" in fit.moderators) throw new RangeError("refused");
        const loose = { rel: 1e-6, abs: 1e-7 };
        near(common.tauSquared.value, fit.tauSquared.value, loose);
        near(testOf(common).statistic, fit.moderators.statistic, loose);
        near(testOf(common).p, fit.moderators.p, loose);
        expect(testOf(common).df).toEqual(fit.moderators.df);
        const [a, b, c] = fit.coefficients.map(({ estimate }) => estimate.value) as [number, number, number];
        [a, a + b, a + c].forEach((value, j) => {
          near(point(common.subgroups[j]?.estimate as Quantity), value, loose);
        });
        near(error(common.subgroups[0]?.estimate as Quantity), fit.coefficients[0]?.estimate.se ?? 0, loose);
      }),
    );
  });

  test("two groups: the test between is the squared z of the difference", () => {
    const groups = allocation.map((group) => (group === "random" ? 1 : 0));
    const { separate } = analysed({ ...bcg, groups }, { interval: "z" });
    const [a, b] = separate.subgroups.map(({ estimate }) => estimate) as [Quantity, Quantity];
    const gap = point(a) - point(b);
    near(testOf(separate).statistic, (gap * gap) / (error(a) * error(a) + error(b) * error(b)));
    expect(testOf(separate).df).toEqual([1]);
  });

  test("order of trials does not matter; order and kind of labels only orders rows", () => {
    fc.assert(
      fc.property(labelled, (input) => {
        const plain = analysed(input, { method: "DL" });
        const turned = analysed(
          {
            estimates: Array.from(input.estimates).reverse(),
            standardErrors: Array.from(input.standardErrors).reverse(),
            groups: Array.from(input.groups, (group) => ({ a: 10, b: 9, c: 100 })[group as "a" | "b" | "c"]).reverse(),
          },
          { method: "DL" },
        );
        expect(turned.levels).toEqual(["9", "10", "100"]);
        [1, 0, 2].forEach((from, to) => {
          near(
            point(turned.separate.subgroups[to]?.estimate as Quantity),
            point(plain.separate.subgroups[from]?.estimate as Quantity),
          );
        });
        near(testOf(turned.separate).statistic, testOf(plain.separate).statistic);
        const chosen = analysed(input, { method: "DL", levels: ["c", "none", "a", "b"] });
        expect(chosen.levels).toEqual(["c", "a", "b"]);
        near(testOf(chosen.fixed).statistic, testOf(plain.fixed).statistic);
      }),
    );
  });
});

describe("limits and refusals", () => {
  test("a subgroup of one trial is given back as it is and says so", () => {
    const groups = allocation.map((group, i) => (i === 0 ? "alone" : group));
    const { separate, common, fixed } = analysed({ ...bcg, groups });
    const [alone] = separate.subgroups;
    expect(alone).toMatchObject({ label: "alone", k: 1, tauSquared: 0, iSquared: 0 });
    expect(alone?.q).toMatchObject({ statistic: 0, df: [0], p: 1 });
    expect(alone?.note).toBe("One trial: its own standard error; τ² cannot be estimated and is taken as 0.");
    near(error(alone?.estimate as Quantity), bcg.standardErrors[0] as number, tolerance.exact);
    expect(separate.subgroups[1]?.note).toBeNull();
    expect(testOf(separate).df).toEqual([3]);
    expect(fixed.subgroups[0]?.note).toBeNull();
    if ("kind" in common) throw new RangeError(common.reason);
    expect(error(common.subgroups[0]?.estimate as Quantity)).toBeGreaterThan(bcg.standardErrors[0] as number);
  });

  test("one subgroup cannot differ from another; its pools stand", () => {
    const { separate, common, fixed } = analysed({ ...bcg, groups: allocation.map(() => "all") });
    expect(separate.between).toMatchObject({ kind: "not-estimable", code: "one-group" });
    expect(fixed.between).toMatchObject({ code: "one-group" });
    if ("kind" in common) throw new RangeError(common.reason);
    expect(common.between).toMatchObject({ code: "one-group" });
    near(common.tauSquared.value, separate.subgroups[0]?.tauSquared ?? -1);
  });

  test("a subgroup for every trial leaves no common τ²", () => {
    const { separate, common, fixed } = analysed({
      estimates: [0, 1, 2],
      standardErrors: [1, 1, 1],
      groups: ["a", "b", "c"],
    });
    expect(common).toMatchObject({ kind: "not-estimable", code: "too-few" });
    near(testOf(separate).statistic, 2);
    expect(fixed.within).toMatchObject({ statistic: 0, df: [0], p: 1 });
  });

  test("a subgroup of identical trials refuses an unguarded Knapp–Hartung error, and with it the test", () => {
    const input = { estimates: [1, 1, 0, 2], standardErrors: [1, 2, 1, 1], groups: ["a", "a", "b", "b"] };
    const { separate } = analysed(input, { interval: "hk" });
    expect(separate.subgroups[0]).toMatchObject({ k: 2, estimate: { code: "all-tied" }, tauSquared: null, q: null });
    expect(separate.between).toMatchObject({ kind: "not-estimable", code: "all-tied" });
    expect(testOf(analysed(input).separate).df).toEqual([1]);
  });

  test("texts and numbers among labels: numbers first", () => {
    const input = { estimates: [1, 2, 3, 5], standardErrors: [1, 1, 1, 1], groups: ["b", 2, "a", 10] };
    expect(analysed(input).levels).toEqual(["2", "10", "a", "b"]);
  });

  test("no trial, a standard error of 0, mistakes", () => {
    expect(subgroupAnalysis({ estimates: [], standardErrors: [], groups: [] })).toMatchObject({ code: "no-data" });
    const sure = { estimates: [1, 2], standardErrors: [0, 1], groups: ["a", "b"] };
    expect(subgroupAnalysis(sure)).toMatchObject({ code: "singular" });
    expect(() => subgroupAnalysis({ ...bcg, groups: ["a"] })).toThrow("groups must have length 13: 1");
    expect(() => subgroupAnalysis(grouped, { levels: ["random"] })).toThrow(
      "levels must hold every subgroup: alternate",
    );
    expect(() => subgroupAnalysis(grouped, { levels: ["random", "random"] })).toThrow(
      "levels must differ: random, random",
    );
    expect(() => subgroupAnalysis(grouped, { level: 0 })).toThrow("level must lie in (0, 1): 0");
  });
});
