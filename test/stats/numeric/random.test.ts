import { describe, expect, it } from "vitest";
import { chiSquareUpperTail } from "../../../pipeline/stats/distributions/chi-square-upper-tail.ts";
import { bootstrap } from "../../../pipeline/stats/numeric/bootstrap.ts";
import { mean } from "../../../pipeline/stats/numeric/mean.ts";
import { type Random, random, randomStream } from "../../../pipeline/stats/numeric/random.ts";
import { standardNormal } from "../../../pipeline/stats/numeric/standard-normal.ts";
import { variance } from "../../../pipeline/stats/numeric/variance.ts";
import { processorSeconds, sortingSeconds } from "../../support/processor-time.ts";

const draw = ({ next }: Random, n: number): number[] => Array.from({ length: n }, () => next());

describe("random", () => {
  it("gives these numbers for this seed, for ever", () => {
    expect(draw(random(20250828), 4)).toEqual([
      0.05417808141893632, 0.3589229387329449, 0.44527364909698686, 0.24892341837792842,
    ]);
  });

  it("gives the same numbers for the same keys and others for other keys, types and order", () => {
    const of = (...keys: [number | string, ...(number | string)[]]) => draw(randomStream(...keys), 5);
    expect(of(1, "a", 2)).toEqual(of(1, "a", 2));
    const others = [
      of(1),
      of("1"),
      of(1, "a"),
      of(1, "a", 2),
      of(1, 2, "a"),
      of(1, "a2"),
      of(2),
      of("1,a"),
      of(-1),
      of(1.5),
    ];
    expect(new Set(others.map(String)).size).toBe(others.length);
    expect(() => random(Number.NaN)).toThrow("seed must be finite: NaN");
  });

  it("is uniform: moments, 100 equal cells, and neighbours uncorrelated", () => {
    const u = draw(random("uniform"), 100_000);
    expect(mean(u)).toBeCloseTo(0.5, 2);
    expect(variance(u)).toBeCloseTo(1 / 12, 2);
    expect(Math.min(...u.slice(0, 1000))).toBeGreaterThanOrEqual(0);
    const cells = new Float64Array(100);
    for (const value of u) cells[Math.floor(value * 100)] = (cells[Math.floor(value * 100)] ?? 0) + 1;
    const statistic = cells.reduce((total, count) => total + ((count - 1000) * (count - 1000)) / 1000, 0);
    expect(chiSquareUpperTail(statistic, 99)).toBeGreaterThan(0.001);
    const lagged = u.slice(1).reduce((total, value, i) => total + (value - 0.5) * ((u[i] ?? 0) - 0.5), 0);
    expect(Math.abs((lagged / u.length) * 12)).toBeLessThan(0.015);
  });

  it("has unrelated first numbers in neighbouring streams", () => {
    const first = Array.from({ length: 20_000 }, (_, i) => randomStream(1, i).next());
    expect(Math.abs((mean(first) ?? 0) - 0.5)).toBeLessThan(0.01);
    expect(new Set(first).size).toBe(first.length);
    const lagged = first.slice(1).reduce((total, value, i) => total + (value - 0.5) * ((first[i] ?? 0) - 0.5), 0);
    expect(Math.abs((lagged / first.length) * 12)).toBeLessThan(0.03);
  });

  it("makes normals with the right moments, two numbers each", () => {
    const source = random("normal");
    const z = Array.from({ length: 100_000 }, () => standardNormal(source));
    expect(Math.abs(mean(z) ?? 1)).toBeLessThan(0.012);
    expect(Math.abs((variance(z) ?? 0) - 1)).toBeLessThan(0.02);
    expect(Math.abs(z.filter((value) => value > 1.959964).length / 100_000 - 0.025)).toBeLessThan(0.002);
    const used = random("normal");
    draw(used, 200_000);
    expect(used.next()).toBe(source.next());
  });
});

describe("bootstrap", () => {
  it("repeats itself under a seed and differs under another", () => {
    const run = (seed: number) => bootstrap({ n: 20, reps: 50, seed }, ([rows]) => mean(rows ?? []));
    expect(run(1)).toEqual(run(1));
    expect(run(1).values).not.toEqual(run(2).values);
    expect(run(1)).toMatchObject({ failed: 0 });
  });

  it("finds the standard error of a mean", () => {
    const source = random("sample");
    const x = Array.from({ length: 200 }, () => standardNormal(source));
    const { values } = bootstrap({ n: 200, reps: 2000, seed: 5 }, ([rows]) =>
      mean(Array.from(rows ?? [], (i) => x[i] ?? 0)),
    );
    const expected = Math.sqrt((variance(x) ?? 0) / 200) * Math.sqrt(199 / 200);
    expect(Math.sqrt(variance(values) ?? 0) / expected).toBeGreaterThan(0.94);
    expect(Math.sqrt(variance(values) ?? 0) / expected).toBeLessThan(1.06);
  });

  it("draws within groups, from every row, and counts failures", () => {
    const seen = [new Set<number>(), new Set<number>()];
    let rep = 0;
    const { values, failed } = bootstrap({ n: [3, 7], reps: 200, seed: "x" }, (groups) => {
      groups.forEach((rows, g) => {
        for (const row of rows) seen[g]?.add(row);
      });
      expect(groups.map((rows) => rows.length)).toEqual([3, 7]);
      rep++;
      return rep % 4 === 0 ? null : rep % 4 === 1 ? Number.NaN : rep;
    });
    expect(seen.map((rows) => rows.size)).toEqual([3, 7]);
    expect([values.length, failed]).toEqual([100, 100]);
    expect(() => bootstrap({ n: 3, reps: -1, seed: 1 }, () => 0)).toThrow(RangeError);
  });

  it("draws 1,000 times 600 people in a fraction of a second", async () => {
    const seconds = await processorSeconds(() =>
      bootstrap({ n: 600, reps: 1000, seed: 1 }, ([rows]) => rows?.[0] ?? 0),
    );
    expect(seconds).toBeLessThan(4 * (await sortingSeconds()));
  });
});
