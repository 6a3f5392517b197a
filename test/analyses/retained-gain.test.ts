import { describe, expect, it } from "vitest";
import { retainedGain } from "../../pipeline/analyses/retained-gain.ts";
import type { Course } from "../../pipeline/derive/course.ts";
import { retainedGainPairs } from "../../pipeline/derive/retained-gain-pairs.ts";
import type { Finding, Plan, Quantity } from "../../pipeline/model/index.ts";
import { checkFinding, findingOf } from "../support/check-finding.ts";
import { madeInstruments, moodInstrument } from "../support/made-instruments.ts";
import { madeInput, type Person } from "../support/made-study.ts";

const doses = [
  [0, "acute"],
  [14, "acute"],
] as const;

/** Time zero on day 20; baseline 20. */
const person = (
  id: string,
  therapy: readonly number[],
  first: number,
  later: readonly (readonly [number, number])[],
): Person => ({
  id,
  doses,
  therapy,
  scores: [[0, 20], [20, first], ...later.map(([day, score]) => [20 + day, score] as const)],
});

const people: Person[] = [
  person("a", [], 5, [
    [28, 8],
    [32, 20],
  ]),
  person("b", [], 10, [
    [31, 17],
    [95, 22],
  ]),
  person("c", [], 4, [[60, 4]]),
  person("d", [], 15, [[30, 1]]),
  person("e", [1, 2], 4, [
    [35, 4],
    [80, 8],
  ]),
  person("f", [1, 2], 10, [
    [40, 12],
    [100, 12],
  ]),
  person("g", [1, 2], 8, [[70, 2]]),
];

const course = (range: number): Course => ({
  patient: "x",
  received: "comparator",
  recorded: null,
  instrument: "mood",
  range,
  standing: "responder",
  baseline: { day: 0, severity: 20 },
  timeZero: { day: 20, severity: 5 },
  visits: [{ day: 30, severity: 10 }],
  daysSinceLastDose: 6,
  laterDoses: 0,
  ending: null,
  events: [],
  laterDoseDays: [],
  otherDeath: null,
});

const run = (list: readonly Person[], plan: Partial<Plan> = {}, shuffle = false): Finding =>
  findingOf(
    retainedGain,
    madeInput(list, { instruments: madeInstruments(), plan: { landmarks: [30, 90], ...plan }, shuffle }),
  );

const of = (finding: Finding, id: string) => {
  const found = finding.headlines.find((headline) => headline.id === `made/retained-gain/${id}`);
  if (!found) throw new Error(`no headline ${id}`);
  return found;
};

const value = (quantity: Quantity): number => {
  if (quantity.kind !== "estimate") throw new Error(quantity.reason);
  return quantity.value;
};

describe("retained gain", () => {
  it("is the ratio of mean improvements of the responders seen", () => {
    const finding = run(people);
    checkFinding(finding);
    // Of two equally close scores the earlier counts: a keeps 12 of 15, b 3 of 10.
    const plain = of(finding, "ratio/plain/day-30");
    expect(plain.n).toBe(2);
    expect(value(plain.quantity)).toBeCloseTo(15 / 25, 12);
    const talk = of(finding, "ratio/talk/day-30");
    expect(talk.n).toBe(2);
    expect(value(talk.quantity)).toBeCloseTo((16 + 8) / (16 + 10), 12);
    const difference = of(finding, "ratio-difference/unadjusted/day-30");
    expect(difference.n).toBe(4);
    expect(value(difference.quantity)).toBeCloseTo(24 / 26 - 0.6, 12);
  });

  it("is not cut off below none or above all", () => {
    expect(of(run(people), "ratio/plain/day-90").quantity).toMatchObject({ kind: "not-estimable", code: "too-few" });
    expect(value(of(run(people), "ratio/talk/day-90").quantity)).toBeCloseTo((12 + 8 + 18) / (16 + 10 + 12), 12);
    const worse = [person("a", [], 10, [[90, 25]]), person("b", [], 10, [[90, 24]])];
    expect(value(of(run(worse), "ratio/plain/day-90").quantity)).toBeCloseTo(-0.45, 12);
  });

  it("puts instruments on one scale", () => {
    const odd = people.map((person) => ({
      ...person,
      condition: "odd",
      scores: person.scores?.map(([day, score]) => [day, (score ?? 0) * 2] as const) ?? [],
    }));
    // As if the instrument had twice the range and everybody twice the points.
    const finding = findingOf(
      retainedGain,
      madeInput(odd, {
        instruments: [{ ...moodInstrument(), range: [0, 54] }],
        plan: { landmarks: [30], primaryInstruments: { odd: "mood" } },
      }),
    );
    expect(value(of(finding, "ratio/plain/day-30").quantity)).toBeCloseTo(0.6, 12);
    expect(retainedGainPairs([course(27), course(54)], "comparator", { landmark: 30, halfWidth: 1 })).toEqual({
      numerator: Float64Array.from([100 * (10 / 27), 100 * (10 / 54)]),
      denominator: Float64Array.from([100 * (15 / 27), 100 * (15 / 54)]),
    });
  });

  it("repeats itself from the seed, for any order of rows", () => {
    expect(run(people, {}, true)).toEqual(run(people));
    const other = of(run(people, { seed: 7 }), "ratio/talk/day-30").quantity;
    expect(other).not.toEqual(of(run(people), "ratio/talk/day-30").quantity);
    expect(value(other)).toBe(value(of(run(people), "ratio/talk/day-30").quantity));
  });

  it.each([
    ["nobody", []],
    ["one person", people.slice(0, 1)],
    ["nobody responds", people.slice(3, 4)],
  ] as const)("words it for %s", (_, list) => {
    const finding = run(list);
    checkFinding(finding);
    for (const { quantity } of finding.headlines) expect(quantity.kind).toBe("not-estimable");
  });
});
