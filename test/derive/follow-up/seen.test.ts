import { describe, expect, it } from "vitest";
import type { Course } from "../../../pipeline/derive/course.ts";
import { commonVisits } from "../../../pipeline/derive/follow-up/common-visits.ts";
import { commonlySeen } from "../../../pipeline/derive/follow-up/commonly-seen.ts";
import { dropoutReasons } from "../../../pipeline/derive/follow-up/dropout-reasons.ts";
import { finishedCourses } from "../../../pipeline/derive/follow-up/finished-courses.ts";
import { isKnownTo, leftBefore } from "../../../pipeline/derive/follow-up/known-to.ts";
import { visitRates } from "../../../pipeline/derive/follow-up/visit-rates.ts";
import { madePlan, madeTables } from "../../support/made-study.ts";

const plan = madePlan();
const visits = (...pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([day, severity]) => ({ day, severity }));

const responder = (changes: Partial<Course> = {}): Course => ({
  patient: "a",
  received: "comparator",
  recorded: null,
  instrument: "mood",
  range: 27,
  standing: "responder",
  baseline: { day: 0, severity: 20 },
  timeZero: { day: 20, severity: 5 },
  visits: [],
  daysSinceLastDose: 6,
  laterDoses: 0,
  ending: { kind: "censored", why: "last-visit", at: 0 },
  events: [],
  laterDoseDays: [],
  otherDeath: null,
  ...changes,
});

describe("common visits", () => {
  it("keeps the nearest visit of each day's window, dated on the day", () => {
    const rule = { days: [30, 60, 120], gapDivisor: 3 };
    // Windows: 20 to 40, 50 to 80, 100 to 140.
    const kept = commonVisits(visits([19, 1], [21, 2], [33, 3], [45, 4], [50, 5], [70, 6], [99, 7], [140, 8]), rule);
    expect(kept).toEqual(visits([30, 3], [60, 5], [120, 8]));
  });

  it("takes the earlier of two that are equally near, and any order of days", () => {
    expect(commonVisits(visits([28, 1], [32, 2]), { days: [60, 30], gapDivisor: 3 })).toEqual(visits([30, 1]));
    expect(commonVisits([], { days: [30], gapDivisor: 3 })).toEqual([]);
  });

  it("applies the rule of relapse anew to what is left", () => {
    const bad = 18;
    const course = responder({
      // Found early only because somebody looked on days 9 and 17.
      visits: visits([9, bad], [17, bad], [30, bad], [58, bad], [91, 5]),
      ending: { kind: "relapsed", rule: "loss-of-response", after: 0, by: 9 },
    });
    const seen = commonlySeen([course], () => 5, plan);
    // Day 17 counts for 14, day 30 for 28: bad on 14, confirmed on 28.
    expect(seen).toMatchObject({ time: Float64Array.of(14), cause: Uint8Array.of(1), after: Float64Array.of(0) });
    const well = commonlySeen([responder({ visits: visits([9, bad], [95, 5]) })], () => 5, plan);
    expect(well).toMatchObject({ time: Float64Array.of(90), cause: Uint8Array.of(0) });
    const rescued = responder({ visits: visits([95, 5]), events: [{ day: 40, rule: "rescue" }] });
    expect(commonlySeen([rescued], () => 5, plan)).toMatchObject({
      time: Float64Array.of(40),
      after: Float64Array.of(39),
    });
    const notCounted = { ...plan, intercurrent: { ...plan.intercurrent, rescue: "treatmentPolicy" } };
    expect(commonlySeen([rescued], () => 5, notCounted).cause[0]).toBe(0);
    expect(commonlySeen([responder({ ending: null })], () => 5, plan).time).toHaveLength(0);
  });
});

describe("how people were followed", () => {
  it("counts visits a person-month", () => {
    const month = 30.436875;
    const people = [
      responder({ visits: visits([30, 5], [60, 5]), ending: { kind: "censored", why: "last-visit", at: 60 } }),
      responder({
        visits: visits([10, 5], [20, 18], [40, 18], [90, 5]),
        ending: { kind: "relapsed", rule: "loss-of-response", after: 10, by: 20 },
      }),
      responder({ received: "intervention" }),
    ];
    const { comparator, intervention } = visitRates(people, { reps: 200, seed: 1 });
    expect(comparator).toMatchObject({ people: 2, visits: 4 });
    expect(comparator.rate.kind === "estimate" && comparator.rate.value).toBeCloseTo(4 / (80 / month), 12);
    expect(intervention.rate).toMatchObject({ kind: "not-estimable", code: "no-data" });
  });

  it("knows who left and who was followed to a day", () => {
    const left = responder({ ending: { kind: "censored", why: "dropout", at: 50 } });
    expect([isKnownTo(left, 50), isKnownTo(left, 51), leftBefore(left, 51), leftBefore(left, 50)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    const relapsed = responder({ ending: { kind: "relapsed", rule: "rescue", after: 9, by: 10 } });
    expect([isKnownTo(relapsed, 180), leftBefore(relapsed, 180)]).toEqual([true, false]);
    expect(leftBefore(responder({ ending: { kind: "censored", why: "last-visit", at: 50 } }), 180)).toBe(false);
  });

  it("counts reasons once, the frequent first, and 'not stated' last", () => {
    const events = (kind: string, day: number, cause?: string) => [{ kind, day, ...(cause ? { cause } : {}) }];
    const { events: table } = madeTables([
      { id: "a", events: events("dropout", 30) },
      { id: "b", events: [...events("dropout", 9, "worsening"), ...events("dropout", 40, "other")] },
      { id: "c", events: events("dropout", -3, "other") },
      { id: "d", events: events("dropout", 5) },
    ]);
    const found = dropoutReasons(
      ["a", "b", "c", "d"].map((patient, i) => responder({ patient, received: i > 1 ? "intervention" : "comparator" })),
      table,
    );
    expect(found).toEqual([
      { cause: "worsening", people: { comparator: 1, intervention: 0 } },
      { cause: null, people: { comparator: 1, intervention: 1 } },
    ]);
  });

  it("counts a course as finished from the planned number of acute doses", () => {
    const small = { ...plan, acuteCourse: { plannedDoses: { comparator: 3, intervention: 2 } } };
    const { sessions } = madeTables([
      {
        id: "a",
        doses: [
          [0, "acute"],
          [7, "acute"],
          [14, "acute"],
        ],
      },
      {
        id: "b",
        doses: [
          [0, "acute"],
          [7, "acute"],
          [30, "maintenance"],
        ],
      },
      // Phase unknown: the second gap is too long to belong to the course.
      {
        id: "c",
        doses: [
          [0, null],
          [10, null],
          [40, null],
        ],
      },
      {
        id: "d",
        doses: [
          [0, null],
          [10, null],
          [40, null],
        ],
      },
    ]);
    const courses = [
      responder({ patient: "a" }),
      responder({ patient: "b" }),
      responder({ patient: "c" }),
      responder({ patient: "d", received: "intervention" }),
    ];
    expect([...finishedCourses(courses, sessions, small)]).toEqual(["a", "d"]);
  });
});
