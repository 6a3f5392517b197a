import type { Course } from "../../derive/course.ts";
import { isKnownTo, leftBefore } from "../../derive/follow-up/known-to.ts";
import type { Headline } from "../../model/index.ts";
import { clopperPearson } from "../../stats/categorical/clopper-pearson.ts";
import { headline } from "../patients/headline.ts";
import type { Cohort } from "../patients/patient-input.ts";
import type { FollowUpData } from "./follow-up-data.ts";

interface Share {
  readonly id: string;
  readonly words: string;
  /** Whether the share hangs on the horizon. */
  readonly toHorizon: boolean;
  readonly better: Headline["better"];
  readonly among: (course: Course) => boolean;
  readonly is: (course: Course, data: FollowUpData, tau: number) => boolean;
}

const ENTERED = new Set<Course["standing"]>(["ended-early", "not-evaluable", "non-responder", "responder"]);
const EVALUABLE = new Set<Course["standing"]>(["non-responder", "responder"]);

const shares: readonly Share[] = [
  {
    id: "course-finished",
    words: "Acute course finished, of people treated",
    toHorizon: false,
    better: "higher",
    among: () => true,
    is: ({ patient }, { finished }) => finished.has(patient),
  },
  {
    id: "evaluable",
    words: "Scored at time zero, of people treated whose baseline qualified",
    toHorizon: false,
    better: "higher",
    among: ({ standing }) => ENTERED.has(standing),
    is: ({ standing }) => EVALUABLE.has(standing),
  },
  {
    id: "left-before-horizon",
    words: "Dropped out before relapse and before the horizon, of responders",
    toHorizon: true,
    better: "lower",
    among: ({ ending }) => ending !== null,
    is: (course, _, tau) => leftBefore(course, tau),
  },
  {
    id: "known-to-horizon",
    words: "Relapsed, or still seen at the horizon, of responders",
    toHorizon: true,
    better: "higher",
    among: ({ ending }) => ending !== null,
    is: (course, _, tau) => isKnownTo(course, tau),
  },
];

/** How far people were followed, by treatment received: shares with exact intervals, and how often responders were seen. */
export const followUpHeadlines = (data: FollowUpData): readonly Headline[] => [
  ...shares.flatMap((share) =>
    (share.toHorizon ? data.horizons : data.horizons.slice(0, 1)).flatMap((horizon) =>
      data.cohorts.map((cohort) => shareHeadline(data, share, cohort, horizon)),
    ),
  ),
  ...data.cohorts.map((cohort) => rateHeadline(data, cohort)),
];

const shareHeadline = (
  data: FollowUpData,
  { id, words, toHorizon, better, among, is }: Share,
  cohort: Cohort,
  { tau, suffix, day }: FollowUpData["shown"],
): Headline => {
  const people = data.found.courses.filter((course) => course.received === cohort.role && among(course));
  const events = people.filter((course) => is(course, data, tau)).length;
  return headline({
    id: `${data.id}/${id}/${cohort.id}${suffix}`,
    label: [`${words}, `, { term: cohort.label }, ...(toHorizon ? [", by day ", day] : [])],
    unit: "share",
    better,
    quantity: clopperPearson({ events, n: people.length }, { level: data.plan.level }),
    n: people.length,
    events,
    rows: [{ table: "patients", count: people.length, where: `${words}: ${cohort.label}` }],
  });
};

const rateHeadline = (data: FollowUpData, cohort: Cohort): Headline => {
  const { rate, people, visits } = data.rates[cohort.role];
  return headline({
    id: `${data.id}/visit-rate/${cohort.id}`,
    label: ["Visits a month of responders until relapse or the last visit, ", { term: cohort.label }],
    unit: "visits-per-month",
    quantity: rate,
    n: people,
    rows: [{ table: "outcomes", count: visits, where: `visits of responders who received: ${cohort.label}` }],
  });
};
