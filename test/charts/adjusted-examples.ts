import {
  type EstimateLadderData,
  type LadderRow,
  type LovePlotData,
  type OverlapPlotData,
  propensityBins,
  type SpecificationCurveData,
  type WeightedSurvivalData,
} from "../../pipeline/charts/index.ts";

const printed = (value: number): string => value.toFixed(1).replace("-", "−");

const rung = (
  group: string | null,
  label: string,
  value: number,
  half: number,
  more: Partial<LadderRow> = {},
): LadderRow => ({
  label,
  group,
  value,
  low: value - half,
  high: value + half,
  text: `${printed(value)} (${printed(value - half)} to ${printed(value + half)})`,
  note: null,
  hollow: false,
  ...more,
});

const LONG =
  "A rule with a name that is much longer than any sensible name of a rule, and Vandenbroucke-Featherstonehaugh";

export const ladderExamples: Readonly<Record<string, EstimateLadderData>> = {
  adjusted: {
    rows: [
      rung(null, "Overlap weights", 11.2, 13.1, { primary: true, note: "declared as primary" }),
      rung("Other adjustments", "Unadjusted", 12.4, 9.8),
      rung("Other adjustments", "Stabilised inverse probability weights", 9.1, 17.4, {
        hollow: true,
        note: "largest weight 7% of its cohort",
      }),
      rung("Other adjustments", "Entropy balancing", 10.6, 14),
      rung("Other adjustments", "Augmented inverse probability weights", 10.9, 80),
      rung("Other rules of relapse", "Loss of response, not confirmed", -3.4, 12.2),
      rung("Other rules of relapse", "Score at or above the cut-off at two visits in a row within 21 days", 14.9, 12.5),
      {
        ...rung("Other rules of relapse", "Loss of remission", 0, 0),
        value: null,
        low: null,
        high: null,
        text: "not estimable",
        note: "fewer than ten events in a cohort",
      },
    ],
    unit: "days",
    zero: 0,
    worthwhile: 14,
    betterSide: "right",
    favours: ["Favours drug alone", "Favours drug with psychotherapy"],
  },
  odd: {
    rows: [
      rung(LONG, LONG, 0.4, 0.3, { hollow: true, note: LONG }),
      rung("B", "One-sided", 0.9, 0, { low: null, high: Number.POSITIVE_INFINITY, text: "0.90 (no interval)" }),
    ],
    unit: "percentage points of those who responded at time zero",
    zero: 1,
    worthwhile: 0.8,
    betterSide: "left",
    favours: [`Favours ${LONG}`, `Favours ${LONG}`],
    labelTitle: "Rule",
    textTitle: "Ratio (interval)",
    noteTitle: "Why it is hollow",
  },
  empty: {
    rows: [],
    unit: "days",
    zero: 0,
    worthwhile: null,
    betterSide: "right",
    favours: ["Favours A", "Favours B"],
  },
};

const LIMITS = [
  { value: 0.1, label: "balance is reached" },
  { value: 0.2, label: "withheld beyond" },
];

export const loveExamples: Readonly<Record<string, LovePlotData>> = {
  weighted: {
    rows: [
      { label: "Age", before: -0.12, after: 0.01, cells: { k: "44.1", c: "45.9" } },
      { label: "Baseline score, percent of maximum", before: 0.31, after: 0, cells: { k: "71.0", c: "66.2" } },
      {
        label: "Earlier treatments that failed: three or more",
        before: -0.47,
        after: -0.08,
        cells: { k: "31%", c: "52%" },
      },
      { label: "Site: the third of four", before: 0.05, after: 0.14, cells: { k: "22%", c: "20%" } },
      { label: "Prefers the comparator", before: -0.88, after: -0.23, cells: { k: "9%", c: "44%" } },
      { label: "Women", before: 0.02, after: 0.02, cells: { k: "58%", c: "57%" } },
      { label: "Own language missing", before: null, after: null, cells: { k: "0%", c: "0%" } },
    ],
    columns: [
      { id: "c", label: "Alone", align: "end", role: "comparator" },
      { id: "k", label: "With therapy", align: "end", role: "intervention" },
    ],
    limits: LIMITS,
    beforeLabel: "before weighting (n = 402)",
    afterLabel: "overlap weights (effective n = 288)",
    afterShape: "diamond",
    xTitle: "Standardised difference, intervention minus comparator",
    order: "by-size",
    footer: "Divided by the pooled SD before weighting in both. Not measured: income, expectation, therapist.",
  },
  odd: {
    rows: [
      { label: LONG, before: 9, after: Number.NaN },
      { label: "Constant", before: 0, after: 0 },
    ],
    limits: LIMITS,
    beforeLabel: LONG,
    afterLabel: LONG,
    afterShape: "square",
    xTitle: LONG,
    order: "as-declared",
    footer: "",
  },
  empty: {
    rows: [],
    limits: [],
    beforeLabel: "before",
    afterLabel: "after",
    afterShape: "square",
    xTitle: "Difference",
    order: "by-size",
    footer: "",
  },
};

