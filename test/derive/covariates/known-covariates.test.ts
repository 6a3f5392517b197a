import { describe, expect, it } from "vitest";
import type { Course } from "../../../pipeline/derive/course.ts";
import { knownCovariates } from "../../../pipeline/derive/covariates/known-covariates.ts";
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
const known = (declared: readonly string[], of = found) => knownCovariates(of, patients, declared);

describe("known covariates", () => {
  it("leaves out what nobody has and names it, and marks the gaps of the others", () => {
    const { known: values, absent } = known(["baseline(pomp)", "age", "sex", "goal"]);
    expect(values.map(({ spec, values: own }) => [spec.text, ...own])).toEqual([
      ["baseline(pomp)", 50, 50, 50, 50],
      ["age", 30, 0, 50, 40],
      ["goal", 1, 0, 0, 1],
    ]);
    expect(values.map(({ missing }) => Array.from(missing))).toEqual([
      [0, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 0, 0, 0],
    ]);
    expect(absent).toEqual(["sex"]);
  });

  it("has nothing where nothing is declared, and misses nothing of nobody", () => {
    expect(known([])).toEqual({ known: [], absent: [] });
    expect(known(["age", "sex"], [])).toMatchObject({ known: [{ kind: "numeric" }, {}], absent: [] });
  });
});

describe("what weights do not balance by construction", () => {
  it("is squares of numbers and products with the goal, without columns that do not vary", () => {
    const columns = beyondBalance(
      known(
        ["baseline(pomp)", "age", "goal"],
        found.filter(({ patient }) => patient !== "b"),
      ).known,
    );
    expect(columns.map(({ name }) => name)).toEqual(["age squared", "baseline(pomp) × goal later", "age × goal later"]);
    expect(columns.map(({ values }) => Array.from(values))).toEqual([
      [900, 2500, 1600],
      [0, 50, 0],
      [0, 50, 0],
    ]);
  });
});
