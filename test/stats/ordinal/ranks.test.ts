import { describe, expect, test } from "vitest";
import { randomStream } from "../../../pipeline/stats/numeric/random.ts";
import { hodgesLehmann } from "../../../pipeline/stats/ordinal/hodges-lehmann.ts";
import { mannWhitney } from "../../../pipeline/stats/ordinal/mann-whitney.ts";
import { mannWhitneyExact } from "../../../pipeline/stats/ordinal/mann-whitney-exact.ts";
import { midRanks } from "../../../pipeline/stats/ordinal/mid-ranks.ts";
import { differenceAt, pairwiseDifferences } from "../../../pipeline/stats/ordinal/pairwise-differences.ts";
import { scoreSumDistribution, untiedDistribution } from "../../../pipeline/stats/ordinal/rank-sum-distribution.ts";
import { fc } from "../../support/properties.ts";

const scores = (maxLength: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength });

/** Every way to choose `n` of the items. */
const choices = (items: readonly number[], n: number): readonly (readonly number[])[] => {
  if (n === 0) return [[]];
  return items.flatMap((item, i) => choices(items.slice(i + 1), n - 1).map((rest) => [item, ...rest]));
};

describe("ranks", () => {
  test("ties share their rank, and the sum is as without ties", () => {
    expect([...midRanks([3, 1, 3, 2]).ranks]).toEqual([3.5, 1, 3.5, 2]);
    expect(midRanks([3, 1, 3, 2]).tieSum).toBe(6);
    fc.assert(
      fc.property(scores(30), (values) => {
        const n = values.length;
        expect(midRanks(values).ranks.reduce((sum, rank) => sum + rank, 0)).toBeCloseTo((n * (n + 1)) / 2, 9);
      }),
    );
    expect(() => midRanks([Number.NaN])).toThrow("values[0] must be finite: NaN");
  });
});

describe("rank sum distributions", () => {
  test("untied: equals going through every choice, sums to 1 in large groups", () => {
    for (const [n, m] of [
      [1, 4],
      [3, 4],
      [5, 2],
      [4, 4],
    ] as const) {
      const ranks = Array.from({ length: n + m }, (_, i) => i);
      const counted = new Float64Array(n * m + 1);
      const all = choices(ranks, n);
      for (const chosen of all) {
        const u = chosen.reduce((sum, rank) => sum + rank, 0) - (n * (n - 1)) / 2;
        counted[u] = (counted[u] ?? 0) + 1 / all.length;
      }
      untiedDistribution(n, m).forEach((probability, u) => {
        expect(probability).toBeCloseTo(counted[u] ?? 0, 14);
      });
    }
    const large = untiedDistribution(200, 200);
    expect(large.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 10);
    expect(large[0]).toBeGreaterThan(0);
  });

  test("the shift algorithm on ranks without ties gives the same, to the far tail", () => {
    const [n, m] = [12, 15];
    const untied = untiedDistribution(n, m);
    const shifted = scoreSumDistribution(
      Array.from({ length: n + m }, (_, i) => i),
      n,
    );
    untied.forEach((probability, u) => {
      const other = shifted[u + (n * (n - 1)) / 2] ?? 0;
      expect(Math.abs(other / probability - 1)).toBeLessThan(1e-11);
    });
  });
});

