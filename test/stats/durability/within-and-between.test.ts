import { describe, expect, test } from "vitest";
import type { RelapseData, RelapseUnit } from "../../../pipeline/stats/durability/durability-data.ts";
import { relapseModel } from "../../../pipeline/stats/durability/relapse-model.ts";
import type { RelapseOptions } from "../../../pipeline/stats/durability/relapse-options.ts";
import { withinAndBetween } from "../../../pipeline/stats/durability/within-and-between.ts";
import type { Quantity } from "../../../pipeline/stats/quantity.ts";
import { plantedStudies } from "../../validation/relapse-studies.ts";

const coarse: RelapseOptions = {
  spreadGrid: { from: 0.02, to: 2, points: 9 },
  logShapeGrid: { from: -1.2, to: 1, points: 9 },
};
const exponential = { ...coarse, time: "exponential" } as const;
const pair = { strandA: "a", strandB: "b" };
const count = (study: string, strand: string, relapsed: number, n: number, covariates?: number[]): RelapseUnit => ({
  study,
  strand,
  terms: [{ kind: "count", time: 28, relapsed, n }],
  ...(covariates ? { covariates } : {}),
});
const logOf = (quantity: Quantity): readonly [number, number] => {
  if (quantity.kind === "not-estimable") throw new RangeError(quantity.reason);
  return [Math.log(quantity.value), quantity.se as number];
};
/** log(−log(1 − p)) and its variance by the delta method. */
const cloglog = (relapsed: number, n: number): readonly [number, number] => {
  const p = relapsed / n;
  const logStay = Math.log(1 - p);
  return [Math.log(-logStay), p / (n * (1 - p) * logStay * logStay)];
};
const difference = (a: readonly [number, number], b: readonly [number, number]) => [a[0] - b[0], a[1] + b[1]] as const;

describe("within trials", () => {
  test("one trial: the difference of complementary log-logs", () => {
    const found = withinAndBetween(
      { units: [count("t", "a", 6, 20), count("t", "b", 12, 22)] },
      { ...exponential, ...pair },
    );
    const [gap, variance] = difference(cloglog(6, 20), cloglog(12, 22));
    const [value, se] = logOf(found.within);
    expect(value).toBeCloseTo(gap, 8);
    expect(se * se).toBeCloseTo(variance, 8);
    expect(found.trials).toBe(1);
    expect(found.between).toMatchObject({ kind: "not-estimable", code: "one-group" });
    expect(found.shareBetween).toMatchObject({ value: 0 });
    expect(found.ratio.kind).toBe("not-estimable");
    expect(found.caveat).toBe(
      "All of this difference comes from 1 trial that compared the two among their own people.",
    );
  });

  test("a chain through a third strand adds up; single-armed studies say nothing", () => {
    const units = [count("t", "a", 6, 20), count("t", "c", 9, 20), count("u", "c", 5, 18), count("u", "b", 12, 22)];
    const alone = [count("v", "a", 1, 40), count("w", "b", 39, 40)];
    const found = withinAndBetween({ units: [...units, ...alone] }, { ...exponential, ...pair });
    const first = difference(cloglog(6, 20), cloglog(9, 20));
    const second = difference(cloglog(5, 18), cloglog(12, 22));
    const [value, se] = logOf(found.within);
    expect(value).toBeCloseTo(first[0] + second[0], 8);
    expect(se * se).toBeCloseTo(first[1] + second[1], 8);
    expect(found.trials).toBe(2);
  });

  test("a third strand in which nobody relapsed changes nothing; nor a trial in which nobody did", () => {
    const units = [count("t", "a", 6, 20), count("t", "b", 12, 22)];
    const [value, se] = logOf(withinAndBetween({ units }, { ...exponential, ...pair }).within);
    const more = [
      count("t", "c", 0, 20),
      count("u", "a", 0, 9),
      count("u", "b", 0, 9),
      count("x", "a", 9, 9),
      count("x", "b", 9, 9),
    ];
    const found = logOf(withinAndBetween({ units: [...units, ...more] }, { ...exponential, ...pair }).within);
    expect(found[0]).toBeCloseTo(value, 8);
    expect(found[1]).toBeCloseTo(se, 8);
  });

  test("a printed hazard ratio is itself; in both directions", () => {
    const ratio = { study: "t", strandA: "b", strandB: "a", hazardRatio: 2, low: 1, high: 4, level: 0.95 };
    const found = withinAndBetween({ units: [], hazardRatios: [ratio] }, { ...exponential, ...pair });
    const [value, se] = logOf(found.within);
    expect(value).toBeCloseTo(-Math.log(2), 10);
    expect(se).toBeCloseTo(Math.log(4) / (2 * 1.959963984540054), 9);
    expect(found.trials).toBe(1);
  });

  test("strata of one trial with other covariates have intercepts of their own", () => {
    const strata = (x: number, of: string) => [count(of, "a", 6, 20, [x]), count(of, "b", 11, 20, [x])];
    const one = withinAndBetween(
      { units: [...strata(0, "t"), count("t", "a", 2, 20, [1]), count("t", "b", 4, 20, [1])], covariates: ["x"] },
      { ...exponential, ...pair },
    );
    const two = withinAndBetween(
      { units: [...strata(0, "t"), count("u", "a", 2, 20, [1]), count("u", "b", 4, 20, [1])], covariates: ["x"] },
      { ...exponential, ...pair },
    );
    expect(logOf(one.within)[0]).toBeCloseTo(logOf(two.within)[0], 9);
    expect([one.trials, two.trials]).toEqual([1, 2]);
  });

  test("nobody relapsed on one side: no finite ratio, and the caveat says so", () => {
    const units = [count("t", "a", 0, 20), count("t", "b", 12, 22), count("v", "a", 4, 20), count("w", "b", 9, 20)];
    const found = withinAndBetween({ units }, { ...exponential, ...pair });
    expect(found.within).toMatchObject({ code: "separation", reason: expect.stringMatching(/no finite estimate/) });
    expect(found.shareBetween).toMatchObject({ value: 1 });
    expect(found.caveat).toMatch(
      /All of this difference comes from comparing different studies\. Where a and b were compared/,
    );
  });
});

