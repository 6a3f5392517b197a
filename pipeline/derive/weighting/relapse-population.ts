import type { Course } from "../course.ts";
import { isEvaluableStarter } from "../responder-follow-up.ts";

/** Who an adjusted estimate of relapse is about. */
export type RelapsePopulation = "responders" | "starters";

/** People with their follow-up, one element a person. */
export interface RelapsePeople {
  readonly courses: readonly Course[];
  /** 1 intervention, 0 comparator, as received. */
  readonly treated: Uint8Array;
  /** From time zero; 0 for who did not respond. */
  readonly time: Float64Array;
  /** 1 where a relapse was seen; 0 for who did not respond. */
  readonly event: Uint8Array;
  readonly responded: Uint8Array;
}

/** Responders, or everyone evaluable who started; a relapse is dated on the day by which it was seen. */
export const relapsePeople = (courses: readonly Course[], population: RelapsePopulation): RelapsePeople => {
  const kept = courses.filter((course) =>
    population === "responders" ? course.ending !== null : isEvaluableStarter(course),
  );
  return {
    courses: kept,
    treated: Uint8Array.from(kept, ({ received }) => (received === "intervention" ? 1 : 0)),
    time: Float64Array.from(kept, ({ ending }) =>
      ending === null ? 0 : ending.kind === "relapsed" ? ending.by : ending.at,
    ),
    event: Uint8Array.from(kept, ({ ending }) => (ending?.kind === "relapsed" ? 1 : 0)),
    responded: Uint8Array.from(kept, ({ ending }) => (ending === null ? 0 : 1)),
  };
};

/** Those of these rows, in their order. */
export const keptPeople = (people: RelapsePeople, rows: readonly number[]): RelapsePeople => ({
  courses: rows.map((row) => people.courses[row] as Course),
  treated: Uint8Array.from(rows, (row) => people.treated[row] as number),
  time: Float64Array.from(rows, (row) => people.time[row] as number),
  event: Uint8Array.from(rows, (row) => people.event[row] as number),
  responded: Uint8Array.from(rows, (row) => people.responded[row] as number),
});
