import type { JsonDifference } from "./json-differences.ts";
import type { RowDifferences } from "./row-differences.ts";

/** Rows of one patient table that differ: never which, only how many. */
export interface RowCounts {
  readonly table: string;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  /** Patients added at one site, where there are enough of them. */
  readonly sites: readonly { readonly site: string; readonly added: number }[];
}

/** What differs between the inputs of two reports in one part: the evidence, one data set, or the plan. */
export interface InputDifference {
  readonly cause: "data" | "plan";
  /** "evidence", the id of a data set, or "plan". */
  readonly part: string;
  readonly files: readonly string[];
  /** Rows of published evidence, by key. */
  readonly rows: readonly ({ readonly table: string } & RowDifferences)[];
  readonly counts: readonly RowCounts[];
  readonly values: readonly JsonDifference[];
}
