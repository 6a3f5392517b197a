import { describe, expect, it } from "vitest";
import { inUnit, scoreUnit } from "../../../pipeline/derive/trajectories/score-unit.ts";
import type { ScoredPerson } from "../../../pipeline/derive/trajectories/scored-people.ts";

const person = (instrument: string, range: number): ScoredPerson => ({
  course: {
    patient: "x",
    received: "comparator",
    recorded: null,
    instrument,
    range,
    standing: "responder",
    baseline: { day: 0, severity: 20 },
    timeZero: { day: 20, severity: 5 },
    visits: [],
    daysSinceLastDose: 6,
    laterDoses: 0,
    ending: null,
    events: [],
    laterDoseDays: [],
    otherDeath: null,
  },
  baseline: { day: 0, severity: 20 },
  instrument,
  range,
  importantDifference: null,
  scores: [],
});

describe("the unit of scores", () => {
  it("is the points of the one instrument, or percent of the scale of several", () => {
    const [mood, other] = [person("mood", 25), person("other", 80)];
    expect(scoreUnit([mood, mood])).toEqual({ kind: "points", instrument: "mood" });
    expect(scoreUnit([mood, other])).toEqual({ kind: "percent" });
    expect(scoreUnit([])).toEqual({ kind: "percent" });
    expect(inUnit(10, mood, { kind: "points", instrument: "mood" })).toBe(10);
    expect(inUnit(10, mood, { kind: "percent" })).toBe(40);
    expect(inUnit(10, other, { kind: "percent" })).toBe(12.5);
  });
});
