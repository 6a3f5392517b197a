import { expect, test } from "vitest";
import { holm } from "../../../pipeline/stats/multiplicity/holm.ts";
import { fc } from "../../support/properties.ts";
import { differences, expectedPaths, firstTable, numbers, referenceCase } from "../../support/reference-case.ts";

test("dist-padjust: Holm", () => {
  const reference = referenceCase("dist-padjust");
  const p = Object.freeze(numbers(firstTable(reference), "p"));
  const select = (path: string) => path.startsWith("holm.");
  expect(expectedPaths(reference.expected).filter(select)).toHaveLength(15);
  expect(differences(reference, { holm: holm(p) }, select)).toEqual([]);
});

test("equals the closed test with Bonferroni in every subset", () => {
  const closed = (p: readonly number[]) =>
    p.map((_, i) => {
      let worst = 0;
      for (let subset = 1; subset < 1 << p.length; subset++) {
        if (!((subset >> i) & 1)) continue;
        const members = p.filter((_, j) => (subset >> j) & 1);
        worst = Math.max(worst, Math.min(1, members.length * Math.min(...members)));
      }
      return worst;
    });
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 7 }), (p) => {
      const expected = closed(p);
      holm(Object.freeze(p) as number[]).forEach((value, i) => {
        expect(value).toBeCloseTo(expected[i] ?? Number.NaN, 12);
      });
    }),
  );
});

test("none, one, ties, mistakes", () => {
  expect(holm([])).toEqual([]);
  expect(holm([0.04])).toEqual([0.04]);
  expect(holm([0.02, 0.02, 0.5])).toEqual([0.06, 0.06, 0.5]);
  expect(() => holm([0.5, 1.1])).toThrow("p must lie in [0, 1]: 1.1");
  expect(() => holm([Number.NaN])).toThrow(RangeError);
});
