import { type AdjustedMeanCompleted, adjustedMeanCompleted } from "../../derive/weighting/adjusted-mean-completed.ts";
import { adjustment } from "../../derive/weighting/adjustment.ts";
import { type CompletedPeople, completedPeople } from "../../derive/weighting/completed-people.ts";
import type { Quantity } from "../../model/index.ts";
import { newcombeDifference } from "../../stats/categorical/newcombe-difference.ts";
import { type Description, describe } from "../../stats/ordinal/describe.ts";
import { welchDifference } from "../../stats/ordinal/welch-difference.ts";
import { notEstimable } from "../../stats/quantity.ts";
import type { Cohort, PatientInput } from "../patients/patient-input.ts";
import { withheld } from "../patients/withheld.ts";
import type { Wisher } from "./preference-data.ts";

export interface MatchedMeasure {
  readonly adjusted: Quantity;
  readonly unadjusted: Quantity;
  readonly result: AdjustedMeanCompleted;
  /** In the adjusted number. */
  readonly compared: CompletedPeople<Wisher>;
  /** Who received what they preferred, and who did not, before covariates are asked for. */
  readonly own: readonly [matched: readonly Wisher[], unmatched: readonly Wisher[]];
}

export interface SessionsOf {
  readonly cohort: Cohort;
  readonly matched: Description | null;
  readonly unmatched: Description | null;
  readonly unknown: Description | null;
  readonly difference: Quantity;
}

export interface Matched {
  readonly satisfaction: MatchedMeasure;
  readonly dropout: MatchedMeasure;
  /** Within each received cohort: the cohorts have sessions of different kinds. */
  readonly sessions: readonly SessionsOf[];
}

/** The two groups of this comparison in the place of cohorts, for words. */
export const matchedArms = ({ cohorts }: PatientInput): readonly Cohort[] =>
  cohorts.map((cohort) => ({
    ...cohort,
    label: cohort.role === "intervention" ? "received what they preferred" : "received the other",
  }));

/** People with a known preference: those who received it against those who did not. */
export const matched = (input: PatientInput, people: readonly Wisher[]): Matched => {
  const { plan, cohorts } = input;
  const wished = people.filter(({ preferred }) => cohorts.some(({ id }) => id === preferred));
  const isMatched = ({ preferred, course }: Wisher): boolean =>
    cohorts.find(({ id }) => id === preferred)?.role === course.received;
  const answered = wished.filter(({ score }) => score !== null);
  const dropouts = (list: readonly Wisher[]): number => list.filter(({ droppedOut }) => droppedOut).length;
  const [got, other] = split(answered, isMatched);
  const [stayed, left] = split(wished, isMatched);
  return {
    satisfaction: {
      ...compare(input, answered, isMatched, ({ score }) => score ?? 0, false),
      unadjusted: welchDifference(got.map(scoreOf), other.map(scoreOf), { level: plan.level }).difference,
      own: [got, other],
    },
    dropout: {
      ...compare(input, wished, isMatched, ({ droppedOut }) => (droppedOut ? 1 : 0), true),
      unadjusted:
        stayed.length === 0 || left.length === 0
          ? notEstimable("one-group", "There is nobody in one of the two groups.")
          : newcombeDifference(
              { events1: dropouts(stayed), n1: stayed.length, events2: dropouts(left), n2: left.length },
              { level: plan.level },
            ),
      own: [stayed, left],
    },
    sessions: cohorts.map((cohort) => sessionsOf(cohort, people, wished, isMatched, plan.level)),
  };
};

const scoreOf = ({ score }: Wisher): number => score ?? 0;

const split = (people: readonly Wisher[], is: (person: Wisher) => boolean) =>
  [people.filter(is), people.filter((person) => !is(person))] as const;

const compare = (
  input: PatientInput,
  people: readonly Wisher[],
  isMatched: (person: Wisher) => boolean,
  outcomeOf: (person: Wisher) => number,
  counts: boolean,
): Pick<MatchedMeasure, "adjusted" | "result" | "compared"> => {
  const { plan, dataset } = input;
  const outcome = Float64Array.from(people, outcomeOf);
  const compared = completedPeople(
    people,
    {
      course: ({ course }) => course,
      treated: isMatched,
      patients: dataset.tables.patients,
      covariates: [...new Set([...plan.covariates, "goal", "preferred_cohort"])],
      others: [
        { name: "outcome compared", kind: counts ? "binary" : "numeric", values: outcome },
        {
          name: "treatment received",
          kind: "binary",
          values: people.map(({ course }) => (course.received === "intervention" ? 1 : 0)),
        },
      ],
    },
    plan,
  );
  const result = adjustedMeanCompleted(compared, outcome, adjustment(plan.propensity.weights), {
    level: plan.level,
    gate: plan.gate,
    seSmallSample: plan.seSmallSample,
    events: counts ? Uint8Array.from(outcome) : null,
  });
  return { compared, result, adjusted: withheld(result.checks, matchedArms(input)) ?? result.difference };
};

const sessionsOf = (
  cohort: Cohort,
  people: readonly Wisher[],
  wished: readonly Wisher[],
  isMatched: (person: Wisher) => boolean,
  level: number,
): SessionsOf => {
  const own = wished.filter(({ course }) => course.received === cohort.role);
  const count = ({ sessions }: Wisher): number => sessions;
  const [got, other] = split(own, isMatched).map((list) => list.map(count)) as [number[], number[]];
  const unknown = people.filter((person) => person.course.received === cohort.role && !wished.includes(person));
  return {
    cohort,
    matched: describe(got),
    unmatched: describe(other),
    unknown: describe(unknown.map(count)),
    difference: welchDifference(got, other, { level }).difference,
  };
};
