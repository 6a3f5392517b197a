import type { Plan } from "../../model/index.ts";
import type { Role, Visit } from "../course.ts";
import type { ScoredPerson } from "./scored-people.ts";
import { windowedVisits, windowOf } from "./windowed-visits.ts";

export interface PersonInWindows {
  readonly person: ScoredPerson;
  /** One a target. */
  readonly visits: readonly (Visit | null)[];
}

/** Each person's visits on the declared clock, one for each window. Without a time zero there is no clock that starts there. */
export const peopleInWindows = (
  people: readonly ScoredPerson[],
  windows: Plan["visitWindows"],
): readonly PersonInWindows[] =>
  people.map((person) => ({ person, visits: windowedVisits(onClock(person, windows.origin), windows) }));

/** Scores since the origin of the windows. */
const onClock = ({ course, scores }: ScoredPerson, origin: Plan["visitWindows"]["origin"]): readonly Visit[] => {
  if (origin === "firstDose") return scores;
  const zero = course.timeZero?.day;
  return zero === undefined ? [] : scores.map(({ day, severity }) => ({ day: day - zero, severity }));
};

/** How often people were seen around one target. */
export interface WindowCount {
  readonly role: Role;
  readonly target: number;
  readonly people: number;
  /** Everything handed in inside the window, whether it counts there or not. */
  readonly submissions: number;
}

export const windowCounts = (
  people: readonly PersonInWindows[],
  windows: Plan["visitWindows"],
  role: Role,
): readonly WindowCount[] => {
  const own = people.filter(({ person }) => person.course.received === role);
  const clocks = own.map(({ person }) => onClock(person, windows.origin));
  return windows.targets.map((target, at) => {
    const [from, to] = windowOf(windows.bounds, at);
    return {
      role,
      target,
      people: own.filter(({ visits }) => visits[at] !== null).length,
      submissions: clocks.reduce((sum, days) => sum + days.filter(({ day }) => day >= from && day <= to).length, 0),
    };
  });
};

/** Scores since the origin that fall between or after the windows. */
export const outsideWindows = (people: readonly PersonInWindows[], windows: Plan["visitWindows"]): number =>
  people.reduce(
    (sum, { person }) =>
      sum +
      onClock(person, windows.origin).filter(
        ({ day }) => day > 0 && windows.bounds.every(([from = 0, to = 0]) => day < from || day > to),
      ).length,
    0,
  );
