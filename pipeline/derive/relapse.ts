import type { Plan } from "../model/index.ts";
import type { Relapse, RelapseEvent, Visit } from "./course.ts";
import { lossOfResponse } from "./relapse-rules/bad-visit.ts";
import { firstBadVisit } from "./relapse-rules/first-bad-visit.ts";
import { firstEvent } from "./relapse-rules/first-event.ts";

export interface FollowUp {
  /** Severity at baseline and at time zero. */
  readonly baseline: number;
  readonly timeZero: number;
  /** After time zero, in days since time zero, earliest first. */
  readonly visits: readonly Visit[];
  /** Days since time zero; those at or before time zero do not count. */
  readonly events: readonly RelapseEvent[];
  /** Points by which a visit must be worse than time zero: the minimal important difference, or 0 where none is cited. */
  readonly margin: number;
}

const PRIMARY = "loss-of-response-confirmed-or-rescue";

/**
 * The first relapse by the rule `loss-of-response-confirmed-or-rescue`, or `null`.
 *
 * A visit is *bad* when the improvement is below `share` of the distance from baseline to the best possible score and the
 * score is worse than at time zero by at least `margin`. A bad visit counts when the next visit at least `minDays` later is
 * at most `maxDays` later and bad too (nearer visits are skipped), or when no visit at all follows and the plan says so.
 * Rescue, psychiatric hospitalisation and suicide count on their day. Bounds: from the last visit that was not bad to the
 * first bad visit of the pair; for an event, the day before to the day. On one day the visit goes first: its bounds are wider.
 * Throws RangeError for another rule.
 */
export const firstRelapse = (
  followUp: FollowUp,
  rule: Pick<Plan["relapse"], "primary" | "share" | "confirm">,
): Relapse | null => {
  if (rule.primary !== PRIMARY) throw new RangeError(`relapse rule must be ${PRIMARY}: ${rule.primary}`);
  const isBad = lossOfResponse(followUp, rule.share, followUp.margin);
  const visit = firstBadVisit(followUp.visits, isBad, rule.confirm);
  const event = firstEvent(followUp.events, ["rescue", "hospitalisation", "suicide"]);
  if (visit !== null && (event === null || visit.by <= event.day)) {
    const { after, by, confirmed } = visit;
    return { kind: "relapsed", rule: confirmed ? "loss-of-response" : "unconfirmed-loss-of-response", after, by };
  }
  return event === null ? null : { kind: "relapsed", rule: event.rule, after: event.day - 1, by: event.day };
};
