import type { Headline, Prose, Run, TextBlock } from "../../model/index.ts";
import { MADE_UP, OWN_CHOICE } from "../patients/patient-caveats.ts";
import { byWindowId } from "./by-window-headlines.ts";
import { adjustedName, populationWords } from "./measure-headlines.ts";
import type { TrajectoryData } from "./trajectory-data.ts";

/** For a patient and for a clinician. */
export const trajectoryTexts = (data: TrajectoryData, headlines: readonly Headline[]): readonly TextBlock[] => {
  const made: Prose = data.dataset.kind === "simulated" ? [...MADE_UP, " "] : [];
  const known = new Set(headlines.flatMap(({ id, quantity }) => (quantity.kind === "estimate" ? [id] : [])));
  const last = data.plan.visitWindows.targets.filter((target) => known.has(byWindowId(data, target))).at(-1) ?? null;
  return [
    { kind: "text", depth: "plain", prose: [...made, ...plainSentences(data, last)] },
    { kind: "text", depth: "clinician", prose: [...made, ...clinicianSentences(data, last, known)] },
  ];
};

const plainSentences = (data: TrajectoryData, last: number | null): Prose =>
  last === null
    ? [
        "We could not work out how symptoms changed over time. There were too few people, or they were not seen often enough. ",
        ...OWN_CHOICE,
      ]
    : [
        "We asked how much symptoms had eased about ",
        data.definition(`target-${last}`),
        " days after ",
        data.plan.visitWindows.origin === "firstDose" ? "the first dose" : "treatment",
        ". The two groups then differed by ",
        { headline: byWindowId(data, last), show: "value" },
        " on the symptom scale. A number above zero means more relief ",
        { term: data.intervention.with },
        ". ",
        ...OWN_CHOICE,
      ];

const clinicianSentences = (data: TrajectoryData, last: number | null, known: ReadonlySet<string>): Prose => {
  const number = (name: string): Run => {
    const headline = `${data.id}/${name}`;
    return known.has(headline) ? { headline, show: "value-and-interval" } : "not shown (the table says why)";
  };
  return [
    { term: data.intervention.label },
    " minus ",
    { term: data.comparator.label },
    ", improvement in ",
    { term: data.unitWords },
    ". ",
    ...(last === null
      ? ["No window could be compared by the mixed model; the table says why. "]
      : ([
          "Mixed model for repeated measures, adjusted, everybody seen, window of day ",
          data.definition(`target-${last}`),
          ": ",
          { headline: byWindowId(data, last), show: "value-and-interval" },
          " (",
          { headline: byWindowId(data, last), show: "p" },
          ", not corrected for the number of questions). ",
        ] as const)),
    "Sensitivity analyses to day ",
    data.definition("horizon"),
    " after time zero: mean improvement, unadjusted ",
    number("area-difference/unadjusted"),
    `; ${populationWords(data)} `,
    number(`area-difference/${adjustedName(data)}`),
    "; slope of improvement among responders over ",
    data.definition("slope-days"),
    " days ",
    number("slope-difference/unadjusted"),
    "; share of days followed with at least the minimal important difference ",
    number("time-above-difference/unadjusted"),
    ". Patients chose their treatment, so none of these is an effect of treatment.",
  ];
};
