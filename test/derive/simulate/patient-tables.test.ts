import { describe, expect, test } from "vitest";
import { simulatePatients } from "../../../pipeline/derive/simulate/simulate-patients.ts";
import type { Simulation } from "../../../pipeline/derive/simulate/simulation.ts";
import { mean, shippedSimulation as shipped } from "./shipped-simulation.ts";

const deadlier: Simulation = { ...shipped, death: { ...shipped.death, perDay: 0.003 } };

describe.each([
  ["as shipped", shipped],
  ["with many deaths", deadlier],
])("rows %s", (name, simulation) => {
  const tables = simulatePatients(simulation, { patients: 2000 });
  const keys = <T>(rows: readonly T[], key: (row: T) => unknown): Set<string> =>
    new Set(rows.map((row) => JSON.stringify(key(row))));

  test("keys are unique", () => {
    const { patients, outcomes, sessions, satisfaction, events } = tables;
    expect(keys(patients, (row) => row.patient_id).size).toBe(2000);
    expect(keys(outcomes, (row) => [row.patient_id, row.instrument, row.day]).size).toBe(outcomes.length);
    expect(keys(sessions, (row) => [row.patient_id, row.day, row.kind]).size).toBe(sessions.length);
    expect(keys(satisfaction, (row) => row.patient_id).size).toBe(satisfaction.length);
    expect(keys(events, (row) => [row.patient_id, row.day, row.kind]).size).toBe(events.length);
    expect(patients[0]?.patient_id).toBe("s-0001");
  });

  test("no score leaves its instrument, every score and day is whole", () => {
    const ranges = new Map(simulation.instruments.levels.map((level) => [level.id, level]));
    const instrumentOf = new Map(simulation.conditions.levels.map((level) => [level.id, level.instrument]));
    const conditionOf = new Map(tables.patients.map((row) => [row.patient_id, row.condition]));
    const wrong = tables.outcomes.filter(({ patient_id, instrument, day, score }) => {
      const { minimum = 1, maximum = 0 } = ranges.get(instrument) ?? {};
      const own = instrumentOf.get(conditionOf.get(patient_id) ?? "");
      const whole = Number.isInteger(day) && Number.isInteger(score);
      return !whole || score < minimum || score > maximum || own !== instrument;
    });
    expect(wrong).toEqual([]);
    expect(tables.satisfaction.filter(({ score }) => score < 8 || score > 32 || !Number.isInteger(score))).toEqual([]);
  });

  test("nothing is dated on or after the day of dropout or death but these", () => {
    const left = new Map<string, number>();
    for (const { patient_id, day, kind } of tables.events) {
      if (kind !== "dropout" && kind !== "death") continue;
      expect(left.has(patient_id)).toBe(false);
      left.set(patient_id, day);
    }
    expect(left.size).toBeGreaterThan(300);
    const others = tables.events.filter(({ kind }) => kind !== "dropout" && kind !== "death");
    const late = [...tables.outcomes, ...tables.sessions, ...tables.satisfaction, ...others].filter(
      ({ patient_id, day }) => day >= (left.get(patient_id) ?? Number.POSITIVE_INFINITY),
    );
    expect(late).toEqual([]);
    const deaths = tables.events.filter(({ kind }) => kind === "death").length;
    if (name === "as shipped") expect(deaths).toBeLessThan(30);
    else expect(deaths).toBeGreaterThan(600);
  });

  test("the screened out stand in the table of patients alone", () => {
    const out = tables.patients.filter(
      (row) => row.active_substance_use + row.psychosis + row.uncontrolled_medical > 0,
    );
    const expected = 1 - 0.96 * 0.98 * 0.97;
    expect(Math.abs(out.length / 2000 - expected)).toBeLessThan(3 * Math.sqrt((expected * (1 - expected)) / 2000));
    const ids = new Set(out.map((row) => row.patient_id));
    for (const rows of [tables.outcomes, tables.sessions, tables.satisfaction, tables.events]) {
      expect(rows.some((row) => ids.has(row.patient_id))).toBe(false);
    }
    const treated = keys(tables.sessions, (row) => row.patient_id);
    expect(treated.size).toBe(2000 - out.length);
  });

  test("sessions: first dose on day 0, whole minutes above 0, therapy in one cohort alone", () => {
    const cohortOf = new Map(tables.patients.map((row) => [row.patient_id, row.cohort]));
    const doses = tables.sessions.filter(({ kind }) => kind === "dose");
    expect(tables.sessions.filter(({ minutes }) => !Number.isInteger(minutes) || minutes <= 0)).toEqual([]);
    expect(doses.filter(({ phase, day }) => phase === null || day < 0)).toEqual([]);
    const firstDay = new Map<string, number>();
    for (const { patient_id, day } of doses) if (!firstDay.has(patient_id)) firstDay.set(patient_id, day);
    expect([...firstDay.values()].every((day) => day === 0)).toBe(true);
    const talks = tables.sessions.filter(({ kind }) => kind !== "dose");
    expect(talks.every((row) => cohortOf.get(row.patient_id) === simulation.cohorts.intervention)).toBe(true);
    const therapyPerPerson = keys(talks, (row) => row.patient_id).size;
    const intervention = [...firstDay.keys()].filter((id) => cohortOf.get(id) === simulation.cohorts.intervention);
    expect(therapyPerPerson).toBe(intervention.length);
  });

  test("every treated person has a baseline on day 0 at or above the entry, most a score 1 to 14 days after the course", () => {
    const lastDose = new Map<string, number>();
    for (const row of tables.sessions) if (row.phase === "acute") lastDose.set(row.patient_id, row.day);
    const baselines = tables.outcomes.filter(({ day }) => day === 0);
    expect(baselines).toHaveLength(lastDose.size);
    expect(tables.outcomes.some(({ day }) => day < 0)).toBe(false);
    expect(Math.min(...baselines.filter((row) => row.instrument === "phq-9").map((row) => row.score))).toBe(10);
    const timeZero = tables.outcomes.filter(({ patient_id, day }) => {
      const after = day - (lastDose.get(patient_id) ?? 0);
      return after >= 1 && after <= 14;
    });
    const evaluable = keys(timeZero, (row) => row.patient_id).size / lastDose.size;
    expect(evaluable).toBeGreaterThan(0.85);
    expect(evaluable).toBeLessThan(0.99);
  });
});

