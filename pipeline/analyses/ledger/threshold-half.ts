import type { Claim, HalfVerdict, Headline, Plan } from "../../model/index.ts";
import { certaintyOf } from "./certainty.ts";
import { halfVerdict } from "./half-verdict.ts";
import { type ThresholdRule, thresholdPattern } from "./threshold-pattern.ts";
import { unanswered } from "./unanswered.ts";

/** A descriptive statement: caps and sweep do not apply; certainty is rated only where an interval and its basis are known. */
export const thresholdHalf = (
  { type, published }: Pick<Claim, "type" | "published">,
  headline: Headline,
  rule: ThresholdRule,
  plan: Pick<Plan, "informationSize" | "meta">,
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
  const { certainty, inputs } = certaintyOf(decision, plan);
  return halfVerdict(verdict, reason, { headline: headline.id, certainty, certaintyInputs: inputs });
};
