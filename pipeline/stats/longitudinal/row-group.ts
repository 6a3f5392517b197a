/**
 * All sets of rows (the visits of one patient) that share one covariance matrix, as sums over the sets.
 *
 * A row is (x₁ … xₚ, y). `moments` holds, for each pair of positions a ≥ b in a set (packed by rows), Σ over sets of w_a·w_bᵀ, made
 * symmetric (plus its transpose where a ≠ b) and packed: Σ wᵀ·A·w over the sets is then Σ A_ab·moments_ab for every symmetric A, so that
 * the work of a likelihood is per group and not per patient.
 */
export interface RowGroup {
  /** Rows in a set. */
  readonly size: number;
  /** Sets, or degrees of freedom of a pooled remainder. */
  count: number;
  readonly moments: readonly Float64Array[];
}

export const emptyGroup = (size: number, width: number): RowGroup => ({
  size,
  count: 0,
  moments: Array.from({ length: (size * (size + 1)) / 2 }, () => new Float64Array((width * (width + 1)) / 2)),
});

/** Adds one set of rows. */
export const addRows = (group: RowGroup, rows: readonly ArrayLike<number>[], count = 1): void => {
  group.count += count;
  for (let a = 0, pair = 0; a < group.size; a++) {
    for (let b = 0; b <= a; b++, pair++) {
      addSymmetric(
        group.moments[pair] as Float64Array,
        rows[a] as ArrayLike<number>,
        rows[b] as ArrayLike<number>,
        a !== b,
      );
    }
  }
};

const addSymmetric = (packed: Float64Array, left: ArrayLike<number>, right: ArrayLike<number>, both: boolean): void => {
  for (let i = 0, at = 0; i < left.length; i++) {
    const [li, ri] = [left[i] as number, right[i] as number];
    for (let j = 0; j <= i; j++, at++) {
      const one = li * (right[j] as number);
      packed[at] = (packed[at] as number) + (both ? one + ri * (left[j] as number) : one);
    }
  }
};

/** Adds Σ A_ab·moments_ab for a symmetric A, held in full. */
export const addWeighted = (into: Float64Array, { size, moments }: RowGroup, weights: ArrayLike<number>): void => {
  for (let a = 0, pair = 0; a < size; a++) {
    for (let b = 0; b <= a; b++, pair++) {
      const weight = weights[a * size + b] as number;
      if (weight === 0) continue;
      const moment = moments[pair] as Float64Array;
      for (let at = 0; at < into.length; at++) into[at] = (into[at] as number) + weight * (moment[at] as number);
    }
  }
};

/** The symmetric matrix, in full, of f over the moments of each pair of positions, f being linear. */
export const overPairs = ({ size, moments }: RowGroup, f: (moment: Float64Array) => number): Float64Array => {
  const full = new Float64Array(size * size);
  for (let a = 0, pair = 0; a < size; a++) {
    for (let b = 0; b <= a; b++, pair++) {
      const value = f(moments[pair] as Float64Array) / (a === b ? 1 : 2);
      full[a * size + b] = value;
      full[b * size + a] = value;
    }
  }
  return full;
};
