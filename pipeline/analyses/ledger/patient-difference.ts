import type { CertaintyInput, HalfVerdict, Headline, Plan } from "../../model/index.ts";
import type { FamilyReading } from "../families/family-reading.ts";
import { claimDirection } from "./claim-direction.ts";
import { onClaimScale } from "./claim-scale.ts";
import { type ChecksContext, failedChecks } from "./cohort-checks.ts";
import { halfVerdict } from "./half-verdict.ts";
import { type ClaimLimits, intervalPattern, type Pattern } from "./interval-pattern.ts";
import type { Judged } from "./published-half.ts";
import { smallestWorthwhile } from "./smallest-worthwhile.ts";
import { flips, sweep } from "./sweep.ts";
import { withinPattern } from "./within-pattern.ts";

export interface DifferenceContext extends ChecksContext {
  readonly plan: Pick<Plan, "mwe" | "cohortChecks">;
  readonly families: readonly FamilyReading[];
}

interface Ruling extends Pick<Pattern, "verdict" | "reason"> {
  readonly failed: readonly string[];
}

/** How the id of a number that nothing was done to ends. */
const UNADJUSTED = "/unadjusted";

const OWN_CHOICE: CertaintyInput = {
  domain: "start",
  steps: -2,
  why: ["People chose their treatment: comparisons of such patients start at low certainty."],
};

const open = (reason: string, failed: readonly string[] = []): Ruling => ({ verdict: "unresolved", reason, failed });

/** Does a verdict rest on there being a difference, so that its p value has to hold? */
const needsTest = ({ patients }: Judged, { verdict }: Pattern): boolean =>
  verdict === (patients.rule === "within" ? "contradicted" : "supported");

/** The pattern, then its family, then the checks: each can only leave open what the one before it settled. */
const ruled = (claim: Judged, headline: Headline, pattern: Pattern, context: DifferenceContext): Ruling => {
  if (pattern.verdict === "unresolved") return open(pattern.reason);
  const member = context.families.flatMap(({ members }) => members).find((one) => one.headline?.id === headline.id);
  if (member === undefined) return open("exploratory");
  if (needsTest(claim, pattern) && !member.clear) return open("not-significant-after-holm");
  if (claim.type !== "causal") return { ...pattern, failed: [] };
  if (claim.patients.checks.length === 0) return open("not-checked");
  const failed = failedChecks(claim.patients.checks, claimDirection(headline), context);
  return failed.length > 0 ? open("fragile", failed) : { ...pattern, failed };
};

/**
 * A difference between people who chose. Unadjusted, it decides nothing. Adjusted, it must be clear alone, clear in its declared family,
 * and, for a causal statement, pass every declared check; a number of no family is exploratory and decides nothing.
 */
export const patientDifference = (
  claim: Judged,
  headline: Headline,
  companion: Headline | null,
  context: DifferenceContext,
): HalfVerdict => {
  const disagrees = claimDirection(headline) * claimDirection(companion) < 0 ? ["companion-disagrees"] : [];
  const limits = headline.id.endsWith(UNADJUSTED) ? null : onClaimScale(headline.quantity, headline);
  if (limits === null || headline.quantity.kind === "not-estimable")
    return halfVerdict("unresolved", "unadjusted", { headline: headline.id, flags: disagrees });
  const delta = smallestWorthwhile(context.plan, claim.patients.minimum, headline.quantity.seScale);
  const at = (size: number): Ruling => ruled(claim, headline, patternOf(claim, limits, size), context);
  const { verdict, reason, failed } = at(delta);
  const rows = sweep(context.plan, delta, (size) => at(size).verdict);
  const checked = claim.patients.checks.some(({ headline: id }) => id === claim.patients.companion);
  const decided = verdict !== "unresolved";
  return halfVerdict(verdict, reason, {
    headline: headline.id,
    certainty: decided ? "low" : null,
    certaintyInputs: decided ? [OWN_CHOICE] : [],
    flags: [
      ...(reason === "fragile" && checked ? [] : disagrees),
      ...failed,
      ...(flips(rows, verdict) ? ["depends-on-worthwhile"] : []),
    ],
    sweep: rows,
  });
};

const patternOf = ({ patients }: Judged, limits: ClaimLimits, size: number): Pattern =>
  (patients.rule === "within" ? withinPattern : intervalPattern)(limits, size);
