import { instrumentScale } from "../../derive/instrument-scale.ts";
import {
  asRecorded,
  beforeLaterDoses,
  dropoutBound,
  primaryPeople,
} from "../../derive/relapse-variants/assumption-people.ts";
import { censoringWeighted } from "../../derive/relapse-variants/censoring-weighted.ts";
import type { FollowedPeople } from "../../derive/relapse-variants/followed-people.ts";
import { type HorizonOptions, relapseDifference } from "../../derive/relapse-variants/relapse-difference.ts";
import type { SensitivityPeople } from "./sensitivity-data.ts";
import { countsOf, type Variant, variantOf } from "./variant.ts";

const GROUP = "Other assumptions";

/** The primary rule and estimator under other clocks, cohorts and guesses about those who were lost. */
export const assumptionVariants = (data: SensitivityPeople, options: HorizonOptions): readonly Variant[] => {
  const { cohorts, found, landmarks } = data;
  const plainly = (id: string, label: string, people: FollowedPeople, population?: string): Variant =>
    variantOf(
      { id, group: GROUP, label, ...(population === undefined ? {} : { population }) },
      relapseDifference(people, options),
      countsOf(people, cohorts, options.tau),
    );
  const toDose = beforeLaterDoses(found.courses);
  const bound = (relapsing: "intervention" | "comparator"): FollowedPeople =>
    dropoutBound(found.courses, relapsing, options.tau);
  return [
    ...landmarks.map(({ day, people }) =>
      plainly(
        `landmark-${day}`,
        `One clock for all: from day ${day} after the first dose`,
        people,
        "people in response then, unadjusted",
      ),
    ),
    plainly("recorded-cohort", "Treatment as the source records it", primaryPeople(asRecorded(found.courses))),
    variantOf(
      {
        id: "before-later-doses",
        group: GROUP,
        label: "Followed only to the first later dose, weighted for being followed",
      },
      censoringWeighted(toDose, remissionCodes(data, toDose.courses), options),
      countsOf(toDose, cohorts, options.tau),
    ),
    plainly("dropout-worst", "Dropout, worst: they relapse in the intervention only", bound("intervention")),
    plainly("dropout-best", "Dropout, best: they relapse in the comparator only", bound("comparator")),
  ];
};

/** 1 for people in remission at time zero by their instrument's cited limit: who relapses, and who is dosed again, may hang on it. */
const remissionCodes = (
  { instruments }: SensitivityPeople,
  courses: SensitivityPeople["found"]["courses"],
): Uint8Array => {
  const limits = new Map(
    instruments.map((instrument) => [instrument.id, instrumentScale(instrument).remissionSeverity]),
  );
  return Uint8Array.from(courses, ({ instrument, timeZero }) => {
    const limit = limits.get(instrument ?? "") ?? null;
    return limit !== null && timeZero !== null && timeZero.severity <= limit ? 1 : 0;
  });
};
