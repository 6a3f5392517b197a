import { describe, expect, it } from "vitest";
import { therapyWindow } from "../../pipeline/analyses/window.ts";
import type { Finding, Plan } from "../../pipeline/model/index.ts";
import { checkFinding, findingOf } from "../support/check-finding.ts";
import { madeInstruments } from "../support/made-instruments.ts";
import { madeInput, noEvidence, type Person } from "../support/made-study.ts";
import { shippedPlan } from "../support/shipped-evidence.ts";
import { shippedInstruments } from "../support/shipped-instruments.ts";
import { shippedPatients } from "../support/shipped-patients.ts";

const doses = [
  [0, "acute"],
  [7, "acute"],
  [14, "acute"],
] as const;

/** Time zero on day 20, followed for 100 days unless a rescue came. */
const person = (
  id: string,
  therapy: readonly number[],
  relapse: number | null = null,
  more: Partial<Person> = {},
): Person => ({
  id,
  doses,
  therapy,
  minutes: { dose: 40, therapy: 60 },
  scores: [
    [0, 20],
    [20, 5],
    [120, 5],
  ],
  events: relapse === null ? [] : [{ day: 20 + relapse, kind: "rescue", cause: "new_medication" }],
  ...more,
});

// Comparator: three doses. Intervention: -3 before any dose; 21 and 40 after time zero.
const people: Person[] = [
  person("a", []),
  person("b", [], 30, { doses: [...doses, [60, "maintenance"]] }),
  person("c", [5], null, { minutes: { dose: 50, therapy: 30 } }),
  // After a dose by 1, 2, 3: all three in the window; 2 of 4; 0 of 2.
  person("d", [-3, 1, 9, 17, 21], 80),
  person("e", [2, 6, 8, 12], 40),
  person("f", [0, 11, 40], 20),
  person("g", [3, 10], null),
];

const small: Partial<Plan> = { horizonDays: 100, fallbackHorizons: [], minAtRisk: 1 };
const run = (list: readonly Person[], plan: Partial<Plan> = small, shuffle = false): Finding =>
  findingOf(therapyWindow, madeInput(list, { instruments: madeInstruments({ entry: 10, mid: 5 }), plan, shuffle }));

const headlineOf = (finding: Finding, id: string) => {
  const found = finding.headlines.find((headline) => headline.id === `${finding.id}/${id}`);
  if (!found) throw new Error(`no headline ${id}`);
  return found;
};
const value = (finding: Finding, id: string): number => {
  const { quantity } = headlineOf(finding, id);
  if (quantity.kind !== "estimate") throw new Error(`${id}: ${quantity.reason}`);
  return quantity.value;
};

describe("window and effort", () => {
  it("counts sessions, minutes and days of the index course", () => {
    const finding = run(people);
    checkFinding(finding);
    // Comparator 3, 3, 4 sessions; later doses do not count. Intervention 8, 7, 6, 5.
    expect(value(finding, "sessions/plain")).toBe(3);
    expect(value(finding, "sessions/talk")).toBe(6.5);
    // 120, 120, 180; 120 plus 60 a session.
    expect(value(finding, "minutes/plain")).toBe(120);
    expect(value(finding, "minutes/talk")).toBe((300 + 360) / 2);
    expect(value(finding, "dose-minutes/plain")).toBe(40);
    expect(value(finding, "therapy-sessions/talk")).toBe(3.5);
    // Days -3 to 21, 2 to 12, 0 to 40, 3 to 10.
    expect(value(finding, "therapy-days/talk")).toBe((11 + 25) / 2);
    expect(headlineOf(finding, "therapy-days/plain").n).toBe(1);
  });

  it("counts sessions in the window after the first dose and up to time zero, of the intervention only", () => {
    const finding = run(people);
    // d: 3 of 3; e: 2 and 8 of 4; f: day 0 is no day after, 11 is the fourth: 0 of 2; g: 3 and 10 of 2.
    expect(headlineOf(finding, "early-share/talk")).toMatchObject({ n: 4, events: 7 });
    expect(value(finding, "early-share/talk")).toBeCloseTo(7 / 11, 12);
    // With most: d relapses on 80, e on 40, g never by 100; with fewer: f on 20.
    const more = people.concat(person("h", [0, 11], null));
    expect(value(run(more), "rmst-difference/early-therapy/unadjusted")).toBeCloseTo((80 + 40 + 100) / 3 - 60, 8);
  });

  it("leaves out whoever has too few sessions, and makes no test", () => {
    const finding = run(people, {
      ...small,
      therapyWindow: { afterDoseDays: [1, 3], minSessions: 4, mostlyShare: 0.5 },
    });
    expect(headlineOf(finding, "early-share/talk").n).toBe(1);
    expect(finding.standing).toBe("exploratory");
    expect(finding.headlines.every(({ test }) => test === null)).toBe(true);
  });

  it.each([
    ["nobody", []],
    ["one person", people.slice(3, 4)],
    ["one group is empty", people.slice(0, 3)],
    ["no length is known", people.map(({ minutes: _, ...rest }) => rest)],
    ["nobody was scored", people.map((one) => ({ ...one, scores: [] }))],
    [
      "everyone has all sessions in the window",
      people.slice(0, 3).concat(["x", "y", "z"].map((id) => person(id, [1, 8]))),
    ],
    ["everybody relapses at once", ["w", "x", "y", "z"].map((id, i) => person(id, i < 2 ? [1, 8] : [4, 11], 9))],
  ])("words it when %s", (_, list) => {
    const finding = run(list);
    checkFinding(finding);
    expect(headlineOf(finding, "rmst-difference/early-therapy/unadjusted").quantity.kind).toBe("not-estimable");
  });

  it("gives the same finding for any order of rows", () => {
    expect(run(people, small, true)).toEqual(run(people));
  });

  it("is all estimable on the shipped simulated patients", () => {
    const finding = findingOf(therapyWindow, {
      plan: shippedPlan(),
      instruments: shippedInstruments(),
      evidence: noEvidence,
      dataset: shippedPatients(),
    });
    checkFinding(finding);
    const unknown = finding.headlines.filter(({ quantity }) => quantity.kind === "not-estimable");
    // Nobody without the intervention had a session of it.
    expect(unknown.map(({ id }) => id)).toEqual(["simulated/window/therapy-days/ketamine-alone"]);
    expect(value(finding, "dose-minutes/ketamine-alone")).toBeGreaterThanOrEqual(35);
    expect(value(finding, "dose-minutes/ketamine-alone")).toBeLessThanOrEqual(45);
    expect(finding.caveats[0]?.code).toBe("made-up-patients");
  });
});
