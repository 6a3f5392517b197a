import type { HalfVerdict, Headline, Plan } from "../../model/index.ts";
import { onClaimScale } from "./claim-scale.ts";
import { halfVerdict } from "./half-verdict.ts";
import { type ClaimLimits, intervalPattern, type Pattern } from "./interval-pattern.ts";
import { flips, sweep } from "./sweep.ts";

/** The same interval read as speaking for the other side. */
const turned = ({ estimate, low, high }: ClaimLimits): ClaimLimits => ({ estimate: -estimate, low: -high, high: -low });

/** Both must hold for the whole to hold; one that fails is enough for it to fail. */
const together = (one: Pattern, other: Pattern): Pattern => {
  const both = [one, other];
  const failing = both.find(({ verdict }) => verdict === "contradicted");
  if (failing) return failing;
  const open = both.find(({ verdict }) => verdict !== "supported");
  return open ?? both.find(({ reason }) => reason === "size-uncertain") ?? one;
};

/**
 * A statement that one group does better with the intervention and another with the comparator: the deciding number must show a
 * worthwhile difference and its companion one the other way (intersection–union, so that nothing is corrected further).
 * `null` where one of the two has no number with an interval.
 */
export const bothWays = (
  headline: Headline,
  companion: Headline,
  delta: number,
  plan: Pick<Plan, "mwe">,
): HalfVerdict | null => {
  const own = onClaimScale(headline.quantity, headline);
  const against = onClaimScale(companion.quantity, companion);
  if (own === null || against === null) return null;
  const at = (size: number): Pattern => together(intervalPattern(own, size), intervalPattern(turned(against), size));
  const { verdict, reason } = at(delta);
  const rows = sweep(plan, delta, (size) => at(size).verdict);
  return halfVerdict(verdict, reason, {
    headline: headline.id,
    flags: flips(rows, verdict) ? ["depends-on-worthwhile"] : [],
    sweep: rows,
  });
};