describe("Mann–Whitney", () => {
  test("exact p with ties: by going through every deal", () => {
    fc.assert(
      fc.property(scores(5), scores(5), (x, y) => {
        const test = mannWhitneyExact(x, y);
        if ("kind" in test) {
          expect(new Set([...x, ...y]).size).toBe(1);
          return;
        }
        const { ranks } = midRanks([...x, ...y]);
        const sums = choices([...ranks], x.length).map((chosen) => chosen.reduce((sum, rank) => sum + rank, 0));
        const centre = (x.length * (x.length + y.length + 1)) / 2;
        const seen = x.reduce((sum, _, i) => sum + (ranks[i] ?? 0), 0);
        const far = sums.filter((sum) => Math.abs(sum - centre) >= Math.abs(seen - centre) - 1e-9);
        expect(test.p).toBeCloseTo(far.length / sums.length, 10);
      }),
    );
  });

  test("groups swapped: z turns, exact p stays; U counts pairs", () => {
    fc.assert(
      fc.property(scores(12), scores(9), (x, y) => {
        const [one, other] = [mannWhitney(x, y), mannWhitney(y, x)];
        if (one.kind === "not-estimable" || other.kind === "not-estimable") return;
        expect(one.test.statistic).toBeCloseTo(-other.test.statistic, 12);
        const pairs = x.flatMap((a) => y.map((b): number => (a > b ? 1 : a === b ? 0.5 : 0)));
        expect(one.uX).toBeCloseTo(
          pairs.reduce((sum, pair) => sum + pair, 0),
          10,
        );
        const [p, q] = [mannWhitneyExact(x, y), mannWhitneyExact(y, x)];
        if ("kind" in p || "kind" in q) throw new Error("refused");
        expect(p.p).toBeCloseTo(q.p, 10);
      }),
    );
  });

  test("exact and normal agree in large groups; 200 against 200 in well under a second", () => {
    const { next } = randomStream(7, "mann-whitney");
    const x = Array.from({ length: 200 }, () => next());
    const y = Array.from({ length: 200 }, () => next() + 0.05);
    const [exact, normal] = [mannWhitneyExact(x, y), mannWhitney(x, y)];
    if ("kind" in exact || normal.kind === "not-estimable") throw new Error("refused");
    expect(exact.p).toBeCloseTo(normal.test.p, 3);
  });

  test("refusals", () => {
    for (const answer of [mannWhitney, mannWhitneyExact]) {
      expect(answer([], [1])).toMatchObject({ code: "one-group" });
      expect(answer([1, 1], [1])).toMatchObject({ code: "all-tied" });
    }
    const many = Array.from({ length: 400 }, (_, i) => i % 7);
    expect(mannWhitneyExact(many, many)).toMatchObject({ code: "no-convergence", details: { n: 400, m: 400 } });
  });
});

describe("Hodges–Lehmann", () => {
  test("every difference by rank, without forming pairs", () => {
    const { next } = randomStream(3, "differences");
    const x = Array.from({ length: 180 }, () => Math.round(next() * 400) / 7);
    const y = Array.from({ length: 160 }, () => Math.round(next() * 300) / 7);
    const all = Float64Array.from(x.flatMap((a) => y.map((b) => a - b))).sort();
    const pairs = pairwiseDifferences(x, y);
    for (const k of [1, 2, 777, 14_400, 14_401, 28_799, 28_800]) expect(differenceAt(pairs, k)).toBe(all[k - 1]);
    expect(() => differenceAt(pairs, 0)).toThrow("k must lie in [1, 28800]: 0");
    const same = pairwiseDifferences(new Float64Array(200).fill(2), new Float64Array(200).fill(1));
    expect(differenceAt(same, 5000)).toBe(1);
  });

  test("two heavily tied groups of 300", () => {
    const x = Array.from({ length: 300 }, (_, i) => i % 3);
    const y = Array.from({ length: 300 }, (_, i) => i % 2);
    const all = Float64Array.from(x.flatMap((a) => y.map((b) => a - b))).sort();
    const pairs = pairwiseDifferences(x, y);
    for (const k of [1, 14_999, 15_001, 45_000, 60_001, 90_000]) expect(differenceAt(pairs, k)).toBe(all[k - 1]);
  });

  test("median of differences; a shift moves it and its limits; swapping turns them", () => {
    fc.assert(
      fc.property(scores(12), scores(12), fc.constantFrom("normal" as const, "exact" as const), (x, y, limits) => {
        const of = (a: readonly number[], b: readonly number[]) => {
          const { difference } = hodgesLehmann(a, b, { limits });
          if (difference.kind === "not-estimable") throw new Error(difference.reason);
          return {
            value: difference.value,
            low: difference.intervals[0]?.low ?? 0,
            high: difference.intervals[0]?.high ?? 0,
          };
        };
        const [one, shifted, swapped] = [
          of(x, y),
          of(
            x.map((value) => value + 4),
            y,
          ),
          of(y, x),
        ];
        const all = x.flatMap((a) => y.map((b) => a - b)).sort((a, b) => a - b);
        const half = all.length / 2;
        expect(one.value).toBe(((all[Math.ceil(half) - 1] ?? 0) + (all[Math.floor(half)] ?? 0)) / 2);
        expect(shifted).toEqual({ value: one.value + 4, low: one.low + 4, high: one.high + 4 });
        expect(swapped.value).toBeCloseTo(-one.value, 12);
        expect(swapped.low).toBeCloseTo(-one.high, 12);
      }),
    );
  });

  test("tiny groups: the widest limits there are, with their true level; nobody: refused", () => {
    const { rank, achievedLevel } = hodgesLehmann([1, 5], [2, 9], { limits: "exact" });
    expect(rank).toBe(1);
    expect(achievedLevel).toBeCloseTo(1 - 2 / 6, 12);
    expect(hodgesLehmann([], [1]).difference).toMatchObject({ code: "one-group" });
  });
});
