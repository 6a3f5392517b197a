import type { ChangedRows } from "./changed-rows.ts";
import type { ComparedReports } from "./compare-reports.ts";
import type { Tolerance } from "./compare-values.ts";

/** A file as it is, against what the manifest says of it. `new`: the manifest does not know it. */
export type FileState = "same" | "changed" | "missing" | "new";

export interface InputState {
  readonly path: string;
  readonly state: FileState;
  readonly rowsThen: number | null;
  readonly rowsNow: number | null;
  /** Rows of published evidence by key, where the earlier file is at hand; never rows of patients. */
  readonly rows: ChangedRows | null;
}

export interface OutputState {
  readonly path: string;
  readonly state: FileState;
}

/** Files drawn again from the version's own report. */
export interface BytesState {
  /** Bytes are promised within one Node major. */
  readonly promised: boolean;
  readonly same: number;
  readonly differing: readonly string[];
}

/** Everything that was found out about one version. */
export interface Verification {
  readonly study: string;
  readonly version: number;
  /** The commit that the inputs were read from; `null`: the study folder as it is. */
  readonly at: string | null;
  readonly tolerance: Tolerance;
  readonly software: {
    readonly written: Readonly<Record<string, string>>;
    readonly now: Readonly<Record<string, string>>;
  };
  /** What is wrong with the version itself, or kept it from being derived again: one sentence each. */
  readonly faults: readonly string[];
  readonly inputs: readonly InputState[];
  readonly outputs: readonly OutputState[];
  /** `null` where there was nothing to compare. */
  readonly report: ComparedReports | null;
  readonly bytes: BytesState | null;
  /** A commit that holds the inputs of the version, where those of now differ. */
  readonly offer: string | null;
}

const off = (files: readonly { readonly state: FileState }[]): number =>
  files.filter(({ state }) => state !== "same").length;

/** Whether everything is as the version says. */
export const isVerified = ({ faults, inputs, outputs, report, bytes }: Verification): boolean =>
  faults.length === 0 &&
  off(inputs) === 0 &&
  off(outputs) === 0 &&
  report !== null &&
  report.differing === 0 &&
  (bytes === null || !bytes.promised || bytes.differing.length === 0);
