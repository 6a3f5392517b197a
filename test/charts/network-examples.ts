import type { NetworkPlotData, NetworkPlotNode } from "../../pipeline/charts/index.ts";

const node = (id: string, people: number, role: NetworkPlotNode["role"] = "neutral", label = id): NetworkPlotNode => ({
  id,
  label,
  people,
  role,
});

const LONG = "A treatment whose name is exactly sixty characters long, or so";
const ring = Array.from({ length: 14 }, (_, i) => node(`n${i}`, i * 37, i === 2 ? "intervention" : "neutral", LONG));

export const networkExamples: Readonly<Record<string, NetworkPlotData>> = {
  triangle: {
    nodes: [node("Cake", 120, "intervention"), node("Tea", 400, "comparator"), node("Water", 60)],
    edges: [
      { nodes: ["Cake", "Tea"], trials: 1 },
      { nodes: ["Tea", "Water"], trials: 4 },
      { nodes: ["Cake", "Water"], trials: 0 },
    ],
  },
  pair: {
    nodes: [node("Cake", 28, "intervention"), node("Tea", 28, "comparator")],
    edges: [{ nodes: ["Cake", "Tea"], trials: 1 }],
  },
  many: {
    nodes: ring,
    edges: ring.flatMap((one, i) =>
      ring.slice(i + 1).map((two, j) => ({ nodes: [one.id, two.id] as const, trials: (i + j) % 9 })),
    ),
  },
  "more than fit": {
    nodes: Array.from({ length: 45 }, (_, i) => node(`n${i}`, 1)),
    edges: Array.from({ length: 44 }, (_, i) => ({ nodes: [`n${i}`, `n${i + 1}`] as const, trials: 30 })),
  },
  unknown: { nodes: [node("a", 0)], edges: [{ nodes: ["a", "nobody"], trials: 2 }] },
  empty: { nodes: [], edges: [] },
};
