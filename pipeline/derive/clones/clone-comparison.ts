import type { Dataset, Plan } from "../../model/index.ts";
import {
  type CloneCensorWeight,
  type ClonedStrategy,
  cloneCensorWeight,
} from "../../stats/causal/clone-censor-weight.ts";
import { type NotEstimable, notEstimable, type Quantity } from "../../stats/quantity.ts";
import type { Course, Role } from "../course.ts";
import { eventsByPatient, sessionsByPatient } from "../patient-records.ts";
import { type CompletedPeople, completedPeople } from "../weighting/completed-people.ts";
import type { GateCheck } from "../weighting/gate.ts";
import { gateReason } from "../weighting/gate-reason.ts";
import { pooledQuantity } from "../weighting/pooled-quantity.ts";
import { type CloneCourse, cloneCourse } from "./clone-course.ts";

type ClonePlan = Pick<
  Plan,
  | "cloneCensorWeight"
  | "timeZero"
  | "intercurrent"
  | "covariates"
  | "missing"
  | "seed"
  | "gate"
  | "minAtRisk"
  | "level"
  | "seSmallSample"
>;

/** What cloning gives for one strategy: counts of the first completed set, the mean pooled over all. */
export interface CloneStrategy extends ClonedStrategy {
  readonly role: Role;
}

export interface CloneComparison {
  readonly people: CompletedPeople<CloneCourse>;
  /** Intervention first; empty where gaps in covariates could not be filled. */
  readonly strategies: readonly CloneStrategy[];
  /** Days in sustained response up to the horizon, intervention minus comparator. */
  readonly difference: Quantity;
  /** Conditions on the weights of those who completed the grace period. */
  readonly checks: readonly GateCheck[];
  readonly horizon: number;
}

/**
 * Mean days in sustained response from the first dose on, were everyone to receive the intervention within the grace period, and were
 * nobody to: `cloneCensorWeight` on the declared covariates, gaps in them imputed first. Withheld where the weights of either strategy
 * fail the gate's conditions on effective size and largest share.
 */
export const cloneComparison = (
  { courses, tables }: { readonly courses: readonly Course[]; readonly tables: Dataset["tables"] },
  plan: ClonePlan,
): CloneComparison => {
  const { graceDays, daysAfterGrace, minCompleted } = plan.cloneCensorWeight;
  const horizon = graceDays + daysAfterGrace;
  const sessions = sessionsByPatient(tables.sessions);
  const events = eventsByPatient(tables.events);
  const starters = courses.flatMap((course): readonly CloneCourse[] => {
    const own = { sessions: sessions.get(course.patient) ?? [], events: events.get(course.patient) ?? [] };
    const found = cloneCourse(course, own, plan);
    return found === null ? [] : [found];
  });
  const column = (of: (starter: CloneCourse) => number): Float64Array => Float64Array.from(starters, of);
  const people = completedPeople(
    starters,
    {
      course: ({ course }) => course,
      treated: ({ started }) => started <= graceDays,
      patients: tables.patients,
      covariates: plan.covariates,
      others: [
        { name: "response seen", kind: "binary", values: column(({ began }) => (began < Infinity ? 1 : 0)) },
        { name: "outcome settled", kind: "binary", values: column(({ settled }) => settled) },
        { name: "days followed", kind: "numeric", values: column(({ end }) => Math.min(end, horizon)) },
      ],
    },
    plan,
  );
  if ("kind" in people.sets) return { people, strategies: [], difference: people.sets, checks: [], horizon };
  const found = people.sets.map(({ columns }) =>
    cloneCensorWeight(
      {
        started: column(({ started }) => started),
        began: column(({ began }) => began),
        end: column(({ end }) => end),
        settled: column(({ settled }) => settled),
        covariates: columns,
      },
      {
        grace: graceDays,
        horizon,
        minCompleted,
        minAtRisk: plan.minAtRisk,
        level: plan.level,
        degreesLost: plan.seSmallSample === "columns" ? columns.length + 1 : 0,
      },
    ),
  );
  const checks = worstOf(found.map((set) => weightChecks(set, plan.gate)));
  const why = checks.some(({ state }) => state === "withholds")
    ? notEstimable("gate-closed", gateReason(checks))
    : null;
  const completeDf = Math.max(1, starters.length - 2);
  const pooled = (of: (set: CloneCensorWeight) => Quantity, range: readonly [number, number]): Quantity =>
    shown(pooledQuantity(found.map(of), { completeDf, level: plan.level, range }), why);
  const [first] = found;
  return {
    people,
    strategies:
      first === undefined
        ? []
        : [
            { role: "intervention", ...first.receive, mean: pooled(({ receive }) => receive.mean, [0, horizon]) },
            { role: "comparator", ...first.refrain, mean: pooled(({ refrain }) => refrain.mean, [0, horizon]) },
          ],
    difference: pooled(({ difference }) => difference, [-horizon, horizon]),
    checks,
    horizon,
  };
};

/** A number that cannot be had keeps its own reason. */
const shown = (quantity: Quantity, why: NotEstimable | null): Quantity =>
  quantity.kind === "not-estimable" || why === null ? quantity : why;

const weightChecks = ({ receive, refrain }: CloneCensorWeight, limits: Plan["gate"]): readonly GateCheck[] => {
  const arms: readonly (readonly [Role, ClonedStrategy])[] = [
    ["intervention", receive],
    ["comparator", refrain],
  ];
  return arms.flatMap(([cohort, { completed, effective, largestShare }]): readonly GateCheck[] => {
    if (effective === null || largestShare === null) return [];
    const least = Math.max(limits.ess.min, limits.ess.minShare * completed);
    const check = (item: GateCheck["item"], value: number, limit: number, passes: boolean): GateCheck => ({
      item,
      cohort,
      column: null,
      value,
      limit,
      state: passes ? "passes" : "withholds",
    });
    return [
      check("effective-size", effective, least, effective >= least),
      check("largest-weight", largestShare, limits.maxWeightShare, largestShare <= limits.maxWeightShare),
    ];
  });
};

const worstOf = (sets: readonly (readonly GateCheck[])[]): readonly GateCheck[] => {
  const failing = (checks: readonly GateCheck[]): number => checks.filter(({ state }) => state === "withholds").length;
  return sets.reduce((worst, checks) => (failing(checks) > failing(worst) ? checks : worst), sets[0] ?? []);
};
