import { describe, expect, it } from "vitest";
import { pooledContrast } from "../../../pipeline/derive/weighting/pooled-contrast.ts";
import type { WeightedContrast } from "../../../pipeline/stats/causal/arms-contrast.ts";
import { tQuantile } from "../../../pipeline/stats/distributions/t-quantile.ts";
import { estimate, notEstimable, type Quantity } from "../../../pipeline/stats/quantity.ts";

const people = 100;
const contrast = (difference: Quantity): WeightedContrast => ({
  kind: "weighted-contrast",
  intervention: estimate(0.9, { se: 0.1 }),
  comparator: estimate(0.5, { se: 0.1 }),
  difference,
  influence: new Float64Array(people),
  interventionInfluence: new Float64Array(people),
  comparatorInfluence: new Float64Array(people),
});
const of = (value: number, se: number): WeightedContrast => contrast(estimate(value, { se }));

describe("pooling contrasts over completed data sets", () => {
  it("gives what the hand gives", () => {
    const found = pooledContrast([of(4, 2), of(6, 3), of(8, 2)], 0.95);
    if ("kind" in found || found.difference.kind !== "estimate") throw new Error("not estimable");
    // U = (4 + 9 + 4)/3, B = 4, T = U + 4/3·B.
    const within = 17 / 3;
    const total = within + 16 / 3;
    expect(found.difference.value).toBeCloseTo(6, 12);
    expect(found.difference.se).toBeCloseTo(Math.sqrt(total), 12);
    // Barnard and Rubin: 1/df = λ²/(m−1) + 1/(((ν+1)/(ν+3))·ν·(1−λ)), ν = 98.
    const lambda = 16 / 3 / total;
    const df = 1 / ((lambda * lambda) / 2 + 1 / ((99 / 101) * 98 * (1 - lambda)));
    expect(found.difference.intervals[0]?.low).toBeCloseTo(6 - tQuantile(0.975, df) * Math.sqrt(total), 10);
    expect(found.comparator).toMatchObject({ value: 0.5 });
  });

  it("returns one contrast as it is", () => {
    const one = of(3, 1);
    expect(pooledContrast([one], 0.95)).toEqual({
      intervention: one.intervention,
      comparator: one.comparator,
      difference: one.difference,
    });
  });

  it("cuts limits to what an arm can be", () => {
    const found = pooledContrast([of(0.4, 0.5), of(0.5, 0.5)], 0.95, [0, 1]);
    if ("kind" in found) throw new Error(found.reason);
    expect(found.intervention).toMatchObject({ intervals: [{ high: 1 }] });
    expect(found.difference).toMatchObject({ intervals: [{ high: 1 }] });
  });

  it("words it when a set has no estimate, and when there is none at all", () => {
    const found = pooledContrast([of(4, 2), contrast(notEstimable("no-events", "Nobody relapsed."))], 0.95);
    expect(found).toMatchObject({
      difference: { kind: "not-estimable", code: "no-events", reason: "In completed set 2: Nobody relapsed." },
    });
    expect(pooledContrast([], 0.95)).toMatchObject({ kind: "not-estimable", code: "no-data" });
  });
});
