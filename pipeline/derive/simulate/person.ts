import { type Random, randomStream } from "../../stats/numeric/random.ts";
import { standardNormal } from "../../stats/numeric/standard-normal.ts";
import { normalWithin, pick, poisson } from "./draws.ts";
import type { Condition, Goal, InstrumentRange, Simulation, Site } from "./simulation.ts";

/** One made-up person before any treatment. */
export interface Person {
  readonly id: string;
  /** The person's own stream for a purpose, the same whatever was drawn before and whichever treatment is received. */
  readonly stream: (purpose: string) => Random;
  readonly site: Site;
  readonly condition: Condition;
  readonly goal: Goal;
  readonly instrument: InstrumentRange;
  readonly age: number;
  readonly sex: "female" | "male";
  readonly resistant: 0 | 1;
  readonly priorTreatments: number;
  /** On the reference scale. */
  readonly baseline: number;
  readonly z: { readonly severity: number; readonly priorTreatments: number; readonly age: number };
  /** Traits that no table holds. */
  readonly unmeasured: number;
  readonly frailty: number;
  readonly screening: {
    readonly activeSubstanceUse: 0 | 1;
    readonly psychosis: 0 | 1;
    readonly uncontrolledMedical: 0 | 1;
  };
  readonly screenedOut: boolean;
}

/** Person `index` (from 1) of the cohort that `seed` starts. */
export const drawPerson = (simulation: Simulation, seed: number, index: number): Person => {
  const { people } = simulation;
  const stream = (purpose: string): Random => randomStream(seed, index, purpose);
  const chance = (purpose: string, share: number): 0 | 1 => (stream(purpose).next() < share ? 1 : 0);
  const condition = pick(simulation.conditions.levels, stream("condition"));
  const goal = pick(simulation.goals.levels, stream("goal"));
  const resistant = chance("resistant", condition.resistant);
  const age = Math.round(normalWithin(people.age.mean, people.age.sd, people.age, stream("age")));
  const prior = people.priorTreatments;
  const priorTreatments = prior.base + poisson(prior.mean + prior.resistant * resistant, stream("prior-treatments"));
  const { severity } = people;
  const mean = severity.mean + severity.resistant * resistant + goal.severity;
  const baseline = normalWithin(mean, severity.sd, severity, stream("baseline"));
  const screening = {
    activeSubstanceUse: chance("active-substance-use", people.screening.activeSubstanceUse),
    psychosis: chance("psychosis", people.screening.psychosis),
    uncontrolledMedical: chance("uncontrolled-medical", people.screening.uncontrolledMedical),
  };
  return {
    id: `s-${String(index).padStart(4, "0")}`,
    stream,
    site: pick(simulation.sites.levels, stream("site")),
    condition,
    goal,
    instrument: instrumentRange(simulation, condition.instrument),
    age,
    sex: chance("sex", people.female) === 1 ? "female" : "male",
    resistant,
    priorTreatments,
    baseline,
    z: { severity: zOf(baseline, severity), priorTreatments: zOf(priorTreatments, prior), age: zOf(age, people.age) },
    unmeasured: standardNormal(stream("unmeasured")),
    frailty: standardNormal(stream("frailty")),
    screening,
    screenedOut: screening.activeSubstanceUse + screening.psychosis + screening.uncontrolledMedical > 0,
  };
};

/** The range of an instrument in use; one that is not declared is a RangeError. */
export const instrumentRange = (simulation: Simulation, id: string): InstrumentRange => {
  const found = simulation.instruments.levels.find((level) => level.id === id);
  if (found === undefined) throw new RangeError(`instrument must be declared: ${id}`);
  return found;
};

const zOf = (value: number, { centre, scale }: { readonly centre: number; readonly scale: number }): number =>
  (value - centre) / scale;
