import { expect, test } from "vitest";
import { gramSchmidt, takeOut } from "../../../pipeline/stats/numeric/gram-schmidt.ts";
import { fc } from "../../support/properties.ts";

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a, (value, i) => value * (b[i] as number)).reduce((total, value) => total + value, 0);

test("columns come out orthonormal, and lengths multiply to the root of |XᵀX|", () => {
  const column = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(column, column, (a, b) => {
      const given = [Object.freeze(a), Object.freeze(b)];
      const determinant = dot(a, a) * dot(b, b) - dot(a, b) * dot(a, b);
      fc.pre(determinant > 1e-2);
      const { columns, lengths } = gramSchmidt(given);
      const [p, q] = columns as [Float64Array, Float64Array];
      expect(dot(p, p)).toBeCloseTo(1, 14);
      expect(dot(q, q)).toBeCloseTo(1, 14);
      expect(Math.abs(dot(p, q))).toBeLessThan(1e-15);
      const product = (lengths[0] as number) * (lengths[1] as number);
      expect(Math.abs(product * product - determinant)).toBeLessThan(1e-10 * (1 + determinant));
    }),
  );
});

test("right angles survive columns that are nearly the same", () => {
  const years = Array.from({ length: 20 }, (_, i) => 1990 + i);
  const { columns, shares } = gramSchmidt([years.map(() => 1), years, years.map((x) => x * x)]);
  const [p, q, r] = columns as [Float64Array, Float64Array, Float64Array];
  for (const pair of [dot(p, q), dot(p, r), dot(q, r)]) expect(Math.abs(pair)).toBeLessThan(1e-14);
  expect(shares[2]).toBeLessThan(1e-4);
  expect(shares[2]).toBeGreaterThan(1e-6);
});

test("a combination of earlier columns leaves nothing, a column of zeros is not a number", () => {
  const { shares } = gramSchmidt([
    [1, 1, 1],
    [1, 2, 4],
    [3, 4, 6],
    [0, 0, 0],
  ]);
  expect(shares[1]).toBeGreaterThan(0.1);
  expect(shares[2]).toBeLessThan(1e-14);
  expect(shares[3]).toBeNaN();
});

test("what is taken out of a vector leaves it at right angles", () => {
  const { columns } = gramSchmidt([
    [1, 1, 1],
    [1, 2, 4],
  ]);
  const vector = Float64Array.of(1e6 + 1, 1e6, 1e6 + 3);
  takeOut(columns, vector);
  for (const column of columns) expect(Math.abs(dot(column, vector))).toBeLessThan(1e-9);
  // Against the projection by hand: y − a − bx with the least-squares line through (1, y₁), (2, y₂), (4, y₃).
  const slope = (-(4 / 3) * 1 - (1 / 3) * 0 + (5 / 3) * 3) / (16 / 9 + 1 / 9 + 25 / 9);
  expect(vector[1]).toBeCloseTo(0 - (4 / 3 - slope / 3), 8);
});
