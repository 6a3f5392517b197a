import { describe, expect, it } from "vitest";
import { courses } from "../../../pipeline/derive/courses.ts";
import { attendance } from "../../../pipeline/derive/preference/attendance.ts";
import { statedWishes } from "../../../pipeline/derive/preference/stated-wishes.ts";
import { wisher, wishInput } from "../../support/wishers.ts";

const input = wishInput([
  wisher("b", true, {
    goal: "rapid",
    preferred: "plain",
    doses: [
      [0, "acute"],
      [20, "maintenance"],
      [30, "rescue"],
    ],
    therapy: [1, 56, 57],
    events: [
      { day: 200, kind: "dropout" },
      { day: 3, kind: "adverse_event" },
    ],
  }),
  wisher("a", false),
]);

describe("what people wanted and came to", () => {
  if (!input.dataset) throw new Error("no data");
  const { tables } = input.dataset;

  it("goes with the order of courses, empty where it was not asked", () => {
    const found = statedWishes(courses(input.dataset as never, input.plan, input.instruments).courses, tables.patients);
    expect(found.map(({ course, goal, preferred }) => [course.patient, goal, preferred])).toEqual([
      ["a", null, null],
      ["b", "rapid", "plain"],
    ]);
  });

  it("counts sessions and dropout up to a day, without maintenance and rescue", () => {
    expect(attendance(tables, { sessionsTo: 56, dropoutTo: 180 })("b")).toEqual({ sessions: 3, droppedOut: false });
    expect(attendance(tables, { sessionsTo: 57, dropoutTo: 200 })("b")).toEqual({ sessions: 4, droppedOut: true });
    expect(attendance(tables, { sessionsTo: 57, dropoutTo: 200 })("nobody")).toEqual({
      sessions: 0,
      droppedOut: false,
    });
  });
});
