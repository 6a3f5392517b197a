import { describe, expect, test } from "vitest";
import { clopperPearson } from "../../../pipeline/stats/categorical/clopper-pearson.ts";
import { fisherExact } from "../../../pipeline/stats/categorical/fisher-exact.ts";
import { newcombeDifference } from "../../../pipeline/stats/categorical/newcombe-difference.ts";
import { wilson } from "../../../pipeline/stats/categorical/wilson.ts";
import type { Quantity } from "../../../pipeline/stats/quantity.ts";
import { fc } from "../../support/properties.ts";
import { differences, expectedPaths, firstTable, numbers, referenceCase } from "../../support/reference-case.ts";
import { tolerance, within } from "../../support/tolerance.ts";

const z = 1.959963984540054;

const near = (actual: number, expected: number, of = tolerance.closedForm) =>
  expect(within(actual, expected, of), `${actual} is not ${expected}`).toBe(true);

const read = (quantity: Quantity) => {
  if (quantity.kind !== "estimate") throw new RangeError(quantity.reason);
  const [interval] = quantity.intervals;
  return { value: quantity.value, lb: interval?.low ?? Number.NaN, ub: interval?.high ?? Number.NaN };
};

describe("against R", () => {
  test("sat-proportion-ci: Wilson and Clopper–Pearson", () => {
    const reference = referenceCase("sat-proportion-ci");
    const [x, n] = [numbers(firstTable(reference), "x"), numbers(firstTable(reference), "n")];
    const actual = Object.fromEntries(
      x.map((events, i) => {
        const share = Object.freeze({ events, n: n[i] ?? 0 });
        return [
          `row${i + 1}`,
          { p: read(wilson(share)).value, wilson: read(wilson(share)), clopper_pearson: read(clopperPearson(share)) },
        ];
      }),
    );
    const select = (path: string) => /\.(p|wilson\..*|clopper_pearson\..*)$/.test(path);
    expect(expectedPaths(reference.expected).filter(select)).toHaveLength(40);
    expect(differences(reference, actual, select)).toEqual([]);
  });

  test("sat-2x2: Newcombe and Fisher", () => {
    const reference = referenceCase("sat-2x2");
    const table = firstTable(reference);
    const [a, b, c, d] = ["a", "b", "c", "d"].map((name) => numbers(table, name)) as [
      readonly number[],
      readonly number[],
      readonly number[],
      readonly number[],
    ];
    const actual = Object.fromEntries(
      a.map((_, i) => {
        const cells = { a: a[i] ?? 0, b: b[i] ?? 0, c: c[i] ?? 0, d: d[i] ?? 0 };
        const counts = { events1: cells.a, n1: cells.a + cells.b, events2: cells.c, n2: cells.c + cells.d };
        const { value, lb, ub } = read(newcombeDifference(counts));
        return [`row${i + 1}`, { rd: value, "rd.newcombe": { lb, ub }, "fisher.p": fisherExact(cells).p }];
      }),
    );
    const select = (path: string) => /\.(rd|rd\.newcombe\..*|fisher\.p)$/.test(path);
    expect(expectedPaths(reference.expected).filter(select)).toHaveLength(4 * a.length);
    expect(differences(reference, actual, select)).toEqual([]);
  });
});

const share = fc
  .record({ n: fc.integer({ min: 1, max: 120 }), s: fc.nat(120) })
  .map(({ n, s }) => ({ n, events: s % (n + 1) }));

