import {
  biasSummary,
  type ChartFrame,
  comingTimeline,
  consortFlow,
  contourFunnel,
  cumulativeIncidence,
  curveGrid,
  type DataKind,
  type EvidenceMapData,
  estimateLadder,
  evidenceMap,
  forest,
  type GainPoint,
  lovePlot,
  networkPlot,
  overlapPlot,
  preferenceBars,
  prismaFlow,
  type RelapseFreeData,
  type RelapseFreePoint,
  type RetainedGainData,
  relapseFreePoints,
  retainedGain,
  type SatisfactionData,
  type SatisfactionHistogramData,
  type SurvivalData,
  satisfactionBars,
  satisfactionHistogram,
  specificationCurve,
  survivalCurves,
  swimmer,
  trafficLight,
  trajectories,
  weightedSurvival,
} from "../../pipeline/charts/index.ts";
import type { VegaLiteSpec } from "../../pipeline/model/index.ts";
import {
  ladderExamples,
  loveExamples,
  overlapExamples,
  specificationExamples,
  weightedExamples,
} from "./adjusted-examples.ts";
import { biasSummaryExamples, comingExamples, prismaExamples, trafficExamples } from "./bias-examples.ts";
import { flowExamples } from "./flow-examples.ts";
import { forestExamples } from "./forest-examples.ts";
import { funnelExamples } from "./funnel-examples.ts";
import { networkExamples } from "./network-examples.ts";
import { preferenceExamples } from "./preference-examples.ts";
import { gridExamples, incidenceExamples, swimmerExamples } from "./swimmer-examples.ts";
import { trajectoryExamples } from "./trajectory-examples.ts";

const LONG = "A cohort label that is exactly sixty characters long, or so.";

/** A curve that loses `loss` of those left every `gap` days. */
const decline = (loss: number, gap: number, horizon: number, band: boolean) =>
  Array.from({ length: Math.floor(horizon / gap) }, (_, i) => {
    const time = (i + 1) * gap;
    const survival = Math.exp(Math.log(1 - loss) * (i + 1));
    const half = 0.02 + 0.08 * (time / horizon);
    return {
      time,
      survival,
      low: band ? Math.max(0, survival - half) : null,
      high: band ? Math.min(1, survival + half) : null,
    };
  });

const risk = (n: number, loss: number, gap: number) =>
  [0, 28, 60, 90, 120, 150, 180].map((time) => {
    const events = Math.round(n * (1 - Math.exp(Math.log(1 - loss) * Math.floor(time / gap))));
    const censored = Math.round((n - events) * (time / 400));
    return { time, atRisk: n - events - censored, events, censored };
  });

export const survivalExamples: Readonly<Record<string, SurvivalData>> = {
  two: {
    horizon: 180,
    xTitle: "Days since the end of the acute course",
    yTitle: "Relapse-free, %",
    landmarks: [30, 90, 180],
    curves: [
      { role: "comparator", label: "Drug alone", steps: decline(0.09, 9, 180, true), thinFrom: null },
      { role: "intervention", label: "Drug with psychotherapy", steps: decline(0.06, 9, 180, true), thinFrom: 150 },
    ],
    riskTable: [
      { role: "comparator", label: "Drug alone", rows: risk(212, 0.09, 9) },
      { role: "intervention", label: "Drug with psychotherapy", rows: risk(1846, 0.06, 9) },
    ],
  },
  close: {
    horizon: 90,
    xTitle: "Days since the end of the acute course, which is a long title for an axis on a telephone",
    yTitle: "Relapse-free, %",
    landmarks: [90],
    curves: [
      { role: "comparator", label: LONG, steps: decline(0.1, 9, 80, false), thinFrom: 40 },
      { role: "intervention", label: `${LONG} 2`, steps: decline(0.1, 9, 80, true), thinFrom: 0, until: 80 },
    ],
    riskTable: [],
  },
  empty: { horizon: 180, xTitle: "Days", yTitle: "Relapse-free, %", landmarks: [], curves: [], riskTable: [] },
};

