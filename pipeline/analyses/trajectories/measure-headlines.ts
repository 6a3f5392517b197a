import { adjustment } from "../../derive/weighting/adjustment.ts";
import type { Headline, Prose, Quantity } from "../../model/index.ts";
import { headline } from "../patients/headline.ts";
import type { Cohort } from "../patients/patient-input.ts";
import { withheld } from "../patients/withheld.ts";
import type { TrajectoryData } from "./trajectory-data.ts";

/** "overlap", "stabilised", …: the end of the id of the adjusted area. */
export const adjustedName = ({ plan }: Pick<TrajectoryData, "plan">): string =>
  adjustment(plan.propensity.weights).kind;

/** Area under the improvement curve, slope after response, time above: sensitivity analyses, without p-values. */
export const measureHeadlines = (data: TrajectoryData): readonly Headline[] => {
  const { slope, above, units } = data;
  const [area] = data.areas;
  const horizon: Prose = [" to day ", data.definition("horizon"), " after time zero"];
  const perDays: Prose = [", change over ", data.definition("slope-days"), " days"];
  return [
    ...measure(data, {
      name: "area",
      label: ["Mean improvement (area under the improvement curve over its length)", ...horizon],
      units,
      of: area.of,
      difference: area.unadjusted,
      people: area.people,
      where: "people evaluated at time zero",
    }),
    headline({
      id: `${data.id}/area-difference/${adjustedName(data)}`,
      label: [
        "Difference in mean improvement",
        ...horizon,
        `, ${populationWords(data)}, `,
        { term: data.intervention.label },
        " minus ",
        { term: data.comparator.label },
      ],
      unit: units.difference,
      better: "higher",
      quantity: adjustedArea(data, area),
      n: area.adjusted.people,
      rows: [
        { table: "patients", count: area.adjusted.people, where: "people evaluated at time zero with every covariate" },
      ],
    }),
    ...measure(data, {
      name: "slope",
      label: ["Slope of improvement after response", ...perDays],
      units: { value: units.difference, difference: units.difference },
      of: slope.of,
      difference: slope.difference,
      people: slope.people,
      where: "responders with a score after time zero",
    }),
    ...measure(data, {
      name: "time-above",
      label: ["Share of the days followed with at least the minimal important difference", ...horizon],
      units: { value: "share", difference: "risk-difference" },
      of: above.of,
      difference: above.difference,
      people: above.people,
      where: "people followed after time zero with a cited minimal important difference",
    }),
  ];
};

/** The adjusted area difference, or why it is withheld. */
export const adjustedArea = (data: TrajectoryData, { adjusted }: TrajectoryData["areas"][number]): Quantity =>
  withheld(adjusted.checks, data.cohorts) ?? adjusted.quantity;

/** Whom the adjusted number speaks for. */
export const populationWords = (data: Pick<TrajectoryData, "plan">): string =>
  adjustedName(data) === "overlap"
    ? "weighted to the overlap population"
    : `adjusted (${adjustedName(data)}), everyone`;

interface Measure {
  readonly name: string;
  readonly label: Prose;
  readonly units: { readonly value: string; readonly difference: string };
  readonly of: Readonly<Record<Cohort["role"], Quantity>>;
  /** Intervention minus comparator. */
  readonly difference: Quantity;
  readonly people: Readonly<Record<Cohort["role"], number>>;
  readonly where: string;
}

const measure = (data: TrajectoryData, { name, label, units, ...measured }: Measure): readonly Headline[] => {
  const rowsOf = ({ role, label: received }: Cohort) => ({
    table: "outcomes",
    count: measured.people[role],
    where: `${measured.where} who received: ${received}`,
  });
  return [
    ...data.cohorts.map((cohort) =>
      headline({
        id: `${data.id}/${name}/${cohort.id}`,
        label: [...label, ", ", { term: cohort.label }],
        unit: units.value,
        better: "higher",
        quantity: measured.of[cohort.role],
        n: measured.people[cohort.role],
        rows: [rowsOf(cohort)],
      }),
    ),
    headline({
      id: `${data.id}/${name}-difference/unadjusted`,
      label: [
        ...label,
        ", difference, unadjusted, ",
        { term: data.intervention.label },
        " minus ",
        { term: data.comparator.label },
      ],
      unit: units.difference,
      better: "higher",
      quantity: measured.difference,
      n: measured.people.intervention + measured.people.comparator,
      rows: data.cohorts.map(rowsOf),
    }),
  ];
};