describe("one share", () => {
  test("Clopper–Pearson: at each limit the binomial tail is 2.5 %", () => {
    const tail = (n: number, p: number, from: number, to: number) => {
      let [total, logTerm] = [0, n * Math.log1p(-p)];
      for (let x = 0; x <= to; x++) {
        if (x >= from) total += Math.exp(logTerm);
        logTerm += Math.log((n - x) / (x + 1)) + Math.log(p / (1 - p));
      }
      return total;
    };
    fc.assert(
      fc.property(share, ({ events, n }) => {
        const { lb, ub } = read(clopperPearson({ events, n }));
        if (events > 0) near(tail(n, lb, events, n), 0.025);
        if (events < n) near(tail(n, ub, 0, events), 0.025);
        if (events === 0) near(ub, -Math.expm1(Math.log(0.025) / n));
      }),
    );
  });

  test("Wilson: at each limit the score statistic is z", () => {
    fc.assert(
      fc.property(share, ({ events, n }) => {
        const { value, lb, ub } = read(wilson({ events, n }));
        for (const limit of [lb, ub]) {
          if (limit > 0 && limit < 1) near(Math.abs(value - limit) / Math.sqrt((limit * (1 - limit)) / n), z);
        }
      }),
    );
  });

  test("counting the others mirrors both; Wilson lies within Clopper–Pearson's reach of the share", () => {
    fc.assert(
      fc.property(share, ({ events, n }) => {
        for (const interval of [wilson, clopperPearson]) {
          const [one, other] = [read(interval({ events, n })), read(interval({ events: n - events, n }))];
          near(one.lb, 1 - other.ub);
          near(one.ub, 1 - other.lb);
          expect(one.lb <= one.value && one.value <= one.ub && one.lb >= 0 && one.ub <= 1).toBe(true);
        }
      }),
    );
  });

  test("refusals", () => {
    for (const interval of [wilson, clopperPearson]) {
      expect(interval({ events: 0, n: 0 })).toMatchObject({ kind: "not-estimable", code: "no-data" });
      expect(interval({ events: 3, n: 2 })).toMatchObject({ kind: "not-estimable", code: "no-data" });
      expect(() => interval({ events: 0.5, n: 2 })).toThrow("events must be a whole number ≥ 0: 0.5");
      expect(() => interval({ events: 1, n: 2 }, { level: 1 })).toThrow("level must lie in (0, 1): 1");
    }
  });
});

describe("two shares", () => {
  test("groups swapped: Newcombe turns its sign; limits stay within −1 and 1", () => {
    fc.assert(
      fc.property(share, share, (x, y) => {
        const one = read(newcombeDifference({ events1: x.events, n1: x.n, events2: y.events, n2: y.n }));
        const other = read(newcombeDifference({ events1: y.events, n1: y.n, events2: x.events, n2: x.n }));
        near(one.value, -other.value);
        near(one.lb, -other.ub);
        expect(one.lb >= -1 && one.ub <= 1 && one.lb <= one.value && one.value <= one.ub).toBe(true);
      }),
    );
    expect(newcombeDifference({ events1: 0, n1: 0, events2: 1, n2: 2 })).toMatchObject({ code: "no-data" });
  });

  const table = fc.record({ a: fc.nat(25), b: fc.nat(25), c: fc.nat(25), d: fc.nat(25) });

  test("Fisher: the same by adding up binomial coefficients in whole numbers", () => {
    const choose = (n: number, x: number): bigint => {
      let ways = 1n;
      for (let i = 1; i <= x; i++) ways = (ways * BigInt(n - x + i)) / BigInt(i);
      return ways;
    };
    fc.assert(
      fc.property(table, ({ a, b, c, d }) => {
        const [n1, n2, events] = [a + b, c + d, a + c];
        const ways = (x: number) => choose(n1, x) * choose(n2, events - x);
        const observed = ways(a) * 10_000_001n;
        let extreme = 0n;
        for (let x = Math.max(0, events - n2); x <= Math.min(events, n1); x++) {
          if (ways(x) * 10_000_000n <= observed) extreme += ways(x);
        }
        near(
          fisherExact({ a, b, c, d }).p,
          Number((extreme * 10n ** 17n) / choose(n1 + n2, events)) / 1e17,
          tolerance.iterative,
        );
      }),
    );
  });

  test("Fisher: rows swapped, columns swapped, table turned: the same p", () => {
    fc.assert(
      fc.property(table, ({ a, b, c, d }) => {
        const { p } = fisherExact({ a, b, c, d });
        near(fisherExact({ a: c, b: d, c: a, d: b }).p, p);
        near(fisherExact({ a: b, b: a, c: d, d: c }).p, p);
        near(fisherExact({ a, b: c, c: b, d }).p, p);
        expect(p > 0 && p <= 1).toBe(true);
      }),
    );
  });

  test("Fisher: empty margins, large counts, mistakes", () => {
    expect(fisherExact({ a: 0, b: 0, c: 0, d: 0 }).p).toBe(1);
    expect(fisherExact({ a: 0, b: 9, c: 0, d: 4 }).p).toBe(1);
    expect(fisherExact({ a: 3, b: 1, c: 1, d: 3 })).toMatchObject({ name: "Fisher exact", statistic: 3, df: [] });
    near(fisherExact({ a: 3, b: 1, c: 1, d: 3 }).p, 34 / 70);
    near(fisherExact({ a: 50_000, b: 50_000, c: 50_000, d: 50_000 }).p, 1);
    expect(() => fisherExact({ a: 1.5, b: 1, c: 1, d: 1 })).toThrow("a must be a whole number ≥ 0: 1.5");
  });
});
