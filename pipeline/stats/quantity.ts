/** An interval around an estimate. An open limit is `null`, never ±Infinity. */
export interface Interval {
  readonly kind: "confidence" | "credible" | "prediction" | "bound";
  readonly level: number;
  /** `null`: open, or not reached (a median's upper limit). */
  readonly low: number | null;
  readonly high: number | null;
  /** How it was made: "log-log", "Hartung–Knapp", "Clopper–Pearson", … */
  readonly method: string;
}

export type Scale = "identity" | "log" | "logit" | "arcsine";

export interface Estimate {
  readonly kind: "estimate";
  /** On its natural scale: a hazard ratio, not its logarithm. */
  readonly value: number;
  /** On `seScale`; `null` where none exists (medians, exact limits). */
  readonly se: number | null;
  readonly seScale: Scale;
  /** The first is the one to print; empty for a plain count. */
  readonly intervals: readonly Interval[];
}

export type NotEstimableCode =
  | "too-few"
  | "no-events"
  | "one-group"
  | "all-tied"
  | "separation"
  | "singular"
  | "no-convergence"
  | "not-reached"
  | "gate-closed"
  | "disconnected"
  | "not-declared"
  | "no-data";

export interface NotEstimable {
  readonly kind: "not-estimable";
  readonly code: NotEstimableCode;
  /** A sentence for a reader. */
  readonly reason: string;
  readonly details?: Readonly<Record<string, number>>;
}

/** What every statistic answers: a number with its uncertainty, or why there is none. NaN and Infinity never leave `stats`. */
export type Quantity = Estimate | NotEstimable;

export interface Test {
  readonly name: string;
  readonly statistic: number;
  readonly df: readonly number[];
  readonly p: number;
}

/**
 * A number with its uncertainty: the value, its standard error on `seScale`, and its intervals, of which the first is to be printed.
 * Left out, these are `null`, "identity" and none.
 */
export const estimate = (
  value: number,
  options: { readonly se?: number | null; readonly seScale?: Scale; readonly intervals?: readonly Interval[] } = {},
): Estimate => ({
  kind: "estimate",
  value,
  se: options.se ?? null,
  seScale: options.seScale ?? "identity",
  intervals: options.intervals ?? [],
});

/** Why there is no number: a code to branch on, a sentence to print, and what was counted, if that helps. */
export const notEstimable = (
  code: NotEstimableCode,
  reason: string,
  details?: Readonly<Record<string, number>>,
): NotEstimable => ({ kind: "not-estimable", code, reason, ...(details ? { details } : {}) });
