import { type EarlyTherapy, earlyTherapy } from "../../derive/effort/early-therapy.ts";
import { type SessionLoad, sessionLoads } from "../../derive/effort/session-loads.ts";
import { armOf, type FollowedPeople, followedPeople } from "../../derive/relapse-variants/followed-people.ts";
import { courseDefinitions } from "../patients/course-definitions.ts";
import { type Definition, defined } from "../patients/definitions.ts";
import type { PatientInput } from "../patients/patient-input.ts";

export interface WindowData extends PatientInput {
  readonly loads: readonly SessionLoad[];
  readonly early: readonly EarlyTherapy[];
  /** Responders of the intervention, those with most of their sessions in the window against the others. */
  readonly split: FollowedPeople;
  readonly definitions: readonly Definition[];
  readonly definition: ReturnType<typeof defined>;
}

export const windowData = (input: PatientInput): WindowData => {
  const { plan, dataset, found } = input;
  const { sessions } = dataset.tables;
  const early = earlyTherapy(found.courses, sessions, plan.therapyWindow);
  const definitions = [...courseDefinitions(plan), ...ownDefinitions(input)];
  return {
    ...input,
    loads: sessionLoads(found.courses, sessions, plan),
    early,
    split: splitPeople(early, plan.therapyWindow.mostlyShare),
    definitions,
    definition: defined(definitions),
  };
};

/** Group 1: at least this share of sessions in the window. */
const splitPeople = (early: readonly EarlyTherapy[], mostly: number): FollowedPeople => {
  const shares = new Map(early.map((one) => [one.course.patient, one.early / one.sessions]));
  const people = followedPeople(
    early.map(({ course }) => course),
    ({ ending }) => {
      if (ending === null) return null;
      return ending.kind === "relapsed"
        ? { time: ending.by, cause: 1, after: ending.after }
        : { time: ending.at, cause: 0, after: ending.at };
    },
  );
  const { time, cause, after, courses } = people;
  const treated = Uint8Array.from(courses, ({ patient }) => ((shares.get(patient) ?? 0) >= mostly ? 1 : 0));
  return { treated, time, cause, after };
};

/** People and relapses of the two groups. */
export const splitSize = (split: FollowedPeople, group: 0 | 1, tau: number) => {
  const { time, event } = armOf(split, group);
  return { people: time.length, relapses: time.filter((t, i) => event[i] === 1 && t <= tau).length };
};

const ownDefinitions = ({ plan }: PatientInput): readonly Definition[] => {
  const [from = 0, to = 0] = plan.therapyWindow.afterDoseDays;
  return [
    { id: "window-from", label: "Window: first day", value: from, unit: "days after the latest dose" },
    { id: "window-to", label: "Window: last day", value: to, unit: "days after the latest dose" },
    {
      id: "fewest",
      label: "Window: fewest sessions after the first dose and up to time zero",
      value: plan.therapyWindow.minSessions,
      unit: "sessions",
    },
    {
      id: "mostly",
      label: "Window: most sessions in it, from this share on",
      value: plan.therapyWindow.mostlyShare,
      unit: "of a person's sessions",
    },
    { id: "horizon", label: "Horizon", value: plan.horizonDays, unit: "days after time zero" },
    { id: "at-risk", label: "Horizon: fewest people at risk in each group", value: plan.minAtRisk, unit: "people" },
  ];
};
