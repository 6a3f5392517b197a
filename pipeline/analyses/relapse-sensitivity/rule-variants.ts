import { instrumentScale } from "../../derive/instrument-scale.ts";
import type { RelapseRuleSpec } from "../../derive/relapse-rules/rule-ending.ts";
import { type RulePeople, rulePeople } from "../../derive/relapse-rules/rule-people.ts";
import { type HorizonOptions, relapseDifference } from "../../derive/relapse-variants/relapse-difference.ts";
import { notEstimable } from "../../stats/quantity.ts";
import type { PatientInput } from "../patients/patient-input.ts";
import { countsOf, UNADJUSTED, type Variant, variantOf } from "./variant.ts";

export interface RunRule {
  readonly rule: RelapseRuleSpec;
  readonly people: RulePeople;
}

/** Every declared rule with the people to whom it applies. */
export const runRules = ({ plan, found, instruments }: PatientInput): readonly RunRule[] => {
  const scales = new Map(instruments.map((instrument) => [instrument.id, instrumentScale(instrument)]));
  return plan.relapse.alternatives.map((rule) => ({ rule, people: rulePeople(found.courses, scales, rule) }));
};

/** Each declared rule up to one horizon. A rule that applies to nobody says so. */
export const ruleVariants = (
  rules: readonly RunRule[],
  { cohorts }: PatientInput,
  options: HorizonOptions,
): readonly Variant[] =>
  rules.map(({ rule, people }) => {
    const nobody = notEstimable(
      "not-declared",
      "Not applicable: no responder was measured by the rule's instrument, had the threshold that it needs, or began on its good side.",
    );
    const numbers = people.time.length === 0 ? { days: nobody, free: nobody } : relapseDifference(people, options);
    const population = `${rule.people === "remitters" ? "people in remission" : "responders"}, unadjusted`;
    return variantOf(
      {
        id: `rule-${rule.id}`,
        group: "Other rules",
        label: rule.label,
        population: people.time.length === 0 ? UNADJUSTED : population,
      },
      numbers,
      countsOf(people, cohorts, options.tau),
    );
  });
