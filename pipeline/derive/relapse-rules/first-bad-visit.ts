import type { Visit } from "../course.ts";
import type { BadVisit } from "./bad-visit.ts";

export interface Confirmation {
  /** A later visit nearer than this is skipped. */
  readonly minDays: number;
  /** A later visit after this does not confirm. */
  readonly maxDays: number;
  /** What a bad visit without any later one counts as. */
  readonly unconfirmedLast: "relapse" | "censored";
}

export interface BadVisitBounds {
  /** The last visit known well before the first bad one, and that one; days since time zero. */
  readonly after: number;
  readonly by: number;
  readonly confirmed: boolean;
}

/**
 * The first bad visit that counts, or `null`. A bad visit counts when the next visit at least `minDays` later is at most `maxDays`
 * later and bad too, or when no visit at all follows and `unconfirmedLast` says so. Without a confirmation any bad visit counts.
 *
 * @param visits after time zero, in days since then, earliest first.
 */
export const firstBadVisit = (
  visits: readonly Visit[],
  isBad: BadVisit,
  confirm: Confirmation | null,
): BadVisitBounds | null => {
  let after = 0;
  for (const [i, visit] of visits.entries()) {
    if (!isBad(visit)) {
      after = visit.day;
      continue;
    }
    const bounds = { after, by: visit.day };
    if (confirm === null) return { ...bounds, confirmed: false };
    if (i === visits.length - 1) return confirm.unconfirmedLast === "relapse" ? { ...bounds, confirmed: false } : null;
    const next = visits.slice(i + 1).find(({ day }) => day - visit.day >= confirm.minDays);
    if (next && next.day - visit.day <= confirm.maxDays && isBad(next)) return { ...bounds, confirmed: true };
  }
  return null;
};
