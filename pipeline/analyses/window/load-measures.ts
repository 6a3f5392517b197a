import type { SessionLoad } from "../../derive/effort/session-loads.ts";
import type { Headline } from "../../model/index.ts";
import { type Description, describe } from "../../stats/ordinal/describe.ts";
import { estimate, notEstimable } from "../../stats/quantity.ts";
import { headline } from "../patients/headline.ts";
import type { Cohort } from "../patients/patient-input.ts";
import type { WindowData } from "./window-data.ts";

export interface LoadMeasure {
  readonly id: string;
  readonly words: string;
  readonly unit: string;
  readonly of: (load: SessionLoad) => number | null;
}

export const loadMeasures: readonly LoadMeasure[] = [
  {
    id: "sessions",
    words: "Sessions a person: acute doses and sessions of the intervention",
    unit: "sessions",
    of: ({ doses, therapy }) => doses + therapy,
  },
  { id: "minutes", words: "Minutes a person in all these sessions", unit: "minutes", of: ({ minutes }) => minutes },
  { id: "dose-minutes", words: "Minutes of one acute dose", unit: "minutes", of: ({ doseMinutes }) => doseMinutes },
  { id: "doses", words: "Acute doses a person", unit: "sessions", of: ({ doses }) => doses },
  {
    id: "therapy-sessions",
    words: "Sessions of the intervention a person",
    unit: "sessions",
    of: ({ therapy }) => therapy,
  },
  {
    id: "therapy-days",
    words: "Days from the first to the last session of the intervention, of people with any",
    unit: "days",
    of: ({ therapyDays }) => therapyDays,
  },
];

/** Where the values of a cohort lie; `null` without any. */
export const loadOf = ({ loads }: WindowData, { of }: LoadMeasure, { role }: Cohort): Description | null =>
  describe(loads.filter(({ received }) => received === role).flatMap((load) => of(load) ?? []));

/** The median of each measure in each cohort; its quartiles stand in the table. */
export const loadHeadlines = (data: WindowData): readonly Headline[] =>
  loadMeasures.flatMap((measure) =>
    data.cohorts.map((cohort) => {
      const found = loadOf(data, measure, cohort);
      return headline({
        id: `${data.id}/${measure.id}/${cohort.id}`,
        label: [`${measure.words}, median, `, { term: cohort.label }],
        unit: measure.unit,
        quantity:
          found === null
            ? notEstimable("no-data", "Nobody in this group has such sessions with what is needed on record.")
            : estimate(found.median),
        n: found?.n ?? 0,
        rows: [{ table: "sessions", count: found?.n ?? 0, where: `people with it on record: ${cohort.label}` }],
      });
    }),
  );
