import type { PersonInWindows } from "./people-in-windows.ts";
import { inUnit, type ScoreUnit } from "./score-unit.ts";

/** One element a person and window in which they were seen. */
export interface WindowRows {
  /** Improvement since baseline. */
  readonly response: Float64Array;
  /** Number of the person among those given. */
  readonly subject: Int32Array;
  /** The target of the window. */
  readonly visit: Float64Array;
  /** 1 intervention, 0 comparator, as received. */
  readonly arm: Uint8Array;
}

/** The improvements in the windows kept, as a repeated-measures model wants them. */
export const windowRows = (
  people: readonly PersonInWindows[],
  targets: readonly number[],
  kept: ReadonlySet<number>,
  unit: ScoreUnit,
): WindowRows => {
  const rows = people.flatMap(({ person, visits }, subject) =>
    visits.flatMap((visit, at) => {
      const target = targets[at] as number;
      if (visit === null || !kept.has(target)) return [];
      const improvement = inUnit(person.baseline.severity - visit.severity, person, unit);
      return [{ subject, target, improvement, arm: person.course.received === "intervention" ? 1 : 0 }];
    }),
  );
  return {
    response: Float64Array.from(rows, ({ improvement }) => improvement),
    subject: Int32Array.from(rows, ({ subject }) => subject),
    visit: Float64Array.from(rows, ({ target }) => target),
    arm: Uint8Array.from(rows, ({ arm }) => arm),
  };
};
