import { describe, expect, it } from "vitest";
import { cholesky } from "../../../pipeline/stats/numeric/cholesky.ts";
import {
  fullMatrix,
  packedMatrix,
  packedTimes,
  packedTrace,
  transposed,
} from "../../../pipeline/stats/numeric/full-matrix.ts";
import { orthonormalColumns, project } from "../../../pipeline/stats/numeric/orthonormal-columns.ts";
import { elementProduct, squareProduct } from "../../../pipeline/stats/numeric/square-product.ts";
import { fc } from "../../support/properties.ts";

const columnsOf = (rows: number, count: number) =>
  fc.array(fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: rows, maxLength: rows }), {
    minLength: count,
    maxLength: count,
  });

describe("orthonormalColumns", () => {
  it("spans what was given, at right angles, with the Cholesky factor of XᵀX as parts", () => {
    const time = Array.from({ length: 30 }, (_, i) => 2000 + i);
    const given = [time.map(() => 1), time, time.map((t) => t * t), time.map((t) => Math.sin(t))];
    const { columns, parts, dependent } = orthonormalColumns(given);
    expect(dependent).toEqual([]);
    columns.forEach((one, i) => {
      columns.forEach((other, j) => {
        expect(elementProduct(one, other)).toBeCloseTo(i === j ? 1 : 0, 14);
      });
    });
    given.forEach((column, j) => {
      column.forEach((value, row) => {
        const again = columns.reduce((total, own, i) => total + (own[row] ?? 0) * (parts[j]?.[i] ?? 0), 0);
        expect(again / value).toBeCloseTo(1, 11);
      });
    });
    const easy = given.map((column) => column.map((value, i) => value / 1e3 + Math.cos(7 * i)));
    const gram = easy.flatMap((column, i) => easy.slice(0, i + 1).map((other) => elementProduct(column, other)));
    const factor = cholesky(gram, 4) ?? new Float64Array(10);
    const own = orthonormalColumns(easy).parts;
    own.forEach((part, i) => {
      for (let j = 0; j <= i; j++) expect(part[j]).toBeCloseTo(factor[(i * (i + 1)) / 2 + j] ?? 0, 7);
    });
  });

  it("names columns that are combinations of earlier ones, columns of 0 among them", () => {
    const given = Object.freeze(
      [
        [1, 1, 1],
        [1, 2, 3],
        [3, 4, 5],
        [0, 0, 0],
        [1, 4, 9],
        [7, 7, 1],
      ].map((c) => Object.freeze(c)),
    );
    const { columns, parts, dependent } = orthonormalColumns(given);
    expect(dependent).toEqual([2, 3, 5]);
    expect(columns.length).toBe(3);
    expect(parts.every((part) => part.length === 3)).toBe(true);
    expect(Array.from(parts[3] ?? [])).toEqual([0, 0, 0]);
  });

  it("does not mind units, however large or small", () => {
    for (const unit of [1e-300, 1e-150, 1e150, 1e300]) {
      const { columns, dependent } = orthonormalColumns([
        [unit, 0, unit],
        [0, unit, unit],
      ]);
      expect(dependent).toEqual([]);
      expect(columns[0]?.[0]).toBeCloseTo(Math.SQRT1_2, 14);
    }
  });

  it("projects in place", () => {
    const rest = Float64Array.of(3, 4);
    expect(project(rest, [0, 1])).toBe(4);
    expect(Array.from(rest)).toEqual([3, 0]);
  });
});

describe("full and packed matrices", () => {
  it("turn into each other, and multiply as written", () => {
    fc.assert(
      fc.property(columnsOf(3, 3), columnsOf(3, 3), (a, b) => {
        const [x, y] = [a.flat(), b.flat()];
        const product = squareProduct(x, y, 3);
        for (let i = 0; i < 3; i++) {
          for (let j = 0; j < 3; j++) {
            const expected = [0, 1, 2].reduce((sum, k) => sum + (a[i]?.[k] ?? 0) * (b[k]?.[j] ?? 0), 0);
            expect(product[i * 3 + j]).toBeCloseTo(expected, 10);
            expect(transposed(product, 3)[j * 3 + i]).toBe(product[i * 3 + j]);
          }
        }
        const [p, q] = [packedMatrix(x, 3), packedMatrix(y, 3)];
        const trace = squareProduct(fullMatrix(p, 3), fullMatrix(q, 3), 3);
        expect(packedTrace(p, q, 3)).toBeCloseTo((trace[0] ?? 0) + (trace[4] ?? 0) + (trace[8] ?? 0), 9);
        expect(elementProduct(fullMatrix(p, 3), fullMatrix(q, 3))).toBeCloseTo(packedTrace(p, q, 3), 9);
        const v = a[0] ?? [];
        packedTimes(p, v).forEach((value, i) => {
          const row = fullMatrix(p, 3).subarray(3 * i, 3 * i + 3);
          expect(value).toBeCloseTo(elementProduct(row, v), 10);
        });
      }),
      { numRuns: 30 },
    );
  });
});
