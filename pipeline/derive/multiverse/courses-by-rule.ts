import type { Course, Ending } from "../course.ts";
import type { InstrumentScale } from "../instrument-scale.ts";
import { type RelapseRuleSpec, type RuleEnding, ruleEnding } from "../relapse-rules/rule-ending.ts";

/**
 * The courses with the endings that a rule gives; none for whom it does not apply to. A course keeps no trace of which part of the
 * rule was met, so every relapse is named a loss of response; an event that competes ends being seen.
 */
export const coursesByRule = (
  courses: readonly Course[],
  scales: ReadonlyMap<string, InstrumentScale>,
  rule: RelapseRuleSpec,
): readonly Course[] =>
  courses.map((course) => {
    const ending = ruleEnding(course, scales.get(course.instrument ?? "") ?? null, rule);
    return { ...course, ending: endingOf(ending) };
  });

const endingOf = (ending: RuleEnding | null): Ending | null => {
  if (ending === null) return null;
  return ending.kind === "relapsed"
    ? { kind: "relapsed", rule: "loss-of-response", after: ending.after, by: ending.by }
    : { kind: "censored", why: "last-visit", at: ending.at };
};
