import { describe, expect, it } from "vitest";
import { cloneCourse } from "../../../pipeline/derive/clones/clone-course.ts";
import { courses } from "../../../pipeline/derive/courses.ts";
import { eventsByPatient, sessionsByPatient } from "../../../pipeline/derive/patient-records.ts";
import type { Plan } from "../../../pipeline/model/index.ts";
import { madeInstruments } from "../../support/made-instruments.ts";
import { madePlan, madeTables, type Person } from "../../support/made-study.ts";

const doses = [
  [0, "acute"],
  [14, "acute"],
] as const;

/** Acute course to day 14, window of time zero from day 15 to 28. */
const cloned = (person: Omit<Person, "id">, plan: Plan = madePlan()) => {
  const tables = madeTables([{ id: "a", doses, ...person }]);
  const [course] = courses({ tables }, plan, madeInstruments()).courses;
  if (!course) throw new Error("not treated");
  return cloneCourse(
    course,
    {
      sessions: sessionsByPatient(tables.sessions).get("a") ?? [],
      events: eventsByPatient(tables.events).get("a") ?? [],
    },
    plan,
  );
};

const well: readonly (readonly [number, number])[] = [
  [0, 20],
  [20, 4],
  [60, 4],
];

describe("one person on the clock of the first dose", () => {
  it("who responds is in the state from time zero to relapse or the last visit", () => {
    expect(cloned({ scores: well })).toMatchObject({ began: 20, end: 60, settled: 0, started: Infinity });
    const relapsed = [...well, [80, 20], [90, 20]] as const;
    expect(cloned({ scores: relapsed })).toMatchObject({ began: 20, end: 80, settled: 1 });
  });

  it("has received the intervention with the session that makes it enough, in any order of rows", () => {
    expect(cloned({ scores: well, therapy: [30, 3, 9] })?.started).toBe(9);
    expect(cloned({ scores: well, therapy: [-7, -2] })?.started).toBe(-2);
    expect(cloned({ scores: well, therapy: [3] })?.started).toBe(Infinity);
  });

  it("who does not respond is settled at time zero", () => {
    const scores = [
      [0, 20],
      [21, 19],
    ] as const;
    expect(cloned({ scores })).toMatchObject({ began: Infinity, end: 21, settled: 1 });
  });

  it("who leaves, dies or is rescued before time zero is settled on that day", () => {
    const scores = [[0, 20]] as const;
    expect(cloned({ scores, events: [{ day: 9, kind: "dropout" }] })).toMatchObject({ end: 9, settled: 1 });
    expect(cloned({ scores, events: [{ day: 5, kind: "death" }] })).toMatchObject({ end: 5, settled: 1 });
    const rescued = { scores: well, events: [{ day: 12, kind: "rescue", cause: "ect" }] };
    expect(cloned(rescued)).toMatchObject({ began: Infinity, end: 12, settled: 1 });
    // A dose as rescue; a dropout later on does not matter where a score was seen.
    const dosed = {
      scores: well,
      doses: [...doses, [17, "rescue"]] as const,
      events: [{ day: 16, kind: "dropout" }],
    };
    expect(cloned(dosed)).toMatchObject({ end: 17, settled: 1 });
  });

  it("who was not scored in time is followed to the last acute dose", () => {
    expect(cloned({ scores: [[0, 20]] })).toMatchObject({ began: Infinity, end: 14, settled: 0 });
  });

  it("without a baseline or an instrument takes no part", () => {
    expect(cloned({ scores: [[20, 4]] })).toBeNull();
    expect(cloned({ scores: well, condition: "odd" })).toBeNull();
  });
});
