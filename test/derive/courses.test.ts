import { describe, expect, it } from "vitest";
import type { Course } from "../../pipeline/derive/course.ts";
import { courseFlow } from "../../pipeline/derive/course-flow.ts";
import { courses } from "../../pipeline/derive/courses.ts";
import { fallbackHorizon, isReached } from "../../pipeline/derive/horizon.ts";
import { responderFollowUp } from "../../pipeline/derive/responder-follow-up.ts";
import { visitGaps } from "../../pipeline/derive/visit-gaps.ts";
import type { Plan } from "../../pipeline/model/index.ts";
import { madeInstruments, moodInstrument } from "../support/made-instruments.ts";
import { madePlan, madeTables, type Person } from "../support/made-study.ts";

const doses = [
  [0, "acute"],
  [7, "acute"],
  [14, "acute"],
] as const;
const find = (
  people: readonly Person[],
  plan: Partial<Plan> = {},
  mood: { entry?: number; mid?: number } = { entry: 10, mid: 5 },
) => courses({ tables: madeTables(people) }, madePlan(plan), madeInstruments(mood));
const one = (person: Omit<Person, "id">, plan: Partial<Plan> = {}, mood?: { entry?: number; mid?: number }): Course => {
  const [course] = find([{ id: "a", doses, ...person }], plan, mood).courses;
  if (!course) throw new Error("no course");
  return course;
};

