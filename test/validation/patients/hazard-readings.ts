import { withoutDependent } from "../../../pipeline/derive/covariates/without-dependent.ts";
import type { RelapsePeople } from "../../../pipeline/derive/weighting/relapse-population.ts";
import { normalQuantile } from "../../../pipeline/stats/distributions/normal-quantile.ts";
import { acceleratedFailureTime } from "../../../pipeline/stats/survival/accelerated-failure-time.ts";
import { coxRegression } from "../../../pipeline/stats/survival/cox-regression.ts";
import { coxStackedErrors } from "../../../pipeline/stats/survival/cox-stacked-errors.ts";
import type { RightCensored } from "../../../pipeline/stats/survival/right-censored.ts";
import { normalReading, type Reading } from "./reading.ts";
import type { StudyInputs } from "./study-inputs.ts";
import { weibullDifference, weibullLogHazardRatio } from "./weibull-difference.ts";
import type { WeightedSet, Weighting } from "./weighted-sets.ts";

/** Hazard ratios among responders followed to the horizon, and the Weibull model of the intervals in which they relapsed. */
export const hazardReadings = (
  { plan }: StudyInputs,
  {
    people,
    until: { time, event },
    columns,
    weighted,
    late,
  }: {
    readonly people: RelapsePeople;
    /** The same people followed to the horizon and no longer. */
    readonly until: RightCensored;
    readonly columns: readonly Float64Array[];
    readonly weighted: Readonly<Record<Weighting, WeightedSet | null>>;
    /** Too few are followed to the horizon. */
    readonly late: boolean;
  },
): readonly (readonly [string, Reading | null])[] => {
  const critical = normalQuantile((1 + plan.level) / 2);
  const treated = Float64Array.from(people.treated);

  const cox = (covariates: readonly Float64Array[], withheld: boolean): Reading | null => {
    const fit = coxRegression({ time, event, covariates });
    const [term] = fit.kind === "cox" ? fit.terms : [];
    return term ? normalReading(term.coefficient, term.standardError, critical, withheld) : null;
  };
  const weightedCox = (set: WeightedSet | null): Reading | null => {
    if (set === null) return null;
    const data = { time, event, covariates: [treated], weight: set.people.weight };
    const fit = coxRegression(data, { robust: true });
    if (fit.kind !== "cox") return null;
    const [se] = coxStackedErrors(data, fit, set.people.model).standardErrors;
    return normalReading(fit.terms[0]?.coefficient ?? Number.NaN, se ?? Number.NaN, critical, late || set.withheld);
  };
  const [, ...others] = withoutDependent([new Float64Array(treated.length).fill(1), ...columns]);
  const weibull = weibullFit(people, weighted.overlap, treated, plan.horizonDays);
  const held = late || (weighted.overlap?.withheld ?? true);
  const mean = weibull && weibullDifference(weibull, plan.horizonDays);
  const ratio = weibull && weibullLogHazardRatio(weibull);
  return [
    ["log-hr/unadjusted", cox([treated], late)],
    ["log-hr/iptw", weightedCox(weighted.iptw)],
    ["log-hr/overlap", weightedCox(weighted.overlap)],
    ["log-hr/adjusted", cox([treated, ...others], late)],
    ["log-hr/weibull", ratio && normalReading(ratio.value, ratio.se, critical, held)],
    ["rmst/weibull", mean && normalReading(mean.value, mean.se, critical, held)],
  ];
};

/**
 * Relapse in (after, by]; without it, or when it came after the horizon, free up to the end of follow-up. Who was never seen again says
 * nothing and is left out. Weights are taken as known.
 */
const weibullFit = ({ courses }: RelapsePeople, set: WeightedSet | null, treated: Float64Array, tau: number) => {
  if (set === null) return null;
  const rows = courses.flatMap(({ ending }, i) => {
    if (ending === null) return [];
    const relapsed = ending.kind === "relapsed" && ending.after < tau;
    const left = Math.min(tau, ending.kind === "relapsed" ? ending.after : ending.at);
    const right = relapsed ? ending.by : Number.POSITIVE_INFINITY;
    return left === 0 && !relapsed ? [] : [{ i, left, right }];
  });
  const fit = acceleratedFailureTime(
    {
      left: rows.map(({ left }) => left),
      right: rows.map(({ right }) => right),
      covariates: [rows.map(({ i }) => treated[i] as number)],
      weight: rows.map(({ i }) => set.people.weight[i] as number),
    },
    { distribution: "weibull", robust: true },
  );
  return fit.kind === "failure-time" ? fit : null;
};
