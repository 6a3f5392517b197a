import type { Certainty, Plan, VerdictWord } from "../../model/index.ts";
import { onClaimScale } from "./claim-scale.ts";
import type { Decision } from "./decision.ts";
import { predictionLimits } from "./inconsistency.ts";
import { shareReached } from "./information-size.ts";
import { intervalPattern, type Pattern } from "./interval-pattern.ts";
import { withinPattern } from "./within-pattern.ts";

type Ruling = Pick<Pattern, "verdict" | "reason">;

const FEW_TRIALS = 3;
const ENOUGH_PEOPLE = 200;
const ENOUGH_EVENTS = 100;

/** May these designs decide what causes what? */
export const isUsable = ({ type, published, basis }: Pick<Decision, "type" | "published" | "basis">): boolean =>
  type === "descriptive" || basis.design === "randomised" || (basis.design === "review" && published.reviewRows);

export const differencePattern = ({ limits, yardstick }: Pick<Decision, "limits" | "yardstick">): Pattern => {
  if (yardstick.kind === "limit") throw new RangeError(`yardstick must be a difference: ${yardstick.kind}`);
  return (yardstick.rule === "within" ? withinPattern : intervalPattern)(limits, yardstick.delta);
};

/** From three trials on, the other declared interval must lead to the same verdict. */
const dependsOnMethod = (decision: Decision, verdict: VerdictWord): boolean => {
  const { basis, headline } = decision;
  const limits = basis.other === null ? null : onClaimScale(basis.other, headline);
  return (
    basis.trials >= FEW_TRIALS && limits !== null && differencePattern({ ...decision, limits }).verdict !== verdict
  );
};

/** One trial may decide when it is not at high risk of bias, and is large enough by information or, for a clear result, by count. */
const oneTrialMayDecide = (
  { basis, headline, yardstick }: Decision,
  { row }: Pattern,
  plan: Pick<Plan, "informationSize">,
) => {
  if (basis.riskOfBias.high > 0.5 || yardstick.kind === "limit") return false;
  if ((shareReached(basis, yardstick.delta, plan) ?? 0) >= 1) return true;
  const ofEvents =
    basis.events !== null || (headline.quantity.kind === "estimate" && headline.quantity.seScale === "log");
  const enough = ofEvents ? (basis.events ?? 0) >= ENOUGH_EVENTS : (basis.people ?? 0) >= ENOUGH_PEOPLE;
  return (row === 1 || row === 5) && enough;
};

/** What the rules leave of a pattern's verdict, in their order: method, one small trial, very low certainty. */
export const applyCaps = (
  decision: Decision,
  pattern: Pattern,
  certainty: Certainty,
  plan: Pick<Plan, "informationSize">,
): Ruling => {
  const { basis, type } = decision;
  const { verdict, reason } = pattern;
  if (dependsOnMethod(decision, verdict)) return { verdict: "unresolved", reason: "method-dependent" };
  const decided = verdict === "supported" || verdict === "contradicted";
  if (!decided || type === "descriptive") return { verdict, reason };
  if (basis.trials === 1 && basis.design !== "review" && !oneTrialMayDecide(decision, pattern, plan))
    return { verdict: "unresolved", reason: "single-small-trial" };
  if (certainty === "very-low") return { verdict: "unresolved", reason: "very-low-certainty" };
  return { verdict, reason };
};

/** Supported, but a new setting may see nothing of it. */
export const variesBetweenSettings = (decision: Decision, verdict: VerdictWord): boolean => {
  const prediction = predictionLimits(decision);
  return verdict === "supported" && decision.basis.trials >= FEW_TRIALS && prediction !== null && prediction.low <= 0;
};
