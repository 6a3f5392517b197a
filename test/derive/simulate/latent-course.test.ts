import { describe, expect, test } from "vitest";
import { latentCourse } from "../../../pipeline/derive/simulate/latent-course.ts";
import { drawPerson } from "../../../pipeline/derive/simulate/person.ts";
import { scoreReader } from "../../../pipeline/derive/simulate/score-reader.ts";
import type { Simulation } from "../../../pipeline/derive/simulate/simulation.ts";
import { shippedSimulation as shipped } from "./shipped-simulation.ts";

const person = { ...drawPerson(shipped, 1, 1), baseline: 20 };
const course = { doseDays: [0, 7, 14, 21], lastDoseDay: 21 };
const outcome = { improvement: 0.6, relapseDays: 100, levelAfterRelapse: 0.1, recoversUntreated: false };
const quiet: Simulation = { ...shipped, rescue: { ...shipped.rescue, perDay: { comparator: 0, intervention: 0 } } };

describe("a course by hand: baseline 20, gain .6, relapse 100 days after a last dose on day 21", () => {
  const { scores, rescues } = latentCourse(quiet, person, "comparator", course, outcome);

  test.each([
    [0, 20], // before the first dose
    [7, 14], // half of 14 days of ramp: 20 − .3 × 20
    [14, 8], // complete: 20 − .6 × 20
    [121, 8], // the day of relapse
    [128, 13], // half of 14 days of fall: 20 − .35 × 20
    [135, 18], // .1 left
    [401, 18], // the end of follow-up
  ])("day %i: %d", (day, score) => expect(scores[day]).toBeCloseTo(score, 10));

  test("ends with follow-up, without rescue", () => {
    expect(scores).toHaveLength(402);
    expect(rescues).toEqual([]);
  });

  test("untreated recovery comes 45 days after relapse", () => {
    const course2 = latentCourse(quiet, person, "comparator", course, { ...outcome, recoversUntreated: true });
    expect([165, 166, 400].map((day) => course2.scores[day])).toEqual([18, 8, 8]);
  });
});

test("rescue comes while the score is above 12 after relapse and works a week later", () => {
  const eager: Simulation = { ...shipped, rescue: { ...shipped.rescue, perDay: { comparator: 1e9, intervention: 0 } } };
  const { scores, rescues } = latentCourse(eager, { ...person, baseline: 24 }, "comparator", course, outcome);
  // 24 × (1 − .6 + .5 d / 14) passes 12 at d = 2.8 days after relapse: day 124.
  expect(rescues[0]?.day).toBe(124);
  expect(scores[130]).toBeGreaterThan(12);
  expect(scores[131]).toBeCloseTo(24 * 0.4, 10);
  expect(latentCourse(eager, person, "intervention", course, outcome).rescues).toEqual([]);
});

test("who was rescued before day 45 after relapse does not recover untreated", () => {
  const rescue = { ...shipped.rescue, perDay: { comparator: 1e9, intervention: 0 }, meanDays: 1e-6 };
  const recovering = { ...outcome, recoversUntreated: true };
  const after = (role: "comparator" | "intervention") =>
    Math.max(...latentCourse({ ...shipped, rescue }, person, role, course, recovering).scores.slice(170, 200));
  expect(after("comparator")).toBeCloseTo(18, 10);
  expect(after("intervention")).toBeCloseTo(8, 10);
});

test("scores are read on the person's own instrument, in proportion, whole, within its range", () => {
  const own = { id: "y-bocs", minimum: 0, maximum: 40 };
  const reader = scoreReader(shipped, { ...person, instrument: own });
  expect(reader.read(13.5, 0)).toBe(20);
  expect(reader.read(13.5, 1)).toBe(22); // (13.5 + 1.5) / 27 × 40 = 22.2
  expect(reader.read(27, 5)).toBe(40);
  expect(reader.read(0, -5)).toBe(0);
  expect(reader.onReference(20)).toBeCloseTo(13.5, 10);
});