test("rates of what is seen, in 4,000 people", () => {
  const { patients, sessions, events, satisfaction } = simulatePatients(shipped, { patients: 4000, seed: 5 });
  const n = new Set(sessions.map((row) => row.patient_id)).size;
  const near = (share: number, expected: number, size: number) =>
    expect(Math.abs(share - expected)).toBeLessThan(3 * Math.sqrt((expected * (1 - expected)) / size));
  const adverse = events.filter(({ kind }) => kind === "adverse_event");
  expect(Math.abs(adverse.length / n - 1.2)).toBeLessThan(3 * Math.sqrt(1.2 / n) + 0.005);
  near(adverse.filter(({ severity }) => severity === "severe").length / adverse.length, 0.05, adverse.length);
  near(patients.filter(({ sex }) => sex === "female").length / 4000, 0.58, 4000);
  near(patients.filter(({ condition }) => condition === "ptsd").length / 4000, 0.2, 4000);
  near(patients.filter(({ treatment_resistant }) => treatment_resistant === 1).length / 4000, 0.6985, 4000);
  near(patients.filter(({ site }) => site === "A").length / 4000, 0.35, 4000);
  expect(Math.abs(mean(patients.map(({ age }) => age)) - 43)).toBeLessThan((3 * 12) / Math.sqrt(4000));
  expect(Math.abs(mean(patients.map((row) => row.prior_treatments)) - (1 + 2 + 1.5 * 0.6985))).toBeLessThan(0.1);
  expect(satisfaction.length / n).toBeGreaterThan(0.6);
  expect(satisfaction.length / n).toBeLessThan(0.85);
  const integration = sessions.filter(({ kind }) => kind === "integration");
  const doses = new Map<string, number[]>();
  for (const row of sessions) {
    if (row.phase === "acute") doses.set(row.patient_id, [...(doses.get(row.patient_id) ?? []), row.day]);
  }
  const early = integration.filter(({ patient_id, day }) =>
    (doses.get(patient_id) ?? []).some((dose) => day - dose >= 1 && day - dose <= 3),
  );
  expect(Math.abs(early.length / integration.length - 0.6)).toBeLessThan(0.04);
});
