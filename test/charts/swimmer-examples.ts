import type { CumulativeIncidenceData, CurveGridData, SwimmerData, SwimmerEnd } from "../../pipeline/charts/index.ts";

const ENDS: readonly SwimmerEnd[] = ["relapse", "seen", "dropout", "seen", "death"];

const lanes = (count: number): SwimmerData["lanes"] =>
  Array.from({ length: count }, (_, i) => {
    const until = 20 + ((i * 53) % 190);
    return {
      role: i % 2 === 0 ? ("comparator" as const) : ("intervention" as const),
      label: i % 2 === 0 ? "Usual care" : "Usual care with a long-named further treatment",
      until: Math.min(180, until),
      end: until >= 180 ? "seen" : (ENDS[i % 5] as SwimmerEnd),
      doses: i % 3 === 0 ? [14, 60, 170] : [],
    };
  });

const X = "Days since the first score after the acute course";

export const swimmerExamples: Readonly<Record<string, SwimmerData>> = {
  clinic: { lanes: lanes(24), horizon: 180, xTitle: X },
  many: { lanes: lanes(700), horizon: 180, xTitle: X },
  nobody: { lanes: [], horizon: 180, xTitle: X },
};

const curve = (
  role: "comparator" | "intervention",
  rate: number,
): CumulativeIncidenceData["causes"][number]["curves"][number] => ({
  role,
  label: role === "comparator" ? "Usual care" : "Usual care with a long-named further treatment",
  thinFrom: 150,
  until: 180,
  steps: Array.from({ length: 30 }, (_, i) => {
    const share = Math.min(0.9, rate * (i + 1));
    return { time: 6 * (i + 1), share, low: Math.max(0, share - 0.05), high: Math.min(1, share + 0.05) };
  }),
});

export const gridExamples: Readonly<Record<string, CurveGridData>> = {
  rules: {
    horizon: 180,
    xTitle: X,
    yTitle: "Relapse-free, %",
    fields: ["As declared", "Loss of response at one visit, not confirmed", "Rescue alone", "Score at the cut-off"].map(
      (title, i) => ({
        title,
        curves: [curve("comparator", 0.02 + i / 500), curve("intervention", 0.015)].map(({ steps, ...own }) => ({
          ...own,
          steps: steps
            .filter((_, k) => k % 5 === 0)
            .map(({ time, share, low, high }) => ({
              time,
              survival: 1 - share,
              low: low === null || high === null ? null : 1 - high,
              high: low === null ? null : 1 - low,
            })),
        })),
      }),
    ),
  },
  nothing: { horizon: 180, xTitle: X, yTitle: "Relapse-free, %", fields: [] },
};

export const incidenceExamples: Readonly<Record<string, CumulativeIncidenceData>> = {
  "two-causes": {
    horizon: 180,
    xTitle: X,
    yTitle: "Had the event, %",
    landmarks: [30, 90, 180],
    causes: [
      { title: "Relapse", curves: [curve("comparator", 0.02), curve("intervention", 0.015)] },
      {
        title: "Death for another reason, before a relapse",
        curves: [curve("comparator", 0.001), curve("intervention", 0)],
      },
    ],
  },
  nothing: { horizon: 180, xTitle: X, yTitle: "Had the event, %", landmarks: [], causes: [] },
};
