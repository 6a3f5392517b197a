import { orthonormalColumns } from "../numeric/orthonormal-columns.ts";
import { addRows, emptyGroup, type RowGroup } from "./row-group.ts";

export interface RotatedSubjects {
  readonly subjects: number;
  readonly groups: readonly RowGroup[];
  /** One a group: one row a rotated row, one element a random coefficient; [[0 … 0]] for the remainder. */
  readonly loadings: readonly (readonly Float64Array[])[];
}

/**
 * Turns each subject's rows so that random coefficients touch only the first few: Z = QR, and Qᵀ(X, y) has covariance RDRᵀ + σ²I while
 * what is at right angles to Z has covariance σ²I and is pooled over subjects. Likelihoods are unchanged; their cost no longer grows with
 * the square of a subject's rows. Subjects with the same R share a group.
 */
export const rotatedSubjects = (
  rows: readonly Float64Array[],
  subject: ArrayLike<number>,
  random: readonly ArrayLike<number>[],
): RotatedSubjects => {
  const width = rows[0]?.length as number;
  const bySubject = new Map<number, number[]>();
  for (let i = 0; i < rows.length; i++) {
    const own = bySubject.get(subject[i] as number);
    if (own) own.push(i);
    else bySubject.set(subject[i] as number, [i]);
  }
  const found = new Map<string, { readonly loading: readonly Float64Array[]; readonly group: RowGroup }>();
  const remainder = emptyGroup(1, width);
  for (const own of bySubject.values()) {
    const last = random[random.length - 1] as ArrayLike<number>;
    own.sort((a, b) => (last[a] as number) - (last[b] as number));
    const z = random.map((column) => Float64Array.from(own, (i) => column[i] as number));
    const { columns, parts } = orthonormalColumns(z);
    const loading = columns.map((_, a) => Float64Array.from(parts, (part) => part[a] as number));
    const left = own.map((i) => Float64Array.from(rows[i] as Float64Array));
    const turned = columns.map(() => new Float64Array(width));
    for (let pass = 0; pass < 2; pass++) {
      columns.forEach((direction, a) => {
        moveAlong(left, direction, turned[a] as Float64Array);
      });
    }
    for (const row of left) addRows(remainder, [row], 0);
    remainder.count += own.length - columns.length;
    const key = loading.map((row) => row.join()).join(";");
    const place = found.get(key) ?? { loading, group: emptyGroup(columns.length, width) };
    found.set(key, place);
    addRows(place.group, turned);
  }
  return {
    subjects: bySubject.size,
    groups: [...[...found.values()].map(({ group }) => group), remainder],
    loadings: [...[...found.values()].map(({ loading }) => loading), [new Float64Array(random.length)]],
  };
};

/** Takes the part along a direction out of each column of some rows and adds it to another row. */
const moveAlong = (rows: readonly Float64Array[], direction: Float64Array, into: Float64Array): void => {
  for (let j = 0; j < into.length; j++) {
    let along = 0;
    rows.forEach((row, i) => {
      along += (row[j] as number) * (direction[i] as number);
    });
    rows.forEach((row, i) => {
      row[j] = (row[j] as number) - along * (direction[i] as number);
    });
    into[j] = (into[j] as number) + along;
  }
};
