import { TIPPED_IN, type TippedIn } from "../../derive/follow-up/tipping.ts";
import { tippingPoint } from "../../derive/follow-up/tipping-point.ts";
import { relapsesBy } from "../../derive/relapses-by.ts";
import type { Headline, Quantity } from "../../model/index.ts";
import { headline } from "../patients/headline.ts";
import type { FollowUpData, FollowUpHorizon } from "./follow-up-data.ts";

export const POPULATION = "overlap population";

/** One way to guess what was not seen; differences in mean days without relapse. */
export interface Guess {
  /** Last part of the headline's id. */
  readonly id: string;
  readonly words: string;
  readonly population: string;
  readonly of: (horizon: FollowUpHorizon) => Quantity;
}

export const guesses: readonly Guess[] = [
  { id: "as-seen", words: "As seen: who left is censored", population: POPULATION, of: ({ seen }) => seen },
  {
    id: "common-visits",
    words: "Both groups thinned to common visits",
    population: "responders, unadjusted",
    of: ({ common }) => common.unadjusted,
  },
  {
    id: "common-visits-overlap",
    words: "Both groups thinned to common visits",
    population: POPULATION,
    of: ({ common }) => common.overlap,
  },
  {
    id: "dropout-worst",
    words: "Worst case: everyone who left the intervention relapsed at once, nobody who left the comparator did",
    population: POPULATION,
    of: ({ worst }) => worst,
  },
  {
    id: "dropout-best",
    words: "Best case: everyone who left the comparator relapsed at once, nobody who left the intervention did",
    population: POPULATION,
    of: ({ best }) => best,
  },
];

export const TIPPED_WORDS: Readonly<Record<TippedIn, string>> = {
  intervention: "in the intervention only",
  both: "in both groups",
  comparator: "in the comparator only",
};

/** Sensitivity of the difference in mean days to who was seen how often and to what became of those who left; no tests. */
export const guessHeadlines = (data: FollowUpData): readonly Headline[] =>
  data.horizons.flatMap((horizon) => [
    ...guesses.map((guess) => guessHeadline(data, guess, horizon)),
    ...TIPPED_IN.map((tippedIn) => tippingHeadline(data, tippedIn, horizon)),
  ]);

const sizes = ({ first, second }: FollowUpData, tau: number) => ({
  n: first.responders.time.length + second.responders.time.length,
  events: relapsesBy(first.responders, tau) + relapsesBy(second.responders, tau),
});

const guessHeadline = (data: FollowUpData, { id, words, population, of }: Guess, horizon: FollowUpHorizon): Headline =>
  headline({
    id: `${data.id}/rmst-difference/${id}${horizon.suffix}`,
    label: [
      `Difference in mean days without relapse among responders (${population}): ${words}, `,
      { term: data.intervention.label },
      " minus ",
      { term: data.comparator.label },
      ", by day ",
      horizon.day,
    ],
    unit: "day-difference",
    better: "higher",
    quantity: of(horizon),
    ...sizes(data, horizon.tau),
    rows: data.arms.flatMap(({ rows }) => rows),
  });

const tippingHeadline = (data: FollowUpData, tippedIn: TippedIn, horizon: FollowUpHorizon): Headline =>
  headline({
    id: `${data.id}/tipping/${tippedIn}${horizon.suffix}`,
    label: [
      `Smallest declared factor on the hazard of relapse after leaving, ${TIPPED_WORDS[tippedIn]}, that moves the interval of the difference across zero (${POPULATION}), by day `,
      horizon.day,
    ],
    unit: "ratio",
    quantity: tippedAt(horizon, tippedIn),
    ...sizes(data, horizon.tau),
    rows: data.arms.flatMap(({ rows }) => rows),
  });

const tippedAt = ({ seen, tipping }: FollowUpHorizon, tippedIn: TippedIn): Quantity =>
  tipping.kind === "not-estimable"
    ? tipping
    : tippingPoint(seen, tipping.points.find((point) => point.tippedIn === tippedIn)?.cells ?? []);
