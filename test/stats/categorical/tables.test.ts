import { describe, expect, it } from "vitest";
import { chiSquareFourCells, phiCoefficient } from "../../../pipeline/stats/categorical/chi-square-four-cells.ts";
import { chiSquareTable } from "../../../pipeline/stats/categorical/chi-square-table.ts";
import type { ContingencyTable } from "../../../pipeline/stats/categorical/contingency-table.ts";
import { cramersV } from "../../../pipeline/stats/categorical/cramers-v.ts";
import { fisherExact } from "../../../pipeline/stats/categorical/fisher-exact.ts";
import { fisherTable } from "../../../pipeline/stats/categorical/fisher-table.ts";
import { gTest } from "../../../pipeline/stats/categorical/g-test.ts";
import { goodmanKruskalGamma } from "../../../pipeline/stats/categorical/goodman-kruskal-gamma.ts";
import { kendallsTauB } from "../../../pipeline/stats/categorical/kendalls-tau-b.ts";
import { linearByLinear } from "../../../pipeline/stats/categorical/linear-by-linear.ts";
import { somersD } from "../../../pipeline/stats/categorical/somers-d.ts";
import { random } from "../../../pipeline/stats/numeric/random.ts";
import { pearsonCorrelation } from "../../../pipeline/stats/ordinal/pearson-correlation.ts";
import { probabilityOfSuperiority } from "../../../pipeline/stats/ordinal/probability-of-superiority.ts";
import type { NotEstimable, Quantity, Test } from "../../../pipeline/stats/quantity.ts";
import { fc } from "../../support/properties.ts";

const frozen = (rows: readonly (readonly number[])[]): ContingencyTable =>
  Object.freeze(rows.map((row) => Object.freeze([...row])));

/** Agresti (2002), Categorical Data Analysis, table 2.8: income by job satisfaction, 104 people. */
const job = frozen([
  [1, 3, 10, 6],
  [2, 3, 10, 7],
  [1, 6, 14, 12],
  [0, 1, 9, 11],
]);

const testOf = (result: Test | NotEstimable): Test => {
  if ("kind" in result) throw new Error(result.reason);
  return result;
};

const pearsonOf = (table: ContingencyTable) => {
  const result = chiSquareTable(table);
  if (result.kind === "not-estimable") throw new Error(result.reason);
  return result;
};

const trendOf = (table: ContingencyTable, options = {}) => {
  const result = linearByLinear(table, options);
  if (result.kind === "not-estimable") throw new Error(result.reason);
  return result;
};

const pointOf = (quantity: Quantity): number => {
  if (quantity.kind === "not-estimable") throw new Error(quantity.reason);
  return quantity.value;
};

const errorOf = (quantity: Quantity): number => {
  if (quantity.kind === "not-estimable" || quantity.se === null) throw new Error("no standard error");
  return quantity.se;
};

const codeOf = (result: { readonly kind?: string; readonly code?: string } | Test): string | undefined =>
  "code" in result ? result.code : undefined;

const transposed = (table: ContingencyTable): ContingencyTable =>
  Array.from(table[0] ?? [], (_, j) => table.map((row) => row[j] ?? 0));

const shuffled = (table: ContingencyTable, rows: readonly number[], columns: readonly number[]): ContingencyTable =>
  rows.map((i) => columns.map((j) => table[i]?.[j] ?? 0));

/** People one by one: their row and column. */
const people = (table: ContingencyTable): readonly (readonly [number, number])[] =>
  table.flatMap((row, i) => Array.from(row, (count, j) => Array.from({ length: count }, () => [i, j] as const)).flat());

const smallTable = fc
  .record({ rows: fc.integer({ min: 2, max: 4 }), columns: fc.integer({ min: 2, max: 4 }), seed: fc.nat(1e6) })
  .map(({ rows, columns, seed }) => {
    const source = random(seed);
    return frozen(
      Array.from({ length: rows }, () => Array.from({ length: columns }, () => Math.floor(source.next() * 4))),
    );
  })
  .filter(
    (table) =>
      [...table, ...transposed(table)].every((line) => Array.from(line).some((count) => count > 0)) &&
      people(table).length <= 20,
  );

const lnFactorial = (n: number): number => {
  let total = 0;
  for (let k = 2; k <= n; k++) total += Math.log(k);
  return total;
};

