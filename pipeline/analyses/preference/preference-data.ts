import { type Attendance, attendance } from "../../derive/preference/attendance.ts";
import { type StatedWish, statedWishes } from "../../derive/preference/stated-wishes.ts";
import { firstAnswers } from "../../derive/satisfaction/first-answers.ts";
import { courseDefinitions } from "../patients/course-definitions.ts";
import { type Definition, defined } from "../patients/definitions.ts";
import type { PatientInput } from "../patients/patient-input.ts";
import { type GoalEffects, goalEffects } from "./goal-effects.ts";
import { type Matched, matched } from "./matched.ts";
import { type PreferenceShares, preferenceShares } from "./preference-shares.ts";

/** One treated person with what they wanted, answered and came to. */
export interface Wisher extends StatedWish, Attendance {
  readonly score: number | null;
}

export interface PreferenceData extends PatientInput {
  readonly people: readonly Wisher[];
  readonly shares: PreferenceShares;
  readonly goals: GoalEffects;
  readonly matched: Matched;
  /** Name of the satisfaction instrument. */
  readonly name: string;
  readonly higherIsBetter: boolean;
  readonly definitions: readonly Definition[];
  readonly definition: ReturnType<typeof defined>;
}

export const preferenceData = (input: PatientInput): PreferenceData => {
  const { plan, dataset, found, instruments } = input;
  const { tables } = dataset;
  const answers = firstAnswers(tables.satisfaction, plan.satisfaction.instrument, plan.satisfaction.window);
  const came = attendance(tables, { sessionsTo: plan.timeZero.capDay, dropoutTo: plan.horizonDays });
  const people = statedWishes(found.courses, tables.patients).map(
    (wish): Wisher => ({
      ...wish,
      ...came(wish.course.patient),
      score: answers.get(wish.course.patient) ?? null,
    }),
  );
  const instrument = instruments.find(({ id }) => id === plan.satisfaction.instrument) ?? null;
  const [from = 0, to = 0] = plan.satisfaction.window;
  const definitions: readonly Definition[] = [
    ...courseDefinitions(plan),
    { id: "answer-from", label: "Satisfaction: earliest answer", value: from, unit: "days after the first dose" },
    { id: "answer-to", label: "Satisfaction: latest answer", value: to, unit: "days after the first dose" },
    { id: "sessions-to", label: "Sessions counted", value: plan.timeZero.capDay, unit: "days after the first dose" },
    { id: "dropout-to", label: "Dropout counted", value: plan.horizonDays, unit: "days after the first dose" },
    { id: "covariates", label: "Covariates", value: plan.covariates.join(", "), unit: "before treatment" },
  ];
  return {
    ...input,
    people,
    shares: preferenceShares(input, people),
    goals: goalEffects(input, people),
    matched: matched(input, people),
    name: instrument?.name ?? plan.satisfaction.instrument,
    higherIsBetter: instrument === null || instrument.better === "higher",
    definitions,
    definition: defined(definitions),
  };
};
