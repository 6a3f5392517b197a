import { describe, expect, it } from "vitest";
import { resampledRestrictedMean } from "../../../pipeline/stats/survival/resampled-restricted-mean.ts";
import { restrictedMean } from "../../../pipeline/stats/survival/restricted-mean.ts";
import { fc } from "../../support/properties.ts";

describe("resampledRestrictedMean", () => {
  it("is the restricted mean of the rows drawn, ties and repeats included", () => {
    const person = fc.tuple(
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 0, max: 1 }),
      fc.integer({ min: 0, max: 9 }),
    );
    fc.assert(
      fc.property(
        fc.array(person, { minLength: 10, maxLength: 10 }),
        fc.integer({ min: 1, max: 14 }),
        (people, tau) => {
          const time = people.map(([t]) => t);
          const event = people.map(([, e]) => e);
          const rows = people.map(([, , row]) => row);
          const fast = resampledRestrictedMean({ time, event }, { tau })(rows);
          const slow = restrictedMean(
            { time: rows.map((row) => time[row] as number), event: rows.map((row) => event[row] as number) },
            { tau },
          );
          if (slow.kind === "estimate") expect(fast).toBeCloseTo(slow.value, 10);
          else if (slow.code === "not-reached") expect(fast).toBeNull();
        },
      ),
    );
  });

  it("is tau when nobody has the event, and null for nobody", () => {
    const mean = resampledRestrictedMean({ time: [5, 9, 9], event: [1, 0, 0] }, { tau: 9 });
    expect(mean([1, 2, 1])).toBe(9);
    expect(mean([0])).toBe(5);
    expect(mean([])).toBeNull();
    expect(mean([0, 0, 1])).toBeCloseTo(5 + 4 / 3, 12);
    expect(resampledRestrictedMean({ time: [3], event: [0] }, { tau: 9 })([0])).toBeNull();
  });
});
