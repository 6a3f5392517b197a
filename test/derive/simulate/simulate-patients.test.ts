import { describe, expect, test } from "vitest";
import type { PatientTables } from "../../../pipeline/derive/simulate/patient-rows.ts";
import { patientTablesCsv } from "../../../pipeline/derive/simulate/patient-tables-csv.ts";
import { simulatePatients } from "../../../pipeline/derive/simulate/simulate-patients.ts";
import type { Simulation } from "../../../pipeline/derive/simulate/simulation.ts";
import { shippedSimulation as shipped, shippedFile } from "./shipped-simulation.ts";

const csvOf = (simulation: Simulation, options: { patients?: number; seed?: number } = { patients: 150 }) =>
  patientTablesCsv(simulatePatients(simulation, options));

describe("bytes", () => {
  test("the shipped tables are what the shipped parameters give", () => {
    const tables = csvOf(shipped, {});
    for (const [name, text] of Object.entries(tables)) expect(text === shippedFile(`${name}.csv`), name).toBe(true);
    expect(tables.patients.split("\n")).toHaveLength(602);
  });

  test("the same seed gives the same bytes, another seed others", () => {
    const once = csvOf(shipped);
    expect(csvOf(shipped)).toEqual(once);
    const other = csvOf(shipped, { patients: 150, seed: 1 });
    for (const name of ["patients", "outcomes", "sessions", "satisfaction", "events"] as const) {
      expect(other[name]).not.toBe(once[name]);
    }
  });

  test("more people only add rows", () => {
    const few = csvOf(shipped, { patients: 40 });
    const more = csvOf(shipped, { patients: 60 });
    for (const [name, text] of Object.entries(few)) expect(more[name as keyof typeof more].startsWith(text)).toBe(true);
  });

  test.each([0, -1, 1.5, Number.NaN])("%s patients are a RangeError", (patients) => {
    expect(() => simulatePatients(shipped, { patients })).toThrow(RangeError);
  });
});

describe("a changed parameter moves only what it is about", () => {
  const before = simulatePatients(shipped, { patients: 300 });
  const run = (change: Partial<Simulation>): PatientTables =>
    simulatePatients({ ...shipped, ...change }, { patients: 300 });

  test("more adverse events", () => {
    const after = run({ adverseEvents: { ...shipped.adverseEvents, mean: 3 } });
    const others = ({ events }: PatientTables) => events.filter(({ kind }) => kind !== "adverse_event");
    expect({ ...after, events: others(after) }).toEqual({ ...before, events: others(before) });
    expect(after.events.length).toBeGreaterThan(before.events.length + 300);
  });

  test("other satisfaction", () => {
    const after = run({ satisfaction: { ...shipped.satisfaction, intervention: 4 } });
    expect({ ...after, satisfaction: null }).toEqual({ ...before, satisfaction: null });
    expect(after.satisfaction).not.toEqual(before.satisfaction);
  });

  test("an effect on relapse leaves the people, their choice and the whole comparator as they were", () => {
    const after = run({ relapse: { ...shipped.relapse, intervention: Math.log(0.5) } });
    expect(after.patients).toEqual(before.patients);
    const comparator = new Set(
      before.patients.filter(({ cohort }) => cohort === shipped.cohorts.comparator).map((row) => row.patient_id),
    );
    for (const table of ["outcomes", "sessions", "satisfaction", "events"] as const) {
      const of = (tables: PatientTables) => tables[table].filter((row) => comparator.has(row.patient_id));
      expect(of(after)).toEqual(of(before));
    }
    expect(after.outcomes).not.toEqual(before.outcomes);
  });

  test("another confounder moves some people between cohorts and nobody's characteristics", () => {
    const after = run({ choice: { ...shipped.choice, severity: -2 } });
    const bare = ({ patients }: PatientTables) => patients.map((row) => ({ ...row, cohort: null }));
    expect(bare(after)).toEqual(bare(before));
    expect(after.patients).not.toEqual(before.patients);
  });
});
