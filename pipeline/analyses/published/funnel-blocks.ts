import { contourFunnel, funnelRefusal } from "../../charts/contour-funnel.ts";
import type { ChartFrame } from "../../charts/frame.ts";
import { layouts } from "../../charts/layouts.ts";
import type { Block, Plan, Quantity } from "../../model/index.ts";
import { normalQuantile } from "../../stats/distributions/normal-quantile.ts";
import { words } from "./words.ts";

/** One trial: its number as printed, with its standard error (on the logarithm for ratios). */
export interface FunnelTrial {
  readonly id: string;
  readonly label: string;
  readonly quantity: Quantity;
  readonly standardError: number;
}

export interface FunnelInput {
  /** Part of the ids of both blocks. */
  readonly id: string;
  /** On what, within a sentence. */
  readonly label: string;
  readonly ratio: boolean;
  readonly unit: string;
  readonly xTitle: string;
  readonly trials: readonly FunnelTrial[];
  readonly centre: Quantity;
  readonly fewest: number;
}

const numberOf = (quantity: Quantity): number => (quantity.kind === "estimate" ? quantity.value : Number.NaN);

/** Trials by effect and standard error between contours of p, with their table; below the declared number a sentence instead. */
export const funnelBlocks = (input: FunnelInput, plan: Pick<Plan, "meta">, frame: ChartFrame): readonly Block[] => {
  const { id, label, ratio, trials, fewest } = input;
  const data = {
    points: trials.map((trial) => ({
      id: trial.id,
      estimate: numberOf(trial.quantity),
      standardError: trial.standardError,
    })),
    scale: ratio ? ("log" as const) : ("identity" as const),
    xTitle: input.xTitle,
    centre: input.centre.kind === "estimate" ? input.centre.value : null,
    contours: plan.meta.funnelContours.map((p) => ({ p, reach: -normalQuantile(p / 2) })),
    fewest,
  };
  if (funnelRefusal(data) !== null)
    return [
      {
        kind: "text",
        depth: "full",
        prose: [
          "No funnel plot of trials on ",
          words(label),
          ": with fewer than ",
          { term: String(fewest) },
          " of them no shape can be told from chance.",
        ],
      },
    ];
  const table = `${id}-funnel-points`;
  return [
    {
      kind: "chart",
      id: `${id}-funnel`,
      depth: "full",
      caption: [
        "Trials on ",
        words(label),
        " by effect and standard error. Bands show where a trial's own p lies; trials missing only in the middle may be missing because they were not welcome.",
      ],
      table,
      audience: "public",
      alt: [
        "Contour funnel plot of trials on ",
        words(label),
        ": effect across, standard error down, the most precise on top, with bands of p. What was never published cannot be seen. Table follows.",
      ],
      ...layouts(contourFunnel, frame, data),
    },
    {
      kind: "table",
      id: table,
      depth: "full",
      caption: ["Effect and standard error of each trial on ", words(label), "."],
      columns: [
        { id: "study", label: "Study", unit: null, align: "start" },
        { id: "row", label: "Row", unit: null, align: "start" },
        { id: "effect", label: "Number with interval", unit: input.unit, align: "end" },
        {
          id: "standard-error",
          label: ratio ? "Standard error of the logarithm" : "Standard error",
          unit: null,
          align: "end",
        },
      ],
      rows: trials.map((trial) => [trial.label, trial.id, trial.quantity, trial.standardError]),
    },
  ];
};
