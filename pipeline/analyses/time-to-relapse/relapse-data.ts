import { fallbackHorizon, isReached } from "../../derive/horizon.ts";
import { type ResponderFollowUp, responderFollowUp } from "../../derive/responder-follow-up.ts";
import type { Rows } from "../../model/index.ts";
import { type KaplanMeier, kaplanMeier } from "../../stats/survival/kaplan-meier.ts";
import { type Definition, defined } from "../patients/definitions.ts";
import type { Cohort, PatientInput } from "../patients/patient-input.ts";
import { relapseDefinitions } from "./relapse-definitions.ts";

export interface RelapseArm extends ResponderFollowUp {
  readonly cohort: Cohort;
  readonly curve: KaplanMeier;
  readonly rows: readonly Rows[];
}

export interface RelapseData extends PatientInput {
  /** In declared order. */
  readonly arms: readonly RelapseArm[];
  readonly first: RelapseArm;
  readonly second: RelapseArm;
  /** Whether both arms reach the declared horizon. */
  readonly reached: boolean;
  /** The horizon shown instead; `null` when the declared one is reached or none is. */
  readonly fallback: number | null;
  readonly definitions: readonly Definition[];
  readonly definition: ReturnType<typeof defined>;
}

/** Follow-up of both cohorts with their curves and the horizon that they reach; `first` is the intervention. */
export const relapseData = (input: PatientInput): RelapseData => {
  const { plan, found, cohorts } = input;
  const armOf = (cohort: Cohort): RelapseArm => {
    const followUp = responderFollowUp(found.courses, cohort.role);
    const count = followUp.responders.time.length;
    const where = `responders who received: ${cohort.label}`;
    return {
      ...followUp,
      cohort,
      curve: kaplanMeier(followUp.responders, { level: plan.level }),
      rows: [{ table: "patients", count, where }],
    };
  };
  const first = armOf(input.intervention);
  const second = armOf(input.comparator);
  const groups = [first.responders, second.responders];
  const reached = isReached(groups, plan.horizonDays, plan.minAtRisk);
  const fallback = reached ? null : fallbackHorizon(groups, plan);
  const definitions = relapseDefinitions(plan, fallback);
  return {
    ...input,
    arms: cohorts.map(({ role }) => (role === "intervention" ? first : second)),
    first,
    second,
    reached,
    fallback,
    definitions,
    definition: defined(definitions),
  };
};
