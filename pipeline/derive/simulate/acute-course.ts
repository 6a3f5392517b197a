import { wholeWithin } from "./draws.ts";
import type { Person } from "./person.ts";
import type { Role, Simulation } from "./simulation.ts";

export interface AcuteCourse {
  /** Days of the doses received, rising from 0. */
  readonly doseDays: readonly number[];
  readonly lastDoseDay: number;
}

/** The acute doses that a person receives under `role`: planned days with jitter, cut short in those who stop early. */
export const acuteCourse = (simulation: Simulation, person: Person, role: Role): AcuteCourse => {
  const { days, jitterDays } = simulation.sessions[role].dose;
  const { share, severity } = simulation.sessions.nonCompletion;
  const jitter = person.stream("dose-jitter");
  const planned = days.map((day, i) =>
    i === 0 ? 0 : day + wholeWithin({ low: -jitterDays, high: jitterDays }, jitter),
  );
  const stopping = person.stream("stopping-early");
  // S(z) = (1 − share)^exp(severity·z): proportional hazards around the declared share.
  const stops = stopping.next() < 1 - Math.exp(Math.log(1 - share) * Math.exp(severity * person.z.severity));
  const kept = 1 + Math.floor(stopping.next() * Math.max(0, planned.length - 1));
  const rising = planned.filter((day, i) => i === 0 || planned.slice(0, i).every((earlier) => earlier < day));
  const doseDays = stops ? rising.slice(0, kept) : rising;
  return { doseDays, lastDoseDay: doseDays[doseDays.length - 1] ?? 0 };
};
