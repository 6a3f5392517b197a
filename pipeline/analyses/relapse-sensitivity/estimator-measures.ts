import { deathCompeting } from "../../derive/relapse-variants/assumption-people.ts";
import { armOf } from "../../derive/relapse-variants/followed-people.ts";
import { numberNeeded } from "../../derive/relapse-variants/number-needed.ts";
import { notReached } from "../../derive/relapse-variants/relapse-difference.ts";
import { relapseRatio } from "../../derive/relapse-variants/relapse-ratio.ts";
import type { Headline, Prose, Quantity } from "../../model/index.ts";
import { notEstimable } from "../../stats/quantity.ts";
import { aalenJohansen } from "../../stats/survival/aalen-johansen.ts";
import { cumulativeIncidenceAt } from "../../stats/survival/cumulative-incidence-at.ts";
import { kaplanMeier } from "../../stats/survival/kaplan-meier.ts";
import { survivalQuantile } from "../../stats/survival/survival-quantile.ts";
import { type CoxAnswer, coxOverlap, subdistributionRatio } from "./hazard-ratios.ts";
import type { AtHorizon, SensitivityData } from "./sensitivity-data.ts";

/** A number of another estimator that is not in days or shares of difference. */
export interface EstimatorMeasure {
  /** Last parts of its headline id. */
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly better: Headline["better"];
  readonly population: string;
  readonly quantity: Quantity;
  /** Up to which day; empty where it looks at all of follow-up. */
  readonly until: Prose;
  /** Whether tables show it: those of the horizon shown, and of whole curves. */
  readonly shown: boolean;
}

/** Every number of other estimators, each once. */
export const estimatorMeasures = (data: SensitivityData, cox: CoxAnswer): readonly EstimatorMeasure[] => [
  ...curveMeasures(data, cox),
  ...data.horizons.flatMap((at) => horizonMeasures(data, at)),
];

const UNADJUSTED = "unadjusted";
const OVERLAP = "overlap population";

/** Numbers that look at whole curves, up to the declared horizon. */
const curveMeasures = (data: SensitivityData, cox: CoxAnswer): readonly EstimatorMeasure[] => {
  const until: Prose = [", up to day ", data.definition("horizon")];
  const ratio = { unit: "hazard-ratio", better: "lower", until, shown: true } as const;
  return [
    {
      ...ratio,
      id: "hazard-ratio/unadjusted",
      label: "Hazard ratio of relapse (Cox)",
      population: UNADJUSTED,
      quantity: cox.ratio,
    },
    {
      ...ratio,
      id: "hazard-ratio/overlap",
      label: "Hazard ratio of relapse (marginal Cox)",
      population: OVERLAP,
      quantity: coxOverlap(data),
    },
    {
      ...ratio,
      unit: "ratio",
      id: "subdistribution-ratio/unadjusted",
      label: "Ratio of subdistribution hazards of relapse, other deaths competing (Fine–Gray)",
      population: UNADJUSTED,
      quantity: subdistributionRatio(data),
    },
    ...data.cohorts.map(
      ({ id, label, role }): EstimatorMeasure => ({
        id: `follow-up/${id}`,
        label: `Median follow-up of responders (reverse Kaplan–Meier), ${label}`,
        unit: "days",
        better: "neither",
        population: UNADJUSTED,
        quantity: followUp(data, role === "intervention" ? 1 : 0),
        until: [],
        shown: true,
      }),
    ),
  ];
};

/** Numbers at one horizon. */
const horizonMeasures = (
  data: SensitivityData,
  { options, suffix, variants, weibull, day }: AtHorizon,
): readonly EstimatorMeasure[] => {
  const { primary, found, cohorts } = data;
  const free = variants.find(({ id }) => id === "primary")?.free;
  const harmful = free?.kind === "estimate" && free.value < 0;
  const deaths = deathCompeting(found.courses);
  const refused = notReached(deaths, options);
  const common = { until: [", by day ", day] as Prose, shown: suffix === data.shown.suffix };
  return [
    {
      ...common,
      id: `risk-ratio/unadjusted${suffix}`,
      label: "Risk ratio of relapse (Kaplan–Meier)",
      unit: "risk-ratio",
      better: "lower",
      population: UNADJUSTED,
      quantity: relapseRatio(primary, options),
    },
    {
      ...common,
      id: `number-needed/unadjusted${suffix}`,
      label: harmful
        ? "Responders treated for one more with relapse (number needed to harm)"
        : "Responders treated for one more without relapse (number needed to treat)",
      unit: "people",
      better: "neither",
      population: UNADJUSTED,
      quantity: numberNeeded(free ?? notEstimable("no-data", "There is no difference to invert.")),
    },
    {
      ...common,
      id: `time-ratio/unadjusted${suffix}`,
      label: "Ratio of times to relapse (Weibull between visits)",
      unit: "ratio",
      better: "higher",
      population: UNADJUSTED,
      quantity: weibull.unadjusted.timeRatio,
    },
    {
      ...common,
      id: `time-ratio/overlap${suffix}`,
      label: "Ratio of times to relapse (Weibull between visits)",
      unit: "ratio",
      better: "higher",
      population: OVERLAP,
      quantity: weibull.overlap.timeRatio,
    },
    ...cohorts.map(
      ({ id, label, role }): EstimatorMeasure => ({
        ...common,
        id: `incidence/${id}${suffix}`,
        label: `Relapsed, other deaths competing (Aalen–Johansen), ${label}`,
        unit: "share",
        better: "lower",
        population: UNADJUSTED,
        quantity:
          refused ??
          cumulativeIncidenceAt(aalenJohansen(armOf(deaths, role === "intervention" ? 1 : 0)), options.tau, {
            level: options.level,
          }),
      }),
    ),
  ];
};

/** How long people would have been followed had nobody relapsed: relapse and being last seen change places. */
const followUp = ({ primary, plan }: SensitivityData, arm: 0 | 1): Quantity => {
  const { time, event } = armOf(primary, arm);
  return survivalQuantile(kaplanMeier({ time, event: event.map((code) => 1 - code) }, { level: plan.level }));
};
