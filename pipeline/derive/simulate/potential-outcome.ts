import { standardNormal } from "../../stats/numeric/standard-normal.ts";
import { expit, exponential } from "./draws.ts";
import type { Person } from "./person.ts";
import { relapseDays } from "./relapse-days.ts";
import type { Role, Simulation } from "./simulation.ts";

/** What would happen to a person under one treatment, before anyone looks. */
export interface PotentialOutcome {
  /** Share of the distance from baseline to the minimum that is gained, in (0, 1). */
  readonly improvement: number;
  /** Days from the last acute dose to relapse. */
  readonly relapseDays: number;
  /** Share of that distance that is left after relapse. */
  readonly levelAfterRelapse: number;
  readonly recoversUntreated: boolean;
}

/**
 * The latent course of a person under `role`. Both roles share every draw, so the outcomes differ by the planted effects alone:
 * with both at 0 they are equal.
 */
export const potentialOutcome = (simulation: Simulation, person: Person, role: Role): PotentialOutcome => {
  const { response, relapse, frailty } = simulation;
  const treated = role === "intervention" ? 1 : 0;
  const logit =
    response.intercept +
    response.severity * person.z.severity +
    response.priorTreatments * person.z.priorTreatments +
    response.resistant * person.resistant +
    response.intervention * treated +
    frailty.response * frailty.size * person.frailty +
    response.noise * standardNormal(person.stream("response"));
  const improvement = expit(logit);
  const logHazard =
    relapse.severity * person.z.severity +
    relapse.priorTreatments * person.z.priorTreatments +
    relapse.resistant * person.resistant +
    person.goal.relapse +
    person.site.relapse +
    frailty.relapse * frailty.size * person.frailty +
    relapse.unmeasured * person.unmeasured;
  const amount = exponential(person.stream("relapse"));
  const { low, high } = relapse.level;
  return {
    improvement,
    relapseDays: relapseDays(relapse, { amount, logHazard, treated }),
    levelAfterRelapse: Math.min(improvement, low + (high - low) * person.stream("relapse-level").next()),
    recoversUntreated: person.stream("recovery").next() < relapse.recovery.share,
  };
};