/** Propensities of made-up people about a middle, never at 0 or 1. */
const scores = (n: number, middle: number): readonly number[] =>
  Array.from({ length: n }, (_, i) => {
    const logit = middle + 2.2 * Math.sin(i * 12.9898) * Math.cos(i * 4.1414);
    return 1 / (1 + Math.exp(-logit));
  });

export const overlapExamples: Readonly<Record<string, OverlapPlotData>> = {
  two: {
    xTitle: "Modelled chance of the intervention (propensity)",
    up: {
      role: "intervention",
      label: "Drug with psychotherapy",
      facts: "n = 190; 96.3% (183) within the limits",
      bins: propensityBins(scores(190, 0.9), 20),
    },
    down: {
      role: "comparator",
      label: "Drug alone",
      facts: "n = 212; 92.0% (195) within the limits",
      bins: propensityBins(scores(212, -0.8), 20),
    },
    limits: { low: 0.05, high: 0.95 },
    footer: "Propensity model: logistic.",
  },
  apart: {
    xTitle: LONG,
    up: { role: "intervention", label: LONG, facts: LONG, bins: propensityBins(new Array<number>(50).fill(1), 20) },
    down: { role: "comparator", label: LONG, facts: "", bins: propensityBins([], 20) },
    limits: { low: 0, high: 0.2 },
    footer: "",
  },
  empty: {
    xTitle: "Propensity",
    up: { role: "intervention", label: "A", facts: "n = 0", bins: [] },
    down: { role: "comparator", label: "B", facts: "n = 0", bins: [] },
    limits: null,
    footer: "",
  },
};

const steps = (loss: number, half: number) =>
  Array.from({ length: 20 }, (_, i) => {
    const survival = Math.exp(Math.log(1 - loss) * (i + 1));
    const width = half * (0.3 + (0.7 * i) / 20);
    return { time: (i + 1) * 9, survival, low: Math.max(0, survival - width), high: Math.min(1, survival + width) };
  });

const atRisk = (n: number, loss: number, share: number | null) =>
  [0, 30, 90, 180].map((time) => {
    const events = Math.round(n * (1 - Math.exp(Math.log(1 - loss) * Math.floor(time / 9))));
    const censored = Math.round((n - events) * (time / 400));
    const left = n - events - censored;
    return { time, atRisk: left, events, censored, ...(share === null ? {} : { effective: left * share }) };
  });

const AXES = {
  horizon: 180,
  xTitle: "Days since the first score after the acute course",
  yTitle: "Relapse-free, %",
  landmarks: [30, 90, 180],
};

export const weightedExamples: Readonly<Record<string, WeightedSurvivalData>> = {
  two: {
    ...AXES,
    panels: [
      {
        title: "As observed: everyone who responded",
        curves: [
          {
            role: "comparator",
            label: "Drug alone",
            steps: steps(0.09, 0.1),
            thinFrom: null,
            lostAt: [20, 41, 100, 100],
          },
          {
            role: "intervention",
            label: "Drug with psychotherapy",
            steps: steps(0.06, 0.1),
            thinFrom: 150,
            lostAt: [5],
          },
        ],
        riskTable: [
          { role: "comparator", label: "Drug alone", rows: atRisk(120, 0.09, null) },
          { role: "intervention", label: "Drug with psychotherapy", rows: atRisk(146, 0.06, null) },
        ],
      },
      {
        title: "Overlap weights: people who could have had either",
        curves: [
          { role: "comparator", label: "Drug alone", steps: steps(0.07, 0.14), thinFrom: null },
          { role: "intervention", label: "Drug with psychotherapy", steps: steps(0.065, 0.13), thinFrom: 120 },
        ],
        riskTable: [
          { role: "comparator", label: "Drug alone", rows: atRisk(120, 0.09, 0.8) },
          { role: "intervention", label: "Drug with psychotherapy", rows: atRisk(146, 0.06, 0.71) },
        ],
      },
    ],
  },
  one: {
    ...AXES,
    xTitle: LONG,
    panels: [
      {
        title: LONG,
        curves: [{ role: "neutral", label: LONG, steps: [], thinFrom: 0, lostAt: [3, 999] }],
        riskTable: [],
      },
    ],
  },
  empty: { ...AXES, panels: [] },
};

