import type { PatientTables } from "./patient-rows.ts";
import { simulatePatient } from "./simulate-patient.ts";
import type { Simulation } from "./simulation.ts";

/**
 * The simulated cohort: made-up people who choose between two treatments, improve, relapse, and are seen only at visits.
 *
 * Every person has an own stream of numbers for every purpose, so the same parameters and seed give the same rows, more people
 * only add rows, and a changed parameter moves nothing but what it is about. Days count from the first dose.
 * Screened-out people have a row in `patients` and none elsewhere. A seed that is not finite or a number of patients that is not
 * a positive whole number is a RangeError.
 */
export const simulatePatients = (
  simulation: Simulation,
  options: { readonly patients?: number; readonly seed?: number } = {},
): PatientTables => {
  const { patients: count = simulation.patients, seed = simulation.seed } = options;
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`patients must be a positive whole number: ${count}`);
  const people = Array.from({ length: count }, (_, i) => simulatePatient(simulation, seed, i + 1));
  return {
    patients: people.flatMap(({ patients }) => patients),
    outcomes: people.flatMap(({ outcomes }) => outcomes),
    sessions: people.flatMap(({ sessions }) => sessions),
    satisfaction: people.flatMap(({ satisfaction }) => satisfaction),
    events: people.flatMap(({ events }) => events),
  };
};
