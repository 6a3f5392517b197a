import type { Plan } from "../model/index.ts";
import type { Relapse, RelapseRule, Visit } from "./course.ts";

export interface RelapseEvent {
  readonly day: number;
  readonly rule: Extract<RelapseRule, "rescue" | "hospitalisation" | "suicide">;
}

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
export const firstRelapse = (followUp: FollowUp, rule: Plan["relapse"]): Relapse | null => {
  if (rule.primary !== PRIMARY) throw new RangeError(`relapse rule must be ${PRIMARY}: ${rule.primary}`);
  const byScore = lossOfResponse(followUp, rule);
  const event = followUp.events
    .filter(({ day }) => day > 0)
    .reduce<RelapseEvent | null>((first, next) => (first === null || next.day < first.day ? next : first), null);
  if (event === null || (byScore !== null && byScore.by <= event.day)) return byScore;
  return { kind: "relapsed", rule: event.rule, after: event.day - 1, by: event.day };
};

const lossOfResponse = (followUp: FollowUp, rule: Plan["relapse"]): Relapse | null => {
  const { visits, baseline, margin } = followUp;
  const isBad = ({ severity }: Visit): boolean =>
    baseline - severity < rule.share * baseline &&
    severity > followUp.timeZero &&
    severity - followUp.timeZero >= margin;
  let lastWell = 0;
  for (const [i, visit] of visits.entries()) {
    if (!isBad(visit)) {
      lastWell = visit.day;
      continue;
    }
    const bounds = { kind: "relapsed", after: lastWell, by: visit.day } as const;
    if (i === visits.length - 1) {
      return rule.confirm.unconfirmedLast === "relapse" ? { ...bounds, rule: "unconfirmed-loss-of-response" } : null;
    }
    const next = visits.slice(i + 1).find(({ day }) => day - visit.day >= rule.confirm.minDays);
    if (next && next.day - visit.day <= rule.confirm.maxDays && isBad(next)) {
      return { ...bounds, rule: "loss-of-response" };
    }
  }
  return null;
};
