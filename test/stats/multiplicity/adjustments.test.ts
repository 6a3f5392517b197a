import { describe, expect, test } from "vitest";
import { normalUpperTail } from "../../../pipeline/stats/distributions/normal-upper-tail.ts";
import { benjaminiHochberg, benjaminiYekutieli } from "../../../pipeline/stats/multiplicity/benjamini-hochberg.ts";
import { bonferroni } from "../../../pipeline/stats/multiplicity/bonferroni.ts";
import { fisherCombined, stouffer } from "../../../pipeline/stats/multiplicity/combine-p-values.ts";
import { hochberg } from "../../../pipeline/stats/multiplicity/hochberg.ts";
import { holm } from "../../../pipeline/stats/multiplicity/holm.ts";
import { hommel } from "../../../pipeline/stats/multiplicity/hommel.ts";
import { fc } from "../../support/properties.ts";

const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 });
const adjustments = { bonferroni, holm, hochberg, hommel, benjaminiHochberg, benjaminiYekutieli };

/** Hommel by its definition: the largest Simes p value over all sets that hold the hypothesis. */
const closedSimes = (p: readonly number[]): number[] =>
  p.map((_, i) => {
    let worst = 0;
    for (let set = 1; set < 1 << p.length; set++) {
      if (!((set >> i) & 1)) continue;
      const inside = p.filter((_, j) => (set >> j) & 1).sort((a, b) => a - b);
      worst = Math.max(worst, Math.min(...inside.map((value, j) => (inside.length * value) / (j + 1))));
    }
    return Math.min(1, worst);
  });

describe("adjusted p values", () => {
  test("Hommel is closed testing with Simes' test", () => {
    fc.assert(
      fc.property(values, (p) => {
        const expected = closedSimes(p);
        hommel(p).forEach((value, i) => {
          expect(value).toBeCloseTo(expected[i] ?? 0, 12);
        });
      }),
    );
  });

  test("p ≤ BH ≤ Hommel ≤ Hochberg ≤ Holm ≤ Bonferroni ≤ 1, BH ≤ BY", () => {
    fc.assert(
      fc.property(values, (p) => {
        const of = Object.fromEntries(Object.entries(adjustments).map(([name, adjust]) => [name, adjust(p)]));
        p.forEach((value, i) => {
          const chain = ["benjaminiHochberg", "hommel", "hochberg", "holm", "bonferroni"].map(
            (name) => of[name]?.[i] ?? 0,
          );
          [value, ...chain, 1].reduce((before, next) => {
            expect(next).toBeGreaterThanOrEqual(before - 1e-12);
            return next;
          });
          expect(of.benjaminiYekutieli?.[i]).toBeGreaterThanOrEqual((of.benjaminiHochberg?.[i] ?? 0) - 1e-12);
        });
      }),
    );
  });

  test("the order given does not matter, one value stays as it is, none are none", () => {
    for (const adjust of Object.values(adjustments)) {
      const p = [0.04, 0.001, 0.2, 0.03];
      expect(adjust([...p].reverse()).reverse()).toEqual(adjust(p));
      expect(adjust([0.03])).toEqual([0.03]);
      expect(adjust([])).toEqual([]);
      expect(() => adjust([0.2, 1.1])).toThrow("p must lie in [0, 1]: 1.1");
    }
  });
});

describe("combined p values", () => {
  test("one p value is itself; two of one half are one half by Stouffer", () => {
    expect(fisherCombined([0.03])).toMatchObject({ df: [2] });
    const fisher = fisherCombined([0.03]);
    expect("kind" in fisher ? null : fisher.p).toBeCloseTo(0.03, 12);
    expect(stouffer([0.5, 0.5])).toMatchObject({ statistic: 0, p: 0.5 });
    const two = stouffer([normalUpperTail(1), normalUpperTail(1)]);
    expect("kind" in two ? null : two.statistic).toBeCloseTo(Math.SQRT2, 12);
  });

  test("refusals", () => {
    for (const combine of [fisherCombined, stouffer]) {
      expect(combine([])).toMatchObject({ code: "no-data" });
      expect(combine([0.2, 0])).toMatchObject({ code: "separation" });
    }
    expect(stouffer([1])).toMatchObject({ code: "separation" });
  });
});
