import { describe, expect, it } from "vitest";
import { random } from "../../../pipeline/stats/numeric/random.ts";
import type { IntervalCensored } from "../../../pipeline/stats/survival/interval-censored.ts";
import { kaplanMeier } from "../../../pipeline/stats/survival/kaplan-meier.ts";
import { type Turnbull, turnbull } from "../../../pipeline/stats/survival/turnbull.ts";
import { fc } from "../../support/properties.ts";
import { madeSurvival, worst } from "./made-survival-data.ts";

const fitOf = (data: IntervalCensored): Turnbull => {
  const fit = turnbull(data);
  if (fit.kind !== "turnbull") throw new Error(JSON.stringify(fit));
  return fit;
};

/** Visits at random days; the event falls between two of them. */
const visited = (seed: number, n = 40): IntervalCensored => {
  const source = random(seed);
  const people = Array.from({ length: n }, () => {
    const event = -Math.log(1 - source.next()) * 12;
    let left = 0;
    let right = Infinity;
    let day = 0;
    for (let visit = 0; visit < 6; visit++) {
      day += 1 + Math.floor(source.next() * 6);
      if (day < event) left = day;
      else if (right === Infinity) right = day;
    }
    return { left, right };
  });
  return Object.freeze({ left: people.map(({ left }) => left), right: people.map(({ right }) => right) });
};

/** Plain EM on all candidate intervals between neighbouring ends, many steps: slow, but no support to get wrong. */
const byEm = ({ left, right }: IntervalCensored, steps: number): number => {
  const ends = [...new Set([...Array.from(left), ...Array.from(right)])].sort((a, b) => a - b);
  const cells = ends.slice(1).map((end, k) => [ends[k] ?? 0, end] as const);
  const covers = Array.from(left, (from, i) => cells.map(([a, b]) => (a >= from && b <= (right[i] ?? 0) ? 1 : 0)));
  let mass = cells.map(() => 1 / cells.length);
  const chance = (row: readonly number[]): number =>
    row.reduce<number>((total, one, k) => total + one * (mass[k] ?? 0), 0);
  for (let step = 0; step < steps; step++) {
    const share = covers.map((row) => 1 / chance(row) / covers.length);
    mass = mass.map((m, k) => m * covers.reduce((total, row, i) => total + (row[k] ?? 0) * (share[i] ?? 0), 0));
  }
  return covers.reduce((total, row) => total + Math.log(chance(row)), 0);
};

describe("Turnbull", () => {
  it("is at least as likely as thousands of EM steps, and not more by much", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const data = visited(seed, 25);
        const gain = fitOf(data).logLikelihood - byEm(data, 1500);
        expect(gain).toBeGreaterThan(-1e-9);
        expect(gain).toBeLessThan(1e-2);
      }),
      { numRuns: 15 },
    );
  });

  it("meets the conditions of a maximum on larger data", () => {
    for (const seed of [1, 2, 3]) {
      const data = visited(seed, 400);
      const { left, right, mass } = fitOf(data);
      expect(Array.from(mass).reduce((total, one) => total + one, 0)).toBeCloseTo(1, 12);
      // Each place with mass: the mean over people of 1/chance, where they cover it, is 1.
      const chance = Array.from(data.left, (from, i) =>
        mass.reduce(
          (total, m, k) => total + ((left[k] ?? 0) >= from && (right[k] ?? Infinity) <= (data.right[i] ?? 0) ? m : 0),
          0,
        ),
      );
      for (const [k, from] of left.entries()) {
        const covering = chance.map((one, i) =>
          from >= (data.left[i] ?? 0) && (right[k] ?? Infinity) <= (data.right[i] ?? 0) ? 1 / one : 0,
        );
        expect(covering.reduce((total, one) => total + one, 0) / 400).toBeCloseTo(1, 9);
      }
    }
  });

  it("is Kaplan–Meier for exact and right-censored times", () => {
    const { time, event } = madeSurvival(51);
    const fit = fitOf({ left: time, right: time.map((t, i) => (event[i] === 1 ? t : Infinity)) });
    const curve = kaplanMeier({ time, event });
    const drops = Array.from(curve.time).flatMap((_, k) => ((curve.event[k] ?? 0) > 0 ? [curve.survival[k] ?? 0] : []));
    expect(worst(fit.survival.slice(0, drops.length), drops)).toBeLessThan(1e-9);
  });

  it("does not join an interval that ends where another begins", () => {
    const fit = fitOf({ left: [0, 7], right: [7, 10] });
    expect([Array.from(fit.left), fit.right, Array.from(fit.mass)]).toEqual([
      [0, 7],
      [7, 10],
      [0.5, 0.5],
    ]);
    const exact = fitOf({ left: [7, 5], right: [7, 7] });
    expect([Array.from(exact.left), exact.right]).toEqual([[7], [7]]);
  });

  it("takes weights as copies and is blind to order", () => {
    const { left, right } = visited(52);
    const weight = left.length ? Array.from(left, (_, i) => 1 + (i % 3)) : [];
    const copies = Array.from(left)
      .flatMap((_, i) => new Array<number>(1 + (i % 3)).fill(i))
      .reverse();
    const weighted = fitOf({ left, right, weight });
    const copied = fitOf({ left: copies.map((i) => left[i] ?? 0), right: copies.map((i) => right[i] ?? 0) });
    expect(weighted.right).toEqual(copied.right);
    expect(worst(weighted.mass, copied.mass)).toBeLessThan(1e-9);
    expect(weighted.logLikelihood).toBeCloseTo(copied.logLikelihood, 8);
  });

  it("knows that no other distribution is as likely", () => {
    expect(fitOf({ left: [0, 2, 0, 2], right: [1, 3, 3, 3] }).unique).toBe(true);
    expect(fitOf(visited(53)).unique).toBe(true);
  });

  it("keeps the open end open, and says when nobody was followed", () => {
    const fit = fitOf({ left: [0, 4, 9], right: [2, Infinity, Infinity] });
    expect(fit.right).toEqual([2, null]);
    expect(fit.survival[1]).toBe(0);
    expect(turnbull({ left: [], right: [] })).toMatchObject({ code: "no-data" });
    expect(() => turnbull({ left: [3], right: [2] })).toThrow("right[0] must be ≥ left[0] = 3: 2");
    expect(() => turnbull({ left: [-1], right: [2] })).toThrow("left[0] must be ≥ 0: -1");
    expect(() => turnbull({ left: [Infinity], right: [Infinity] })).toThrow("left[0] must be < Infinity");
    expect(() => turnbull({ left: [1], right: [2], weight: [0] })).toThrow("weight[0] must be positive");
  });
});
