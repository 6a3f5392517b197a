export interface OrthonormalColumns {
  /** Of length 1, at right angles; fewer than were given when some depend on those before them. */
  readonly columns: readonly Float64Array[];
  /** One a given column: its parts along `columns`, so that given[j] = Σ parts[j][i]·columns[i]. */
  readonly parts: readonly Float64Array[];
  /** Positions of given columns that are combinations of earlier ones. */
  readonly dependent: readonly number[];
}

/** A column of which less than this share is left beside the columns before it tells nothing new. */
const DEPENDENT = 1e-10;

/**
 * An orthonormal basis of the space that columns span, and the columns in it: X = QR with Q as `columns` and Rᵀ as `parts`.
 *
 * Modified Gram–Schmidt, each column projected twice, after which the basis is orthogonal to rounding.
 * Giraud, Langou & Rozložník (2005), doi:10.1016/j.camwa.2005.08.009.
 */
export const orthonormalColumns = (given: readonly ArrayLike<number>[]): OrthonormalColumns => {
  const columns: Float64Array[] = [];
  const parts: Float64Array[] = [];
  const dependent: number[] = [];
  given.forEach((column, j) => {
    const rest = Float64Array.from(column);
    const before = lengthOf(rest);
    const own = new Float64Array(given.length);
    for (let pass = 0; pass < 2; pass++) {
      columns.forEach((direction, i) => {
        own[i] = (own[i] as number) + project(rest, direction);
      });
    }
    const left = lengthOf(rest);
    if (left > DEPENDENT * before) {
      own[columns.length] = left;
      columns.push(rest.map((value) => value / left));
    } else dependent.push(j);
    parts.push(own);
  });
  return { columns, parts: parts.map((own) => own.subarray(0, columns.length)), dependent };
};

/** Takes away from `rest` its part along a direction of length 1, and returns how much that was. */
export const project = (rest: Float64Array, direction: ArrayLike<number>): number => {
  // Four sums at once: each addition need not wait for the one before it.
  let [a, b, c, d] = [0, 0, 0, 0];
  const whole = rest.length - (rest.length % 4);
  for (let i = 0; i < whole; i += 4) {
    a += (rest[i] as number) * (direction[i] as number);
    b += (rest[i + 1] as number) * (direction[i + 1] as number);
    c += (rest[i + 2] as number) * (direction[i + 2] as number);
    d += (rest[i + 3] as number) * (direction[i + 3] as number);
  }
  for (let i = whole; i < rest.length; i++) a += (rest[i] as number) * (direction[i] as number);
  const along = a + b + (c + d);
  for (let i = 0; i < rest.length; i++) rest[i] = (rest[i] as number) - along * (direction[i] as number);
  return along;
};

const lengthOf = (values: Float64Array): number => {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i] as number));
  if (largest === 0) return 0;
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    const share = (values[i] as number) / largest;
    total += share * share;
  }
  return largest * Math.sqrt(total);
};
