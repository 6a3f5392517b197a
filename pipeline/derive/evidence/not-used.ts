/** Why a printed number that speaks of an estimand does not enter its pooled number. */
export type NotUsedCode =
  | "review"
  | "not-randomised"
  | "wrong-arms"
  | "treated-before"
  | "other-kind"
  | "secondary"
  | "direction-only"
  | "p-only"
  | "other-measure"
  | "no-estimate"
  | "blank-direction"
  | "other-construct"
  | "outside-window"
  | "other-clock"
  | "other-instrument-scale"
  | "other-scale"
  | "opposite-event"
  | "no-counts"
  | "no-standard-error"
  | "asymmetric-interval"
  | "no-comparator-row"
  | "crossover-without-paired-interval"
  | "not-the-chosen-review"
  | "overlapping-sample"
  | "same-treatment"
  | "incomplete-trial"
  | "no-question";

export interface NotUsed {
  readonly code: NotUsedCode;
  /** For a reader; may name a row, an instrument or a day. */
  readonly why: string;
}

export const notUsed = (code: NotUsedCode, why: string): NotUsed => ({ code, why });

/** The reason in two or three words, for a narrow column. */
export const shortReason: Readonly<Record<NotUsedCode, string>> = {
  review: "review",
  "not-randomised": "not randomized",
  "wrong-arms": "other groups",
  "treated-before": "treated before",
  "other-kind": "another kind",
  secondary: "second-hand",
  "direction-only": "direction only",
  "p-only": "p value only",
  "other-measure": "other measure",
  "no-estimate": "no number",
  "blank-direction": "direction not stated",
  "other-construct": "other scale",
  "outside-window": "other day",
  "other-clock": "other clock",
  "other-instrument-scale": "points, no SD",
  "other-scale": "other measure",
  "opposite-event": "opposite event",
  "no-counts": "no counts",
  "no-standard-error": "no standard error",
  "asymmetric-interval": "lopsided interval",
  "no-comparator-row": "one group only",
  "crossover-without-paired-interval": "crossover, unpaired",
  "not-the-chosen-review": "another review",
  "overlapping-sample": "same people",
  "same-treatment": "same treatment",
  "incomplete-trial": "part of a trial",
  "no-question": "not asked here",
};
