import type { InstrumentScale } from "../../../pipeline/derive/instrument-scale.ts";
import { responded } from "../../../pipeline/derive/response.ts";
import type { LatentCourse } from "../../../pipeline/derive/simulate/latent-course.ts";
import type { Plan } from "../../../pipeline/model/index.ts";

export interface RuleOutcome {
  readonly responded: boolean;
  /** Days from time zero to the day of relapse; `null` when there is none up to the horizon, or no response. */
  readonly relapseDay: number | null;
}

/**
 * The plan's relapse rule on noise-free daily scores that nobody misses, from `timeZero` (a day since the first dose) to the horizon. Written
 * out day by day, apart from the pipeline's own rule: `null` where the person would not be eligible.
 *
 * @param severityOf what the person's instrument shows for a latent score, in points above the best.
 */
export const ruleOutcome = (
  latent: LatentCourse,
  timeZero: number,
  scale: InstrumentScale,
  severityOf: (latentScore: number) => number,
  plan: Pick<Plan, "response" | "relapse" | "horizonDays">,
): RuleOutcome | null => {
  const on = (day: number): number => severityOf(latent.scores[day] as number);
  const baseline = on(0);
  if (scale.entrySeverity !== null && baseline < scale.entrySeverity) return null;
  const zero = on(timeZero);
  const rescuedBefore = latent.rescues.some(({ day }) => day <= timeZero);
  if (rescuedBefore || !responded(baseline, zero, scale.responseShare ?? plan.response.share)) {
    return { responded: false, relapseDay: null };
  }
  const margin = plan.relapse.margin === "mid" ? (scale.importantDifference ?? 0) : 0;
  const isBad = (day: number): boolean => {
    const severity = on(day);
    return baseline - severity < plan.relapse.share * baseline && severity > zero && severity - zero >= margin;
  };
  const suicides = latent.death?.cause === "suicide" ? [latent.death] : [];
  const event = Math.min(
    ...[...latent.rescues, ...latent.hospitalisations, ...suicides].flatMap(({ day }) => (day > timeZero ? [day] : [])),
  );
  const last = Math.min(timeZero + plan.horizonDays, event);
  for (let day = timeZero + 1; day <= last; day++) {
    if (isBad(day) && isBad(day + plan.relapse.confirm.minDays)) return { responded: true, relapseDay: day - timeZero };
  }
  return { responded: true, relapseDay: event <= timeZero + plan.horizonDays ? event - timeZero : null };
};
