import { describe, expect, test } from "vitest";
import { chiSquareUpperTail } from "../../../pipeline/stats/distributions/chi-square-upper-tail.ts";
import { cronbachsAlpha } from "../../../pipeline/stats/ordinal/cronbachs-alpha.ts";
import { dunn } from "../../../pipeline/stats/ordinal/dunn.ts";
import { intraclassCorrelations } from "../../../pipeline/stats/ordinal/intraclass-correlations.ts";
import { kruskalWallis } from "../../../pipeline/stats/ordinal/kruskal-wallis.ts";
import { mannWhitney } from "../../../pipeline/stats/ordinal/mann-whitney.ts";
import { oneWayAnova, welchAnova } from "../../../pipeline/stats/ordinal/one-way-anova.ts";
import { pearsonCorrelation } from "../../../pipeline/stats/ordinal/pearson-correlation.ts";
import { probabilityOfSuperiority } from "../../../pipeline/stats/ordinal/probability-of-superiority.ts";
import { pairedDifference, studentDifference } from "../../../pipeline/stats/ordinal/student-difference.ts";
import { varianceRatio } from "../../../pipeline/stats/ordinal/variance-ratio.ts";
import { welchDifference } from "../../../pipeline/stats/ordinal/welch-difference.ts";
import type { NotEstimable, Test } from "../../../pipeline/stats/quantity.ts";
import { fc } from "../../support/properties.ts";

const values = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 3, maxLength: 15 });
const read = (test: Test | NotEstimable): Test => {
  if ("kind" in test) throw new Error(test.reason);
  return test;
};

const x = Object.freeze([3, 5, 8, 2, 9, 4]);
const y = Object.freeze([6, 7, 12, 5, 11]);

describe("several groups", () => {
  test("two groups: Kruskal–Wallis is Mann–Whitney squared, Dunn is it, ANOVA is t squared, Welch's are one", () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const [kruskal, mann] = [kruskalWallis([a, b]), mannWhitney(a, b, { correct: false })];
        if (kruskal.kind === "not-estimable" || mann.kind === "not-estimable") return;
        expect(kruskal.test.statistic).toBeCloseTo(mann.test.statistic * mann.test.statistic, 8);
        const pairs = dunn([a, b]);
        if ("kind" in pairs) throw new Error(pairs.reason);
        expect(pairs[0]?.test.statistic).toBeCloseTo(mann.test.statistic, 8);
        const [student, welch] = [studentDifference(a, b).test, welchDifference(a, b).test];
        const [anova, welchF] = [oneWayAnova([a, b]), welchAnova([a, b])];
        if (!student || !welch || "kind" in anova || "kind" in welchF) return;
        expect(anova.statistic).toBeCloseTo(student.statistic * student.statistic, 7);
        expect(anova.p).toBeCloseTo(student.p, 9);
        expect(welchF.statistic).toBeCloseTo(welch.statistic * welch.statistic, 6);
        expect(welchF.df[1]).toBeCloseTo(welch.df[0] ?? 0, 6);
      }),
    );
  });

  test("order of groups does not matter; H's tail is chi-square's", () => {
    const groups = [x, y, [1, 2, 10]];
    const [one, other] = [kruskalWallis(groups), kruskalWallis([...groups].reverse())];
    if (one.kind === "not-estimable" || other.kind === "not-estimable") throw new Error("refused");
    expect(one.test.statistic).toBeCloseTo(other.test.statistic, 12);
    expect(one.test.p).toBeCloseTo(chiSquareUpperTail(one.test.statistic, 2), 14);
    expect(one.epsilonSquared).toBeCloseTo(one.test.statistic / 13, 12);
    expect(read(welchAnova(groups)).statistic).toBeCloseTo(read(welchAnova([...groups].reverse())).statistic, 12);
  });

  test("refusals", () => {
    for (const answer of [kruskalWallis, dunn, oneWayAnova, welchAnova]) {
      expect(answer([x])).toMatchObject({ code: "one-group" });
      expect(answer([x, []])).toMatchObject({ code: "one-group" });
      expect(
        answer([
          [2, 2],
          [2, 2, 2],
        ]),
      ).toMatchObject({ code: "all-tied" });
    }
    expect(oneWayAnova([[1], [2]])).toMatchObject({ code: "too-few" });
    expect(welchAnova([[1], [2, 3]])).toMatchObject({ code: "too-few" });
  });
});

