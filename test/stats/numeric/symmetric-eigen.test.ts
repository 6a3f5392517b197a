import { expect, it } from "vitest";
import { packedAt } from "../../../pipeline/stats/numeric/packed-matrix.ts";
import { symmetricEigen } from "../../../pipeline/stats/numeric/symmetric-eigen.ts";
import { fc } from "../../support/properties.ts";

it("splits [2 1; 1 2] into 1 and 3", () => {
  const { values, vectors } = symmetricEigen([2, 1, 2], 2);
  expect(Array.from(values)).toEqual([expect.closeTo(1, 14), expect.closeTo(3, 14)]);
  expect(Math.abs((vectors[1]?.[0] ?? 0) * Math.SQRT2)).toBeCloseTo(1, 14);
});

it("puts any symmetric matrix together again", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 10, maxLength: 10 }), (packed) => {
      const { values, vectors } = symmetricEigen(packed, 4);
      for (let i = 0; i < 4; i++) {
        for (let j = 0; j < 4; j++) {
          const back = vectors.reduce(
            (total, v, k) => total + (values[k] as number) * (v[i] as number) * (v[j] as number),
            0,
          );
          expect(back).toBeCloseTo(packedAt(packed, i, j), 10);
        }
      }
      expect([...values].sort((a, b) => a - b)).toEqual([...values]);
    }),
  );
});

it("is not broken by entries so small that their squares vanish", () => {
  const { values } = symmetricEigen([-1.5e-14, -5e-324, 0, 0, 0, 0, 2.4e-309, 0, 0, 0], 4);
  expect(Array.from(values)).toEqual([-1.5e-14, 0, 0, 0]);
});
