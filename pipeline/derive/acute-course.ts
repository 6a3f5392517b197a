export interface Dose {
  readonly day: number;
  readonly phase: string | null;
}

/**
 * The last day of the acute course, in days since the first dose, or `null` when no acute dose was given.
 *
 * Doses of phase `acute` belong to it. A dose of unknown phase belongs to it while the run of acute doses from the first
 * dose has no gap above `gapDays`. Maintenance and rescue never do. The day is capped at `capDay`.
 *
 * @param doses in order of day; days before the first dose (below 0) are ignored.
 */
export const acuteCourse = (
  doses: readonly Dose[],
  rule: { readonly gapDays: number; readonly capDay: number },
): number | null => {
  let last: number | null = null;
  for (const { day, phase } of doses) {
    if (day < 0) continue;
    const unknown = phase === null || phase === "unknown";
    if (phase === "acute" || (unknown && day - (last ?? 0) <= rule.gapDays)) last = day;
  }
  return last === null ? null : Math.min(last, rule.capDay);
};
