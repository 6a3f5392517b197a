import { describe, expect, test } from "vitest";
import type { RelapseOptions } from "../../../pipeline/stats/durability/relapse-options.ts";
import { withinAndBetween } from "../../../pipeline/stats/durability/within-and-between.ts";
import { relapseCoverage } from "../../validation/relapse-coverage.ts";
import {
  relapseScenarios,
  relapseValidationTable,
  validateRelapseModel,
} from "../../validation/relapse-model.validate.ts";
import { plantedStudies } from "../../validation/relapse-studies.ts";

const coarse: RelapseOptions = {
  spreadGrid: { from: 0.02, to: 2, points: 7 },
  logShapeGrid: { from: -0.8, to: 0.4, points: 7 },
};
const strands = (a: number, b: number) => [
  { strand: "a", studies: 12, share: a },
  { strand: "b", studies: 6, share: b },
];

describe("planted truths (the full validation is in test/validation)", () => {
  test("intervals hold them and medians are near, in 40 sets", () => {
    const found = relapseCoverage(
      { strands: strands(0.3, 0.58), shape: 0.8, spread: 0.5 },
      { sets: 40, seed: "planted", options: coarse },
    );
    expect(found.refused).toBe(0);
    for (const each of [found.first, found.second, found.difference]) {
      expect(each.sets).toBeGreaterThan(35);
      expect(each.coverage).toBeGreaterThanOrEqual(0.85);
      expect(Math.abs(each.bias)).toBeLessThan(0.04);
    }
    // an interval that always held the truth because it is wide would be no achievement
    expect(found.difference.width).toBeLessThan(0.5);
  });

  test("a hidden difference in definition biases the contrast, and the caveat says where it comes from", () => {
    const planted = { strands: strands(0.41, 0.41), shape: 0.8, spread: 0.3, hiddenShift: 0.4 };
    const found = relapseCoverage(planted, { sets: 12, seed: "hidden", options: coarse });
    expect(found.difference.bias).toBeGreaterThan(0.08);
    expect(Math.abs(found.first.bias)).toBeLessThan(0.04);
    const units = plantedStudies(planted, "hidden", 0);
    const parts = withinAndBetween({ units }, { ...coarse, strandA: "a", strandB: "b" });
    expect(parts.shareBetween).toMatchObject({ value: 1 });
    expect(parts.caveat).toBe("All of this difference comes from comparing different studies.");
  });

  test("the same seed gives the same table; a broken limit is named", () => {
    const [scenario] = relapseScenarios;
    if (scenario === undefined) throw new RangeError("no scenario");
    const strict = { ...scenario, pass: { bias: [0, 1], coverage: [0, 1.1, 0] } } as const;
    const rows = validateRelapseModel({ sets: 1, scenarios: [scenario, { ...scenario, pass: null }, strict] });
    expect(rows[2]?.faults.map((fault) => fault.replace(/:.*/, ""))).toEqual(["bias of first", "coverage of second"]);
    expect(rows[1]?.faults).toEqual([]);
    expect(relapseValidationTable(rows)).toBe(
      relapseValidationTable(
        validateRelapseModel({ sets: 1, scenarios: [scenario, { ...scenario, pass: null }, strict] }),
      ),
    );
    expect(relapseValidationTable(rows).split("\n")).toHaveLength(5);
    expect(relapseScenarios).toHaveLength(21);
  });
});