const DECISIONS = [
  {
    id: "adjustment",
    label: "Adjustment",
    effect: "moves the middle by 4.1 days",
    options: [
      { id: "overlap", label: "Overlap weights" },
      { id: "iptw", label: "Stabilised inverse probability" },
      { id: "none", label: "Unadjusted" },
    ],
  },
  {
    id: "rule",
    label: "Rule of relapse",
    effect: "moves the middle by 2.0 days",
    options: [
      { id: "confirmed", label: "Loss of response, confirmed" },
      { id: "once", label: "At one visit" },
    ],
  },
  {
    id: "missing",
    label: "Missing covariates",
    effect: "",
    options: [
      { id: "imputed", label: "Imputed" },
      { id: "complete", label: "Complete cases" },
    ],
  },
  {
    id: "horizon",
    label: "Horizon",
    effect: "moves the middle by 5.3 days",
    options: [
      { id: "90", label: "90 days" },
      { id: "180", label: "180 days" },
    ],
  },
];

const combinations = (from: number): readonly Readonly<Record<string, string>>[] => {
  const decision = DECISIONS[from];
  if (decision === undefined) return [{}];
  return decision.options.flatMap(({ id }) => combinations(from + 1).map((rest) => ({ [decision.id]: id, ...rest })));
};

const variants = (copies: number) =>
  Array.from({ length: copies }, () => combinations(0))
    .flat()
    .map((choices, i) => {
      const value = 9 * Math.sin(i * 1.7) + (choices.adjustment === "none" ? 8 : 3);
      const half = 11 + (i % 5) * 1.5 + (i === 7 ? 70 : 0);
      const lost = i % 17 === 13;
      return {
        id: `variant-${i}`,
        value: lost ? null : value,
        low: lost ? null : value - half,
        high: lost ? null : value + half,
        hollow: i % 9 === 4,
        primary: i === 0,
        choices,
      };
    });

export const specificationExamples: Readonly<Record<string, SpecificationCurveData>> = {
  many: {
    specifications: variants(2),
    decisions: DECISIONS,
    yTitle: "Difference in days without relapse",
    unit: "days",
    zero: 0,
    worthwhile: 14,
    betterSide: "up",
    favours: ["favours drug alone", "favours drug with psychotherapy"],
    header: "45 of 48 could be estimated; 5 did not pass the checks. Median 4.1 days, middle 90% −4.9 to 15.2.",
    footer: "The variants share people and are not independent; no share of them is evidence.",
  },
  crowd: {
    specifications: variants(20),
    decisions: DECISIONS.slice(0, 1),
    yTitle: LONG,
    unit: "days",
    zero: 0,
    worthwhile: -14,
    betterSide: "down",
    favours: [LONG, LONG],
    header: LONG,
    footer: "",
  },
  one: {
    specifications: [
      { ...(variants(1)[0] as ReturnType<typeof variants>[number]), low: null, high: null, hollow: true },
    ],
    decisions: [
      {
        id: "adjustment",
        label: LONG,
        effect: LONG,
        options: [{ id: "overlap", label: LONG }],
      },
    ],
    yTitle: "Difference",
    unit: "",
    zero: 0,
    worthwhile: null,
    betterSide: "up",
    favours: ["", ""],
    header: "",
    footer: "",
  },
  empty: {
    specifications: [],
    decisions: [],
    yTitle: "Difference",
    unit: "days",
    zero: 0,
    worthwhile: null,
    betterSide: "up",
    favours: ["", ""],
    header: "",
    footer: "",
  },
};
