import { describe, expect, it } from "vitest";
import type { Course } from "../../../pipeline/derive/course.ts";
import { completeCovariates } from "../../../pipeline/derive/covariates/complete-covariates.ts";
import { beyondBalance } from "../../../pipeline/derive/weighting/beyond-balance.ts";
import { tableOf } from "../../support/table.ts";

const course = (patient: string): Course => ({
  patient,
  received: "comparator",
  recorded: null,
  instrument: "mood",
  range: 20,
  standing: "responder",
  baseline: { day: 0, severity: 10 },
  timeZero: { day: 20, severity: 5 },
  visits: [],
  daysSinceLastDose: 6,
  laterDoses: 0,
  ending: null,
  events: [],
  laterDoseDays: [],
  otherDeath: null,
});

const patients = tableOf(
  "patients",
  {
    patient_id: "category",
    site: "category",
    cohort: "category",
    age: "integer",
    sex: "category",
    condition: "category",
    goal: "category",
    preferred_cohort: "category",
  },
  [
    { patient_id: "a", age: 30, goal: "soon", sex: null },
    { patient_id: "b", age: null, goal: "later", sex: null },
    { patient_id: "c", age: 50, goal: "later", sex: null },
    { patient_id: "d", age: 40, goal: "soon", sex: null },
  ],
);
const found = ["a", "b", "c", "d"].map(course);
const complete = (declared: readonly string[], of = found) => completeCovariates(of, (one) => one, patients, declared);

describe("complete covariates", () => {
  it("leaves out what nobody has, and people who lack what others have, and counts both", () => {
    const { people, values, absent, incomplete } = complete(["baseline(pomp)", "age", "sex", "goal"]);
    expect(people.map(({ patient }) => patient)).toEqual(["a", "c", "d"]);
    expect(values.map(({ spec, values: own }) => [spec.text, ...own])).toEqual([
      ["baseline(pomp)", 50, 50, 50],
      ["age", 30, 50, 40],
      ["goal", 1, 0, 1],
    ]);
    expect([absent, incomplete]).toEqual([["sex"], 1]);
  });

  it("keeps everybody where nothing is declared, and nobody of nobody", () => {
    expect(complete([]).people).toHaveLength(4);
    expect(complete(["age"], []).people).toEqual([]);
  });
});

describe("what weights do not balance by construction", () => {
  it("is squares of numbers and products with the goal, without columns that do not vary", () => {
    const columns = beyondBalance(complete(["baseline(pomp)", "age", "goal"]).values);
    expect(columns.map(({ name }) => name)).toEqual(["age squared", "baseline(pomp) × goal later", "age × goal later"]);
    expect(columns.map(({ values }) => Array.from(values))).toEqual([
      [900, 2500, 1600],
      [0, 50, 0],
      [0, 50, 0],
    ]);
  });
});