describe("courses", () => {
  it("follows a responder from time zero to the last visit", () => {
    const course = one({
      scores: [
        [-3, 20],
        [20, 8],
        [48, 9],
        [120, 7],
      ],
    });
    expect(course).toMatchObject({
      received: "comparator",
      standing: "responder",
      timeZero: { day: 20, severity: 8 },
      daysSinceLastDose: 6,
      laterDoses: 0,
      ending: { kind: "censored", why: "last-visit", at: 100 },
    });
    expect(course.visits).toEqual([
      { day: 28, severity: 9 },
      { day: 100, severity: 7 },
    ]);
    expect(visitGaps(course)).toEqual([28, 72]);
  });

  it("is censored on day 0 when nobody saw the responder again", () => {
    expect(
      one({
        scores: [
          [0, 20],
          [20, 8],
        ],
        events: [{ day: 40, kind: "dropout" }],
      }).ending,
    ).toEqual({ kind: "censored", why: "dropout", at: 0 });
  });

  it("censors a death for another reason at the last visit, and counts a suicide", () => {
    const scores = [
      [0, 20],
      [20, 8],
      [50, 8],
    ] as const;
    expect(one({ scores, events: [{ day: 80, kind: "death", cause: "other" }] }).ending).toEqual({
      kind: "censored",
      why: "death",
      at: 30,
    });
    expect(one({ scores, events: [{ day: 80, kind: "death", cause: "suicide" }] }).ending).toEqual({
      kind: "relapsed",
      rule: "suicide",
      after: 59,
      by: 60,
    });
  });

  it("counts a rescue dose as relapse, and a maintenance dose only as a dose", () => {
    const scores = [
      [0, 20],
      [20, 8],
      [50, 8],
      [90, 8],
    ] as const;
    const rescued = one({ scores, doses: [...doses, [40, "maintenance"], [60, "rescue"], [80, "maintenance"]] });
    expect(rescued.ending).toEqual({ kind: "relapsed", rule: "rescue", after: 39, by: 40 });
    expect(rescued.laterDoses).toBe(1);
    expect(one({ scores, doses: [...doses, [40, "maintenance"]] }).ending).toMatchObject({ kind: "censored", at: 70 });
  });

  it("leaves hospital stays to the plan", () => {
    const person = {
      scores: [
        [0, 20],
        [20, 8],
        [50, 8],
      ],
      events: [{ day: 30, kind: "hospitalisation", cause: "worsening" }],
    } as const;
    expect(one(person).ending).toMatchObject({ kind: "relapsed", rule: "hospitalisation", by: 10 });
    expect(
      one(person, { intercurrent: { rescue: "composite", hospitalisation: "ignore", suicide: "composite" } }).ending
        ?.kind,
    ).toBe("censored");
  });

  it("uses the minimal important difference as margin, and none where none is cited", () => {
    const scores = [
      [0, 20],
      [20, 9],
      [50, 12],
      [80, 12],
    ] as const;
    expect(one({ scores }).ending?.kind).toBe("censored");
    expect(one({ scores }, {}, { entry: 10 }).ending).toEqual({
      kind: "relapsed",
      rule: "loss-of-response",
      after: 0,
      by: 30,
    });
    expect(find([{ id: "a", doses, scores }], {}, {}).withoutMargin).toEqual(["Mood scale"]);
    expect(find([{ id: "a", doses, scores }]).withoutMargin).toEqual([]);
  });

  it.each([
    [
      "no-instrument",
      {
        condition: "odd",
        scores: [
          [0, 20],
          [20, 5],
        ],
      },
    ],
    [
      "no-baseline",
      {
        scores: [
          [-29, 20],
          [20, 5],
        ],
      },
    ],
    [
      "below-entry",
      {
        scores: [
          [0, 9],
          [20, 2],
        ],
      },
    ],
    [
      "not-evaluable",
      {
        scores: [
          [0, 20],
          [14, 5],
          [29, 5],
        ],
      },
    ],
    [
      "non-responder",
      {
        scores: [
          [0, 20],
          [15, 11],
        ],
      },
    ],
    [
      "responder",
      {
        scores: [
          [0, 20],
          [28, 10],
        ],
      },
    ],
    ["ended-early", { scores: [[0, 20]], events: [{ day: 10, kind: "dropout" }] }],
    ["ended-early", { scores: [[0, 20]], events: [{ day: 28, kind: "death", cause: "other" }] }],
    ["not-evaluable", { scores: [[0, 20]], events: [{ day: 29, kind: "dropout" }] }],
    [
      "ended-early",
      {
        scores: [
          [0, 20],
          [20, 5],
        ],
        events: [{ day: 18, kind: "rescue", cause: "new_medication" }],
      },
    ],
    [
      "responder",
      {
        scores: [
          [0, 20],
          [20, 5],
        ],
        events: [{ day: 18, kind: "rescue", cause: "other" }],
      },
    ],
  ] as const)("%s", (standing, person) => {
    expect(one(person).standing).toBe(standing);
  });

  it("names instruments whose cited response is smaller than the relapse line", () => {
    const lenient = { ...moodInstrument(), response: { share: 0.35, citation: "nobody-2000" } };
    const people = [
      {
        id: "a",
        doses,
        scores: [
          [0, 20],
          [20, 12],
        ],
      },
    ] as const;
    const found = courses({ tables: madeTables(people) }, madePlan(), [lenient]);
    expect(found.courses[0]?.standing).toBe("responder");
    expect(found.lenientResponse).toEqual(["Mood scale"]);
    expect(find(people).lenientResponse).toEqual([]);
  });

  it("settles the received treatment at time zero and counts where the source differs", () => {
    const scores = [
      [0, 20],
      [20, 5],
    ] as const;
    expect(one({ scores, therapy: [-7, 20], cohort: "plain" }).received).toBe("intervention");
    expect(one({ scores, therapy: [-7, 21, 30, 40], cohort: "talk" }).received).toBe("comparator");
    const found = find([
      { id: "a", doses, scores, therapy: [1, 2], cohort: "plain" },
      { id: "b", doses, scores, cohort: null },
      { id: "c", doses, scores, cohort: "plain" },
    ]);
    expect(found.disagreements).toBe(1);
  });

  it("accounts for everybody screened", () => {
    const ok = [
      [0, 20],
      [20, 5],
    ] as const;
    const found = find([
      { id: "a", doses, scores: ok },
      { id: "b", doses, scores: ok, excluded: 1 },
      { id: "c", scores: ok },
      {
        id: "d",
        doses,
        scores: [
          [0, 20],
          [20, 15],
        ],
        therapy: [1, 2],
      },
      { id: "e", doses, scores: [[0, 20]] },
      {
        id: "f",
        doses,
        scores: [
          [0, 5],
          [20, 1],
        ],
      },
      { id: "g", doses, scores: [[0, 20]], events: [{ day: 3, kind: "dropout" }] },
      { id: "h", doses, scores: ok, excluded: null },
    ]);
    const flow = courseFlow(found, { finished: new Set(["a", "d", "x"]), horizonDays: 180 });
    const count = Object.fromEntries(flow.map((step) => [step.id, step.count]));
    expect(count).toEqual({
      screened: 8,
      "excluded-too-ill": 1,
      "not-treated": 1,
      treated: 6,
      "received-differs": 0,
      "course-finished": 2,
      "no-instrument": 0,
      "no-baseline": 0,
      "below-entry": 1,
      "not-evaluable": 1,
      "ended-early": 1,
      evaluable: 3,
      starters: 4,
      "non-responders": 1,
      responders: 2,
      left: 0,
      lost: 2,
      followed: 0,
    });
    expect(flow.find(({ id }) => id === "evaluable")?.byRole).toEqual({ comparator: 2, intervention: 1 });
    expect(responderFollowUp(found.courses, "comparator")).toMatchObject({ starters: 3, relapses: 0 });
    expect(responderFollowUp(found.courses, "intervention")).toMatchObject({ starters: 1, relapses: 0 });
  });

  it("reads a scale on which more is better the other way round", () => {
    const people: Person[] = [
      {
        id: "a",
        doses,
        scores: [
          [0, 5],
          [20, 20],
          [50, 8],
          [70, 8],
        ],
      },
    ];
    const turned = (entry: number) =>
      courses({ tables: madeTables(people) }, madePlan(), [{ ...moodInstrument({ entry, mid: 5 }), better: "higher" }])
        .courses[0];
    expect(turned(17)).toMatchObject({ baseline: { severity: 22 }, timeZero: { severity: 7 }, standing: "responder" });
    expect(turned(17)?.ending).toEqual({ kind: "relapsed", rule: "loss-of-response", after: 0, by: 30 });
    expect(turned(4)?.standing).toBe("below-entry");
  });

  it("does not depend on the order of rows", () => {
    const people: Person[] = [
      {
        id: "z",
        doses,
        scores: [
          [0, 20],
          [20, 5],
          [40, 15],
          [60, 16],
        ],
        therapy: [3, 4],
      },
      {
        id: "b",
        doses,
        scores: [
          [0, 22],
          [18, 9],
          [80, 8],
        ],
      },
      {
        id: "k",
        doses,
        scores: [
          [-2, 19],
          [0, 18],
          [16, 3],
        ],
        events: [{ day: 30, kind: "rescue", cause: "ect" }],
      },
    ];
    const plan = madePlan();
    const instruments = madeInstruments({ entry: 10, mid: 5 });
    expect(courses({ tables: madeTables(people, true) }, plan, instruments)).toEqual(
      courses({ tables: madeTables(people) }, plan, instruments),
    );
  });
});

describe("horizon", () => {
  const group = (times: readonly number[]) => ({ time: times, event: times.map(() => 0) });
  const plan = { horizonDays: 180, fallbackHorizons: [30, 60, 90, 120], minAtRisk: 2 };

  it("is reached while enough are at risk on the day in every group", () => {
    expect(isReached([group([180, 180, 10]), group([181, 200])], 180, 2)).toBe(true);
    expect(isReached([group([180, 179, 10]), group([181, 200])], 180, 2)).toBe(false);
    expect(isReached([group([])], 30, 0)).toBe(false);
  });

  it("falls back to the longest declared day that is reached", () => {
    expect(fallbackHorizon([group([100, 95, 20]), group([300, 300])], plan)).toBe(90);
    expect(fallbackHorizon([group([20]), group([300, 300])], plan)).toBeNull();
  });
});
