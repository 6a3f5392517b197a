import { describe, expect, it } from "vitest";
import { minutesOf, therapyDaysOf } from "../../../pipeline/derive/evidence/effort.ts";

describe("minutesOf", () => {
  it.each([
    ["0.5 mg/kg over 40 min", 40],
    ["0.25 mg/kg bolus then 0.25 mg/kg/h for 45 min", 45],
    ["0.5 mg/kg", null],
    ["30-min video call", null],
    [null, null],
  ])("%s", (dose, minutes) => expect(minutesOf(dose)).toBe(minutes));
});

describe("therapyDaysOf", () => {
  it.each([
    ["sequential: after response, over 14 weeks", 98],
    ["12 sessions over 10 weeks starting with the 2-week course", 70],
    ["concurrent, 12-14 weeks", 84],
    ["daily during 5-day stay (day 2), then twice-weekly visits for 4 weeks", 28],
    ["exposure sessions within 14 days after infusion", null],
    ["7 sessions (visits 2, 4, 6; 1-3 weeks apart)", null],
    ["in each of first 3 weeks, then up to 7 more", null],
    ["starts 1 day after infusion", null],
    ["at weeks 1-3", null],
    [null, null],
  ])("%s", (timing, days) => expect(therapyDaysOf(timing)).toBe(days));
});
