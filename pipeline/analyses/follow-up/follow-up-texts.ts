import type { Block, Headline, Prose } from "../../model/index.ts";
import { MADE_UP } from "../patients/patient-caveats.ts";
import type { FollowUpData } from "./follow-up-data.ts";

/** The sentences of the finding; made-up patients are named before any number. */
export const followUpTexts = (data: FollowUpData, headlines: readonly Headline[]): readonly Block[] => {
  const made: Prose = data.dataset.kind === "simulated" ? [...MADE_UP, " "] : [];
  return [
    { kind: "text", depth: "plain", prose: [...made, ...plain(data, headlines)] },
    { kind: "text", depth: "clinician", prose: [...made, ...clinical(data)] },
  ];
};

const plain = (data: FollowUpData, headlines: readonly Headline[]): Prose => {
  const id = (cohort: string): string => `${data.id}/left-before-horizon/${cohort}${data.shown.suffix}`;
  const known = data.cohorts.every(
    (cohort) => headlines.find((one) => one.id === id(cohort.id))?.quantity.kind === "estimate",
  );
  if (!known) return ["Too few people felt better to say how many of them were lost from sight."];
  return [
    "Some people who felt better stopped coming. We did not see how it went on for ",
    ...data.cohorts.flatMap(
      (cohort, i): Prose => [
        i === 0 ? "" : ", and ",
        { headline: id(cohort.id), show: "events" },
        " of ",
        { headline: id(cohort.id), show: "n" },
        " ",
        { term: cohort.with },
      ],
    ),
    ". Nobody knows how these people fared. We checked how much this could change the answer.",
  ];
};

const clinical = (data: FollowUpData): Prose => {
  const { suffix, day } = data.shown;
  const rmst = (guess: string) =>
    ({ headline: `${data.id}/rmst-difference/${guess}${suffix}`, show: "value-and-interval" }) as const;
  return [
    "Among responders the difference in mean days without relapse by day ",
    day,
    " is ",
    rmst("as-seen"),
    " as seen, in the overlap population. If both groups had been seen at common visits only: ",
    rmst("common-visits-overlap"),
    " (unadjusted ",
    rmst("common-visits"),
    "). Bounds if those who left fared as badly or as well as they could: ",
    rmst("dropout-worst"),
    " and ",
    rmst("dropout-best"),
    ". Responders were seen ",
    ...data.cohorts.flatMap(
      (cohort, i): Prose => [
        i === 0 ? "" : " and ",
        { headline: `${data.id}/visit-rate/${cohort.id}`, show: "value" },
        " (",
        { term: cohort.label },
        ")",
      ],
    ),
    " until relapse or the last visit.",
  ];
};
