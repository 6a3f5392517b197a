import { describe, expect, it } from "vitest";
import {
  type ChainedEquations,
  type ChainedOptions,
  chainedEquations,
} from "../../../pipeline/stats/missing/chained-equations.ts";
import { deltaAdjustment } from "../../../pipeline/stats/missing/delta-adjustment.ts";
import type { ImputationMethod, IncompleteColumn } from "../../../pipeline/stats/missing/incomplete-column.ts";
import { poolImputed } from "../../../pipeline/stats/missing/pool-imputed.ts";
import { mean } from "../../../pipeline/stats/numeric/mean.ts";
import { random } from "../../../pipeline/stats/numeric/random.ts";
import { standardNormal } from "../../../pipeline/stats/numeric/standard-normal.ts";
import { variance } from "../../../pipeline/stats/numeric/variance.ts";
import { notEstimable } from "../../../pipeline/stats/quantity.ts";
import { numberOf } from "../survival/made-survival-data.ts";

/** x complete; y = x + noise, a binary b and a category c that follow x, with gaps at random given x. */
const table = (seed: number, n = 80): readonly IncompleteColumn[] => {
  const source = random(seed);
  const rows = Array.from({ length: n }, () => {
    const x = standardNormal(source);
    const y = 5 + x + standardNormal(source);
    const b = source.next() < 1 / (1 + Math.exp(-x)) ? 1 : 0;
    const c = Math.max(0, Math.min(2, Math.round(1 + x * 0.5 + standardNormal(source) * 0.6)));
    const gone = source.next() < 1 / (1 + Math.exp(0.8 - x)) ? 1 : 0;
    return { x, y, b, c, gone, goneB: source.next() < 0.15 ? 1 : 0, goneC: source.next() < 0.1 ? 1 : 0 };
  });
  const column = (key: keyof (typeof rows)[number]): readonly number[] => Object.freeze(rows.map((row) => row[key]));
  return Object.freeze([
    Object.freeze({ name: "x", kind: "numeric" as const, values: column("x") }),
    Object.freeze({ name: "y", kind: "numeric" as const, values: column("y"), missing: column("gone") }),
    Object.freeze({ name: "b", kind: "binary" as const, values: column("b"), missing: column("goneB") }),
    Object.freeze({ name: "c", kind: "categorical" as const, values: column("c"), missing: column("goneC") }),
  ]);
};

const completedOf = (columns: readonly IncompleteColumn[], options: ChainedOptions): ChainedEquations => {
  const found = chainedEquations(columns, options);
  if (found.kind === "not-estimable") throw new Error(found.reason);
  return found;
};

const columnOf = (columns: readonly IncompleteColumn[], name: string): IncompleteColumn => {
  const found = columns.find((column) => column.name === name);
  if (!found) throw new Error(name);
  return found;
};

