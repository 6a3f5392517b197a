import type { Headline, Prose } from "../../model/index.ts";
import { headline } from "../patients/headline.ts";
import type { EstimatorMeasure } from "./estimator-measures.ts";
import type { AtHorizon, SensitivityData } from "./sensitivity-data.ts";
import type { Variant } from "./variant.ts";

/** Every number of the finding; none carries a p-value. */
export const sensitivityHeadlines = (
  data: SensitivityData,
  measures: readonly EstimatorMeasure[],
): readonly Headline[] => [
  ...data.horizons.flatMap((at) => at.variants.flatMap((variant) => variantHeadlines(data, at, variant))),
  ...measures.map((measure) => measureHeadline(data, measure)),
];

const variantHeadlines = (data: SensitivityData, at: AtHorizon, variant: Variant): readonly Headline[] => {
  const { id, intervention, comparator } = data;
  const people = variant.counts.reduce((total, one) => total + one.people, 0);
  const common = {
    better: "higher",
    n: people,
    events: variant.counts.reduce((total, one) => total + one.relapses, 0),
    rows: [{ table: "patients", count: people, where: variant.population }],
  } as const;
  const label = (words: string): Prose => [
    `${words}, `,
    { term: variant.label },
    `, ${variant.population}, `,
    { term: intervention.label },
    " minus ",
    { term: comparator.label },
    ", by day ",
    at.day,
  ];
  return [
    headline({
      ...common,
      id: `${id}/rmst-difference/${variant.id}${at.suffix}`,
      label: label("Difference in mean days without relapse"),
      unit: "day-difference",
      quantity: variant.days,
    }),
    ...(variant.free === null
      ? []
      : [
          headline({
            ...common,
            id: `${id}/risk-difference/${variant.id}${at.suffix}`,
            label: label("Difference in the relapse-free share"),
            unit: "risk-difference",
            quantity: variant.free,
          }),
        ]),
  ];
};

const measureHeadline = (data: SensitivityData, measure: EstimatorMeasure): Headline => {
  const people = data.primary.time.length;
  return headline({
    id: `${data.id}/${measure.id}`,
    label: [{ term: measure.label }, `, ${measure.population}`, ...measure.until],
    unit: measure.unit,
    better: measure.better,
    quantity: measure.quantity,
    n: people,
    events: measure.unit === "share" ? null : data.primary.cause.filter((cause) => cause === 1).length,
    rows: [{ table: "patients", count: people, where: "responders" }],
  });
};