const point = (
  id: string,
  day: number,
  share: number,
  n: number | null,
  more: Partial<RelapseFreePoint> = {},
): RelapseFreePoint => ({
  id,
  label: null,
  day,
  share,
  low: n === null ? null : Math.max(0, share - 1 / Math.sqrt(n)),
  high: n === null ? null : Math.min(1, share + 1 / Math.sqrt(n)),
  n,
  role: "comparator",
  strand: "alone",
  shape: "circle",
  open: n === null,
  after: "stopped",
  secondary: false,
  clockUncertain: false,
  ...more,
});

export const pointsExamples: Readonly<Record<string, RelapseFreeData>> = {
  atlas: {
    xTitle: "Days since the last dose (log scale)",
    yTitle: "Still well, %",
    note: "Marks come from different studies, people and rules. Height differences between marks are not effects.",
    panels: [
      {
        id: "relapse",
        title: "No relapse after response (depression, PTSD, OCD)",
        points: [
          point("a", 56, 0.75, 8, { role: "intervention", shape: "square", label: "Arden 2017" }),
          point("b", 84, 0.5, 8, { role: "intervention", shape: "square" }),
          point("c", 28, 0.27, 11, { label: "Bell 2019" }),
          point("d", 14, 0.4, 24, { label: "Carrow 2014" }),
          point("e", 28, 0.45, 67, { label: "Dunmore 2013" }),
          point("f", 112, 0.55, 62, {
            role: "neutral",
            shape: "triangle-down",
            label: "Eastlake 2019",
            after: "continued",
          }),
          point("g", 112, 0.73, 90, {
            shape: "diamond",
            open: true,
            after: "continued",
            label: "Farrow 2019, the continued arm",
          }),
          point("h", 180, 0.3, null, { clockUncertain: true }),
          point("i", 7, 0.62, 18),
          point("j", 365, 0.22, 45, { secondary: true }),
          point("k", 30, 0.44, 64, { secondary: true }),
          point("l", 29, 0.48, 5),
        ],
        pairs: [{ fromId: "f", toId: "g" }],
      },
      {
        id: "abstinence",
        title: "Abstinence (substance use)",
        points: [
          point("m", 90, 0.67, 20, { label: "Grover 2002" }),
          point("n", 730, 0.17, 25, { role: "intervention", shape: "square", label: "Grover 2002, two years" }),
          point("o", 365, 0.24, 59, { role: "intervention", shape: "square", clockUncertain: true }),
          point("p", 180, 0.86, 22, { role: "neutral", shape: "triangle-up", clockUncertain: true }),
          point("q", 1, 0.5, null),
          point("r", 0, 1, 12),
        ],
        pairs: [{ fromId: "m", toId: "p" }],
      },
    ],
    legend: [
      { shape: "circle", open: false, role: "comparator", label: "Drug alone" },
      { shape: "square", open: false, role: "intervention", label: "Drug with psychotherapy" },
      { shape: "diamond", open: true, role: "comparator", label: "Other form of the drug" },
      { shape: "triangle-up", open: false, role: "neutral", label: "Therapy or other drug with therapy" },
      { shape: "triangle-down", open: true, role: "neutral", label: "Placebo or no treatment" },
    ],
  },
  crowd: {
    xTitle: "Days",
    yTitle: "Still well, %",
    note: "A note.",
    panels: [
      {
        id: "one",
        title: LONG,
        points: Array.from({ length: 12 }, (_, i) =>
          point(`p${i}`, 90 + i, 0.5 + i / 1000, 20 + i, { label: `${LONG} ${i}` }),
        ),
        pairs: [{ fromId: "p1", toId: "nobody" }],
      },
    ],
    legend: [{ shape: "circle", open: true, role: "neutral", label: `${LONG} ${LONG}` }],
  },
  many: {
    xTitle: "Days",
    yTitle: "Still well, %",
    note: "A note.",
    panels: [
      {
        id: "one",
        title: "Many",
        points: Array.from({ length: 2500 }, (_, i) => point(`p${i}`, i % 700, (i % 97) / 100, 10)),
        pairs: [],
      },
    ],
    legend: [],
  },
  empty: { xTitle: "Days", yTitle: "Still well, %", note: "A note.", panels: [], legend: [] },
};