/** Every table with the margins, one cell after another: [Σ P over those no more probable than the one given, Σ P]. */
const byEnumeration = (table: ContingencyTable): readonly [number, number] => {
  const rows = table.map((row) => Array.from(row).reduce((a, b) => a + b, 0));
  const columns = transposed(table).map((row) => Array.from(row).reduce((a, b) => a + b, 0));
  const n = rows.reduce((a, b) => a + b, 0);
  const constant = [...rows, ...columns].reduce((total, one) => total + lnFactorial(one), -lnFactorial(n));
  const observed = constant - table.flatMap((row) => Array.from(row)).reduce((total, x) => total + lnFactorial(x), 0);
  let [extreme, all] = [0, 0];
  const fill = (i: number, j: number, left: number, columnsLeft: readonly number[], logP: number): void => {
    if (i === rows.length) {
      all += Math.exp(logP);
      if (logP <= observed + 1e-7) extreme += Math.exp(logP);
      return;
    }
    const room = columnsLeft[j] ?? 0;
    const after = columnsLeft.slice(j + 1).reduce((a, b) => a + b, 0);
    for (let x = Math.max(0, left - after); x <= Math.min(left, room); x++) {
      const next = columnsLeft.map((value, k) => (k === j ? value - x : value));
      const rest = logP - lnFactorial(x);
      if (j + 1 < columns.length) fill(i, j + 1, left - x, next, rest);
      else fill(i + 1, 0, rows[i + 1] ?? 0, next, rest);
    }
  };
  fill(0, 0, rows[0] ?? 0, columns, constant);
  return [extreme, all];
};

describe("Fisher's exact test of an r × c table", () => {
  it("gives the p-value of R's help page for Agresti's table", () => {
    expect(testOf(fisherTable(job)).p).toBeCloseTo(0.7827, 4);
  });

  it("agrees with going through every table", () => {
    fc.assert(
      fc.property(smallTable, (table) => {
        const [extreme, all] = byEnumeration(table);
        expect(all).toBeCloseTo(1, 10);
        expect(testOf(fisherTable(table)).p).toBeCloseTo(Math.min(1, extreme), 10);
      }),
      { numRuns: 60 },
    );
  });

  it("is fisherExact in a 2 × 2 table", () => {
    const count = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(count, count, count, count, (a, b, c, d) => {
        fc.pre(a + b + c + d > 0);
        const p = testOf(
          fisherTable(
            frozen([
              [a, b],
              [c, d],
            ]),
          ),
        ).p;
        const known = fisherExact({ a, b, c, d }).p;
        expect(Math.abs(p - known)).toBeLessThanOrEqual(1e-9 * known);
      }),
      { numRuns: 100 },
    );
  });

  it("does not care for the order of rows and columns, for which is which, and for empty ones", () => {
    const p = testOf(fisherTable(job)).p;
    for (const other of [
      shuffled(job, [3, 1, 0, 2], [2, 0, 3, 1]),
      transposed(job),
      frozen([...job.map((row) => [0, ...Array.from(row)]), [0, 0, 0, 0, 0]]),
    ]) {
      expect(testOf(fisherTable(other)).p).toBeCloseTo(p, 10);
    }
  });

  it("has the observed table's probability as statistic", () => {
    // 3!·3!·2!·2!·2!/(6!·2!·2!) with cells 2, 1, 0 / 0, 1, 2.
    const result = testOf(
      fisherTable(
        frozen([
          [2, 1, 0],
          [0, 1, 2],
        ]),
      ),
    );
    expect(result.statistic).toBeCloseTo((6 * 6 * 2 * 2 * 2) / (720 * 2 * 2), 12);
    expect(result.p).toBeCloseTo(
      byEnumeration([
        [2, 1, 0],
        [0, 1, 2],
      ])[0],
      12,
    );
  });

  it("keeps small p-values right: rows that share no column", () => {
    const size = 20;
    const table = frozen([0, 1, 2].map((i) => [0, 1, 2].map((j) => (i === j ? size : 0))));
    // The six tables of that kind are the least probable of all: 6·(20!)³/60!.
    const expected = Math.exp(Math.log(6) + 3 * lnFactorial(size) - lnFactorial(3 * size));
    expect(testOf(fisherTable(table)).p / expected).toBeCloseTo(1, 9);
  });

  it("says when there is nothing to compare, and when the table is too large", () => {
    expect(testOf(fisherTable(frozen([[3, 4, 5]])))).toMatchObject({ p: 1, statistic: 1 });
    expect(
      codeOf(
        fisherTable(
          frozen([
            [0, 0],
            [0, 0],
          ]),
        ),
      ),
    ).toBe("no-data");
    const large = [
      [68, 20, 15, 5],
      [119, 84, 54, 29],
      [26, 17, 14, 14],
      [7, 94, 10, 16],
    ];
    expect(codeOf(fisherTable(frozen(large), { maxSteps: 1e4 }))).toBe("no-convergence");
    expect(codeOf(fisherTable(job, { maxSteps: 100 }))).toBe("no-convergence");
    const wide = Array.from({ length: 12 }, (_, i) => Array.from({ length: 12 }, (__, j) => (i === j ? 90 : 3)));
    expect(codeOf(fisherTable(frozen(wide)))).toBe("no-convergence");
    expect(() => fisherTable(job, { maxSteps: 0 })).toThrow("maxSteps must be positive");
  });

  it("is as often below 5 % as it may be, over 200 sets", () => {
    const source = random(8);
    const draw = (shares: readonly number[]): number => {
      let rest = source.next();
      return shares.findIndex((share) => {
        rest -= share;
        return rest < 0;
      });
    };
    let below = 0;
    for (let set = 0; set < 200; set++) {
      const table = [0, 1, 2].map(() => [0, 0, 0]);
      for (let i = 0; i < 45; i++) {
        const row = table[i % 3] ?? [];
        const column = draw([0.5, 0.3, 0.2]);
        row[column] = (row[column] ?? 0) + 1;
      }
      if (testOf(fisherTable(table)).p < 0.05) below++;
    }
    // Exact: never above 5 % in truth; 200 draws keep it below 8.3 % with probability 0.98.
    expect(below / 200).toBeLessThanOrEqual(0.083);
    expect(below).toBeGreaterThan(0);
  });
});

