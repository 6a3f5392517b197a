/** Numbers of one column; NaN is "missing", inside columns only. */
export interface NumberColumn {
  readonly kind: "number";
  readonly values: Float64Array;
}

/** Whole numbers; `MISSING_INT` is "missing". */
export interface IntegerColumn {
  readonly kind: "integer";
  readonly values: Int32Array;
}

/** Repeated words by code; -1 is "missing"; levels stand in code-unit order whatever order the rows came in. */
export interface CategoryColumn {
  readonly kind: "category";
  readonly codes: Int32Array;
  readonly levels: readonly string[];
}

/** Free text; never on a hot path. */
export interface TextColumn {
  readonly kind: "text";
  readonly values: readonly (string | null)[];
}

export type Column = NumberColumn | IntegerColumn | CategoryColumn | TextColumn;

export const MISSING_INT = -2147483648;

/** One file that was read. `path` is relative to the study folder, with "/" always. */
export interface InputFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly rows: number;
}

export interface Table<C = Readonly<Record<string, Column>>> {
  readonly name: string;
  readonly file: InputFile;
  readonly length: number;
  /** Declared by the table's schema. */
  readonly columns: C;
  /** Declared by `study.json` `extraColumns`. */
  readonly extra: Readonly<Record<string, Column>>;
  /** Physical line of each row in its file. */
  readonly line: Int32Array;
}
