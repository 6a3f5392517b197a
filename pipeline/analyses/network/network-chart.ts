import { layouts } from "../../charts/layouts.ts";
import { type NetworkPlotData, networkPlot } from "../../charts/network-plot.ts";
import type { NetworksPlan } from "../../derive/evidence/network/network-nodes.ts";
import type { ChartBlock, Plan } from "../../model/index.ts";
import { publishedFrame } from "../published/published-frame.ts";
import { words } from "../published/words.ts";
import { countPeople, type NetworkReading } from "./network-reading.ts";

const plotOf = ({ evidence, fit }: NetworkReading, { nodes, contrast }: NetworksPlan): NetworkPlotData => {
  const edges = [
    ...fit.edges.map(({ nodes: pair, contrasts }) => ({ nodes: pair, trials: contrasts.length })),
    ...evidence.unusable.map(({ nodes: pair }) => ({ nodes: pair, trials: 0 })),
  ];
  const shown = nodes.filter(({ id }) => edges.some(({ nodes: pair }) => pair.includes(id)));
  return {
    nodes: shown.map(({ id, label }) => ({
      id,
      label,
      people: countPeople(evidence.used.filter((one) => one.treatment === id || one.comparator === id)),
      role: id === contrast.intervention ? "intervention" : id === contrast.comparator ? "comparator" : "neutral",
    })),
    edges,
  };
};

/** The picture of one network; none where no trial compared anything. */
export const networkChart = (
  plan: Pick<Plan, "networks" | "dataAsOf" | "searchNote">,
  reading: NetworkReading,
): readonly ChartBlock[] => {
  const { question, headlines } = reading;
  const data = plotOf(reading, plan.networks);
  if (data.edges.length === 0) return [];
  const parts = headlines.find(({ id }) => id.endsWith("/components"));
  return [
    {
      kind: "chart",
      id: `${question.id}-network`,
      depth: "clinician",
      caption: ["Which treatments trials set against which, on ", words(question.label), "."],
      table: `${question.id}-edges`,
      audience: "public",
      alt: [
        "Network of treatments on ",
        words(question.label),
        ". ",
        ...(parts === undefined
          ? []
          : ["Separate parts with usable trials: ", { headline: parts.id, show: "value" } as const, ". "]),
        "Lines are comparisons, circles are treatments; broken lines have no usable number. Table follows.",
      ],
      ...layouts(
        networkPlot,
        publishedFrame(
          plan,
          `Treatments compared on ${question.label}`,
          "Randomized trials; line: a comparison, as thick as its trials are many",
        ),
        data,
      ),
    },
  ];
};