describe("chained equations", () => {
  it("leave what is known, and fill gaps with values that were seen", () => {
    const columns = table(1);
    const { completed, chains } = completedOf(columns, { seed: 1, sets: 3, iterations: 4 });
    expect(completed).toHaveLength(3);
    for (const data of completed) {
      for (const { name, values, missing } of columns) {
        const seen = new Set(Array.from(values).filter((_, i) => missing?.[i] !== 1));
        data[name]?.forEach((value, i) => {
          if (missing?.[i] === 1) expect(seen.has(value)).toBe(true);
          else expect(value).toBe(values[i]);
        });
      }
    }
    // Fewest missing first; chains hold the means of imputed values.
    const gaps = chains.map(
      ({ name }) => Array.from(columnOf(columns, name).missing ?? []).filter((one) => one === 1).length,
    );
    expect(gaps).toEqual(gaps.toSorted((a, b) => a - b));
    const { missing } = columnOf(columns, "y");
    const own = completed[2]?.y?.filter((_, i) => missing?.[i] === 1);
    expect(chains.find(({ name }) => name === "y")?.means[2]?.[3]).toBeCloseTo(mean(own ?? []) ?? 0, 12);
  });

  it("change nothing without gaps", () => {
    const columns = table(2).map(({ missing: _, ...column }) => column);
    const { completed, chains } = completedOf(columns, { seed: 1, sets: 2 });
    for (const data of completed) {
      for (const { name, values } of columns) expect(Array.from(data[name] ?? [])).toEqual(Array.from(values));
    }
    expect(chains).toEqual([]);
    expect(completed[0]?.x).not.toBe(completed[1]?.x);
  });

  it("give the same sets for the same seed, others for another, and more without changing the first", () => {
    const columns = table(3);
    const options = { seed: "trial", sets: 2, iterations: 3 };
    const two = completedOf(columns, options).completed;
    expect(completedOf(columns, options).completed).toEqual(two);
    expect(completedOf(columns, { ...options, sets: 4 }).completed.slice(0, 2)).toEqual(two);
    expect(completedOf(columns, { ...options, seed: "other" }).completed).not.toEqual(two);
    expect(two[0]?.y).not.toEqual(two[1]?.y);
    const given = completedOf(columns, { ...options, visit: "given" });
    expect(given.chains.map(({ name }) => name)).toEqual(["y", "b", "c"]);
  });

  it("do not read values that are missing, nor care for the units of others", () => {
    const columns = table(4);
    const spoiled = columns.map(({ values, ...column }) => ({
      ...column,
      values: Array.from(values, (value, i) => (column.missing?.[i] === 1 ? Number.NaN : value)),
    }));
    const options = { seed: 4, sets: 2, iterations: 2 };
    expect(completedOf(spoiled, options).completed).toEqual(completedOf(columns, options).completed);
    const scaled = columns.map((column) =>
      column.name === "x" ? { ...column, values: Array.from(column.values, (value) => 1000 - 50 * value) } : column,
    );
    const turned = completedOf(scaled, { ...options, iterations: 1 }).completed;
    expect(turned[0]?.y?.length).toBe(80);
  });

  it("take other methods, and gaps in a single column on its own", () => {
    const columns = table(5);
    const methods: Readonly<Record<string, ImputationMethod>> = { y: "normal", b: "pmm" };
    const chosen = columns.map((column) => {
      const method = methods[column.name];
      return method ? { ...column, method } : column;
    });
    const { completed } = completedOf(chosen, { seed: 5, sets: 2, iterations: 2 });
    const { missing, values } = columnOf(columns, "y");
    const seen = new Set(Array.from(values));
    completed[0]?.y?.forEach((value, i) => {
      if (missing?.[i] === 1) expect(seen.has(value)).toBe(false);
    });
    completed[0]?.b?.forEach((value) => {
      expect([0, 1]).toContain(value);
    });
    const alone = completedOf([columnOf(columns, "y")], { seed: 5, sets: 1 });
    expect(new Set(alone.completed[0]?.y?.filter((_, i) => missing?.[i] === 1)).size).toBeGreaterThan(8);
  });

  it.each(["pmm", "normal"] as const)(
    "cover a mean about 95 times in 100 over 200 sets where complete cases do not: %s",
    (method) => {
      let covered = 0;
      let bias = 0;
      let completeBias = 0;
      for (let seed = 1; seed <= 200; seed++) {
        const [x, y] = table(seed + 1000, 100);
        if (!x || !y) throw new Error("no columns");
        const found = completedOf([x, { ...y, method }], { seed, sets: 6, iterations: 1 });
        const pool = poolImputed(
          found.completed,
          (data) => {
            const own = data.y ?? new Float64Array();
            return { estimate: mean(own) ?? 0, standardError: Math.sqrt((variance(own) ?? 0) / own.length) };
          },
          { completeDf: 99 },
        );
        if (pool.kind === "not-estimable" || pool.estimate.kind === "not-estimable") throw new Error("refused");
        const [interval] = pool.estimate.intervals;
        if ((interval?.low ?? 9) <= 5 && (interval?.high ?? 0) >= 5) covered++;
        bias += (pool.estimate.value - 5) / 200;
        const complete = Array.from(y.values).filter((_, i) => y.missing?.[i] === 0);
        completeBias += ((mean(complete) ?? 0) - 5) / 200;
      }
      expect(Math.abs(bias)).toBeLessThan(0.06);
      expect(completeBias).toBeLessThan(-0.2);
      expect(covered).toBeGreaterThanOrEqual(180);
      expect(covered).toBeLessThanOrEqual(199);
    },
  );

  it("refuse columns of which too little is known", () => {
    const x = { name: "x", kind: "numeric" as const, values: [1, 2, 3, 4] };
    const refused = (column: IncompleteColumn, more: Partial<ChainedOptions> = {}) =>
      chainedEquations([x, column], { seed: 1, ...more });
    const y = { name: "y", kind: "numeric" as const, values: [5, 5, 5, 9] };
    expect(refused({ ...y, missing: [1, 1, 1, 1] })).toMatchObject({
      code: "no-data",
      reason: 'Nothing is known of "y".',
    });
    expect(refused({ ...y, missing: [0, 0, 0, 1] })).toMatchObject({ code: "all-tied", details: { value: 5 } });
    expect(chainedEquations([], { seed: 1 })).toMatchObject({ code: "no-data" });
    const split = { name: "s", kind: "binary" as const, values: [0, 0, 1, 1], missing: [0, 0, 0, 1] };
    expect(refused(split, { perfectPrediction: "refuse" })).toMatchObject({
      code: "separation",
      reason: expect.stringContaining('Imputing "s": '),
    });
    expect(refused(split, { sets: 1 })).toMatchObject({ kind: "chained-equations" });
  });

  it("throw for mistakes", () => {
    const x = { name: "x", kind: "numeric" as const, values: [1, 2, 3] };
    const run =
      (column: IncompleteColumn, more: Partial<ChainedOptions> = {}) =>
      () =>
        chainedEquations([x, column], { seed: 1, ...more });
    const y = { name: "y", kind: "numeric" as const, values: [1, 2, 3], missing: [0, 1, 0] };
    expect(run(y, { sets: 0 })).toThrow("sets must be at least 1: 0");
    expect(run(y, { donors: 1.5 })).toThrow("donors must be a whole number ≥ 0: 1.5");
    expect(run(y, { ridge: -1 })).toThrow("ridge must lie in [0, 1): -1");
    expect(run({ ...y, name: "x" })).toThrow("name twice: x");
    expect(run({ ...y, missing: [0, 2, 0] })).toThrow("missing[1] of y must be 0 or 1: 2");
    expect(run({ ...y, missing: [0] })).toThrow("missing of y must have length 3: 1");
    expect(run({ ...y, values: [1] })).toThrow("values of y must have length 3: 1");
    expect(run({ ...y, values: [1, 2, Number.NaN] })).toThrow("values[2] of y must be finite: NaN");
    expect(run({ ...y, kind: "binary" })).toThrow("values[2] of y must be 0 or 1: 3");
    expect(run({ ...y, kind: "binary", method: "normal" })).toThrow("method of y must not be normal: binary");
    expect(run({ ...y, kind: "categorical", method: "pmm" })).toThrow("method of y must not be pmm: categorical");
  });
});

