import type { Plan } from "../../model/index.ts";
import { randomStream } from "../../stats/numeric/random.ts";
import { type NotEstimable, notEstimable } from "../../stats/quantity.ts";
import type { Role } from "../course.ts";
import type { RelapsePeople } from "../weighting/relapse-population.ts";
import { cohortWeibull, drawnWeibull, timeAfter, type WeibullFit } from "./cohort-weibull.ts";
import { leftBefore } from "./known-to.ts";
import type { TimesAndEvents } from "./pooled-days.ts";

export interface DropoutImputations {
  readonly kind: "dropout-imputations";
  /** How many people left before the horizon without relapse. */
  readonly left: Readonly<Record<Role, number>>;
  /** One completed set, the hazard after leaving multiplied by a factor for each cohort. Same draws for every factor. */
  readonly set: (index: number, factor: Readonly<Record<Role, number>>) => TimesAndEvents;
}

/**
 * What might have become of responders who left before the horizon: a time to relapse from the Weibull of their cohort given that they
 * were well when last seen, with its parameters drawn anew in each set; beyond the horizon they count as followed to it. Whoever was
 * lost for another reason stays as seen. Not estimable where someone left a cohort that has no Weibull.
 */
export const dropoutImputations = (
  people: RelapsePeople,
  tau: number,
  plan: Pick<Plan, "seed">,
): DropoutImputations | NotEstimable => {
  const gone = people.courses.map((course) => leftBefore(course, tau));
  const fits = {
    comparator: fitOf(people, 0, gone),
    intervention: fitOf(people, 1, gone),
  };
  const { comparator, intervention } = fits;
  if (comparator?.kind === "not-estimable") return unfitted(comparator);
  if (intervention?.kind === "not-estimable") return unfitted(intervention);
  const count = (arm: number): number => gone.filter((left, row) => left && people.treated[row] === arm).length;
  return {
    kind: "dropout-imputations",
    left: { comparator: count(0), intervention: count(1) },
    set: (index, factor) => {
      const random = randomStream(plan.seed, "dropout-imputations", index);
      const drawn = {
        comparator: comparator === null ? null : drawnWeibull(comparator, random),
        intervention: intervention === null ? null : drawnWeibull(intervention, random),
      };
      const time = Float64Array.from(people.time);
      const event = Uint8Array.from(people.event);
      gone.forEach((left, row) => {
        if (!left) return;
        const role: Role = people.treated[row] === 1 ? "intervention" : "comparator";
        const weibull = drawn[role];
        if (weibull === null) return;
        const exposure = -Math.log(1 - random.next());
        const relapse = timeAfter(weibull, people.time[row] as number, exposure, factor[role]);
        event[row] = relapse < tau ? 1 : 0;
        time[row] = Math.min(relapse, tau);
      });
      return { time, event };
    },
  };
};

/** `null` where nobody of the cohort left, so that nothing has to be imputed. */
const fitOf = (people: RelapsePeople, arm: 0 | 1, gone: readonly boolean[]): WeibullFit | NotEstimable | null => {
  const rows = Array.from(people.time.keys()).filter((row) => people.treated[row] === arm);
  if (!rows.some((row) => gone[row])) return null;
  return cohortWeibull({
    time: rows.map((row) => people.time[row] as number),
    event: rows.map((row) => people.event[row] as number),
  });
};

const unfitted = ({ code, reason }: NotEstimable): NotEstimable =>
  notEstimable(code, `What became of those who left cannot be modelled: ${reason}`);
