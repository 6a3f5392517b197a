import { expit } from "./draws.ts";
import type { Person } from "./person.ts";
import type { Role, Simulation } from "./simulation.ts";

export interface Choice {
  readonly preferred: Role;
  readonly received: Role;
  /**
   * The true probability of receiving the intervention given everything but the preference, which acts through the choice alone:
   * the propensity whose overlap weights define the target population.
   */
  readonly propensity: number;
}

/** What a person prefers and receives: preference follows the goal; the site, severity and history also decide. */
export const chooseTreatment = (simulation: Simulation, person: Person): Choice => {
  const { choice } = simulation;
  const logit =
    person.site.choice +
    choice.severity * person.z.severity +
    choice.priorTreatments * person.z.priorTreatments +
    (person.sex === "female" ? choice.female : 0) +
    choice.age * person.z.age +
    choice.unmeasured * person.unmeasured;
  const prefers = expit(person.goal.preference);
  const ifPreferred = expit(logit + choice.preferred);
  const ifNot = expit(logit + choice.notPreferred);
  const preferred = person.stream("preference").next() < prefers;
  const received = person.stream("choice").next() < (preferred ? ifPreferred : ifNot);
  return {
    preferred: preferred ? "intervention" : "comparator",
    received: received ? "intervention" : "comparator",
    propensity: prefers * ifPreferred + (1 - prefers) * ifNot,
  };
};
