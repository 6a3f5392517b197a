import { isWithheld } from "../../derive/weighting/gate.ts";
import type { Caveat, Prose } from "../../model/index.ts";
import { listed } from "../patients/definitions.ts";
import { imputedCaveat } from "../patients/imputed-caveat.ts";
import { OWN_CHOICE, patientCaveats } from "../patients/patient-caveats.ts";
import { gateWords } from "../patients/withheld.ts";
import { adjustedName } from "./measure-headlines.ts";
import type { TrajectoryData } from "./trajectory-data.ts";
import { spaced } from "./trajectory-definitions.ts";

/** What a reader must know; each fires on the data, and the fixed ones always. */
export const trajectoryCaveats = (data: TrajectoryData): readonly Caveat[] => [
  ...patientCaveats(data).map((caveat) => (caveat.code.startsWith("unadjusted") ? adjustedToo(caveat, data) : caveat)),
  ...modelCaveats(data),
  ...imbalanceCaveat(data),
  {
    code: "not-seen",
    prose: [
      "The mixed model is right when whether somebody is seen depends only on what was seen before. Means as measured rest on whoever came.",
    ],
  },
  {
    code: "also-after-rescue",
    prose: [
      "Scores count also after a relapse and what was then done about it. A group that relapses more and is treated for it may look better later on, so read this beside the time to relapse.",
    ],
  },
  {
    code: "settled-at-time-zero",
    prose: [
      "The treatment received is settled by time zero; windows before it compare people by what they had received only later.",
    ],
  },
  {
    code: "soon-after-a-dose",
    prose: [
      "A score soon after a dose may show its passing effect, and a questionnaire may ask about a time from before the dose.",
    ],
  },
  ...(data.unit.kind === "percent" && data.people.length > 0
    ? [
        {
          code: "several-instruments",
          prose: [
            "People with different conditions answer different instruments; scores are put on one scale as percent of each instrument's range.",
          ],
        },
      ]
    : []),
  {
    code: "responders-only-slope",
    prose: [
      "The slope is among responders, and response is itself an effect of treatment. A straight line is a summary: improvement need not be lost evenly.",
    ],
  },
  ...(data.above.withoutDifference.length === 0
    ? []
    : [
        {
          code: "no-important-difference",
          prose: [
            "No minimal important difference is cited for ",
            ...listed(data.above.withoutDifference.map((id) => ({ term: data.instrumentName(id) }))),
            ", so people with it do not count in the time above it.",
          ],
        },
      ]),
  ...(data.baselines.length > 1 && data.baselines.every(({ changed }) => changed === 0)
    ? [
        {
          code: "baseline-rules-agree",
          prose: ["Every declared rule for the baseline picks the same score for everybody, so they cannot disagree."],
        },
      ]
    : []),
];

const adjustedToo = ({ code }: Caveat, data: TrajectoryData): Caveat => ({
  code: code.replace("unadjusted", "people-chose"),
  prose: [
    ...OWN_CHOICE,
    ` Differences marked adjusted (the mixed model, and the area by ${adjustedName(data)}) allow for the declared covariates, never for what was not recorded; all others are unadjusted.`,
  ],
});

const modelCaveats = ({ byWindow, plan }: TrajectoryData): readonly Caveat[] => {
  const failed = byWindow.tried.filter(({ refusal }) => refusal !== null);
  const used = byWindow.tried.find(({ refusal }) => refusal === null);
  const names: Prose = listed(failed.map(({ structure }) => ({ term: spaced(structure) })));
  return [
    ...(failed.length === 0 || used === undefined
      ? []
      : [
          {
            code: "simpler-structure",
            prose: [
              "The data could not answer the mixed model with a covariance of the visits that is ",
              ...names,
              "; the one used is ",
              { term: spaced(used.structure) },
              ", which assumes more. The table of the model says why.",
            ],
          },
        ]),
    ...(failed.length > 0 && used === undefined
      ? [
          {
            code: "no-structure",
            prose: ["The data could answer none of the declared covariance structures: ", ...names, "."],
          },
        ]
      : []),
    ...(byWindow.absent.length > 0
      ? [
          {
            code: "covariates-missing",
            prose: ["Adjusted numbers leave out covariates that nobody has; the table of the model names them."],
          },
        ]
      : []),
    ...imputedCaveat({ ...byWindow, people: { length: byWindow.people } }, plan),
  ];
};

/** A difference that is left after weighting, though not so large that the number is withheld, is named. */
const imbalanceCaveat = ({ areas: [area], cohorts }: TrajectoryData): readonly Caveat[] => {
  const { checks } = area.adjusted;
  const left = checks.filter(({ state }) => state === "shown");
  if (left.length === 0 || isWithheld(checks)) return [];
  return [
    {
      code: "imbalance-left",
      prose: [
        "The weighted difference in mean improvement is shown although the groups still differ: ",
        ...listed(left.map((check) => ({ term: gateWords(check, cohorts) }))),
        ".",
      ],
    },
  ];
};
