import { expect, it } from "vitest";
import { courses } from "../../../pipeline/derive/courses.ts";
import { covariateValues } from "../../../pipeline/derive/covariates/covariate-values.ts";
import { madeInstruments } from "../../support/made-instruments.ts";
import { madePlan, madeTables } from "../../support/made-study.ts";
import { shippedPlan } from "../../support/shipped-evidence.ts";
import { shippedPatients } from "../../support/shipped-patients.ts";

it("takes the declared covariates of these people from their rows, whatever the order of the rows", () => {
  const people = ["a", "b", "c"].map((id, i) => ({
    id,
    doses: [[0, "acute"]] as const,
    scores: [
      [0, 12 + 3 * i],
      [9, 4],
    ] as const,
  }));
  const read = (shuffle: boolean) => {
    const tables = madeTables(people as never, shuffle);
    const found = courses({ tables }, madePlan(), madeInstruments({ entry: 10, mid: 5 }));
    return covariateValues(found.courses, tables.patients, ["baseline(pomp)", "nowhere", "condition"]);
  };
  const [baseline, nowhere, condition] = read(false);
  const range = 27;
  expect(Array.from(baseline?.values ?? [])).toEqual(
    [12, 15, 18].map((score) => expect.closeTo((100 * score) / range, 12)),
  );
  expect(Array.from(nowhere?.missing ?? [])).toEqual([1, 1, 1]);
  expect(condition?.kind).toBe("category");
  expect(read(true)).toEqual(read(false));
});

it("finds every declared covariate of the shipped patients, none missing", () => {
  const dataset = shippedPatients();
  const plan = shippedPlan();
  const rows = Array.from({ length: 5 }, (_, i) => i);
  const people = rows.map((row) => ({
    patient: dataset.tables.patients.columns.patient_id.levels[
      dataset.tables.patients.columns.patient_id.codes[row] as number
    ] as string,
    baseline: { day: 0, severity: 18 },
    range: 27,
  }));
  const values = covariateValues(people as never, dataset.tables.patients, plan.covariates);
  expect(values.map(({ spec }) => spec.text)).toEqual(plan.covariates);
  for (const { missing } of values) expect(Math.max(...missing)).toBe(0);
  expect(values[0]?.values[0]).toBeCloseTo((100 * 18) / 27, 12);
});
