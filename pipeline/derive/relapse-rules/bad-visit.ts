import type { Visit } from "../course.ts";

/** Whether a visit is as bad as a rule of relapse asks for. */
export type BadVisit = (visit: Visit) => boolean;

export interface Response {
  /** Severity at baseline and at time zero. */
  readonly baseline: number;
  readonly timeZero: number;
}

/** Improvement below `share` of the way from baseline to the best possible score, and worse than at time zero by at least `margin`. */
export const lossOfResponse =
  ({ baseline, timeZero }: Response, share: number, margin: number): BadVisit =>
  ({ severity }) =>
    baseline - severity < share * baseline && severity > timeZero && severity - timeZero >= margin;

/** At least as severe as `limit`. */
export const atLeast =
  (limit: number): BadVisit =>
  ({ severity }) =>
    severity >= limit;

/** More severe than `limit`. */
export const beyond =
  (limit: number): BadVisit =>
  ({ severity }) =>
    severity > limit;
