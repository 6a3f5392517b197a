import type { Dataset, HalfVerdict, Headline } from "../../model/index.ts";
import { claimSign } from "./claim-scale.ts";
import type { FindHeadline } from "./find-headline.ts";
import { halfVerdict } from "./half-verdict.ts";
import type { Judged } from "./published-half.ts";
import { thresholdPattern } from "./threshold-pattern.ts";

const signOf = (headline: Headline | null): number => {
  if (headline === null || headline.quantity.kind === "not-estimable") return 0;
  const { value, seScale } = headline.quantity;
  return claimSign(headline) * Math.sign(seScale === "log" ? Math.log(value) : value);
};

const disagree = (a: number, b: number): boolean => a * b < 0;

const withNumber = (claim: Judged, headline: Headline, companion: Headline | null): HalfVerdict => {
  const { quantity } = headline;
  const { rule, threshold } = claim.patients;
  if (quantity.kind === "not-estimable") {
    if (quantity.code === "no-data") return halfVerdict("not-testable", "not-measured", { headline: headline.id });
    const reason = quantity.code === "gate-closed" ? "withheld" : "not-estimable";
    return halfVerdict("unresolved", reason, { headline: headline.id });
  }
  if (rule === "none") throw new RangeError(`statement with a deciding headline needs a rule: ${claim.id}`);
  if (rule !== "interval" && rule !== "within") {
    const { verdict, reason } = thresholdPattern(rule, quantity, threshold);
    return verdict === "no-evidence"
      ? halfVerdict("not-testable", "not-measured", { headline: headline.id })
      : halfVerdict(verdict, reason, { headline: headline.id });
  }
  const flags = companion && disagree(signOf(headline), signOf(companion)) ? ["companion-disagrees"] : [];
  return halfVerdict("unresolved", "unadjusted", { headline: headline.id, flags });
};

/**
 * What does one patient-level data set say on one statement? Made-up patients say nothing. People chose their treatment and this
 * version does not adjust for it, so that no difference between the groups decides anything; a description of one group may.
 */
export const patientHalf = (claim: Judged, dataset: Pick<Dataset, "id" | "kind">, find: FindHeadline): HalfVerdict => {
  const { patients } = claim;
  const own = (id: string | null): Headline | null => (id === null ? null : find(`${dataset.id}/${id}`));
  const headline = own(patients.headline);
  const companion = own(patients.companion);
  if (dataset.kind === "simulated") return halfVerdict("not-testable", "simulated", { headline: headline?.id ?? null });
  if (patients.notTestable !== null) return halfVerdict("not-testable", patients.notTestable);
  if (headline === null) return halfVerdict("not-testable", "not-measured");
  return withNumber(claim, headline, companion);
};
