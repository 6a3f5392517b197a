import type { Plan } from "../../model/index.ts";
import type { IncompleteColumn } from "../../stats/missing/incomplete-column.ts";
import type { NotEstimable } from "../../stats/quantity.ts";
import { kaplanMeier } from "../../stats/survival/kaplan-meier.ts";
import { nelsonAalen } from "../../stats/survival/nelson-aalen.ts";
import type { CovariateValues } from "../covariates/covariate-values.ts";
import { imputedCovariates } from "./imputed-covariates.ts";
import type { RelapsePeople } from "./relapse-population.ts";

/**
 * Copies of the covariates with their gaps filled, for a comparison of relapse; one copy, as given, when nothing is missing.
 *
 * Each covariate is imputed from the others, the treatment received, response, whether a relapse was seen and the cumulative hazard at
 * the time last seen (White & Royston 2009, Stat Med 28:1982, doi:10.1002/sim.3618). Not estimable as `imputedCovariates`.
 */
export const completedCovariates = (
  values: readonly CovariateValues[],
  people: RelapsePeople,
  plan: Pick<Plan, "missing" | "seed">,
): readonly (readonly CovariateValues[])[] | NotEstimable => {
  if (!values.some(({ missing }) => missing.includes(1))) return [values];
  return imputedCovariates(values, outcomeColumns(people), plan);
};

/** Names that no covariate can have. A column that does not vary is left out by the imputation itself. */
const outcomeColumns = (people: RelapsePeople): readonly IncompleteColumn[] => [
  { name: "treatment received", kind: "binary", values: people.treated },
  { name: "response seen", kind: "binary", values: people.responded },
  { name: "relapse seen", kind: "binary", values: people.event },
  { name: "cumulative hazard", kind: "numeric", values: cumulativeHazards(people) },
];

/** Nelson–Aalen over all responders, at each one's own time; 0 for who did not respond. */
const cumulativeHazards = ({ time, event, responded }: RelapsePeople): Float64Array => {
  const rows = Array.from(time, (_, row) => row).filter((row) => responded[row] === 1);
  const curve = kaplanMeier({
    time: rows.map((row) => time[row] as number),
    event: rows.map((row) => event[row] as number),
  });
  const hazard = nelsonAalen(curve).cumulativeHazard;
  const at = new Map(Array.from(curve.time, (t, k) => [t, hazard[k] as number]));
  return time.map((t, row) => (responded[row] === 1 ? (at.get(t) ?? 0) : 0));
};
