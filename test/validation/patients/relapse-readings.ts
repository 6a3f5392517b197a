import { followedTo } from "../../../pipeline/derive/followed-to.ts";
import { isReached } from "../../../pipeline/derive/horizon.ts";
import { responderFollowUp } from "../../../pipeline/derive/responder-follow-up.ts";
import { adjustedRelapse } from "../../../pipeline/derive/weighting/adjusted-relapse.ts";
import { type RelapsePeople, relapsePeople } from "../../../pipeline/derive/weighting/relapse-population.ts";
import { type Measure, relapsePseudoValues } from "../../../pipeline/derive/weighting/relapse-pseudo-values.ts";
import { augmentedInverseProbability } from "../../../pipeline/stats/causal/augmented-inverse-probability.ts";
import { restrictedMeanDifference } from "../../../pipeline/stats/survival/restricted-mean-difference.ts";
import { restrictedMeanDurationDifference } from "../../../pipeline/stats/survival/restricted-mean-duration-difference.ts";
import { riskDifferenceAt } from "../../../pipeline/stats/survival/risk-difference-at.ts";
import { hazardReadings } from "./hazard-readings.ts";
import type { MadeCohort } from "./made-cohort.ts";
import { narrowed, type Reading, readingOf } from "./reading.ts";
import type { StudyInputs } from "./study-inputs.ts";
import { adjustedSet, type WeightedSet } from "./weighted-sets.ts";

const MEASURES: readonly (readonly ["rmst" | "rmdor" | "rd", Measure])[] = [
  ["rmst", "restricted-mean"],
  ["rmdor", "response-duration"],
  ["rd", "relapse-free"],
];

/** Every estimate of relapse on one cohort, by the id of its estimator. */
export const relapseReadings = (inputs: StudyInputs, cohort: MadeCohort): ReadonlyMap<string, Reading | null> => {
  const { plan } = inputs;
  const { horizonDays: tau, level } = plan;
  const intervention = responderFollowUp(cohort.courses, "intervention");
  const comparator = responderFollowUp(cohort.courses, "comparator");
  const late = !isReached([intervention.responders, comparator.responders], tau, plan.minAtRisk);
  const responders = relapsePeople(cohort.courses, "responders");
  const starters = relapsePeople(cohort.courses, "starters");
  const { columns, weighted: ofResponders } = adjustedSet(inputs, cohort, responders);
  const { weighted: ofStarters } = adjustedSet(inputs, cohort, starters);

  const pair = [intervention.responders, comparator.responders] as const;
  const unadjusted = {
    rmst: restrictedMeanDifference(...pair, { tau, level }).difference,
    rmdor: restrictedMeanDurationDifference(intervention, comparator, { tau, level }),
    rd: riskDifferenceAt(...pair, { time: tau, level }),
  };
  const readings = new Map<string, Reading | null>();
  for (const [name, measure] of MEASURES) {
    const weights = name === "rmdor" ? ofStarters : ofResponders;
    const people = name === "rmdor" ? starters : responders;
    readings.set(`${name}/unadjusted`, readingOf(unadjusted[name], late));
    const adjusted = (kind: "stabilised" | "overlap", set: WeightedSet | null): Reading | null => {
      if (set === null) return null;
      const contrast = adjustedRelapse(people, set.people, { kind }, { measure, tau, level });
      return contrast.kind === "not-estimable" ? null : readingOf(contrast.difference, late || set.withheld);
    };
    readings.set(`${name}/iptw`, adjusted("stabilised", weights.iptw));
    readings.set(`${name}/aipw`, augmented(people, weights.iptw, { measure, tau, level, late }));
    readings.set(`${name}/overlap`, adjusted("overlap", weights.overlap));
  }
  const design = ofResponders.overlap?.people.design.length ?? 0;
  readings.set("rmst/narrow", narrowed(readings.get("rmst/overlap") ?? null, responders.courses.length, design));
  const until = followedTo(responders, tau);
  const hazard = hazardReadings(inputs, { people: responders, until, columns, weighted: ofResponders, late });
  for (const [id, reading] of hazard) readings.set(id, reading);
  return readings;
};

/** As `adjustedRelapse` with kind "augmented", by the propensity that is already at hand. */
const augmented = (
  people: RelapsePeople,
  set: WeightedSet | null,
  {
    measure,
    tau,
    level,
    late,
  }: { readonly measure: Measure; readonly tau: number; readonly level: number; readonly late: boolean },
): Reading | null => {
  if (set === null) return null;
  const outcome = relapsePseudoValues(people, measure, tau);
  if ("kind" in outcome) return null;
  const { propensity, model } = set.people;
  const contrast = augmentedInverseProbability(
    { propensity, outcome },
    { outcomeModel: "linear", level, errors: "stacked", degreesLost: model.degreesLost ?? 0 },
  );
  return contrast.kind === "not-estimable" ? null : readingOf(contrast.difference, late || set.withheld);
};