const gain = (day: number, value: number | null, low: number | null, high: number | null, n: number): GainPoint => ({
  day,
  value,
  low,
  high,
  n,
  text:
    value === null
      ? "not estimable"
      : `${value.toFixed(2)} (${low?.toFixed(2)} to ${high?.toFixed(2)})`.replaceAll("-", "−"),
});

const LANDMARKS = [
  { day: 30, label: "Day 30" },
  { day: 90, label: "Day 90" },
  { day: 180, label: "Day 180" },
];

export const gainExamples: Readonly<Record<string, RetainedGainData>> = {
  two: {
    xTitle: "Days since the end of the acute course",
    yTitle: "Share of the first gain that is kept (mean gain at the day ÷ mean gain at time zero)",
    landmarks: LANDMARKS,
    series: [
      {
        role: "comparator",
        label: "Drug alone",
        points: [gain(30, 0.81, 0.74, 0.88, 190), gain(90, 0.55, 0.46, 0.64, 171), gain(180, 0.41, 0.3, 0.52, 140)],
      },
      {
        role: "intervention",
        label: "Drug with psychotherapy",
        points: [gain(30, 0.86, 0.8, 0.92, 185), gain(90, 0.71, 0.62, 0.8, 160), gain(180, 0.63, 0.51, 0.75, 133)],
      },
    ],
  },
  odd: {
    xTitle: LONG,
    yTitle: LONG,
    landmarks: LANDMARKS,
    series: [
      {
        role: "comparator",
        label: LONG,
        points: [
          gain(30, 0.2, -9, 4, 6),
          gain(90, null, null, null, 2),
          gain(180, -0.4, -0.9, 0.2, 3),
          gain(999, 1, 1, 1, 1),
        ],
      },
      { role: "neutral", label: "One", points: [] },
    ],
  },
  empty: { xTitle: "Days", yTitle: "Kept", landmarks: [], series: [] },
};

const BANDS = [
  { id: "very-low", label: "Very dissatisfied", dissatisfied: true },
  { id: "low", label: "Dissatisfied", dissatisfied: true },
  { id: "high", label: "Satisfied", dissatisfied: false },
  { id: "very-high", label: "Very satisfied", dissatisfied: false },
];

export const satisfactionExamples: Readonly<Record<string, SatisfactionData>> = {
  two: {
    bands: BANDS,
    bars: [
      {
        role: "comparator",
        label: "Drug alone",
        counts: [14, 41, 97, 60],
        n: 212,
        answeredOf: "212 of 412 (51.5%)",
        mean: "mean (SD) 24.1 (5.3)",
      },
      {
        role: "intervention",
        label: "Drug with psychotherapy",
        counts: [3, 22, 71, 94],
        n: 190,
        answeredOf: "190 of 188",
        mean: "mean (SD) 26.0 (4.8)",
      },
    ],
    difference:
      "Difference in means 1.9 (95% CI, 0.9 to 2.9). If you pick one person from each group, the chance that the second is more satisfied: 60 of 100 (54 to 65).",
  },
  odd: {
    bands: BANDS,
    bars: [
      {
        role: "comparator",
        label: LONG,
        counts: [1, 1, 1, 15],
        n: 18,
        answeredOf: "18 of 40",
        mean: "mean (SD) 24.1 (5.3)",
      },
      {
        role: "intervention",
        label: `${LONG} 2`,
        counts: [1, 1, 2, 1500],
        n: 1504,
        answeredOf: "1504 of 1600",
        mean: "",
      },
      { role: "neutral", label: "Nobody", counts: [0, 0, 0, 0], n: 0, answeredOf: "0 of 12", mean: "" },
    ],
    difference: "",
  },
  empty: { bands: BANDS, bars: [], difference: "" },
};

const bins = (shift: number) =>
  Array.from({ length: 12 }, (_, i) => {
    const count = Math.round(40 * Math.exp(-((i - shift) * (i - shift)) / 8));
    return { low: 8 + 2 * i, count, share: count / 200 };
  });

