import type { Block, Caveat, Prose } from "../../model/index.ts";
import { listed } from "../patients/definitions.ts";
import { imputedCaveat } from "../patients/imputed-caveat.ts";
import { MADE_UP } from "../patients/patient-caveats.ts";
import type { CloneData } from "./clone-data.ts";
import { differenceId, strategyId } from "./clone-headlines.ts";

/** The sentences of the finding; made-up patients are named before any number. */
export const cloneTexts = (data: CloneData): readonly Block[] => {
  const made: Prose = data.dataset.kind === "simulated" ? [...MADE_UP, " "] : [];
  return [
    { kind: "text", depth: "plain", prose: [...made, ...plain(data)] },
    { kind: "text", depth: "clinician", prose: [...made, ...clinical(data)] },
  ];
};

const plain = (data: CloneData): Prose => {
  if (data.comparison.difference.kind === "not-estimable") {
    return [
      "We could not count from the first dose in a way that is fair to both groups. There were too few people, or the groups were too different from each other.",
    ];
  }
  return [
    "Here we count from the first dose, so that nobody has to stay well for some time before being counted as treated. In this count people felt much better for an average of ",
    ...data.cohorts.flatMap(
      (cohort, i): Prose => [
        i === 0 ? "" : ", and ",
        { headline: strategyId(data, cohort), show: "value" },
        " ",
        { term: cohort.with },
      ],
    ),
    ". What was not written down before treatment may still differ.",
  ];
};

const clinical = (data: CloneData): Prose => [
  "Were everyone to receive ",
  { term: data.intervention.label },
  " by day ",
  data.definition("grace"),
  " after the first dose, against nobody, mean time in sustained response by day ",
  data.definition("horizon"),
  " would differ by ",
  { headline: differenceId(data), show: "value-and-interval" },
  ", given the declared covariates. A sensitivity analysis: it does not replace the comparison from time zero.",
];

/** What cloning can and cannot do, and what happened here. */
export const cloneCaveats = (data: CloneData): readonly Caveat[] => {
  const { absent, ...people } = data.comparison.people;
  return [
    ...(data.dataset.kind === "simulated" ? [{ code: "made-up-patients", prose: MADE_UP }] : []),
    {
      code: "unmeasured-causes",
      prose: [
        "Weights make up for leaving a strategy only as far as what was recorded before treatment tells of it. How people fared between the first dose and the day on which they left does not enter them.",
      ],
    },
    {
      code: "grace-period",
      prose: [
        "Whoever's outcome was settled in the grace period while still in keeping with both strategies counts for both. That is what a grace period means; it draws the two strategies towards each other.",
      ],
    },
    {
      code: "stand-in",
      prose: [
        "At the end of the grace period everyone who received the intervention stands for those who did not, however early they received it: ",
        data.definition("at-start"),
        " of ",
        data.definition("people"),
        " people had received it by the day of the first dose.",
      ],
    },
    {
      code: "not-evaluable",
      prose: [
        "Who had no score in the window of time zero is followed to the last acute dose and censored there, as if those people fared like the others.",
      ],
    },
    ...(absent.length === 0
      ? []
      : [
          {
            code: "covariates-not-recorded",
            prose: [
              "Declared, but not recorded in these data, and so not adjusted for: ",
              ...listed(absent.map((name) => ({ term: name }))),
              ".",
            ],
          },
        ]),
    ...imputedCaveat(people, data.plan),
  ];
};