describe("delta adjustment", () => {
  const columns = table(6);
  const y = columnOf(columns, "y");
  const { completed } = completedOf(columns, { seed: 6, sets: 3, iterations: 2 });
  const poolOf = (sets: typeof completed) => {
    const pool = poolImputed(sets, (data) => ({ estimate: mean(data.y ?? []) ?? 0, standardError: 0.1 }));
    if (pool.kind === "not-estimable") throw new Error(pool.reason);
    return numberOf(pool.estimate);
  };

  it("moves a pooled mean by delta times the share missing", () => {
    const share = mean(Array.from(y.missing ?? [])) ?? 0;
    expect(poolOf(deltaAdjustment(completed, y, { add: -2 })) - poolOf(completed)).toBeCloseTo(-2 * share, 12);
    expect(deltaAdjustment(completed, y, {})).toEqual(completed);
  });

  it("stretches imputed values in declared rows only, and leaves its input alone", () => {
    const rows = y.missing ? Array.from(y.missing, (_, i) => (i < 40 ? 1 : 0)) : [];
    const before = completed.map((data) => Array.from(data.y ?? []));
    const adjusted = deltaAdjustment(completed, y, { multiply: 1.5, rows });
    adjusted.forEach((data, set) => {
      data.y?.forEach((value, i) => {
        const was = before[set]?.[i] ?? 0;
        expect(value).toBeCloseTo(y.missing?.[i] === 1 && i < 40 ? 1.5 * was : was, 14);
      });
      expect(data.x).toBe(completed[set]?.x);
    });
    expect(completed.map((data) => Array.from(data.y ?? []))).toEqual(before);
    expect(deltaAdjustment(completed, { name: "x", kind: "numeric" }, { add: 9 })).toEqual(completed);
  });

  it("throws for mistakes", () => {
    expect(() => deltaAdjustment(completed, columnOf(columns, "b"), { add: 1 })).toThrow(
      "column must be numeric: b is binary",
    );
    expect(() => deltaAdjustment(completed, { ...y, name: "q" }, { add: 1 })).toThrow("column not in the data: q");
    expect(() => deltaAdjustment(completed, y, { add: Number.NaN })).toThrow("add must be finite: NaN");
    expect(() => deltaAdjustment(completed, y, { rows: [1] })).toThrow("rows must have length 80: 1");
  });
});

describe("an analysis of each set", () => {
  it("is pooled by Rubin's rules, or refused with the set's number", () => {
    const sets = [{ a: Float64Array.of(1) }, { a: Float64Array.of(3) }];
    const pool = poolImputed(sets, (data, set) => ({ estimate: data.a?.[0] ?? 0, standardError: 1 + set }));
    if (pool.kind === "not-estimable") throw new Error(pool.reason);
    expect(numberOf(pool.estimate)).toBe(2);
    expect(pool.total).toBeCloseTo((1 + 4) / 2 + 1.5 * 2, 12);
    const none = poolImputed(sets, (_, set) =>
      set === 1 ? notEstimable("no-events", "Nobody had the event.", { n: 4 }) : { estimate: 0, standardError: 1 },
    );
    expect(none).toMatchObject({
      code: "no-events",
      reason: "In completed set 2: Nobody had the event.",
      details: { n: 4, set: 2 },
    });
    expect(poolImputed(sets.slice(1), () => ({ estimate: 0, standardError: 1 }))).toMatchObject({ code: "too-few" });
  });
});
