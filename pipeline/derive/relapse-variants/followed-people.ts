import type { Course } from "../course.ts";

/** People followed from time zero under one way of counting relapse; one element a person. */
export interface FollowedPeople {
  /** 1 intervention, 0 comparator. */
  readonly treated: Uint8Array;
  /** Days until the relapse was seen, another event ended the waiting, or the person was last seen. */
  readonly time: Float64Array;
  /** 1 relapse, 2 another event that ends the waiting, 0 last seen. */
  readonly cause: Uint8Array;
  /** A relapse lies in (after, time]. For others the last time known free of it. */
  readonly after: Float64Array;
}

export interface Followed {
  readonly time: number;
  readonly cause: 0 | 1 | 2;
  readonly after: number;
}

/** One person each from the courses for whom `of` has an answer. */
export const followedPeople = (
  courses: readonly Course[],
  of: (course: Course) => Followed | null,
): FollowedPeople & { readonly courses: readonly Course[] } => {
  const found = courses.flatMap((course) => {
    const followed = of(course);
    return followed === null ? [] : [{ course, ...followed }];
  });
  return {
    courses: found.map(({ course }) => course),
    treated: Uint8Array.from(found, ({ course }) => (course.received === "intervention" ? 1 : 0)),
    time: Float64Array.from(found, ({ time }) => time),
    cause: Uint8Array.from(found, ({ cause }) => cause),
    after: Float64Array.from(found, ({ after }) => after),
  };
};

/** The people of one arm: relapse is the event, anything else the end of being seen. */
export const armOf = (
  { treated, time, cause }: FollowedPeople,
  arm: 0 | 1,
): { readonly time: Float64Array; readonly event: Uint8Array; readonly cause: Uint8Array } => {
  const mine = time.filter((_, row) => treated[row] === arm);
  const own = cause.filter((_, row) => treated[row] === arm);
  return { time: mine, event: own.map((code) => (code === 1 ? 1 : 0)), cause: own };
};
