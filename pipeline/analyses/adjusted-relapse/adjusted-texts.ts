import type { Block, Caveat, Headline, Prose, TextBlock } from "../../model/index.ts";
import { MADE_UP } from "../patients/patient-caveats.ts";
import { type AdjustedData, adjustmentWords } from "./adjusted-data.ts";
import { byDay, suffixOf } from "./adjusted-words.ts";
import { adjustmentId, adjustmentName, populationName } from "./measures.ts";

const text = (depth: TextBlock["depth"], prose: Prose): TextBlock => ({ kind: "text", depth, prose });

/** The sentences of the finding; made-up patients are named before any number. */
export const adjustedTexts = (data: AdjustedData, headlines: readonly Headline[]): readonly Block[] => {
  const made: Prose = data.dataset.kind === "simulated" ? [...MADE_UP, " "] : [];
  return [text("plain", [...made, ...plain(data, headlines)]), text("clinician", [...made, ...clinician(data)])];
};

const primaryOf = (data: AdjustedData): string => adjustmentWords(data)[0] ?? "";

const plain = (data: AdjustedData, headlines: readonly Headline[]): Prose => {
  const id = (cohort: string): string => `${data.id}/rmst/${cohort}/${adjustmentId(primaryOf(data))}${suffixOf(data)}`;
  const known = data.cohorts.every(
    (cohort) => headlines.find((headline) => headline.id === id(cohort.id))?.quantity.kind === "estimate",
  );
  if (!known) {
    return [
      "We could not compare the two groups fairly. There were too few people, or the groups were too different from each other.",
    ];
  }
  return [
    "People chose their treatment, so the two groups differ. Here they are made alike in everything that was written down before treatment. Then people who felt much better stayed well for an average of ",
    ...data.cohorts.flatMap(
      (cohort, i): Prose => [
        i === 0 ? "" : ", and ",
        { headline: id(cohort.id), show: "value" },
        " ",
        { term: cohort.with },
      ],
    ),
    ". What was not written down may still differ.",
  ];
};

const clinician = (data: AdjustedData): Prose => {
  const word = primaryOf(data);
  const suffix = suffixOf(data);
  const of = (measure: string) =>
    ({ headline: `${data.id}/${measure}/${adjustmentId(word)}${suffix}`, show: "value-and-interval" }) as const;
  return [
    `After ${adjustmentName(word)}, which speak for ${populationName(word)}, `,
    { term: data.intervention.label },
    " minus ",
    { term: data.comparator.label },
    ...byDay(data),
    ": mean time without relapse among responders ",
    of("rmst-difference"),
    "; mean time in sustained response per person who started ",
    of("rmdor-difference"),
    "; relapse-free share of responders ",
    of("risk-difference"),
    ". Risk ratio of relapse ",
    of("risk-ratio"),
    "; marginal hazard ratio ",
    { headline: `${data.id}/hazard-ratio/${adjustmentId(word)}`, show: "value-and-interval" },
    " (an average over the follow-up if hazards are not proportional). A hidden cause would have to be tied to both treatment and relapse by risk ratios of ",
    { headline: `${data.id}/e-value/point/${adjustmentId(word)}${suffix}`, show: "value" },
    " to explain the risk ratio away, and of ",
    { headline: `${data.id}/e-value/limit/${adjustmentId(word)}${suffix}`, show: "value" },
    " to move its interval to no difference.",
  ];
};

/** What weighting can and cannot do, and what happened here. */
export const adjustedCaveats = (data: AdjustedData, headlines: readonly Headline[]): readonly Caveat[] => {
  const [first] = data.responders;
  const absent = data.plan.covariates.filter(
    (name) => first && !first.covariates.some(({ spec }) => spec.text === name),
  );
  const value = (measure: string): number | null => {
    const quantity = headlines.find(
      ({ id }) => id === `${data.id}/${measure}/${adjustmentId(primaryOf(data))}${suffixOf(data)}`,
    )?.quantity;
    return quantity?.kind === "estimate" ? quantity.value : null;
  };
  const [responders, starters] = [value("rmst-difference"), value("rmdor-difference")];
  return [
    ...(data.dataset.kind === "simulated" ? [{ code: "made-up-patients", prose: MADE_UP }] : []),
    {
      code: "unmeasured-causes",
      prose: [
        "Weights make the groups alike in what was recorded before treatment and in nothing else. Why people chose what they chose may still differ.",
      ],
    },
    {
      code: "responders-only",
      prose: [
        "Response is itself an effect of treatment, so a comparison among responders alone is not one of treatments; read it together with mean days in sustained response per person who started.",
      ],
    },
    ...(absent.length === 0
      ? []
      : [
          {
            code: "covariates-not-recorded",
            prose: [
              "Declared, but not recorded in these data, and so not adjusted for: ",
              ...absent.flatMap((name, i): Prose => [i === 0 ? "" : ", ", { term: name }]),
              ".",
            ],
          },
        ]),
    ...(first && first.imputed > 0
      ? [
          {
            code: "covariates-imputed",
            prose: [
              "Some values of covariates were missing; they were imputed several times, and estimates pooled over the completed sets.",
            ],
          },
        ]
      : []),
    ...(responders !== null && starters !== null && responders * starters < 0
      ? [
          {
            code: "responders-and-starters-disagree",
            prose: [
              "The two numbers that belong together point in different ways: among responders ",
              {
                headline: `${data.id}/rmst-difference/${adjustmentId(primaryOf(data))}${suffixOf(data)}`,
                show: "value" as const,
              },
              ", per person who started ",
              {
                headline: `${data.id}/rmdor-difference/${adjustmentId(primaryOf(data))}${suffixOf(data)}`,
                show: "value" as const,
              },
              ". Treat the question as open.",
            ],
          },
        ]
      : []),
  ];
};
