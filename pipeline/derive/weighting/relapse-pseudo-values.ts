import { type NotEstimable, notEstimable } from "../../stats/quantity.ts";
import { pseudoValues } from "../../stats/survival/pseudo-values.ts";
import { restrictedMeanInfluence, survivalInfluence } from "../../stats/survival/survival-influence.ts";
import type { RelapsePeople } from "./relapse-population.ts";

/** Mean days without relapse, mean days in response per starter (who does not respond has none), relapse-free share. */
export type Measure = "restricted-mean" | "response-duration" | "relapse-free";

/**
 * One number a person whose mean in each cohort is the measure up to the horizon: pseudo-values of responders within their
 * cohort, and 0 for who did not respond. Not estimable where a cohort has no responder or was not followed so far.
 */
export const relapsePseudoValues = (
  people: RelapsePeople,
  measure: Measure,
  tau: number,
): Float64Array | NotEstimable => {
  const outcome = new Float64Array(people.time.length);
  for (const arm of [0, 1]) {
    const rows = Array.from(outcome, (_, i) => i).filter((i) => people.treated[i] === arm && people.responded[i] === 1);
    if (rows.length === 0) return notEstimable("too-few", "Nobody in one of the groups responded.");
    const data = {
      time: Float64Array.from(rows, (row) => people.time[row] as number),
      event: Uint8Array.from(rows, (row) => people.event[row] as number),
    };
    const last = Math.max(...data.time);
    if (last < tau && data.time.some((t, i) => t === last && data.event[i] === 0)) {
      return notEstimable(
        "not-reached",
        `One of the groups was not followed to time ${tau}; its last was seen at ${last}.`,
      );
    }
    const values = pseudoValues(
      measure === "relapse-free" ? survivalInfluence(data, tau) : restrictedMeanInfluence(data, tau),
    );
    rows.forEach((row, k) => {
      outcome[row] = values[k] as number;
    });
  }
  return outcome;
};