describe("chi-square and G", () => {
  it("is the four-cell chi-square and phi in a 2 × 2 table", () => {
    const result = pearsonOf(
      frozen([
        [12, 5],
        [3, 9],
      ]),
    );
    const cells = { a: 12, b: 5, c: 3, d: 9 };
    expect(result.test.statistic).toBeCloseTo(testOf(chiSquareFourCells(cells)).statistic, 10);
    expect(
      pointOf(
        cramersV([
          [12, 5],
          [3, 9],
        ]),
      ),
    ).toBeCloseTo(Math.abs(Number(phiCoefficient(cells))), 10);
    // In a 2 × 2 table each adjusted residual is ±√X².
    for (const one of result.adjustedResiduals.flat()) expect(one * one).toBeCloseTo(result.test.statistic, 9);
  });

  it("is n·(Σ O²/(row·column) − 1), keeps margins, and multiplies with the table", () => {
    fc.assert(
      fc.property(smallTable, (table) => {
        const result = pearsonOf(table);
        const rows = result.expected.map((row) => row.reduce((a, b) => a + b, 0));
        expect(rows[0]).toBeCloseTo(
          Array.from(table[0] ?? []).reduce((a, b) => a + b, 0),
          9,
        );
        const other = table.reduce(
          (total, row, i) =>
            total + Array.from(row).reduce((sum, x, j) => sum + (x * x) / (result.expected[i]?.[j] ?? 0), 0),
          -result.n,
        );
        expect(result.test.statistic).toBeCloseTo(other, 8);
        const thrice = table.map((row) => Array.from(row, (x) => 3 * x));
        expect(pearsonOf(thrice).test.statistic).toBeCloseTo(3 * result.test.statistic, 8);
        expect(testOf(gTest(thrice)).statistic).toBeCloseTo(3 * testOf(gTest(table)).statistic, 8);
        expect(pointOf(cramersV(thrice))).toBeCloseTo(pointOf(cramersV(table)), 9);
        const entropy = (values: readonly number[]): number =>
          values.reduce((total, x) => total + (x > 0 ? x * Math.log(x) : 0), 0);
        const columns = transposed(table).map((row) => Array.from(row).reduce((a, b) => a + b, 0));
        const cells = table.flatMap((row) => Array.from(row));
        const g = 2 * (entropy(cells) - entropy(rows) - entropy(columns) + entropy([result.n]));
        expect(testOf(gTest(table)).statistic).toBeCloseTo(g, 8);
        expect(result.smallestExpected).toBe(Math.min(...result.expected.flat()));
      }),
      { numRuns: 50 },
    );
  });

  it("is 0 where rows are alike, and V is 1 where each row has its own column", () => {
    const alike = frozen([
      [2, 4, 6],
      [3, 6, 9],
    ]);
    expect(pearsonOf(alike).test).toMatchObject({ p: 1, df: [2] });
    expect(pearsonOf(alike).test.statistic).toBeCloseTo(0, 12);
    expect(testOf(gTest(alike)).statistic).toBeCloseTo(0, 12);
    expect(
      pointOf(
        cramersV([
          [7, 0, 0],
          [0, 4, 2],
        ]),
      ),
    ).toBeCloseTo(1, 12);
  });

  it("refuses tables without two of each, empty lines, and nothing at all", () => {
    expect(codeOf(chiSquareTable([[1, 2, 3]]))).toBe("one-group");
    expect(codeOf(chiSquareTable([[1], [2]]))).toBe("one-group");
    expect(
      codeOf(
        chiSquareTable([
          [0, 0],
          [0, 0],
        ]),
      ),
    ).toBe("no-data");
    expect(
      chiSquareTable([
        [1, 2],
        [0, 0],
      ]),
    ).toMatchObject({ reason: "Row 2 is empty: leave it out first." });
    expect(
      gTest([
        [1, 0],
        [3, 0],
      ]),
    ).toMatchObject({ reason: "Column 2 is empty: leave it out first." });
    expect(
      codeOf(
        cramersV([
          [1, 0],
          [3, 0],
        ]),
      ),
    ).toBe("one-group");
    expect(() => chiSquareTable([])).toThrow("table must have rows: 0");
    expect(() => chiSquareTable([[1, 2], [3]])).toThrow("table[1] must have length 2: 1");
    expect(() =>
      gTest([
        [1, 2],
        [3, 0.5],
      ]),
    ).toThrow("table[1][1] must be a whole number");
  });
});

