import type { Plan } from "../../model/index.ts";
import type { Course } from "../course.ts";
import { firstRelapse } from "../relapse.ts";
import { type FollowedPeople, followedPeople } from "../relapse-variants/followed-people.ts";
import { commonVisits } from "./common-visits.ts";

type CommonPlan = Pick<Plan, "relapse" | "intercurrent" | "commonVisits">;

/**
 * Responders by the primary rule, had both cohorts been seen at the declared common visits and at no other. Events keep their days;
 * follow-up ends at the last visit that is left.
 *
 * @param marginOf the minimal important difference of an instrument, or `null` where its file cites none.
 */
export const commonlySeen = (
  courses: readonly Course[],
  marginOf: (instrument: string | null) => number | null,
  plan: CommonPlan,
): FollowedPeople & { readonly courses: readonly Course[] } =>
  followedPeople(courses, ({ ending, baseline, timeZero, visits, events, instrument }) => {
    if (ending === null || baseline === null || timeZero === null) return null;
    const kept = commonVisits(visits, plan.commonVisits);
    const relapse = firstRelapse(
      {
        baseline: baseline.severity,
        timeZero: timeZero.severity,
        visits: kept,
        events: events.filter(({ rule }) => plan.intercurrent[rule] === "composite"),
        margin: plan.relapse.margin === "mid" ? (marginOf(instrument) ?? 0) : 0,
      },
      plan.relapse,
    );
    if (relapse !== null) return { time: relapse.by, cause: 1, after: relapse.after };
    const last = kept.at(-1)?.day ?? 0;
    return { time: last, cause: 0, after: last };
  });