describe("between studies", () => {
  const separate: RelapseData = {
    units: plantedStudies(
      {
        strands: [
          { strand: "a", studies: 5, share: 0.3 },
          { strand: "b", studies: 5, share: 0.58 },
        ],
        shape: 0.8,
        spread: 0.4,
      },
      "between",
      3,
    ),
  };

  test("where every study has one strand it is the model itself, and all of the difference", () => {
    const found = withinAndBetween(separate, { ...coarse, ...pair });
    const model = relapseModel(separate, coarse);
    if (model.kind === "not-estimable") throw new RangeError(model.reason);
    const [a, b] = model.strands.map(({ levelMean }) => levelMean) as [number, number];
    const mean = model.nodes.reduce(
      (sum, { weight, mean: at }) => sum + weight * ((at[0] as number) - (at[1] as number)),
      0,
    );
    expect(mean).toBeCloseTo(a - b, 10);
    const [value, se] = logOf(found.between);
    // a median beside a mean of a mixture that is nearly symmetric
    expect(Math.abs(value - (a - b))).toBeLessThan(0.02);
    const second = model.nodes.reduce((sum, { weight, mean: at, covariance: v }) => {
      const gap = (at[0] as number) - (at[1] as number) - mean;
      return sum + weight * (gap * gap + (v[0] as number) + (v[2] as number) - 2 * (v[1] as number));
    }, 0);
    expect(se).toBeCloseTo(Math.sqrt(second), 8);
    expect(found.within).toMatchObject({ code: "disconnected" });
    expect(found.shareBetween).toMatchObject({ value: 1 });
    expect(found.ratio).toMatchObject({ code: "disconnected" });
    expect(found.caveat).toBe("All of this difference comes from comparing different studies.");
  });

  test("trials do not move it: their difference goes to the deviation", () => {
    const trial = (study: string, a: number, b: number) => [count(study, "a", a, 30), count(study, "b", b, 30)];
    const at = (trials: readonly RelapseUnit[]) =>
      withinAndBetween({ units: [...separate.units, ...trials] }, { ...coarse, ...pair });
    const favour = at([...trial("t", 6, 20), ...trial("u", 7, 22)]);
    const against = at([...trial("t", 20, 6), ...trial("u", 22, 7)]);
    expect(logOf(favour.within)[0]).toBeLessThan(-1);
    expect(logOf(against.within)[0]).toBeGreaterThan(1);
    expect(Math.abs(logOf(favour.between)[0] - logOf(against.between)[0])).toBeLessThan(0.02);
    const [w, b] = [logOf(favour.within), logOf(favour.between)];
    const [gap, se] = logOf(favour.ratio);
    expect(se).toBeCloseTo(Math.hypot(w[1], b[1]), 10);
    expect(Math.abs(gap - (w[0] - b[0]))).toBeLessThan(0.02);
    const share = (w[1] * w[1]) / (w[1] * w[1] + b[1] * b[1]);
    expect(favour.shareBetween).toMatchObject({ value: expect.closeTo(share, 10) });
    expect(favour.caveat).toBe(
      `${Math.round(100 * share)} % of the information on this difference comes from comparing different studies, the rest from 2 trials.`,
    );
  });

  test("one study a side says almost nothing; none, nothing", () => {
    const thin = withinAndBetween(
      { units: [count("s", "a", 0.04, 0.08), count("t", "b", 0.04, 0.08)] },
      { ...exponential, ...pair },
    );
    expect(thin.between).toMatchObject({ code: "too-few" });
    expect(thin.shareBetween).toMatchObject({ kind: "not-estimable", code: "no-data" });
    expect(thin.caveat).toMatch(/^Neither/);
  });

  test("a covariate that both strands have in studies enough is held fixed", () => {
    const units = ["a", "b"].flatMap((strand) =>
      Array.from({ length: 8 }, (_, i) => {
        const x = i < (strand === "a" ? 6 : 2) ? 1 : 0;
        return count(`${strand}${i}`, strand, x === 1 ? 14 : 7, 20, [x]);
      }),
    );
    const known = withinAndBetween({ units, covariates: ["x"] }, { ...exponential, ...pair });
    const hidden = withinAndBetween(
      { units: units.map(({ covariates: _, ...unit }) => unit) },
      { ...exponential, ...pair },
    );
    expect(logOf(hidden.between)[0]).toBeGreaterThan(0.25);
    expect(Math.abs(logOf(known.between)[0])).toBeLessThan(0.1);
  });

  test("names that are not there, or the same twice, throw", () => {
    expect(() => withinAndBetween(separate, { strandA: "a", strandB: "x" })).toThrow("strandB is not in the data: x");
    expect(() => withinAndBetween(separate, { strandA: "a", strandB: "a" })).toThrow(/must differ/);
  });
});
