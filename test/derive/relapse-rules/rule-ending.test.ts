import { describe, expect, it } from "vitest";
import type { Course } from "../../../pipeline/derive/course.ts";
import { instrumentScale } from "../../../pipeline/derive/instrument-scale.ts";
import { atLeast } from "../../../pipeline/derive/relapse-rules/bad-visit.ts";
import { firstBadVisit } from "../../../pipeline/derive/relapse-rules/first-bad-visit.ts";
import { type RelapseRuleSpec, ruleEnding } from "../../../pipeline/derive/relapse-rules/rule-ending.ts";
import { rulePeople } from "../../../pipeline/derive/relapse-rules/rule-people.ts";
import { moodInstrument } from "../../support/made-instruments.ts";

const mood = { ...moodInstrument({ entry: 10, mid: 5 }), remission: { max: 4, citation: "nobody-2000" } };
const scale = instrumentScale(mood);

/** Baseline 20, time zero 6; a responder seen on the days given. */
const course = (visits: readonly (readonly [number, number])[], more: Partial<Course> = {}): Course => ({
  patient: "x",
  received: "intervention",
  recorded: null,
  instrument: "mood",
  range: 27,
  standing: "responder",
  baseline: { day: 0, severity: 20 },
  timeZero: { day: 20, severity: 6 },
  visits: visits.map(([day, severity]) => ({ day, severity })),
  daysSinceLastDose: 6,
  laterDoses: 0,
  ending: { kind: "censored", why: "last-visit", at: visits.at(-1)?.[0] ?? 0 },
  events: [],
  laterDoseDays: [],
  otherDeath: null,
  ...more,
});

const loss = { rule: "improvement-below", share: 0.5, margin: "mid", instrument: null, value: null } as const;
const cutoff = { rule: "at-least", share: null, margin: null, instrument: null, value: null } as const;
const rule = (parts: Partial<RelapseRuleSpec>): RelapseRuleSpec => ({
  id: "made",
  label: "Made",
  people: "responders",
  score: loss,
  confirm: { minDays: 7, maxDays: 42, unconfirmedLast: "relapse" },
  events: ["rescue", "hospitalisation", "suicide"],
  competing: [],
  citation: null,
  ...parts,
});

const twice = { minDays: 1, maxDays: 42, unconfirmedLast: "censored" } as const;

describe("firstBadVisit", () => {
  const visits = [
    { day: 10, severity: 12 },
    { day: 40, severity: 5 },
    { day: 70, severity: 11 },
    { day: 120, severity: 13 },
  ];
  it("takes the first bad visit where none need confirm it", () => {
    expect(firstBadVisit(visits, atLeast(10), null)).toEqual({ after: 0, by: 10, confirmed: false });
  });
  it("wants the next visit near enough, and a later one at all", () => {
    expect(firstBadVisit(visits, atLeast(10), twice)).toBeNull();
    expect(firstBadVisit(visits, atLeast(10), { ...twice, maxDays: 60 })).toEqual({
      after: 40,
      by: 70,
      confirmed: true,
    });
    expect(firstBadVisit(visits, atLeast(10), { ...twice, unconfirmedLast: "relapse" })).toEqual({
      after: 40,
      by: 120,
      confirmed: false,
    });
    expect(firstBadVisit([], atLeast(10), null)).toBeNull();
  });
});

