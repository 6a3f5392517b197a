import type { Block, Headline, Prose, TextBlock } from "../../model/index.ts";
import { MADE_UP, OWN_CHOICE } from "../patients/patient-caveats.ts";
import type { RelapseData } from "./relapse-data.ts";

/** The sentences of the finding; made-up patients are named before any number. */
export const relapseTexts = (data: RelapseData, headlines: readonly Headline[]): readonly Block[] => {
  const made: Prose = data.dataset.kind === "simulated" ? [...MADE_UP, " "] : [];
  return [
    text("plain", [...made, ...plainSentences(data, headlines)]),
    text("clinician", [...made, ...clinicianSentences(data)]),
    text("full", detectionSentences(data)),
  ];
};

const text = (depth: TextBlock["depth"], prose: Prose): TextBlock => ({ kind: "text", depth, prose });

const suffixOf = ({ fallback }: RelapseData): string => (fallback === null ? "" : `/day-${fallback}`);

const dayOf = (data: RelapseData) => data.definition(data.fallback === null ? "horizon" : "fallback");

const plainSentences = (data: RelapseData, headlines: readonly Headline[]): Prose => {
  const suffix = suffixOf(data);
  const rmst = ({ id }: { readonly id: string }): string => `${data.id}/rmst/${id}${suffix}`;
  const known = data.cohorts.every(
    (cohort) => headlines.find(({ id }) => id === rmst(cohort))?.quantity.kind === "estimate",
  );
  if (!known) {
    return [
      "We could not work out how long the benefit lasted. There were too few people, or they were not followed for long enough. ",
      ...OWN_CHOICE,
    ];
  }
  const perArm = (measure: string): Prose =>
    data.cohorts.flatMap(
      (cohort, i): Prose => [
        i === 0 ? "" : ", and ",
        { headline: `${data.id}/${measure}/${cohort.id}${suffix}`, show: "value" },
        " ",
        { term: cohort.with },
      ],
    );
  return [
    "Some people felt much better after treatment. In the next ",
    dayOf(data),
    " days they stayed well for an average of ",
    ...perArm("rmst"),
    ". Now count everyone who started. They felt much better for an average of ",
    ...perArm("rmdor"),
    ". ",
    ...OWN_CHOICE,
  ];
};

const clinicianSentences = (data: RelapseData): Prose => {
  const suffix = suffixOf(data);
  const of = (measure: string) =>
    ({ headline: `${data.id}/${measure}/unadjusted${suffix}`, show: "value-and-interval" }) as const;
  return [
    "Unadjusted, ",
    { term: data.intervention.label },
    " minus ",
    { term: data.comparator.label },
    ", by day ",
    dayOf(data),
    ": mean time without relapse among responders ",
    of("rmst-difference"),
    "; mean time in sustained response per person who started ",
    of("rmdor-difference"),
    "; relapse-free share of responders ",
    of("risk-difference"),
    ". Log-rank observed over expected ",
    { headline: `${data.id}/log-rank/unadjusted`, show: "value" },
    ". Patients chose their treatment, so none of these is an effect of treatment.",
  ];
};

const detectionSentences = (data: RelapseData): Prose => [
  "Relapse can only be seen at visits; the true day lies between two visits (median gap ",
  { headline: `${data.id}/visit-gap/all`, show: "value" },
  "). At time zero the median time since the last dose was ",
  ...data.cohorts.flatMap(
    ({ id, label }, i): Prose => [
      i === 0 ? "" : " and ",
      { headline: `${data.id}/days-since-last-dose/${id}`, show: "value" },
      " (",
      { term: label },
      ")",
    ],
  ),
  ".",
];
