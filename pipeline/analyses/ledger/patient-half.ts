import type { Dataset, HalfVerdict, Headline, Plan } from "../../model/index.ts";
import { type FamiliesPlan, familyReadings } from "../families/family-reading.ts";
import { bothWays } from "./both-ways.ts";
import type { FindHeadline } from "./find-headline.ts";
import { halfVerdict } from "./half-verdict.ts";
import { type DifferenceContext, patientDifference } from "./patient-difference.ts";
import type { Judged } from "./published-half.ts";
import { smallestWorthwhile } from "./smallest-worthwhile.ts";
import { thresholdPattern } from "./threshold-pattern.ts";

export type PatientPlan = FamiliesPlan & Pick<Plan, "mwe" | "cohortChecks">;

/** Why a headline without a number leaves its statement open, or untested. */
const withoutNumber = ({ id, quantity }: Headline): HalfVerdict | null => {
  if (quantity.kind === "estimate") return null;
  if (quantity.code === "no-data") return halfVerdict("not-testable", "not-measured", { headline: id });
  const reason = quantity.code === "gate-closed" ? "withheld" : "not-estimable";
  return halfVerdict("unresolved", reason, { headline: id });
};

const withNumber = (
  claim: Judged,
  headline: Headline,
  companion: Headline | null,
  context: DifferenceContext,
): HalfVerdict => {
  const { plan } = context;
  const { rule, threshold, minimum } = claim.patients;
  const silent = withoutNumber(headline);
  if (silent) return silent;
  const { quantity } = headline;
  switch (rule) {
    case "none":
      throw new RangeError(`statement with a deciding headline needs a rule: ${claim.id}`);
    case "interval":
    case "within":
      return patientDifference(claim, headline, companion, context);
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
 * What does one patient-level data set say on one statement? Made-up patients say nothing. People chose their treatment, so that a
 * causal difference between the groups is decided only where it passes every declared check.
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
  const families = familyReadings(plan, dataset, find.optional);
  const checked = (id: string): Headline | null => find.optional(`${dataset.id}/${id}`);
  return withNumber(claim, headline, companion, { plan, families, own: checked });
};
