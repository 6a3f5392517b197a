import type { Course, Role } from "../../derive/course.ts";
import { courses } from "../../derive/courses.ts";
import { fallbackHorizon, isReached } from "../../derive/horizon.ts";
import { primaryPeople } from "../../derive/relapse-variants/assumption-people.ts";
import { armOf, type FollowedPeople } from "../../derive/relapse-variants/followed-people.ts";
import { type OverlapWeighted, overlapWeighted } from "../../derive/relapse-variants/overlap-weighted.ts";
import { type HorizonOptions, relapseDifference } from "../../derive/relapse-variants/relapse-difference.ts";
import { type TurnbullArm, turnbullArm } from "../../derive/relapse-variants/turnbull-days.ts";
import { type TurnbullDraws, turnbullDraws } from "../../derive/relapse-variants/turnbull-draws.ts";
import type { NotEstimable, Run } from "../../model/index.ts";
import { type Definition, defined } from "../patients/definitions.ts";
import type { PatientInput } from "../patients/patient-input.ts";
import { withheld } from "../patients/withheld.ts";
import { relapseDefinitions } from "../time-to-relapse/relapse-definitions.ts";
import { assumptionVariants } from "./assumption-variants.ts";
import { estimatorVariants, type WeibullFits, weibullFits } from "./estimator-variants.ts";
import { type RunRule, ruleVariants, runRules } from "./rule-variants.ts";
import { countsOf, type Variant, variantOf } from "./variant.ts";

/** Everybody who enters some way of asking, before any horizon. */
export interface SensitivityPeople extends PatientInput {
  readonly primary: FollowedPeople & { readonly courses: readonly Course[] };
  /** Not estimable also where the gate is closed. */
  readonly overlap: OverlapWeighted | NotEstimable;
  readonly turnbull: Readonly<Record<Role, TurnbullArm | NotEstimable>>;
  /** Of resampled people, for limits. */
  readonly draws: TurnbullDraws;
  readonly rules: readonly RunRule[];
  /** Responders on each declared common clock. */
  readonly landmarks: readonly { readonly day: number; readonly people: FollowedPeople }[];
}

export interface AtHorizon {
  readonly options: HorizonOptions;
  /** End of headline ids: empty at the declared horizon. */
  readonly suffix: string;
  readonly day: Run;
  readonly variants: readonly Variant[];
  readonly weibull: WeibullFits;
}

export interface SensitivityData extends SensitivityPeople {
  /** The declared horizon, and the longest reached fallback where the primary analysis does not reach it. */
  readonly horizons: readonly AtHorizon[];
  /** The last of them: what tables and pictures show. */
  readonly shown: AtHorizon;
  readonly definitions: readonly Definition[];
  readonly definition: ReturnType<typeof defined>;
}

export const sensitivityData = (input: PatientInput): SensitivityData => {
  const { plan, dataset, found, instruments } = input;
  const primary = primaryPeople(found.courses);
  const data: SensitivityPeople = {
    ...input,
    primary,
    overlap: behindGate(overlapWeighted(primary, dataset.tables.patients, plan), input),
    turnbull: { intervention: turnbullArm(primary, 1), comparator: turnbullArm(primary, 0) },
    draws: turnbullDraws(primary, {
      reps: plan.bootstrap.intervalCensoredReps,
      seed: `${plan.seed}/relapse-sensitivity/turnbull`,
    }),
    rules: runRules(input),
    landmarks: plan.timeZero.sensitivity.map(({ landmarkAfterFirstDose: day }) => {
      const clock = { ...plan, timeZero: { ...plan.timeZero, landmarkAfterFirstDose: day } };
      return { day, people: primaryPeople(courses(dataset, clock, instruments).courses) };
    }),
  };
  const groups = [armOf(primary, 1), armOf(primary, 0)];
  const fallback = isReached(groups, plan.horizonDays, plan.minAtRisk) ? null : fallbackHorizon(groups, plan);
  const definitions = [
    ...relapseDefinitions(plan, fallback),
    {
      id: "worthwhile",
      label: "Smallest difference that matters",
      value: plan.mwe.rmstDays,
      unit: "days without relapse up to the horizon",
    },
    {
      id: "resamples",
      label: "Turnbull curves: resamples of people",
      value: plan.bootstrap.intervalCensoredReps,
      unit: "resamples",
    },
  ];
  const definition = defined(definitions);
  const declared = atHorizon(data, plan.horizonDays, "", definition("horizon"));
  const instead = fallback === null ? [] : [atHorizon(data, fallback, `/day-${fallback}`, definition("fallback"))];
  return {
    ...data,
    horizons: [declared, ...instead],
    shown: instead[0] ?? declared,
    definitions,
    definition,
  };
};

const behindGate = (weighted: OverlapWeighted | NotEstimable, { cohorts }: PatientInput) =>
  weighted.kind === "not-estimable" ? weighted : (withheld(weighted.checks, cohorts) ?? weighted);

const atHorizon = (data: SensitivityPeople, tau: number, suffix: string, day: Run): AtHorizon => {
  const { primary, plan, cohorts } = data;
  const options = { tau, level: plan.level, minAtRisk: plan.minAtRisk };
  const weibull = weibullFits(data, options);
  return {
    options,
    suffix,
    day,
    weibull,
    variants: [
      variantOf(
        { id: "primary", group: "Primary rule", label: "As declared: Kaplan–Meier on the primary rule" },
        relapseDifference(primary, options),
        countsOf(primary, cohorts, tau),
      ),
      ...ruleVariants(data.rules, data, options),
      ...estimatorVariants(data, options, weibull),
      ...assumptionVariants(data, options),
    ],
  };
};
