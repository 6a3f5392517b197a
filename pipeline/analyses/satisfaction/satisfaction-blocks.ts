import { type ChartLayouts, layouts } from "../../charts/layouts.ts";
import { satisfactionBars } from "../../charts/satisfaction-bars.ts";
import { satisfactionHistogram } from "../../charts/satisfaction-histogram.ts";
import { instrumentScale } from "../../derive/instrument-scale.ts";
import type { SatisfactionBand } from "../../derive/satisfaction-bands.ts";
import { scoreBins } from "../../derive/score-bins.ts";
import type { Block, Cell, Headline, Prose, TableBlock } from "../../model/index.ts";
import { chartFrame } from "../patients/chart-frame.ts";
import { definitionsTable } from "../patients/definitions.ts";
import { gateTable } from "../patients/gate-table.ts";
import { MADE_UP, OWN_CHOICE } from "../patients/patient-caveats.ts";
import { rounded } from "../patients/rounded.ts";
import { adjustmentBlocks } from "./adjustment-blocks.ts";
import { depthTable } from "./depth-table.ts";
import { measuresTable } from "./measures-table.ts";
import { reliabilityTable } from "./reliability-table.ts";
import type { SatisfactionArm, SatisfactionData } from "./satisfaction-data.ts";

const ANSWERS = "answers";

/** Words, the picture with its table, the measures, and the definitions. */
export const satisfactionBlocks = (data: SatisfactionData, headlines: readonly Headline[]): readonly Block[] => {
  const { bands } = data;
  const drawn = data.instrument !== null && data.arms.some(({ scores }) => scores.length > 0);
  return [
    { kind: "text", depth: "plain", prose: plainSentences(data) },
    ...(drawn ? chartBlocks(data, headlines, bands) : []),
    measuresTable(data),
    ...adjustmentBlocks(data),
    depthTable(data),
    reliabilityTable(data),
    gateTable("conditions", data.adjusted.primary.result.checks, data.cohorts),
    definitionsTable(data.definitions),
  ];
};

const chartBlocks = (
  data: SatisfactionData,
  headlines: readonly Headline[],
  bands: readonly SatisfactionBand[],
): readonly Block[] => {
  const pieces = bands.length > 0 ? bars(data, headlines, bands) : histogram(data);
  return [
    {
      kind: "chart",
      id: "satisfaction",
      depth: "clinician",
      caption: ["How satisfied people were, by treatment received, unadjusted."],
      ...pieces.chart,
      alt: [
        ...(data.dataset.kind === "simulated" ? ["Simulated data. "] : []),
        bands.length > 0 ? "Bars of people by band of satisfaction. " : "Histograms of satisfaction totals. ",
        "Means: ",
        ...perArm(data, "mean", ({ cohort }) => `(${cohort.label})`),
        ". Who did not answer cannot be shown. Table follows.",
      ],
      table: ANSWERS,
      audience: data.dataset.kind === "simulated" ? "public" : "private",
    },
    pieces.table,
  ];
};

interface Pieces {
  readonly chart: ChartLayouts;
  readonly table: TableBlock;
}

const frameOf = (data: SatisfactionData) =>
  chartFrame(
    data,
    "How satisfied were people?",
    `${data.name}: first answer of each treated person in the declared window, by the treatment that they received.`,
  );

const meanText = ({ summary }: SatisfactionArm): string =>
  summary === null
    ? "nobody answered"
    : `mean ${rounded(summary.mean, 1)}${summary.sd === null ? "" : `, SD ${rounded(summary.sd, 1)}`}`;

const bars = (data: SatisfactionData, headlines: readonly Headline[], bands: readonly SatisfactionBand[]): Pieces => {
  const countsOf = ({ scores }: SatisfactionArm): readonly number[] =>
    bands.map(({ low, high }) => scores.filter((score) => score >= low && score <= high).length);
  const difference = headlines.find(({ id }) => id === `${data.id}/mean-difference/unadjusted`)?.quantity;
  return {
    chart: layouts(satisfactionBars, frameOf(data), {
      bands: bands.map(({ id, label, dissatisfied }) => ({ id, label, dissatisfied })),
      bars: data.arms.map((arm) => ({
        role: arm.cohort.role,
        label: arm.cohort.label,
        counts: countsOf(arm),
        n: arm.scores.length,
        answeredOf: `${arm.scores.length} of ${arm.asked}`,
        mean: meanText(arm),
      })),
      difference:
        difference?.kind === "estimate"
          ? `Difference in means, unadjusted: ${rounded(difference.value, 1)} points`
          : "Difference in means: not estimable",
    }),
    table: answersTable(
      "band",
      data.arms.flatMap((arm) =>
        countsOf(arm).map((count, i): readonly Cell[] => [arm.cohort.label, bands[i]?.label ?? "", count]),
      ),
    ),
  };
};

const histogram = (data: SatisfactionData): Pieces => {
  const scale = data.instrument === null ? null : instrumentScale(data.instrument);
  const range: readonly [number, number] = scale ? [scale.minimum, scale.maximum] : [0, 1];
  const binned = data.arms.map((arm) => ({ arm, ...scoreBins(arm.scores, range) }));
  return {
    chart: layouts(satisfactionHistogram, frameOf(data), {
      xTitle: `${data.name} total, points`,
      binWidth: binned[0]?.width ?? 1,
      range: binned[0]?.range ?? range,
      series: binned.map(({ arm, bins }) => ({
        role: arm.cohort.role,
        label: arm.cohort.label,
        bins: bins.map(({ low, count, share }) => ({ low, count, share })),
        n: arm.scores.length,
        asked: arm.asked,
        mean: meanText(arm),
      })),
    }),
    table: answersTable(
      "points",
      binned.flatMap(({ arm, bins }) =>
        bins.map(({ first, last, count }): readonly Cell[] => [
          arm.cohort.label,
          first === last ? first : `${first} to ${last}`,
          count,
        ]),
      ),
    ),
  };
};

const answersTable = (what: string, rows: readonly (readonly Cell[])[]): TableBlock => ({
  kind: "table",
  id: ANSWERS,
  depth: "full",
  caption: ["People by satisfaction and treatment received, as drawn."],
  columns: [
    { id: "cohort", label: "Treatment received", unit: null, align: "start" },
    { id: "answer", label: `Satisfaction, ${what}`, unit: null, align: "end" },
    { id: "people", label: "People", unit: null, align: "end" },
  ],
  rows,
});

const perArm = (data: SatisfactionData, measure: string, name: (arm: SatisfactionArm) => string): Prose =>
  data.arms.flatMap(
    (arm, i): Prose => [
      i === 0 ? "" : ", and ",
      { headline: `${data.id}/${measure}/${arm.cohort.id}`, show: "value" },
      " ",
      { term: name(arm) },
    ],
  );

const plainSentences = (data: SatisfactionData): Prose => [
  ...(data.dataset.kind === "simulated" ? [...MADE_UP, " "] : []),
  ...(data.arms.every(({ summary }) => summary !== null)
    ? [
        "We asked people how satisfied they were, ",
        data.definition("answer-from"),
        " to ",
        data.definition("answer-to"),
        " days after the first dose. The mean was ",
        ...perArm(data, "mean", ({ cohort }) => cohort.with),
        ". ",
      ]
    : ["We could not compare how satisfied people were. There were too few answers. "]),
  ...OWN_CHOICE,
];
