import { instrumentScale } from "../../../pipeline/derive/instrument-scale.ts";
import { acuteCourse } from "../../../pipeline/derive/simulate/acute-course.ts";
import { chooseTreatment } from "../../../pipeline/derive/simulate/choose-treatment.ts";
import { clamp, expit, wholeWithin } from "../../../pipeline/derive/simulate/draws.ts";
import { type LatentCourse, latentCourse } from "../../../pipeline/derive/simulate/latent-course.ts";
import { drawPerson, type Person } from "../../../pipeline/derive/simulate/person.ts";
import { potentialOutcome } from "../../../pipeline/derive/simulate/potential-outcome.ts";
import { scoreReader } from "../../../pipeline/derive/simulate/score-reader.ts";
import type { Role, Simulation } from "../../../pipeline/derive/simulate/simulation.ts";
import { standardNormal } from "../../../pipeline/stats/numeric/standard-normal.ts";
import { JUDGED_WINDOW } from "./repeated-measures-reading.ts";
import { ruleOutcome } from "./rule-outcome.ts";
import type { StudyInputs } from "./study-inputs.ts";

export const BASES = ["rule", "latent"] as const;
export const TARGETS = ["everyone", "overlap"] as const;
export const ROLES = ["comparator", "intervention"] as const;

export type Basis = (typeof BASES)[number];

/** Per basis, target and role: weight of starters, of responders, then of relapses by day 1 … horizon. */
export const relapseSlot = (days: number, basis: Basis, target: number, role: number): number =>
  ((BASES.indexOf(basis) * TARGETS.length + target) * ROLES.length + role) * (2 + days);

/** Per target and role: weight of answers, and that times the score. */
export const satisfactionSlot = (days: number, target: number, role: number): number =>
  BASES.length * TARGETS.length * ROLES.length * (2 + days) + (target * ROLES.length + role) * 2;

/** Per role: people, then the sum of their improvement in the judged window, in percent of their scale. */
export const windowSlot = (days: number, role: number): number => satisfactionSlot(days, TARGETS.length, 0) + 2 * role;

export const truthLength = (days: number): number => windowSlot(days, ROLES.length);

/**
 * Weighted counts of both potential outcomes of people `from` … `to` of a scenario; sums over ranges add up. Everyone weighs 1 in "everyone"
 * and e(1 − e) in "overlap", with the true propensity. Both roles share every draw.
 */
export const truthSums = (
  { plan, instruments }: StudyInputs,
  scenario: Simulation,
  { seed, from, to }: { readonly seed: number; readonly from: number; readonly to: number },
): Float64Array => {
  const days = plan.horizonDays;
  const { minDays } = plan.relapse.confirm;
  const firstVisit = scenario.visits.days[0] ?? 1;
  // Nothing after the horizon and its confirmation is read.
  const followUpDays = firstVisit + days + minDays;
  const simulation: Simulation = { ...scenario, visits: { ...scenario.visits, followUpDays } };
  const scales = new Map(instruments.map((instrument) => [instrument.id, instrumentScale(instrument)]));
  const sums = new Float64Array(truthLength(days));
  const add = (slot: number, weight: number): void => {
    sums[slot] = (sums[slot] as number) + weight;
  };
  for (let index = from; index <= to; index++) {
    const person = drawPerson(simulation, seed, index);
    if (person.screenedOut) continue;
    const scale = scales.get(person.instrument.id);
    if (scale === undefined) throw new RangeError(`instrument must be declared: ${person.instrument.id}`);
    const choice = chooseTreatment(simulation, person);
    const weights = [1, choice.propensity * (1 - choice.propensity)];
    const { read } = scoreReader(simulation, person);
    const severityOf = (score: number): number => scale.severity(read(score, 0));
    ROLES.forEach((role, r) => {
      const course = acuteCourse(simulation, person, role);
      const outcome = potentialOutcome(simulation, person, role);
      const latent = latentCourse(simulation, person, role, course, outcome);
      const answer = satisfactionUnder(simulation, person, role, choice.preferred, latent);
      weights.forEach((weight, target) => {
        const slot = satisfactionSlot(days, target, r);
        add(slot, weight * answer.chance);
        add(slot + 1, weight * answer.chance * answer.score);
      });
      const rule = ruleOutcome(latent, course.lastDoseDay + firstVisit, scale, severityOf, plan);
      if (rule === null) return;
      const [before, after] = [latent.scores[0] as number, latent.scores[JUDGED_WINDOW] as number];
      add(windowSlot(days, r), 1);
      add(windowSlot(days, r) + 1, (100 * (severityOf(before) - severityOf(after))) / scale.range);
      const inTime = outcome.relapseDays <= days;
      const both = {
        rule,
        latent: {
          responded: outcome.improvement >= plan.response.share,
          relapseDay: inTime ? Math.max(1, Math.ceil(outcome.relapseDays)) : null,
        },
      };
      for (const basis of BASES) {
        const { responded, relapseDay } = both[basis];
        weights.forEach((weight, target) => {
          const slot = relapseSlot(days, basis, target, r);
          add(slot, weight);
          if (!responded) return;
          add(slot + 1, weight);
          if (relapseDay !== null) add(slot + 1 + relapseDay, weight);
        });
      }
    });
  }
  return sums;
};

/** The answer that a person would give under a role, and how likely it is given; as in `satisfactionRows`, for any role. */
const satisfactionUnder = (
  { satisfaction }: Simulation,
  person: Person,
  role: Role,
  preferred: Role,
  latent: LatentCourse,
): { readonly score: number; readonly chance: number } => {
  const { jitterDays, answering } = satisfaction;
  const jitter = wholeWithin({ low: -jitterDays, high: jitterDays }, person.stream("satisfaction-day"));
  const present = latent.scores[clamp(satisfaction.day + jitter, 0, latent.scores.length - 1)] as number;
  const answer =
    satisfaction.mean +
    (role === "intervention" ? satisfaction.intervention : 0) +
    (person.goal.suits === role ? satisfaction.goalSuits : 0) +
    (preferred === role ? satisfaction.matched : 0) +
    satisfaction.score * (present - satisfaction.centre) +
    satisfaction.noise * standardNormal(person.stream("satisfaction"));
  const score = clamp(Math.round(answer), satisfaction.minimum, satisfaction.maximum);
  return { score, chance: expit(answering.intercept + answering.score * (score - answering.centre)) };
};