describe("ordinal association", () => {
  it("counts pairs: gamma, tau-b and Somers' d", () => {
    fc.assert(
      fc.property(smallTable, (table) => {
        const all = people(table);
        let [c, d, rows, columns] = [0, 0, 0, 0];
        all.forEach(([i, j], a) => {
          for (const [k, l] of all.slice(a + 1)) {
            const product = (i - k) * (j - l);
            if (product > 0) c++;
            if (product < 0) d++;
            if (i !== k) rows++;
            if (j !== l) columns++;
          }
        });
        expect(pointOf(kendallsTauB(table))).toBeCloseTo((c - d) / Math.sqrt(rows * columns), 10);
        expect(pointOf(somersD(table))).toBeCloseTo((c - d) / rows, 10);
        if (c + d > 0) expect(pointOf(goodmanKruskalGamma(table))).toBeCloseTo((c - d) / (c + d), 10);
        else expect(codeOf(goodmanKruskalGamma(table))).toBe("all-tied");
      }),
      { numRuns: 60 },
    );
  });

  it("has the delta-method standard errors that differences of shares give", () => {
    // The value as a function of the counts; the multinomial covariance is n·(diag(p) − ppᵀ).
    for (const measure of [goodmanKruskalGamma, kendallsTauB, somersD]) {
      const scaled = job.map((row) => Array.from(row, (x) => 1e6 * x));
      const base = pointOf(measure(scaled));
      const slopes = scaled.map((row, i) =>
        row.map((_, j) => {
          const moved = (by: number) =>
            pointOf(measure(scaled.map((r, k) => r.map((x, l) => (k === i && l === j ? x + by : x)))));
          return (moved(1000) - moved(0)) / 1000;
        }),
      );
      const counts = scaled.flat();
      const n = counts.reduce((a, b) => a + b, 0);
      const mean = counts.reduce((total, x, k) => total + x * (slopes.flat()[k] ?? 0), 0) / n;
      const variance = counts.reduce((total, x, k) => {
        const gap = (slopes.flat()[k] ?? 0) - mean;
        return total + x * gap * gap;
      }, 0);
      expect(pointOf(measure(job))).toBeCloseTo(base, 12);
      expect(errorOf(measure(job))).toBeCloseTo(1000 * Math.sqrt(variance), 4);
    }
  });

  it("turns with the scale, and Somers' d of two rows is Cliff's delta", () => {
    const turned = job.map((row) => Array.from(row).reverse());
    for (const measure of [goodmanKruskalGamma, kendallsTauB, somersD]) {
      expect(pointOf(measure(turned))).toBeCloseTo(-pointOf(measure(job)), 12);
      expect(errorOf(measure(turned))).toBeCloseTo(errorOf(measure(job)), 12);
    }
    expect(pointOf(kendallsTauB(transposed(job)))).toBeCloseTo(pointOf(kendallsTauB(job)), 12);
    const two = frozen([
      [5, 3, 1],
      [2, 4, 6],
    ]);
    const [first, second] = [0, 1].map((row) => people(two).flatMap(([i, j]) => (i === row ? [j] : [])));
    const superior = pointOf(probabilityOfSuperiority(second ?? [], first ?? []));
    expect(pointOf(somersD(two))).toBeCloseTo(2 * superior - 1, 10);
    const half = goodmanKruskalGamma(two, { level: 0.5 });
    const { low, high } = (half.kind === "estimate" && half.intervals[0]) || { low: null, high: null };
    // The normal quartile is 0.6745.
    expect((high ?? 0) - (low ?? 0)).toBeCloseTo(2 * 0.6744897501960817 * errorOf(half), 10);
  });

  it("has no standard error where all pairs agree, and refuses where nobody differs", () => {
    const agreeing = goodmanKruskalGamma([
      [3, 0],
      [0, 4],
    ]);
    expect(agreeing).toMatchObject({ value: 1, se: null, intervals: [] });
    expect(codeOf(goodmanKruskalGamma([[3, 4]]))).toBe("all-tied");
    expect(codeOf(kendallsTauB([[3, 4]]))).toBe("all-tied");
    expect(codeOf(somersD([[3, 4]]))).toBe("all-tied");
    expect(() => somersD(job, { level: 1 })).toThrow("level must lie in (0, 1): 1");
  });

  it("covers the truth in 200 tables", () => {
    const source = random(31);
    // Columns 0, 1, 2; the later row has the larger scores.
    const shares = [
      [0.5, 0.3, 0.2],
      [0.3, 0.3, 0.4],
    ];
    const truth = (() => {
      let [c, d] = [0, 0];
      shares[0]?.forEach((a, i) => {
        shares[1]?.forEach((b, j) => {
          if (j > i) c += a * b;
          if (j < i) d += a * b;
        });
      });
      return { gamma: (c - d) / (c + d), d: c - d };
    })();
    let [gamma, somers] = [0, 0];
    for (let set = 0; set < 200; set++) {
      const table = shares.map((row) => {
        const counts = [0, 0, 0];
        for (let i = 0; i < 80; i++) {
          const u = source.next();
          const j = u < (row[0] ?? 0) ? 0 : u < (row[0] ?? 0) + (row[1] ?? 0) ? 1 : 2;
          counts[j] = (counts[j] ?? 0) + 1;
        }
        return counts;
      });
      const inside = (quantity: Quantity, value: number): boolean =>
        quantity.kind === "estimate" &&
        (quantity.intervals[0]?.low ?? 1) <= value &&
        value <= (quantity.intervals[0]?.high ?? -1);
      if (inside(goodmanKruskalGamma(table), truth.gamma)) gamma++;
      if (inside(somersD(table), truth.d)) somers++;
    }
    for (const count of [gamma, somers]) {
      expect(count / 200).toBeGreaterThan(0.9);
      expect(count / 200).toBeLessThan(0.99);
    }
  });
});

