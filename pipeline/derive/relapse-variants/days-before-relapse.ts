import { estimate, notEstimable, type Quantity } from "../../stats/quantity.ts";
import { aalenJohansen, type CumulativeIncidence } from "../../stats/survival/aalen-johansen.ts";
import type { FollowedPeople } from "./followed-people.ts";

/**
 * Mean days until relapse up to tau when another event can end the waiting: tau less the area under the cumulative incidence of relapse
 * (Aalen–Johansen). After the other event no relapse comes, so its days count as days without. With no such event it is the
 * restricted mean, with Greenwood's variance. An estimate without interval: it is a part of a difference.
 */
export const daysBeforeRelapse = (data: Pick<FollowedPeople, "time" | "cause">, tau: number): Quantity => {
  const curve = aalenJohansen(data, { cause: 1 });
  if (curve.n === 0) return notEstimable("no-data", "Nobody was followed.");
  const steps = stepsOf(curve, tau);
  const lost = steps.reduce((total, { before, relapse, days }) => total + before * relapse * days, 0);
  const variance = influence(data, steps).reduce((total, one) => total + one * one, 0);
  if (!(variance > 0)) {
    return notEstimable("no-events", `Nobody relapsed up to the horizon of ${tau} days, or everyone at once.`);
  }
  return estimate(tau - lost, { se: Math.sqrt(variance) });
};

/** A time before tau at which somebody left. */
interface Step {
  readonly time: number;
  readonly atRisk: number;
  /** The share free of any event just before. */
  readonly before: number;
  /** The shares of those at risk who relapse, and who have any event. */
  readonly relapse: number;
  readonly any: number;
  /** What a relapse then costs. */
  readonly days: number;
}

const stepsOf = ({ time, atRisk, incidence, survival }: CumulativeIncidence, tau: number): readonly Step[] => {
  const steps: Step[] = [];
  let before = 1;
  let share = 0;
  for (let k = 0; k < time.length && (time[k] as number) < tau && before > 0; k++) {
    const [next, free] = [incidence[k] as number, survival[k] as number];
    steps.push({
      time: time[k] as number,
      atRisk: atRisk[k] as number,
      before,
      relapse: (next - share) / before,
      any: 1 - free / before,
      days: tau - (time[k] as number),
    });
    [share, before] = [next, free];
  }
  return steps;
};

/** How much each person moves the days lost: the infinitesimal jackknife, as `cumulativeIncidenceInfluence` has it for one time. */
const influence = ({ time, cause }: Pick<FollowedPeople, "time" | "cause">, steps: readonly Step[]): Float64Array => {
  const size = steps.length;
  // Days still to be lost after each step, per person free then.
  const ahead = new Float64Array(size + 1);
  for (let k = size - 1; k >= 0; k--) {
    const { relapse, any, days } = steps[k] as Step;
    ahead[k] = days * relapse + (1 - any) * (ahead[k + 1] as number);
  }
  const risk = new Float64Array(size + 1);
  for (let k = 0; k < size; k++) {
    const { before, atRisk, relapse, any, days } = steps[k] as Step;
    risk[k + 1] = (risk[k] as number) + (before * (any * (ahead[k + 1] as number) - days * relapse)) / atRisk;
  }
  const place = new Map(steps.map((step, k) => [step.time, k]));
  return time.map((left, i) => {
    const k = place.get(left);
    if (k === undefined) return risk[size] as number;
    const { before, atRisk, days } = steps[k] as Step;
    const gain = cause[i] === 0 ? 0 : (cause[i] === 1 ? days : 0) - (ahead[k + 1] as number);
    return (risk[k + 1] as number) + (before * gain) / atRisk;
  });
};
