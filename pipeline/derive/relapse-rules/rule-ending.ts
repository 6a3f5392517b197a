import type { Plan } from "../../model/index.ts";
import type { Course } from "../course.ts";
import type { InstrumentScale } from "../instrument-scale.ts";
import { atLeast, type BadVisit, beyond, lossOfResponse } from "./bad-visit.ts";
import { firstBadVisit } from "./first-bad-visit.ts";
import { firstEvent } from "./first-event.ts";

/** A declared rule of relapse other than the primary one. */
export type RelapseRuleSpec = Plan["relapse"]["alternatives"][number];

/** How the follow-up of a responder ended by a rule; days since time zero. A relapse lies in (after, by]. */
export type RuleEnding =
  | { readonly kind: "relapsed"; readonly after: number; readonly by: number }
  | { readonly kind: "competing"; readonly at: number }
  | { readonly kind: "censored"; readonly at: number };

/**
 * What a declared rule says of one responder, or `null` where it does not apply: another instrument than the rule's, no cited
 * threshold that it needs, not in remission where it is about remitters, or beyond its line at time zero already.
 * On one day a visit goes before an event, and an event that counts before one that competes.
 */
export const ruleEnding = (course: Course, scale: InstrumentScale | null, rule: RelapseRuleSpec): RuleEnding | null => {
  const { baseline, timeZero, visits, events, ending } = course;
  if (ending === null || baseline === null || timeZero === null || scale === null) return null;
  if (rule.people === "remitters" && !(timeZero.severity <= (scale.remissionSeverity ?? -1))) return null;
  const isBad = badVisit(course, scale, rule.score);
  if (isBad === null) return null;
  // The improvement rules measure from time zero; a line that was never below cannot be crossed.
  if (rule.score !== null && rule.score.rule !== "improvement-below" && isBad(timeZero)) return null;
  const visit = rule.score === null ? null : firstBadVisit(visits, isBad, rule.confirm);
  const event = firstEvent(events, rule.events);
  const other = firstEvent(events, rule.competing);
  const relapsed =
    visit !== null && (event === null || visit.by <= event.day)
      ? { after: visit.after, by: visit.by }
      : event === null
        ? null
        : { after: event.day - 1, by: event.day };
  if (other !== null && (relapsed === null || other.day < relapsed.by)) return { kind: "competing", at: other.day };
  if (relapsed !== null) return { kind: "relapsed", ...relapsed };
  return { kind: "censored", at: visits.at(-1)?.day ?? 0 };
};

const badVisit = (
  { baseline, timeZero, instrument }: Course,
  scale: InstrumentScale,
  score: RelapseRuleSpec["score"],
): BadVisit | null => {
  if (score === null) return () => false;
  if (score.instrument !== null && score.instrument !== instrument) return null;
  switch (score.rule) {
    case "improvement-below": {
      if (baseline === null || timeZero === null || score.share === null) return null;
      const margin = score.margin === "mid" ? (scale.importantDifference ?? 0) : 0;
      return lossOfResponse({ baseline: baseline.severity, timeZero: timeZero.severity }, score.share, margin);
    }
    case "at-least": {
      // A number of one instrument says nothing on another.
      if (score.value !== null && score.instrument === null) return null;
      const limit = score.value === null ? scale.entrySeverity : scale.severity(score.value);
      return limit === null ? null : atLeast(limit);
    }
    case "beyond-remission":
      return scale.remissionSeverity === null ? null : beyond(scale.remissionSeverity);
  }
};
