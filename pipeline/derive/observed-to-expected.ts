import { estimate, notEstimable, type Quantity, type Test } from "../stats/quantity.ts";
import { logRank } from "../stats/survival/log-rank.ts";
import type { RightCensored } from "../stats/survival/right-censored.ts";

/**
 * Events of the first group over those that the log-rank test expects of it if both groups had one hazard; 1 means as
 * expected. The test goes with it.
 */
export const observedToExpected = (
  first: RightCensored,
  second: RightCensored,
): { readonly quantity: Quantity; readonly test: Test | null } => {
  const together = logRank({
    time: Float64Array.from([...Array.from(first.time), ...Array.from(second.time)]),
    event: Uint8Array.from([...Array.from(first.event), ...Array.from(second.event)]),
    group: Uint8Array.from([...Array.from(first.time, () => 0), ...Array.from(second.time, () => 1)]),
  });
  if (together.kind === "not-estimable") return { quantity: together, test: null };
  const [observed = 0] = together.observed;
  const [expected = 0] = together.expected;
  return expected > 0
    ? { quantity: estimate(observed / expected), test: together.test }
    : { quantity: notEstimable("no-events", "Nobody was expected to have the event."), test: null };
};
