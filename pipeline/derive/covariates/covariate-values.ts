import { type Column, type Dataset, MISSING_INT } from "../../model/index.ts";
import type { Course } from "../course.ts";
import { type CovariateSpec, covariateSpec } from "./covariate-spec.ts";

/** One declared covariate of some people, before any transformation; one element a person. */
export interface CovariateValues {
  readonly spec: CovariateSpec;
  readonly kind: "numeric" | "category";
  /** Numbers, or codes of `levels`; 0 where missing. */
  readonly values: Float64Array;
  /** 1 where the value is missing. */
  readonly missing: Uint8Array;
  /** Of a category, in code-unit order; empty for numbers. */
  readonly levels: readonly string[];
}

/**
 * The declared covariates of these people, as they were before treatment. A covariate whose column a data set lacks is
 * missing for everyone. The baseline is the course's own, in percent of its instrument's range.
 */
export const covariateValues = (
  people: readonly Course[],
  patients: Dataset["tables"]["patients"],
  declared: readonly string[],
): readonly CovariateValues[] => {
  const rowOf = new Map<string, number>();
  const { codes, levels } = patients.columns.patient_id;
  for (let row = 0; row < patients.length; row++) rowOf.set(levels[codes[row] as number] as string, row);
  const rows = people.map(({ patient }) => rowOf.get(patient) ?? -1);
  return declared.map((text) => {
    const spec = covariateSpec(text);
    if (spec.name === "baseline") return baselineValues(spec, people);
    const own: Readonly<Record<string, Column>> = { ...patients.columns };
    const column = patients.extra[spec.name] ?? own[spec.name] ?? null;
    return columnValues(spec, rows, column);
  });
};

const baselineValues = (spec: CovariateSpec, people: readonly Course[]): CovariateValues => {
  const percent = people.map(({ baseline, range }) =>
    baseline === null || range === null || range === 0 ? null : (100 * baseline.severity) / range,
  );
  return numeric(spec, percent);
};

const columnValues = (spec: CovariateSpec, rows: readonly number[], column: Column | null): CovariateValues => {
  if (column === null || column.kind === "text")
    return numeric(
      spec,
      rows.map(() => null),
    );
  if (column.kind !== "category") {
    const { values } = column;
    return numeric(
      spec,
      rows.map((row) => {
        const value = row < 0 ? Number.NaN : (values[row] as number);
        return Number.isNaN(value) || value === MISSING_INT ? null : value;
      }),
    );
  }
  const missing = Uint8Array.from(rows, (row) => (row < 0 || column.codes[row] === -1 ? 1 : 0));
  const values = Float64Array.from(rows, (row, i) => (missing[i] === 1 ? 0 : (column.codes[row] as number)));
  return { spec, kind: "category", values, missing, levels: column.levels };
};

const numeric = (spec: CovariateSpec, values: readonly (number | null)[]): CovariateValues => ({
  spec,
  kind: "numeric",
  values: Float64Array.from(values, (value) => value ?? 0),
  missing: Uint8Array.from(values, (value) => (value === null ? 1 : 0)),
  levels: [],
});
