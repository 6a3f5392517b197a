import type { Claim, HalfVerdict, Headline, Plan, VerdictWord } from "../../model/index.ts";
import { applyCaps, differencePattern, isUsable, variesBetweenSettings } from "./caps.ts";
import { certaintyOf } from "./certainty.ts";
import { onClaimScale } from "./claim-scale.ts";
import { type Deciding, decidingHeadline } from "./deciding-headline.ts";
import type { Decision } from "./decision.ts";
import type { FindHeadline } from "./find-headline.ts";
import { halfVerdict } from "./half-verdict.ts";
import { withIndirectHint } from "./indirect-hint.ts";
import { type Judgement, judgedCertainty } from "./judged-certainty.ts";
import { smallestWorthwhile } from "./smallest-worthwhile.ts";
import { flips, sweep } from "./sweep.ts";
import { thresholdHalf } from "./threshold-half.ts";
import { unanswered } from "./unanswered.ts";

export type LedgerPlan = Pick<Plan, "mwe" | "informationSize" | "meta" | "comingEvidence">;

/** What a statement and a part of one have in common. */
export type Judged = Pick<Claim, "id" | "type" | "published" | "patients"> & {
  /** What a person judged of the certainty, where one did. */
  readonly judgement?: Judgement | null;
};

/** The same number with the rows of unconfirmed sources in it, where an analysis makes one. */
const WITH_SECONDARY = "with-secondary";

const ruled = (decision: Decision, plan: LedgerPlan, person: Judgement | null) => {
  const { certainty, inputs, judgement } = judgedCertainty(certaintyOf(decision, plan), person);
  return { ...applyCaps(decision, differencePattern(decision), certainty, plan), certainty, inputs, judgement };
};

const decisionOf = ({ type, published }: Judged, headline: Headline, delta: number): Decision | null => {
  const limits = onClaimScale(headline.quantity, headline);
  if (limits === null) return null;
  const { basis } = headline;
  if (basis === null) throw new RangeError(`deciding headline has no basis: ${headline.id}`);
  const rule = published.rule === "within" ? "within" : "interval";
  return { type, published, headline, basis, limits, yardstick: { kind: "difference", rule, delta } };
};

/** Would the verdict be another one with the rows of unconfirmed sources? */
const restsOnUnconfirmed = (
  verdict: VerdictWord,
  decide: (headline: Headline) => Decision | null,
  at: UnconfirmedAt,
) => {
  const rows = at.headline.basis?.unused.secondary ?? 0;
  const other = rows === 0 ? null : at.find.optional(`${at.headline.id}/${WITH_SECONDARY}`);
  const decision = other === null ? null : decide(other);
  return decision !== null && ruled(decision, at.plan, at.person).verdict !== verdict;
};

interface UnconfirmedAt {
  readonly headline: Headline;
  readonly plan: LedgerPlan;
  readonly find: FindHeadline;
  readonly person: Judgement | null;
}

const differenceHalf = (claim: Judged, deciding: Deciding, plan: LedgerPlan, find: FindHeadline): HalfVerdict => {
  const { headline, minimum } = deciding;
  if (headline.quantity.kind === "not-estimable") return unanswered(headline, "none");
  const delta = smallestWorthwhile(plan, minimum, headline.quantity.seScale);
  const decision = decisionOf(claim, headline, delta);
  if (decision === null) return unanswered(headline, "none");
  if (!isUsable(decision)) return unanswered(headline, "indirect-only");
  const person = claim.judgement ?? null;
  const { verdict, reason, certainty, inputs, judgement } = ruled(decision, plan, person);
  const rows = sweep(plan, delta, (moved) => {
    const again = decisionOf(claim, headline, moved) ?? decision;
    return ruled(again, plan, person).verdict;
  });
  const unconfirmed = restsOnUnconfirmed(verdict, (other) => decisionOf(claim, other, delta), {
    headline,
    plan,
    find,
    person,
  });
  return halfVerdict(verdict, reason, {
    headline: headline.id,
    certainty,
    certaintyInputs: inputs,
    judgement,
    flags: [
      ...(variesBetweenSettings(decision, verdict) ? ["varies-between-settings"] : []),
      ...(unconfirmed ? ["rests-on-unconfirmed-sources"] : []),
      ...(flips(rows, verdict) ? ["depends-on-worthwhile"] : []),
    ],
    sweep: rows,
  });
};

/** What does the published evidence say on one statement? The declared headline decides; caps follow; nothing else can change it. */
export const publishedHalf = (claim: Judged, plan: LedgerPlan, find: FindHeadline): HalfVerdict =>
  withIndirectHint(decidedHalf(claim, plan, find), claim.published.supporting, find);

const decidedHalf = (claim: Judged, plan: LedgerPlan, find: FindHeadline): HalfVerdict => {
  const { published } = claim;
  if (published.notTestable !== null) return halfVerdict("not-testable", published.notTestable);
  const deciding = decidingHeadline(published, find);
  if (deciding === null) return halfVerdict("no-evidence", "none");
  switch (published.rule) {
    case "none":
      throw new RangeError(`statement with a deciding headline needs a rule: ${claim.id}`);
    case "interval":
    case "within":
      return differenceHalf(claim, deciding, plan, find);
    default:
      return thresholdHalf(claim, deciding.headline, published.rule, plan);
  }
};
