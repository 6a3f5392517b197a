import { orthonormalColumns } from "../../stats/numeric/orthonormal-columns.ts";

/** The columns in their order without those that are combinations of columns before them (a level that nobody has, a spline of two values). */
export const withoutDependent = (columns: readonly Float64Array[]): readonly Float64Array[] => {
  const { dependent } = orthonormalColumns(columns);
  return columns.filter((_, j) => !dependent.includes(j));
};
