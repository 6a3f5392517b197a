import type { WeightedContrast } from "../../stats/causal/arms-contrast.ts";
import { propensityScore } from "../../stats/causal/propensity-score.ts";
import { propensityWeights } from "../../stats/causal/propensity-weights.ts";
import { weightedMeanDifference } from "../../stats/causal/weighted-mean-difference.ts";
import { type NotEstimable, notEstimable } from "../../stats/quantity.ts";
import type { Course } from "../course.ts";
import { withoutDependent } from "../covariates/without-dependent.ts";
import type { WeightedPeople } from "../weighting/weighted-people.ts";

/**
 * The difference in means had everyone answered, as far as baseline, response at time zero and the treatment received tell who does:
 * each answer counts as the weight that makes the cohorts alike times one over its chance. Both models are carried into the standard
 * error. Later symptoms stay out of it: treatment acts through them.
 *
 * @param people everyone treated, in the order of `weighted`, with the total of who answered and `null` for who did not.
 */
export const answerWeighted = (
  people: readonly { readonly course: Course; readonly score: number | null }[],
  { treated, weight, model }: WeightedPeople,
  level: number,
): WeightedContrast | NotEstimable => {
  const answered = Uint8Array.from(people, ({ score }) => (score === null ? 0 : 1));
  if (!answered.includes(0)) return notEstimable("no-events", "Everyone answered: nothing to weight for.");
  if (!answered.includes(1)) return notEstimable("no-data", "Nobody answered in the declared window.");
  const column = (of: (course: Course) => number): Float64Array =>
    Float64Array.from(people, ({ course }) => of(course));
  const design = withoutDependent([
    column(() => 1),
    column(({ baseline, range }) => (baseline === null || !range ? 0 : (100 * baseline.severity) / range)),
    column(({ standing }) => (standing === "responder" ? 1 : 0)),
    column(({ standing }) => (standing === "responder" || standing === "non-responder" ? 0 : 1)),
    column(({ received }) => (received === "intervention" ? 1 : 0)),
  ]);
  const score = propensityScore({ treated: answered, design });
  if (score.kind === "not-estimable") return score;
  const chance = propensityWeights(score, "ate");
  if (chance.kind === "not-estimable") return chance;
  // Of who answered, one over the chance; the others weigh nothing.
  const inverse = chance.weight.map((one, i) => (answered[i] === 1 ? one : 0));
  const times = (a: ArrayLike<number>, b: ArrayLike<number>): Float64Array =>
    Float64Array.from(a, (value, i) => value * (b[i] as number));
  const kept = times(weight, answered);
  return weightedMeanDifference(
    {
      treated,
      outcome: Float64Array.from(people, ({ score: total }) => total ?? 0),
      weight: times(weight, inverse),
    },
    {
      level,
      weightModel: {
        gradient: [
          ...model.gradient.map((column) => times(column, inverse)),
          ...chance.model.gradient.map((column) => times(column, kept)),
        ],
        influence: [...model.influence, ...chance.model.influence],
      },
    },
  );
};
