/** Limits printed beside a number; `null`: open or not printed. */
export interface PrintedLimits {
  readonly low: number | null;
  readonly high: number | null;
  readonly level: number;
}

/** So many of n had relapsed by a time, counted from the start (cumulative); may be fractional. Without n it enters no model. */
export interface RelapseCount {
  readonly kind: "count";
  readonly time: number;
  readonly relapsed: number;
  readonly n?: number;
}

/** The share still free of relapse at a time, 0 to 1, with the people it was counted in, or an interval, or both. */
export interface RelapseFreeShare {
  readonly kind: "share";
  readonly time: number;
  readonly share: number;
  readonly n?: number;
  readonly interval?: PrintedLimits;
}

/** The median time to relapse; `time` is `null` when it was not reached. */
export interface RelapseMedian {
  readonly kind: "median";
  readonly time: number | null;
  readonly n?: number;
  readonly interval?: PrintedLimits;
}

/** A number to be drawn and never modelled, with the reason in words. */
export interface PictureOnly {
  readonly kind: "picture";
  readonly reason: string;
}

export type RelapseTerm = RelapseCount | RelapseFreeShare | RelapseMedian | PictureOnly;

/** One set of people, followed for relapse. */
export interface RelapseUnit {
  readonly study: string;
  /** What they had, as the reader will compare it. */
  readonly strand: string;
  /** 0 or 1 for each of `covariates`; 0 is the reference. Default all 0. */
  readonly covariates?: readonly number[];
  /** All on the same people; times in the unit of `referenceTime`, from the same clock. */
  readonly terms: readonly RelapseTerm[];
  /** When being well was established, if after time 0: nobody could relapse before. */
  readonly entry?: number;
}

/** Hazard of `strandA` over that of `strandB` within one study, with its interval. */
export interface RelapseHazardRatio {
  readonly study: string;
  readonly strandA: string;
  readonly strandB: string;
  readonly hazardRatio: number;
  readonly low: number;
  readonly high: number;
  readonly level: number;
}

export interface RelapseData {
  readonly units: readonly RelapseUnit[];
  readonly hazardRatios?: readonly RelapseHazardRatio[];
  /** Names of the covariates, in the order of each unit's values. */
  readonly covariates?: readonly string[];
  /** What each covariate is a level of: those with one name share their reference, which is 0 in all of them. Default each its own. */
  readonly factors?: readonly string[];
}

/** A number that did not enter the model, and why. */
export interface SetAside {
  readonly study: string;
  readonly strand: string;
  readonly reason: string;
}