describe("two means and variances", () => {
  test("equal sizes: Student's and Welch's t agree", () => {
    const z = y.concat(4);
    expect(studentDifference(x, z).test?.statistic).toBeCloseTo(welchDifference(x, z).test?.statistic ?? 0, 12);
  });

  test("a pair's difference is the one-sample t of the changes", () => {
    const { difference, test: t } = pairedDifference([5, 7, 9], [4, 5, 6]);
    expect(difference).toMatchObject({ value: 2 });
    expect(t?.statistic).toBeCloseTo(2 / (1 / Math.sqrt(3)), 12);
    expect(t?.df).toEqual([2]);
  });

  test("variance ratio: swapping turns it over and keeps p", () => {
    const [one, other] = [read(varianceRatio(x, y)), read(varianceRatio(y, x))];
    expect(one.statistic).toBeCloseTo(1 / other.statistic, 12);
    expect(one.p).toBeCloseTo(other.p, 12);
    expect(read(varianceRatio(x, x)).p).toBeCloseTo(1, 12);
  });

  test("refusals", () => {
    expect(studentDifference([1], [2]).difference).toMatchObject({ code: "too-few" });
    expect(studentDifference([], [2, 3]).difference).toMatchObject({ code: "too-few" });
    expect(studentDifference([2, 2], [3, 3])).toMatchObject({ difference: { code: "all-tied" }, test: null });
    expect(pairedDifference([2], [1]).difference).toMatchObject({ code: "too-few" });
    expect(pairedDifference([2, 3], [1, 2]).difference).toMatchObject({ code: "all-tied" });
    expect(() => pairedDifference([2, 3], [1])).toThrow("y must have length 2: 1");
    expect(varianceRatio([1], x)).toMatchObject({ code: "too-few" });
    expect(varianceRatio([1, 1], x)).toMatchObject({ code: "all-tied" });
    expect(pearsonCorrelation([1], [2])).toMatchObject({ code: "too-few" });
    expect(pearsonCorrelation([1, 1], [2, 3])).toMatchObject({ code: "all-tied" });
    expect(pearsonCorrelation([1, 2, 3], [2, 4, 6])).toBeCloseTo(1, 14);
  });

  test("superiority's plain limits lie evenly about it", () => {
    const quantity = probabilityOfSuperiority(x, y, { limits: "plain" });
    if (quantity.kind === "not-estimable") throw new Error(quantity.reason);
    const [interval] = quantity.intervals;
    expect(((interval?.low ?? 0) + (interval?.high ?? 0)) / 2).toBeCloseTo(quantity.value, 12);
  });
});

describe("Cronbach's alpha", () => {
  const items = [
    [2, 4, 3, 5, 1, 4],
    [3, 5, 3, 4, 2, 5],
    [2, 3, 4, 5, 2, 3],
  ];

  test("is 1 less the residual over the subjects' mean square, which is ICC(3,k)", () => {
    const [alpha, icc] = [cronbachsAlpha(items), intraclassCorrelations(items)];
    if (alpha.kind === "not-estimable" || icc.kind === "not-estimable") throw new Error("refused");
    if (alpha.alpha.kind === "not-estimable" || icc.icc3k.kind === "not-estimable") throw new Error("refused");
    expect(alpha.alpha.value).toBeCloseTo(icc.icc3k.value, 12);
    expect(alpha.alpha.intervals[0]?.low).toBeCloseTo(icc.icc3k.intervals[0]?.low ?? 0, 10);
    expect(alpha.alpha.intervals[0]?.high).toBeCloseTo(icc.icc3k.intervals[0]?.high ?? 0, 10);
  });

  test("an item three times is fully consistent; two items have nothing left to drop", () => {
    const [first = [], second = []] = items;
    const same = cronbachsAlpha([first, first, first]);
    expect(same).toMatchObject({ n: 6 });
    if (same.kind === "not-estimable" || same.alpha.kind === "not-estimable") throw new Error("refused");
    expect(same.alpha.value).toBeCloseTo(1, 12);
    expect(same.standardised).toBeCloseTo(1, 12);
    expect(cronbachsAlpha([first, second])).toMatchObject({ ifDropped: [null, null] });
  });

  test("refusals and mistakes", () => {
    expect(cronbachsAlpha([])).toMatchObject({ code: "too-few" });
    expect(
      cronbachsAlpha([
        [1, 2],
        [3, 3],
      ]),
    ).toMatchObject({ code: "all-tied" });
    expect(
      cronbachsAlpha([
        [1, 2],
        [2, 1],
      ]),
    ).toMatchObject({ code: "all-tied" });
    expect(() => cronbachsAlpha([[1, 2], [1]])).toThrow("items[1] must have length 2: 1");
  });
});

describe("intraclass correlations", () => {
  test("a constant between raters changes ICC(1) and ICC(2), not ICC(3); order of raters does not matter", () => {
    const ratings = [
      [9, 6, 8, 7, 10, 6],
      [2, 1, 4, 1, 5, 2],
    ];
    const moved = [ratings[0] ?? [], (ratings[1] ?? []).map((value) => value + 5)];
    const value = (of: ReturnType<typeof intraclassCorrelations>, form: "icc1" | "icc2" | "icc3") =>
      of.kind === "not-estimable" || of[form].kind === "not-estimable" ? Number.NaN : of[form].value;
    const [one, other] = [intraclassCorrelations(ratings), intraclassCorrelations(moved)];
    expect(value(one, "icc3")).toBeCloseTo(value(other, "icc3"), 12);
    expect(value(other, "icc1")).toBeGreaterThan(value(one, "icc1"));
    expect(value(other, "icc2")).toBeGreaterThan(value(one, "icc2"));
    expect(value(intraclassCorrelations([...ratings].reverse()), "icc2")).toBeCloseTo(value(one, "icc2"), 12);
  });

  test("refusals", () => {
    expect(intraclassCorrelations([[1, 2]])).toMatchObject({ code: "too-few" });
    expect(
      intraclassCorrelations([
        [1, 2],
        [1, 2],
      ]),
    ).toMatchObject({ code: "all-tied" });
    expect(() =>
      intraclassCorrelations([
        [1, 2],
        [Number.NaN, 2],
      ]),
    ).toThrow("ratings[1][0] must be finite: NaN");
  });
});
