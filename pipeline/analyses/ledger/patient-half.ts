import type { Dataset, HalfVerdict, Headline, Plan } from "../../model/index.ts";
import { bothWays } from "./both-ways.ts";
import { claimSign, onClaimScale } from "./claim-scale.ts";
import type { FindHeadline } from "./find-headline.ts";
import { halfVerdict } from "./half-verdict.ts";
import { intervalPattern } from "./interval-pattern.ts";
import type { Judged } from "./published-half.ts";
import { smallestWorthwhile } from "./smallest-worthwhile.ts";
import { thresholdPattern } from "./threshold-pattern.ts";
import { withinPattern } from "./within-pattern.ts";

type PatientPlan = Pick<Plan, "mwe">;

/** How the id of a number that nothing was done to ends. */
const UNADJUSTED = "/unadjusted";

const signOf = (headline: Headline | null): number => {
  if (headline === null || headline.quantity.kind === "not-estimable") return 0;
  const { value, seScale } = headline.quantity;
  return claimSign(headline) * Math.sign(seScale === "log" ? Math.log(value) : value);
};

const disagree = (a: number, b: number): boolean => a * b < 0;

/** Why a headline without a number leaves its statement open, or untested. */
const withoutNumber = ({ id, quantity }: Headline): HalfVerdict | null => {
  if (quantity.kind === "estimate") return null;
  if (quantity.code === "no-data") return halfVerdict("not-testable", "not-measured", { headline: id });
  const reason = quantity.code === "gate-closed" ? "withheld" : "not-estimable";
  return halfVerdict("unresolved", reason, { headline: id });
};

/**
 * A difference between people who chose. Unadjusted, it decides nothing; adjusted, an open interval leaves it open, and a clear one
 * needs the further checks of the plan, which this version does not hold against it.
 */
const difference = (claim: Judged, headline: Headline, companion: Headline | null, plan: PatientPlan): HalfVerdict => {
  const flags = companion && disagree(signOf(headline), signOf(companion)) ? ["companion-disagrees"] : [];
  const open = (reason: string): HalfVerdict => halfVerdict("unresolved", reason, { headline: headline.id, flags });
  const limits = headline.id.endsWith(UNADJUSTED) ? null : onClaimScale(headline.quantity, headline);
  if (limits === null || headline.quantity.kind === "not-estimable") return open("unadjusted");
  const delta = smallestWorthwhile(plan, claim.patients.minimum, headline.quantity.seScale);
  const pattern = (claim.patients.rule === "within" ? withinPattern : intervalPattern)(limits, delta);
  return open(pattern.verdict === "unresolved" ? pattern.reason : "not-checked");
};

const withNumber = (claim: Judged, headline: Headline, companion: Headline | null, plan: PatientPlan): HalfVerdict => {
  const { rule, threshold, minimum } = claim.patients;
  const silent = withoutNumber(headline);
  if (silent) return silent;
  const { quantity } = headline;
  switch (rule) {
    case "none":
      throw new RangeError(`statement with a deciding headline needs a rule: ${claim.id}`);
    case "interval":
    case "within":
      return difference(claim, headline, companion, plan);
    case "both-ways": {
      if (companion === null) throw new RangeError(`both-ways needs a companion: ${claim.id}`);
      const scale = quantity.kind === "estimate" ? quantity.seScale : "identity";
      const judged = bothWays(headline, companion, smallestWorthwhile(plan, minimum, scale), plan);
      return (
        withoutNumber(companion) ?? judged ?? halfVerdict("unresolved", "not-estimable", { headline: headline.id })
      );
    }
    default: {
      const { verdict, reason } = thresholdPattern(rule, quantity, threshold);
      return verdict === "no-evidence"
        ? halfVerdict("not-testable", "not-measured", { headline: headline.id })
        : halfVerdict(verdict, reason, { headline: headline.id });
    }
  }
};

/**
 * What does one patient-level data set say on one statement? Made-up patients say nothing. People chose their treatment, so that no
 * causal difference between the groups is decided here; a description of one group, or of two effects side by side, may be.
 */
export const patientHalf = (
  claim: Judged,
  dataset: Pick<Dataset, "id" | "kind">,
  find: FindHeadline,
  plan: PatientPlan,
): HalfVerdict => {
  const { patients } = claim;
  const own = (id: string | null): Headline | null => (id === null ? null : find(`${dataset.id}/${id}`));
  const headline = own(patients.headline);
  const companion = own(patients.companion);
  if (dataset.kind === "simulated") return halfVerdict("not-testable", "simulated", { headline: headline?.id ?? null });
  if (patients.notTestable !== null) return halfVerdict("not-testable", patients.notTestable);
  if (headline === null) return halfVerdict("not-testable", "not-measured");
  return withNumber(claim, headline, companion, plan);
};
