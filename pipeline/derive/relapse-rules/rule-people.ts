import type { Course } from "../course.ts";
import type { InstrumentScale } from "../instrument-scale.ts";
import { type Followed, type FollowedPeople, followedPeople } from "../relapse-variants/followed-people.ts";
import { type RelapseRuleSpec, type RuleEnding, ruleEnding } from "./rule-ending.ts";

export interface RulePeople extends FollowedPeople {
  /** Responders whom the rule does not apply to. */
  readonly notApplicable: number;
}

/** The responders to whom a declared rule applies, followed by it. */
export const rulePeople = (
  courses: readonly Course[],
  scales: ReadonlyMap<string, InstrumentScale>,
  rule: RelapseRuleSpec,
): RulePeople => {
  const responders = courses.filter(({ ending }) => ending !== null);
  const people = followedPeople(responders, (course) =>
    asFollowed(ruleEnding(course, scales.get(course.instrument ?? "") ?? null, rule)),
  );
  return { ...people, notApplicable: responders.length - people.courses.length };
};

const asFollowed = (ending: RuleEnding | null): Followed | null => {
  switch (ending?.kind) {
    case undefined:
      return null;
    case "relapsed":
      return { time: ending.by, cause: 1, after: ending.after };
    case "competing":
      return { time: ending.at, cause: 2, after: ending.at };
    case "censored":
      return { time: ending.at, cause: 0, after: ending.at };
  }
};
