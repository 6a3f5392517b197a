import type { Headline, Rows } from "../../model/index.ts";
import { headline } from "../patients/headline.ts";
import type { Cohort } from "../patients/patient-input.ts";
import { type CloneData, strategyOf } from "./clone-data.ts";

export const differenceId = ({ id }: Pick<CloneData, "id">): string => `${id}/rmdor-difference/weighted`;
export const strategyId = ({ id }: Pick<CloneData, "id">, cohort: Cohort): string =>
  `${id}/rmdor/${cohort.id}/weighted`;

/** The difference and what it is made of; exploratory, so that none is tested. */
export const cloneHeadlines = (data: CloneData): readonly Headline[] => {
  const { comparison, cohorts, intervention, comparator, definition } = data;
  const people = comparison.people.people.length;
  const rows: readonly Rows[] = [
    {
      table: "patients",
      count: people,
      where: "eligible treated people who could be cloned on the day of the first dose",
    },
  ];
  return [
    headline({
      id: differenceId(data),
      label: [
        "Difference in mean days in sustained response from the first dose to day ",
        definition("horizon"),
        ", clones censored and weighted, ",
        { term: intervention.label },
        " minus ",
        { term: comparator.label },
      ],
      unit: "day-difference",
      better: "higher",
      quantity: comparison.difference,
      n: people,
      rows,
    }),
    ...cohorts.map((cohort) =>
      headline({
        id: strategyId(data, cohort),
        label: [
          "Mean days in sustained response from the first dose to day ",
          definition("horizon"),
          ", clones censored and weighted, ",
          { term: cohort.label },
        ],
        unit: "days",
        better: "higher",
        quantity: strategyOf(data, cohort)?.mean ?? comparison.difference,
        n: people,
        rows,
      }),
    ),
  ];
};
