import { estimateLadder, type LadderRow } from "../../charts/estimate-ladder.ts";
import { layouts } from "../../charts/layouts.ts";
import type { ChartBlock, Quantity } from "../../model/index.ts";
import { chartFrame } from "../patients/chart-frame.ts";
import { estimateText } from "../patients/estimate-text.ts";
import { favors } from "../published/words.ts";
import type { FollowUpData } from "./follow-up-data.ts";
import { GUESSES } from "./follow-up-tables.ts";
import { guesses } from "./guess-headlines.ts";
import { tippingEnds } from "./tipping-ends.ts";

/** The difference in mean days as seen, and under every guess about what was not seen. */
export const guessLadder = (data: FollowUpData): ChartBlock => {
  const { intervention, comparator, shown, dataset } = data;
  const frame = chartFrame(
    data,
    "Does the answer hang on those who were not seen?",
    `Difference in mean days without relapse up to day ${shown.tau} after time zero, ${intervention.short} minus ${comparator.short}, responders.`,
  );
  return {
    kind: "chart",
    id: "guess-ladder",
    depth: "clinician",
    caption: [
      "The same difference when both groups are seen equally often, when those who left fared as badly or as well as they could, and when their hazard of relapse is multiplied.",
    ],
    ...layouts(
      estimateLadder,
      {
        ...frame,
        source: `${dataset.title}. Data to ${dataset.asOf}. People chose their treatment; each group of rows says whom it speaks for.`,
      },
      {
        rows: [...guessRows(data), ...tippingRows(data)],
        unit: "days",
        zero: 0,
        worthwhile: data.plan.mwe.rmstDays,
        betterSide: "right",
        favours: [favors(comparator.short), favors(intervention.short)],
      },
    ),
    alt: [
      ...(dataset.kind === "simulated" ? ["Simulated data. "] : []),
      "Rows of estimates with intervals: difference in mean days without relapse by day ",
      shown.day,
      ...(shown.seen.kind === "estimate"
        ? ([
            ". As seen: ",
            { headline: `${data.id}/rmst-difference/as-seen${shown.suffix}`, show: "value-and-interval" },
          ] as const)
        : [". As seen: not estimable"]),
      ". What really became of those who left cannot be seen. Table follows.",
    ],
    table: GUESSES,
    audience: dataset.kind === "simulated" ? "public" : "private",
  };
};

const guessRows = ({ shown }: FollowUpData): readonly LadderRow[] =>
  ["overlap population", "responders, unadjusted"].flatMap((population) =>
    guesses
      .filter((guess) => guess.population === population)
      .map(({ id, words, of }) => row(words, population, of(shown), id === "as-seen")),
  );

const tippingRows = (data: FollowUpData): readonly LadderRow[] =>
  tippingEnds(data).map(({ label, difference }) =>
    row(label, "hazard after leaving, overlap population", difference, false),
  );

const row = (label: string, group: string, quantity: Quantity, primary: boolean): LadderRow => {
  const interval = quantity.kind === "estimate" ? quantity.intervals[0] : undefined;
  return {
    label,
    group: group.slice(0, 1).toUpperCase() + group.slice(1),
    value: quantity.kind === "estimate" ? quantity.value : null,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    text: estimateText(quantity, 0),
    note: null,
    hollow: false,
    primary,
  };
};
