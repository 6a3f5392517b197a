import { describe, expect, test } from "vitest";
import { cohensKappa } from "../../../pipeline/stats/categorical/cohens-kappa.ts";
import { mcnemar, mcnemarExact } from "../../../pipeline/stats/categorical/mcnemar.ts";
import {
  matchedOddsRatio,
  pairedShareDifference,
} from "../../../pipeline/stats/categorical/paired-share-difference.ts";
import { fc } from "../../support/properties.ts";

const table = fc.array(fc.array(fc.nat(20), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 });
const schemes = ["unweighted", "linear", "quadratic"] as const;

describe("Cohen's kappa", () => {
  test("raters swapped or categories in reverse: the same", () => {
    fc.assert(
      fc.property(table, (counts) => {
        for (const weights of schemes) {
          const one = cohensKappa(counts, { weights });
          if (one.kind === "not-estimable") continue;
          const turned = counts.map((_, i) => counts.map((row) => row[i] ?? 0));
          const reversed = counts.map((row) => [...row].reverse()).reverse();
          for (const other of [cohensKappa(turned, { weights }), cohensKappa(reversed, { weights })]) {
            if (other.kind === "not-estimable" || other.kappa.kind === "not-estimable") throw new Error("refused");
            if (one.kappa.kind === "not-estimable") throw new Error("refused");
            expect(other.kappa.value).toBeCloseTo(one.kappa.value, 10);
            expect(other.kappa.se).toBeCloseTo(one.kappa.se ?? 0, 8);
            expect(other.test.statistic).toBeCloseTo(one.test.statistic, 7);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  test("full agreement is 1 with no spread, independence 0", () => {
    const full = cohensKappa([
      [5, 0],
      [0, 7],
    ]);
    expect(full).toMatchObject({ kappa: { value: 1 }, agreement: 1 });
    const chance = cohensKappa([
      [4, 8],
      [2, 4],
    ]);
    expect(chance.kind === "cohens-kappa" && chance.kappa.kind === "estimate" ? chance.kappa.value : 9).toBeCloseTo(
      0,
      12,
    );
  });

  test("two categories: weights do not matter", () => {
    const counts = [
      [10, 3],
      [4, 9],
    ];
    const [plain, linear, quadratic] = schemes.map((weights) => cohensKappa(counts, { weights }));
    expect(linear).toEqual(plain);
    expect(quadratic).toEqual(plain);
  });

  test("refusals and mistakes", () => {
    expect(cohensKappa([[3]])).toMatchObject({ code: "no-data" });
    expect(
      cohensKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toMatchObject({ code: "no-data" });
    expect(
      cohensKappa([
        [3, 0],
        [0, 0],
      ]),
    ).toMatchObject({ code: "all-tied" });
    expect(
      cohensKappa([
        [3, 2],
        [0, 0],
      ]),
    ).toMatchObject({ code: "all-tied" });
    expect(() => cohensKappa([[3, 2]])).toThrow("table[0] must have length 1: 2");
    expect(() =>
      cohensKappa([
        [3, 2.5],
        [0, 1],
      ]),
    ).toThrow("count must be a whole number ≥ 0: 2.5");
  });
});

describe("pairs", () => {
  const cells = { n11: 20, n12: 12, n21: 4, n22: 14 } as const;

  test("McNemar in numbers", () => {
    expect(mcnemar(cells, { correct: false })).toMatchObject({ statistic: 4, df: [1] });
    expect(mcnemar(cells)).toMatchObject({ statistic: 49 / 16 });
    const [exact, mid] = [mcnemarExact(cells), mcnemarExact(cells, { midP: true })];
    if ("kind" in exact || "kind" in mid) throw new Error("refused");
    const ways = [1, 16, 120, 560, 1820];
    expect(exact.p).toBeCloseTo((2 * ways.reduce((sum, way) => sum + way, 0)) / 65_536, 12);
    expect(exact.p - mid.p).toBeCloseTo(1820 / 65_536, 12);
    expect(mcnemar({ ...cells, n21: 12 })).toMatchObject({ statistic: 0, p: 1 });
  });

  test("difference and odds ratio", () => {
    const difference = pairedShareDifference(cells);
    expect(difference).toMatchObject({ value: 0.16, se: Math.sqrt(16 - 64 / 50) / 50 });
    const ratio = matchedOddsRatio(cells);
    expect(ratio.kind === "estimate" ? ratio.value : null).toBeCloseTo(3, 12);
    expect(ratio).toMatchObject({ se: Math.sqrt(1 / 12 + 1 / 4), seScale: "log" });
    expect(matchedOddsRatio({ ...cells, n12: 0 })).toMatchObject({ value: 0, intervals: [{ low: 0, high: null }] });
  });

  test("refusals", () => {
    const still = { ...cells, n12: 0, n21: 0 };
    for (const answer of [mcnemar, mcnemarExact, matchedOddsRatio]) {
      expect(answer(still)).toMatchObject({ code: "all-tied" });
      expect(answer({ n11: 0, n12: 0, n21: 0, n22: 0 })).toMatchObject({ code: "no-data" });
    }
    expect(pairedShareDifference(still)).toMatchObject({ value: 0, se: 0 });
    expect(pairedShareDifference({ n11: 0, n12: 0, n21: 0, n22: 0 })).toMatchObject({ code: "no-data" });
    expect(matchedOddsRatio({ ...cells, n21: 0 })).toMatchObject({ code: "separation" });
    expect(() => mcnemar({ ...cells, n11: -1 })).toThrow("n11 must be a whole number ≥ 0: -1");
  });
});
