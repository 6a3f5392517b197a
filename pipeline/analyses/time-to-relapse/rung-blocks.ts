import { estimateLadder } from "../../charts/estimate-ladder.ts";
import { layouts } from "../../charts/layouts.ts";
import { isReached } from "../../derive/horizon.ts";
import type { Block, Cell, Quantity } from "../../model/index.ts";
import { notEstimable } from "../../stats/quantity.ts";
import { restrictedMean } from "../../stats/survival/restricted-mean.ts";
import { restrictedMeanDifference } from "../../stats/survival/restricted-mean-difference.ts";
import { chartFrame } from "../patients/chart-frame.ts";
import { estimateText } from "../patients/estimate-text.ts";
import { favors } from "../published/words.ts";
import { differenceOn } from "./landmark-differences.ts";
import type { RelapseData } from "./relapse-data.ts";

const TABLE = "rungs";

interface Rung {
  readonly day: number;
  readonly means: readonly Quantity[];
  readonly difference: Quantity;
}

/** Every declared day up to the horizon: the landmarks, the fallbacks and the horizon itself. */
const rungsOf = ({ plan, arms, first, second }: RelapseData): readonly Rung[] => {
  const days = [...new Set([...plan.landmarks, ...plan.fallbackHorizons, plan.horizonDays])]
    .filter((day) => day > 0 && day <= plan.horizonDays)
    .sort((a, b) => a - b);
  const groups = [first.responders, second.responders];
  return days.map((day): Rung => {
    const refused = isReached(groups, day, plan.minAtRisk)
      ? null
      : notEstimable(
          "not-reached",
          `Fewer than ${plan.minAtRisk} people were still followed and free of relapse ${day} days after time zero in at least one of the groups.`,
        );
    const options = { tau: day, level: plan.level };
    return {
      day,
      means: arms.map(({ responders }) => refused ?? restrictedMean(responders, options)),
      difference: refused ?? restrictedMeanDifference(first.responders, second.responders, options).difference,
    };
  });
};

const limitsOf = (quantity: Quantity) => {
  if (quantity.kind === "not-estimable") return { value: null, low: null, high: null };
  const [interval] = quantity.intervals;
  return { value: quantity.value, low: interval?.low ?? null, high: interval?.high ?? null };
};

/** The difference in mean days without relapse up to each declared day, one rung a day, and the means behind it. */
export const rungBlocks = (data: RelapseData): readonly Block[] => {
  const { intervention, comparator, dataset } = data;
  const rungs = rungsOf(data);
  const frame = chartFrame(
    data,
    "Does the difference grow the longer people are followed?",
    `Difference in mean days without relapse up to each day after time zero, ${intervention.short} minus ${comparator.short}, responders.`,
  );
  return [
    {
      kind: "chart",
      id: "rmst-ladder",
      depth: "clinician",
      caption: [
        "The same difference up to earlier and later days, unadjusted. A later day can differ by more only because there are more days to differ in; the rungs are not independent.",
      ],
      ...layouts(estimateLadder, frame, {
        rows: rungs.map(({ day, difference }) => ({
          label: `Up to day ${day}`,
          group: null,
          ...limitsOf(difference),
          text: estimateText(difference, 1),
          note: null,
          hollow: false,
        })),
        unit: "days",
        zero: 0,
        worthwhile: null,
        betterSide: "right",
        favours: [favors(comparator.short), favors(intervention.short)],
        labelTitle: "Days counted",
        whole: true,
      }),
      alt: [
        dataset.kind === "simulated" ? "Simulated data. " : "",
        "Rungs of estimates with intervals: difference in mean days without relapse up to each declared day, the horizon last, unadjusted. That later rungs hold the earlier ones cannot be seen. Table follows.",
      ],
      table: TABLE,
      audience: dataset.kind === "simulated" ? "public" : "private",
    },
    {
      kind: "table",
      id: TABLE,
      depth: "full",
      caption: [
        "Mean days without relapse among responders up to each declared day, and who is still without relapse on it, unadjusted.",
      ],
      columns: [
        { id: "day", label: "Up to day", unit: null, align: "end" },
        ...data.cohorts.map(({ id, label }) => ({ id, label, unit: "days", align: "end" as const })),
        { id: "difference", label: "Difference", unit: "day-difference", align: "end" },
        { id: "free", label: "Difference in the relapse-free share", unit: "risk-difference", align: "end" },
      ],
      rows: rungs.map(({ day, means, difference }): readonly Cell[] => [
        day,
        ...means,
        difference,
        differenceOn(data, day),
      ]),
    },
  ];
};
