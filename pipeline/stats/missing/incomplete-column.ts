import { requireSameLength } from "../numeric/require.ts";
import { type NotEstimable, notEstimable } from "../quantity.ts";

/** `pmm`: predictive mean matching; `normal`: a linear model with normal errors; `categorical`: a (multinomial) logistic model. */
export type ImputationMethod = "pmm" | "normal" | "categorical";

export interface IncompleteColumn {
  readonly name: string;
  /** `binary`: 0 and 1; `categorical`: codes without order. */
  readonly kind: "numeric" | "binary" | "categorical";
  /** Finite; where missing they are not read. */
  readonly values: ArrayLike<number>;
  /** 1 where the value is missing, else 0. Without it nothing is. */
  readonly missing?: ArrayLike<number>;
  /** Default `pmm` for numbers, `categorical` for the others. */
  readonly method?: ImputationMethod;
}

export interface ColumnRows {
  readonly observed: readonly number[];
  readonly missing: readonly number[];
}

/** Which rows are there; refuses a column of which nothing, or that has to be imputed from one value. */
export const columnRows = (
  { name, kind, values, missing = new Uint8Array(values.length), method }: IncompleteColumn,
  length: number,
): ColumnRows | NotEstimable => {
  requireSameLength(`values of ${name}`, values, length);
  requireSameLength(`missing of ${name}`, missing, length);
  if (kind !== "numeric" && method === "normal") throw new RangeError(`method of ${name} must not be normal: ${kind}`);
  if (kind === "categorical" && method === "pmm") throw new RangeError(`method of ${name} must not be pmm: ${kind}`);
  const rows: readonly [number[], number[]] = [[], []];
  for (let i = 0; i < length; i++) {
    const gone = missing[i];
    if (gone !== 0 && gone !== 1) throw new RangeError(`missing[${i}] of ${name} must be 0 or 1: ${gone}`);
    rows[gone].push(i);
    if (gone === 0) requireValue(`values[${i}] of ${name}`, kind, values[i] as number);
  }
  const [observed, absent] = rows;
  if (absent.length === 0) return { observed, missing: absent };
  const first = values[observed[0] as number];
  if (observed.length === 0) return notEstimable("no-data", `Nothing is known of "${name}".`, { n: length });
  if (observed.every((row) => values[row] === first)) {
    return notEstimable("all-tied", `All known values of "${name}" are the same.`, { value: first as number });
  }
  return { observed, missing: absent };
};

const requireValue = (name: string, kind: IncompleteColumn["kind"], value: number): void => {
  if (!Number.isFinite(value)) throw new RangeError(`${name} must be finite: ${value}`);
  if (kind === "binary" && value !== 0 && value !== 1) throw new RangeError(`${name} must be 0 or 1: ${value}`);
};