describe("linear-by-linear", () => {
  it("is (n − 1)·r² over people, for any scores", () => {
    fc.assert(
      fc.property(smallTable, fc.integer({ min: -3, max: 3 }), (table, shift) => {
        const all = people(table);
        const r = pearsonCorrelation(
          all.map(([i]) => i),
          all.map(([, j]) => j),
        );
        if (typeof r !== "number") return;
        expect(trendOf(table).correlation).toBeCloseTo(r, 10);
        expect(trendOf(table).test.statistic).toBeCloseTo((all.length - 1) * r * r, 9);
        const moved = trendOf(table, { rowScores: table.map((_, i) => 5 * i + shift) });
        expect(moved.test.statistic).toBeCloseTo(trendOf(table).test.statistic, 8);
      }),
      { numRuns: 50 },
    );
    // Agresti (2002), sec. 3.4.2: M² = 2.98, p = 0.084.
    expect(trendOf(job).test.statistic).toBeCloseTo(2.983, 3);
    expect(trendOf(job).test.p).toBeCloseTo(0.084, 3);
  });

  it("refuses scores that do not vary and fewer than two people", () => {
    expect(
      codeOf(
        linearByLinear([
          [0, 3],
          [0, 4],
        ]),
      ),
    ).toBe("all-tied");
    expect(codeOf(linearByLinear(job, { columnScores: [2, 2, 2, 2] }))).toBe("all-tied");
    expect(
      codeOf(
        linearByLinear([
          [1, 0],
          [0, 0],
        ]),
      ),
    ).toBe("too-few");
    expect(
      codeOf(
        linearByLinear([
          [0, 0],
          [0, 0],
        ]),
      ),
    ).toBe("too-few");
    expect(() => linearByLinear(job, { rowScores: [1, 2] })).toThrow("rowScores must have length 4: 2");
    expect(() => linearByLinear(job, { columnScores: [1, 2, Number.NaN, 4] })).toThrow(
      "columnScores[2] must be finite",
    );
  });
});
