import type { ContourFunnelData } from "../../pipeline/charts/index.ts";

const CONTOURS = [
  { p: 0.1, reach: 1.6448536 },
  { p: 0.05, reach: 1.959964 },
  { p: 0.01, reach: 2.5758293 },
] as const;

const points = (count: number, ratio: boolean): ContourFunnelData["points"] =>
  Array.from({ length: count }, (_, i) => {
    const standardError = 0.08 + 0.045 * (i % 11);
    const effect = 0.3 + standardError * (0.4 + Math.sin(i * 1.7));
    return { id: `trial-${i + 1}`, estimate: ratio ? Math.exp(-effect) : effect, standardError };
  });

const made = (count: number, ratio: boolean): ContourFunnelData => ({
  points: points(count, ratio),
  scale: ratio ? "log" : "identity",
  xTitle: ratio ? "Risk ratio" : "Standardized difference",
  centre: ratio ? 0.7 : 0.41,
  contours: CONTOURS,
  fewest: 10,
});

export const funnelExamples: Readonly<Record<string, ContourFunnelData>> = {
  differences: made(16, false),
  ratios: made(40, true),
  few: made(9, false),
  none: { ...made(0, false), centre: null },
  broken: { ...made(12, true), points: [...points(12, true), { id: "bad", estimate: -1, standardError: Number.NaN }] },
};
