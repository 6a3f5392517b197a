/** Where a fault stands. `row` counts records as a spreadsheet does (header = 1); `line` is the physical line where the record starts. */
export interface Place {
  /** Relative to the study folder, "/" always. */
  readonly file: string;
  readonly row: number | null;
  readonly line: number | null;
  readonly column: string | null;
}

export type Severity = "error" | "warning" | "note";

/** One fault of the data, as a value: nothing is thrown for it. */
export interface Issue {
  readonly severity: Severity;
  /** One of the closed list in `model/issues.ts`. */
  readonly code: string;
  readonly at: Place;
  /** The text as it stood, cut at 80 characters, control characters escaped; `null` for free text about patients. */
  readonly value: string | null;
  readonly message: string;
  readonly hint: string;
}

/** Issues of one code, file and column: the exact count and the first 20 places, so that memory stays bounded. */
export interface IssueGroup {
  readonly code: string;
  readonly file: string;
  readonly column: string | null;
  readonly count: number;
  readonly first: readonly Issue[];
}

export interface Issues {
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  readonly groups: readonly IssueGroup[];
}