describe("ruleEnding", () => {
  it("needs no confirmation where the rule asks for none", () => {
    const seen = course([
      [20, 12],
      [40, 5],
      [60, 5],
    ]);
    expect(ruleEnding(seen, scale, rule({ confirm: null }))).toEqual({ kind: "relapsed", after: 0, by: 20 });
    expect(ruleEnding(seen, scale, rule({}))).toEqual({ kind: "censored", at: 60 });
  });

  it("forgets the margin where the rule has none", () => {
    // Improvement 9 of 20; from 6 to 11 is the margin, from 7 to 11 is not.
    const seen = course([[20, 11]], { timeZero: { day: 20, severity: 7 } });
    expect(ruleEnding(seen, scale, rule({}))).toEqual({ kind: "censored", at: 20 });
    expect(ruleEnding(seen, scale, rule({ score: { ...loss, margin: "none" } }))).toMatchObject({ by: 20 });
  });

  it("crosses the cited entry cut-off, once or twice in a row", () => {
    const seen = course([
      [20, 10],
      [50, 9],
      [80, 10],
      [100, 15],
    ]);
    expect(ruleEnding(seen, scale, rule({ score: cutoff, confirm: null }))).toMatchObject({ after: 0, by: 20 });
    expect(ruleEnding(seen, scale, rule({ score: cutoff, confirm: twice }))).toMatchObject({ after: 50, by: 80 });
  });

  it("is for its instrument only, and its value for no other", () => {
    const only = { ...cutoff, instrument: "mood", value: 15 } as const;
    const seen = course([
      [20, 14],
      [30, 15],
      [40, 16],
    ]);
    expect(ruleEnding(seen, scale, rule({ score: only, confirm: { ...twice, minDays: 5, maxDays: 15 } }))).toEqual({
      kind: "relapsed",
      after: 20,
      by: 30,
    });
    expect(ruleEnding(seen, scale, rule({ score: { ...only, instrument: "other" } }))).toBeNull();
    expect(ruleEnding(seen, scale, rule({ score: { ...only, instrument: null } }))).toBeNull();
  });

  it("does not apply without the cited threshold, or to who began beyond the line", () => {
    const bare = instrumentScale(moodInstrument({}));
    const seen = course([[20, 12]]);
    expect(ruleEnding(seen, bare, rule({ score: cutoff }))).toBeNull();
    expect(
      ruleEnding(course([[20, 12]], { timeZero: { day: 20, severity: 10 } }), scale, rule({ score: cutoff })),
    ).toBeNull();
    expect(ruleEnding(course([], { ending: null }), scale, rule({}))).toBeNull();
    expect(ruleEnding(seen, null, rule({}))).toBeNull();
  });

  it("follows the people in remission out of it", () => {
    const remission = rule({
      people: "remitters",
      score: { rule: "beyond-remission", share: null, margin: null, instrument: null, value: null },
      confirm: null,
    });
    const seen = (start: number) =>
      course(
        [
          [20, 4],
          [50, 5],
        ],
        { timeZero: { day: 20, severity: start } },
      );
    expect(ruleEnding(seen(4), scale, remission)).toEqual({ kind: "relapsed", after: 20, by: 50 });
    expect(ruleEnding(seen(5), scale, remission)).toBeNull();
  });

  it("counts rescue alone, or lets it compete", () => {
    const rescued = course(
      [
        [20, 12],
        [40, 13],
      ],
      { events: [{ day: 30, rule: "rescue" }] },
    );
    expect(ruleEnding(rescued, scale, rule({ score: null, confirm: null, events: ["rescue"] }))).toEqual({
      kind: "relapsed",
      after: 29,
      by: 30,
    });
    const competing = rule({ events: ["hospitalisation"], competing: ["rescue"] });
    expect(ruleEnding(rescued, scale, competing)).toMatchObject({ kind: "relapsed", by: 20 });
    expect(ruleEnding({ ...rescued, visits: [{ day: 40, severity: 5 }] }, scale, competing)).toEqual({
      kind: "competing",
      at: 30,
    });
    // An event at time zero or before it is no outcome.
    expect(ruleEnding(course([[20, 5]], { events: [{ day: 0, rule: "rescue" }] }), scale, competing)).toMatchObject({
      kind: "censored",
    });
  });
});

describe("rulePeople", () => {
  it("keeps bounds, arms and a count of those it is not for", () => {
    const scales = new Map([["mood", scale]]);
    const people = rulePeople(
      [
        course([
          [20, 5],
          [40, 12],
          [60, 12],
        ]),
        course([[30, 5]], { received: "comparator" }),
        course([[30, 5]], { timeZero: { day: 20, severity: 10 } }),
        course([], { ending: null, standing: "non-responder" }),
      ],
      scales,
      rule({ score: cutoff, confirm: twice }),
    );
    expect(people.notApplicable).toBe(1);
    expect([...people.treated]).toEqual([1, 0]);
    expect([...people.time]).toEqual([40, 30]);
    expect([...people.after]).toEqual([20, 30]);
    expect([...people.cause]).toEqual([1, 0]);
  });
});
