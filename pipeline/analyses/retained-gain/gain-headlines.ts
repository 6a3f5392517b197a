import type { Headline, Prose } from "../../model/index.ts";
import { type Definition, defined } from "../patients/definitions.ts";
import { headline } from "../patients/headline.ts";
import type { Cohort, PatientInput } from "../patients/patient-input.ts";
import { waldTest } from "../patients/wald-test.ts";
import type { Kept, Landmark } from "./gain-data.ts";

export const ratioId = (data: PatientInput, cohort: Cohort, day: number): string =>
  `${data.id}/ratio/${cohort.id}/day-${day}`;

export const differenceId = (data: PatientInput, day: number): string =>
  `${data.id}/ratio-difference/unadjusted/day-${day}`;

/** What each cohort kept by one landmark, and the difference. */
export const landmarkHeadlines = (
  data: PatientInput,
  { day, kept, difference }: Landmark,
  definitions: readonly Definition[],
): readonly Headline[] => {
  const at: Prose = [" by day ", defined(definitions)(`landmark-${day}`)];
  const rowsOf = ({ cohort, pairs }: Kept) => ({
    table: "outcomes",
    count: pairs.numerator.length,
    where: `responders with a score near day ${day} who received: ${cohort.label}`,
  });
  return [
    ...kept.map((one) =>
      headline({
        id: ratioId(data, one.cohort, day),
        label: ["Share of the gain kept by responders", ...at, ", ", { term: one.cohort.label }],
        unit: "gain-share",
        better: "higher",
        quantity: one.ratio,
        n: one.pairs.numerator.length,
        rows: [rowsOf(one)],
      }),
    ),
    headline({
      id: differenceId(data, day),
      label: [
        "Difference in the share of the gain kept by responders, unadjusted,",
        ...at,
        ", ",
        { term: data.intervention.label },
        " minus ",
        { term: data.comparator.label },
      ],
      unit: "gain-share-difference",
      better: "higher",
      quantity: difference,
      // Declared as a secondary estimand, so that it may be tested.
      test: waldTest(difference, "Wald, bootstrap standard error"),
      n: kept.reduce((sum, { pairs }) => sum + pairs.numerator.length, 0),
      rows: kept.map(rowsOf),
    }),
  ];
};