export const histogramExamples: Readonly<Record<string, SatisfactionHistogramData>> = {
  two: {
    xTitle: "Total score, 8 to 32 (higher is more satisfied)",
    binWidth: 2,
    range: [8, 32],
    series: [
      { role: "comparator", label: "Drug alone", bins: bins(7), n: 212, mean: "mean (SD) 24.1 (5.3)" },
      { role: "intervention", label: "Drug with psychotherapy", bins: bins(9), n: 190, mean: "mean (SD) 26.0 (4.8)" },
    ],
  },
  empty: {
    xTitle: LONG,
    binWidth: 1,
    range: [0, 10],
    series: [{ role: "neutral", label: LONG, bins: [], n: 0, mean: "" }],
  },
};

export const mapExamples: Readonly<Record<string, EvidenceMapData>> = {
  map: {
    rowTitle: "Condition",
    columnTitle: "Design",
    rows: [
      "Depression",
      "Post-traumatic stress disorder",
      "Alcohol use disorder",
      "Obsessive–compulsive disorder",
      "Anxiety",
    ],
    columns: ["Randomised, direct", "Randomised, indirect", "Cohort", "Case series", "Review"],
    cells: [
      { row: "Depression", column: "Randomised, direct", samples: 2 },
      { row: "Depression", column: "Randomised, indirect", samples: 31 },
      { row: "Depression", column: "Cohort", samples: 12 },
      { row: "Alcohol use disorder", column: "Randomised, direct", samples: 1 },
      { row: "Alcohol use disorder", column: "Case series", samples: 4 },
      { row: "Anxiety", column: "Review", samples: 104 },
      { row: "Post-traumatic stress disorder", column: "Cohort", samples: 3 },
    ],
  },
  long: {
    rowTitle: LONG,
    columnTitle: LONG,
    rows: [LONG, "B"],
    columns: [LONG, `${LONG} 2`, "C"],
    cells: [{ row: "B", column: "C", samples: 1200 }],
  },
  empty: { rowTitle: "Row", columnTitle: "Column", rows: [], columns: [], cells: [] },
};

export const frameOf = (dataKind: DataKind, width?: number): ChartFrame => ({
  title: "Do people who also had psychotherapy stay well for longer than people who had the drug alone?",
  subtitle:
    "Adults who responded to the acute course; time zero is the first score after the last dose; n = 412; data to 2025-06-30.",
  source: "Source: published evidence, version 1.",
  dataKind,
  ...(width === undefined ? {} : { width }),
});

type Make = (frame: ChartFrame) => VegaLiteSpec;

const named = <D>(
  chart: string,
  draw: (frame: ChartFrame, data: D) => VegaLiteSpec,
  data: Readonly<Record<string, D>>,
) =>
  Object.entries(data).map(([name, one]): readonly [string, Make] => [`${chart}-${name}`, (frame) => draw(frame, one)]);

/** Every example of every chart, by name. */
export const examples: readonly (readonly [string, Make])[] = [
  ...named("forest", forest, forestExamples),
  ...named("survival", survivalCurves, survivalExamples),
  ...named("points", relapseFreePoints, pointsExamples),
  ...named("gain", retainedGain, gainExamples),
  ...named("bars", satisfactionBars, satisfactionExamples),
  ...named("histogram", satisfactionHistogram, histogramExamples),
  ...named("map", evidenceMap, mapExamples),
  ...named("preference", preferenceBars, preferenceExamples),
  ...named("consort-flow", consortFlow, flowExamples),
  ...named("traffic", trafficLight, trafficExamples),
  ...named("bias-summary", biasSummary, biasSummaryExamples),
  ...named("prisma", prismaFlow, prismaExamples),
  ...named("coming", comingTimeline, comingExamples),
  ...named("ladder", estimateLadder, ladderExamples),
  ...named("love", lovePlot, loveExamples),
  ...named("overlap", overlapPlot, overlapExamples),
  ...named("weighted", weightedSurvival, weightedExamples),
  ...named("specification", specificationCurve, specificationExamples),
  ...named("trajectories", trajectories, trajectoryExamples),
  ...named("network", networkPlot, networkExamples),
  ...named("funnel", contourFunnel, funnelExamples),
  ...named("swimmer", swimmer, swimmerExamples),
  ...named("incidence", cumulativeIncidence, incidenceExamples),
  ...named("curve-grid", curveGrid, gridExamples),
];
