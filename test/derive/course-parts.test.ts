import { describe, expect, it } from "vitest";
import { acuteCourse } from "../../pipeline/derive/acute-course.ts";
import { baseline } from "../../pipeline/derive/baseline.ts";
import { landmarkScore } from "../../pipeline/derive/landmark-score.ts";
import { receivedCohort } from "../../pipeline/derive/received-cohort.ts";
import { relapseRuleOf } from "../../pipeline/derive/relapse-rule-of.ts";
import { responded } from "../../pipeline/derive/response.ts";
import { scoreBins } from "../../pipeline/derive/score-bins.ts";
import { timeZero } from "../../pipeline/derive/time-zero.ts";

const visits = (pairs: readonly (readonly [number, number])[]) => pairs.map(([day, severity]) => ({ day, severity }));

describe("acuteCourse", () => {
  const rule = { gapDays: 14, capDay: 56 };
  const doses = (pairs: readonly (readonly [number, string | null])[]) => pairs.map(([day, phase]) => ({ day, phase }));

  it("ends at the last acute dose, whatever the gaps", () => {
    expect(
      acuteCourse(
        doses([
          [0, "acute"],
          [20, "acute"],
          [50, "maintenance"],
          [55, "rescue"],
        ]),
        rule,
      ),
    ).toBe(20);
  });

  it("joins doses of unknown phase up to the gap and not beyond", () => {
    expect(
      acuteCourse(
        doses([
          [0, null],
          [14, "unknown"],
          [28, null],
        ]),
        rule,
      ),
    ).toBe(28);
    expect(
      acuteCourse(
        doses([
          [0, null],
          [14, null],
          [29, null],
          [35, null],
        ]),
        rule,
      ),
    ).toBe(14);
  });

  it("is capped, and absent without an acute dose", () => {
    expect(
      acuteCourse(
        doses([
          [0, "acute"],
          [70, "acute"],
        ]),
        rule,
      ),
    ).toBe(56);
    expect(acuteCourse(doses([[0, "maintenance"]]), rule)).toBeNull();
    expect(acuteCourse(doses([[-5, "acute"]]), rule)).toBeNull();
    expect(acuteCourse([], rule)).toBeNull();
  });
});

describe("timeZero", () => {
  it("is the first score from one to fourteen days after the last acute dose", () => {
    expect(
      timeZero(
        visits([
          [21, 9],
          [22, 8],
          [25, 7],
        ]),
        21,
        [1, 14],
      )?.day,
    ).toBe(22);
    expect(timeZero(visits([[35, 8]]), 21, [1, 14])?.day).toBe(35);
    expect(
      timeZero(
        visits([
          [21, 9],
          [36, 8],
        ]),
        21,
        [1, 14],
      ),
    ).toBeNull();
    expect(timeZero([], 21, [1, 14])).toBeNull();
  });
});

describe("receivedCohort", () => {
  it("counts sessions up to time zero only, those before the first dose too", () => {
    expect(receivedCohort([-7, 24], 24, 2)).toBe("intervention");
    expect(receivedCohort([-7, 25], 24, 2)).toBe("comparator");
    expect(receivedCohort([], 24, 2)).toBe("comparator");
  });
});

describe("baseline", () => {
  const scores = visits([
    [-40, 25],
    [-20, 18],
    [-10, 22],
    [0, 20],
    [3, 9],
  ]);
  it.each([
    ["last", 0, 20],
    ["first", -20, 18],
    ["worst", -10, 22],
    ["mean", 0, 20],
  ] as const)("%s", (rule, day, severity) => {
    expect(baseline(scores, rule, [-28, 0])).toEqual({ day, severity });
  });

  it("is absent when the window holds no score", () => {
    expect(
      baseline(
        visits([
          [-40, 25],
          [1, 9],
        ]),
        "last",
        [-28, 0],
      ),
    ).toBeNull();
  });
});

describe("responded", () => {
  it("needs the share of the way to the best score", () => {
    expect(responded(20, 10, 0.5)).toBe(true);
    expect(responded(20, 10.1, 0.5)).toBe(false);
    expect(responded(0, 0, 0.5)).toBe(false);
  });
});

describe("landmarkScore", () => {
  const scores = visits([
    [75, 1],
    [85, 2],
    [95, 3],
    [130, 4],
  ]);
  it("takes the closest in the window, of two the earlier", () => {
    expect(landmarkScore(scores, 90, 20)?.day).toBe(85);
    expect(landmarkScore(scores, 91, 20)?.day).toBe(95);
    expect(landmarkScore(scores, 110, 14)).toBeNull();
    expect(landmarkScore(scores, 115, 20)?.day).toBe(130);
  });
});

describe("relapseRuleOf", () => {
  it.each([
    ["rescue", "new_medication", "rescue"],
    ["rescue", "ect", "rescue"],
    ["rescue", "other", null],
    ["hospitalisation", "worsening", "hospitalisation"],
    ["hospitalisation", "suicide", "hospitalisation"],
    ["hospitalisation", null, null],
    ["death", "suicide", "suicide"],
    ["death", "other", null],
    ["adverse_event", "worsening", null],
  ] as const)("%s for %s is %s", (kind, cause, rule) => {
    expect(relapseRuleOf({ kind, cause })).toBe(rule);
  });
});

describe("scoreBins", () => {
  it("gives each score of a short scale its own bin, edges between scores", () => {
    const { width, range, bins } = scoreBins([8, 9, 10, 31, 32, 33], [8, 32]);
    expect([width, range, bins.length]).toEqual([1, [7.5, 32.5], 25]);
    expect(bins[0]).toEqual({ low: 7.5, first: 8, last: 8, count: 1, share: 1 / 6 });
    expect(bins.at(-1)).toEqual({ low: 31.5, first: 32, last: 32, count: 1, share: 1 / 6 });
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(5);
  });

  it("joins scores of a long scale in bins of one width", () => {
    const { width, range, bins } = scoreBins([0, 3, 4, 100], [0, 100]);
    expect([width, range, bins.length]).toEqual([4, [-0.5, 103.5], 26]);
    expect(bins.map(({ count }) => count).filter((count) => count > 0)).toEqual([2, 1, 1]);
    expect(bins.at(-1)).toMatchObject({ first: 100, last: 100 });
  });

  it("refuses a range that does not rise", () => {
    expect(() => scoreBins([], [3, 3])).toThrow("range must rise: 3 to 3");
  });
});
