import { packedAt } from "./packed-matrix.ts";

/** T·A·Tᵀ for a packed symmetric A and the rows of T, packed: the covariance of linear combinations. */
export const congruence = (packed: ArrayLike<number>, rows: readonly ArrayLike<number>[]): Float64Array => {
  const half = rows.map((row) =>
    Float64Array.from({ length: row.length }, (_, k) => {
      let total = 0;
      for (let l = 0; l < row.length; l++) total += (row[l] as number) * packedAt(packed, k, l);
      return total;
    }),
  );
  const product = new Float64Array((rows.length * (rows.length + 1)) / 2);
  let at = 0;
  rows.forEach((row, i) => {
    for (let j = 0; j <= i; j++, at++) {
      let total = 0;
      for (let k = 0; k < row.length; k++) total += (row[k] as number) * ((half[j] as Float64Array)[k] as number);
      product[at] = total;
    }
  });
  return product;
};
