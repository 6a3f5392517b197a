import { describe, expect, it } from "vitest";
import { courses } from "../../../pipeline/derive/courses.ts";
import { answerWeighted } from "../../../pipeline/derive/satisfaction/answer-weighted.ts";
import { weightedPeople } from "../../../pipeline/derive/weighting/weighted-people.ts";
import { wisher, wishInput } from "../../support/wishers.ts";

/** Of `n` people the first `answered` answer with `mean` ± 1. */
const group = (name: string, talk: boolean, responds: boolean, n: number, answered: number, mean: number) =>
  Array.from({ length: n }, (_, i) => ({
    person: wisher(`${name}${i}`, talk, {
      scores: [
        [0, 20],
        [5, responds ? 5 : 18],
      ],
    }),
    score: i < answered ? mean + (i % 2 === 0 ? 1 : -1) : null,
  }));

// Responders answer three times in four, the others every second time, in either cohort.
const made = [
  ...group("a", true, true, 16, 12, 28),
  ...group("b", true, false, 8, 4, 20),
  ...group("c", false, true, 8, 6, 26),
  ...group("d", false, false, 16, 8, 22),
];

const contrast = (list: typeof made, level = 0.95) => {
  const input = wishInput(list.map(({ person }) => person));
  if (!input.dataset) throw new Error("no data");
  const found = courses(input.dataset, input.plan, input.instruments).courses;
  const scores = new Map(list.map(({ person, score }) => [person.id, score]));
  const people = found.map((course) => ({ course, score: scores.get(course.patient) ?? null }));
  const treated = Uint8Array.from(found, ({ received }) => (received === "intervention" ? 1 : 0));
  const weighted = weightedPeople(treated, [], { kind: "overlap" }, "none");
  if (weighted.kind === "not-estimable") throw new Error(weighted.reason);
  return answerWeighted(people, weighted, level);
};

describe("weights for answering", () => {
  it("give each group its size among everyone treated", () => {
    const found = contrast(made);
    if (found.kind === "not-estimable" || found.difference.kind === "not-estimable") throw new Error("no number");
    // Unweighted, talk would have (12·28 + 4·20)/16.
    expect(found.intervention).toMatchObject({ value: expect.closeTo((16 * 28 + 8 * 20) / 24, 8) });
    expect(found.comparator).toMatchObject({ value: expect.closeTo((8 * 26 + 16 * 22) / 24, 8) });
    expect(found.difference.se).toBeGreaterThan(0);
  });

  it("refuse when everyone or nobody answered", () => {
    const all = made.map((one) => ({ ...one, score: one.score ?? 20 }));
    expect(contrast(all)).toMatchObject({ kind: "not-estimable", code: "no-events" });
    expect(contrast(made.map((one) => ({ ...one, score: null })))).toMatchObject({ code: "no-data" });
  });

  it("refuse when one cohort never answered", () => {
    const half = made.map((one) => ((one.person.therapy?.length ?? 0) > 0 ? { ...one, score: null } : one));
    expect(contrast(half).kind).toBe("not-estimable");
  });
});
