import type { Caveat, Headline, Prose } from "../../model/index.ts";
import { listed } from "../patients/definitions.ts";
import { patientCaveats } from "../patients/patient-caveats.ts";
import type { RelapseData } from "./relapse-data.ts";

/** What a reader must know before using the numbers; each fires on the data, and the fixed ones always. */
export const relapseCaveats = (data: RelapseData, headlines: readonly Headline[]): readonly Caveat[] => {
  const suffix = data.fallback === null ? "" : `/day-${data.fallback}`;
  return [
    ...patientCaveats(data),
    ...signCaveat(data, headlines, suffix),
    ...horizonCaveat(data),
    {
      code: "responders-only",
      prose: [
        "Response is itself an effect of treatment, so a comparison among responders alone is not one of treatments; read it together with mean days in sustained response per person who started.",
      ],
    },
    {
      code: "seen-at-visits",
      prose: [
        "Relapse can only be seen at visits; the true day lies between two visits (median gap ",
        { headline: `${data.id}/visit-gap/all`, show: "value" },
        "). Each relapse is dated on the visit that showed it, which favors whoever is seen less often.",
      ],
    },
    ...thresholdCaveat(data),
    ...lostCaveat(data),
    ...uncountedCaveat(data),
  ];
};

const estimateOf = (headlines: readonly Headline[], id: string): number | null => {
  const quantity = headlines.find((headline) => headline.id === id)?.quantity;
  return quantity?.kind === "estimate" ? quantity.value : null;
};

const signCaveat = ({ id }: RelapseData, headlines: readonly Headline[], suffix: string): readonly Caveat[] => {
  const responders = `${id}/rmst-difference/unadjusted${suffix}`;
  const starters = `${id}/rmdor-difference/unadjusted${suffix}`;
  const first = estimateOf(headlines, responders);
  const second = estimateOf(headlines, starters);
  if (first === null || second === null || Math.sign(first) * Math.sign(second) !== -1) return [];
  return [
    {
      code: "responders-and-starters-disagree",
      prose: [
        "The two numbers that belong together point in different ways: among responders ",
        { headline: responders, show: "value" },
        ", per person who started ",
        { headline: starters, show: "value" },
        ". Treat the question as open.",
      ],
    },
  ];
};

const horizonCaveat = (data: RelapseData): readonly Caveat[] => {
  if (data.reached) return [];
  const instead: Prose =
    data.fallback === null
      ? [" No shorter declared horizon is reached either."]
      : [" The same estimates by day ", data.definition("fallback"), " stand under names of their own."];
  return [
    {
      code: "horizon-not-reached",
      prose: [
        "Fewer than ",
        data.definition("at-risk"),
        " people in at least one group were at risk at the horizon of ",
        data.definition("horizon"),
        " days, so nothing is estimated there.",
        ...instead,
      ],
    },
  ];
};

const thresholdCaveat = ({ found }: RelapseData): readonly Caveat[] => [
  ...(found.withoutMargin.length === 0
    ? []
    : [
        {
          code: "no-important-difference",
          prose: [
            "No minimal important difference is cited for ",
            ...listed(found.withoutMargin.map((term) => ({ term }))),
            ", so there a visit need only be worse than time zero by any amount, and noise may pass for relapse.",
          ],
        },
      ]),
  ...(found.lenientResponse.length === 0
    ? []
    : [
        {
          code: "response-below-relapse-line",
          prose: [
            "The response that is cited for ",
            ...listed(found.lenientResponse.map((term) => ({ term }))),
            " is a smaller improvement than the one below which a visit counts as bad, so a responder there may start beyond that line.",
          ],
        },
      ]),
];

const lostCaveat = (data: RelapseData): readonly Caveat[] =>
  data.arms.some(({ lost }) => lost.dropout + lost.death > 0)
    ? [
        {
          code: "lost-to-follow-up",
          prose: [
            "People who dropped out, or died for another reason, are followed to their last visit and counted as lost; if they fared worse than the rest, the curves are too favorable.",
          ],
        },
      ]
    : [];

const uncountedCaveat = ({ found }: RelapseData): readonly Caveat[] =>
  found.uncounted.rescue + found.uncounted.hospitalisation > 0
    ? [
        {
          code: "events-not-counted",
          prose: [
            "Some rescue or hospital events have a cause that the rule does not count (only new medication, ECT, worsening and suicide count).",
          ],
        },
      ]
    : [];
