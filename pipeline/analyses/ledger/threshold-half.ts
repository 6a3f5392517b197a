import type { Claim, HalfVerdict, Headline, Plan } from "../../model/index.ts";
import { certaintyOf } from "./certainty.ts";
import { halfVerdict } from "./half-verdict.ts";
import { type Judgement, judgedCertainty } from "./judged-certainty.ts";
import { type ThresholdRule, thresholdPattern } from "./threshold-pattern.ts";
import { unanswered } from "./unanswered.ts";

/**
 * A descriptive statement: sweep and the caps of trials do not apply; certainty is rated only where an interval and its basis are known.
 * Of what is rated very low nothing is said to be settled, whichever side of the limit it lies on.
 */
export const thresholdHalf = (
  {
    type,
    published,
    judgement: person = null,
  }: Pick<Claim, "type" | "published"> & { readonly judgement?: Judgement | null },
  headline: Headline,
  rule: ThresholdRule,
  plan: Pick<Plan, "informationSize" | "meta" | "comingEvidence">,
): HalfVerdict => {
  const { quantity, basis } = headline;
  const { verdict, reason } = thresholdPattern(rule, quantity, published.threshold);
  if (verdict === "no-evidence" || quantity.kind === "not-estimable") return unanswered(headline, reason);
  const interval = quantity.intervals[0];
  const limit = published.threshold?.[0];
  if (basis === null || !interval || limit === undefined || (rule !== "below" && rule !== "above"))
    return halfVerdict(verdict, reason, { headline: headline.id });
  const limits = { estimate: quantity.value, low: interval.low ?? -Infinity, high: interval.high ?? Infinity };
  const decision = { type, published, headline, basis, limits, yardstick: { kind: "limit", limit } } as const;
  const { certainty, inputs, judgement } = judgedCertainty(certaintyOf(decision, plan), person);
  const rated = { headline: headline.id, certainty, certaintyInputs: inputs, judgement };
  const settled = verdict === "supported" || verdict === "contradicted";
  return settled && certainty === "very-low"
    ? halfVerdict("unresolved", "very-low-certainty", rated)
    : halfVerdict(verdict, reason, rated);
};
