import type { ArmsRow, Plan, StudiesRow } from "../../model/index.ts";
import type { Effect } from "../../stats/effect-sizes/effect.ts";
import type { NotUsedCode } from "./not-used.ts";

type Declared = Plan["estimands"][number];

/** One question to the published tables, as `study.json` declares it; or the same in points of one instrument. */
export interface EvidenceEstimand extends Omit<Declared, "scale"> {
  readonly scale: Declared["scale"] | "md";
  /** Points mean nothing on another scale: only numbers of this instrument. */
  readonly instrument?: string;
}

export type EvidencePlan = Pick<
  Plan,
  "instrumentOrder" | "primaryInstruments" | "usableTiers" | "level" | "asymmetry" | "meta" | "conditionFamilies"
>;

/** How an effect and its standard error came out of what is printed, in the order of preference. */
export type How = "counts" | "means" | "printed-interval" | "p-value";

/** One number of one trial that may be pooled. */
export interface UsedEffect {
  readonly study: StudiesRow;
  readonly arms: readonly ArmsRow[];
  readonly family: string;
  readonly keys: readonly string[];
  /** On the analysis scale (ratios as logarithms); above 0 favours the first group. */
  readonly effect: Effect;
  /** The printed limits on the same scale and in the same direction, where there are any. */
  readonly printed: { readonly low: number; readonly high: number } | null;
  readonly better: "higher" | "lower";
  readonly instrument: string | null;
  readonly day: number | null;
  readonly tier: string;
  /** People behind the number as its row prints them. */
  readonly n: number | null;
  /** The same, else the people who started in its arms (of a review: whom it covers); for counting people, never for a standard error. */
  readonly people: number | null;
  readonly events: number | null;
  readonly how: How;
  /** The trial itself names it as its primary result. */
  readonly statedPrimary: boolean;
  /** Doubts that do not exclude it. */
  readonly flags: readonly Doubt[];
}

/**
 * The interval is a little off the middle of its estimate; the people had both treatments in turn; one dose of several; the numbers are
 * of those who stayed; only the first of two periods counts; a group's size was recovered from its events and percent; an odds ratio was turned into a difference.
 */
export type Doubt =
  | "asymmetric"
  | "crossover"
  | "first-period"
  | "one-of-several-arms"
  | "completers"
  | "size-recovered"
  | "converted";

/** One number that speaks of the estimand and does not enter; values as printed. */
export interface ListedRow {
  readonly key: string;
  readonly study: StudiesRow;
  readonly reason: NotUsedCode;
  readonly why: string;
  readonly measure: string;
  readonly instrument: string | null;
  readonly day: number | null;
  readonly tier: string;
  readonly n: number | null;
  readonly estimate: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly better: "higher" | "lower" | null;
  /** +1 when the row names the first group first, −1 when second, 0 when it compares other groups or none. */
  readonly side: -1 | 0 | 1;
}

export interface EstimandEvidence {
  readonly estimand: EvidenceEstimand;
  /** One row per independent sample. */
  readonly used: readonly UsedEffect[];
  /** Every effect that could have been used, several of a sample among them. */
  readonly candidates: readonly UsedEffect[];
  readonly listed: readonly ListedRow[];
  /** Which direction of the outcome as printed is good: it decides how a ratio is turned for printing. */
  readonly better: "higher" | "lower";
}
