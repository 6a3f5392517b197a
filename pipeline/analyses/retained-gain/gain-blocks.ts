import { layouts } from "../../charts/layouts.ts";
import { retainedGain as retainedGainChart } from "../../charts/retained-gain.ts";
import type { Block, Cell, Prose, Quantity } from "../../model/index.ts";
import { chartFrame } from "../patients/chart-frame.ts";
import { type Definition, defined, definitionsTable } from "../patients/definitions.ts";
import { MADE_UP, OWN_CHOICE } from "../patients/patient-caveats.ts";
import type { Cohort, PatientInput } from "../patients/patient-input.ts";
import { rounded } from "../patients/rounded.ts";
import type { Landmark } from "./gain-data.ts";
import { differenceId, ratioId } from "./gain-headlines.ts";

const printed = (quantity: Quantity): string => {
  if (quantity.kind === "not-estimable") return "not estimable";
  const [interval] = quantity.intervals;
  const limit = (value: number | null | undefined): string => (value == null ? "open" : rounded(value, 2));
  const limits = interval ? ` (${limit(interval.low)} to ${limit(interval.high)})` : "";
  return `${rounded(quantity.value, 2)}${limits}`;
};

/** Words, picture, table and definitions. */
export const gainBlocks = (
  data: PatientInput,
  landmarks: readonly Landmark[],
  definitions: readonly Definition[],
): readonly Block[] => [
  { kind: "text", depth: "plain", prose: plainSentences(data, landmarks, definitions) },
  {
    kind: "chart",
    id: "retained-gain",
    depth: "clinician",
    caption: [
      "Share of the gain that responders kept, unadjusted, with bootstrap intervals; one means all of it, zero none.",
    ],
    ...layouts(
      retainedGainChart,
      chartFrame(
        data,
        "How much of the gain did responders keep?",
        "Responders seen near each day, by the treatment that they received; days since time zero (the first score after the acute course).",
      ),
      {
        xTitle: "Days since the first score after the acute course",
        yTitle: "Share of the gain kept",
        landmarks: landmarks.map(({ day }) => ({ day, label: `${day} days` })),
        series: data.cohorts.map((cohort) => ({
          role: cohort.role,
          label: cohort.label,
          points: landmarks.flatMap(({ day, kept }) =>
            kept
              .filter((one) => one.cohort.id === cohort.id)
              .map(({ ratio, pairs }) => ({
                day,
                value: ratio.kind === "estimate" ? ratio.value : null,
                low: ratio.kind === "estimate" ? (ratio.intervals[0]?.low ?? null) : null,
                high: ratio.kind === "estimate" ? (ratio.intervals[0]?.high ?? null) : null,
                n: pairs.numerator.length,
                text: printed(ratio),
              })),
          ),
        })),
      },
    ),
    alt: altText(data, landmarks, definitions),
    table: "kept",
    audience: data.dataset.kind === "simulated" ? "public" : "private",
  },
  {
    kind: "table",
    id: "kept",
    depth: "clinician",
    caption: ["Share of the gain that responders kept, by treatment received, unadjusted."],
    columns: [
      { id: "day", label: "Days since time zero", unit: null, align: "end" },
      ...data.cohorts.flatMap(({ id, label }) => [
        { id: `${id}-n`, label: `${label}, people seen`, unit: null, align: "end" as const },
        { id, label, unit: null, align: "end" as const },
      ]),
      { id: "difference", label: "Difference, unadjusted", unit: null, align: "end" },
    ],
    rows: landmarks.map(({ day, kept }): readonly Cell[] => [
      day,
      ...kept.flatMap(({ cohort, pairs }): readonly Cell[] => [
        pairs.numerator.length,
        { headline: ratioId(data, cohort, day) },
      ]),
      { headline: differenceId(data, day) },
    ]),
  },
  definitionsTable(definitions),
];

const atLast = (
  data: PatientInput,
  landmarks: readonly Landmark[],
  definitions: readonly Definition[],
  name: (cohort: Cohort) => string,
): Prose => {
  const last = landmarks.at(-1);
  if (last === undefined) return [];
  return [
    defined(definitions)(`landmark-${last.day}`),
    " days after treatment: ",
    ...last.kept.flatMap(
      ({ cohort }, i): Prose => [
        i === 0 ? "" : ", and ",
        { headline: ratioId(data, cohort, last.day), show: "value" },
        " ",
        { term: name(cohort) },
      ],
    ),
  ];
};

const plainSentences = (
  data: PatientInput,
  landmarks: readonly Landmark[],
  definitions: readonly Definition[],
): Prose => [
  ...(data.dataset.kind === "simulated" ? [...MADE_UP, " "] : []),
  ...(landmarks.at(-1)?.kept.every(({ ratio }) => ratio.kind === "estimate")
    ? [
        "How much of the first gain was still there ",
        ...atLast(data, landmarks, definitions, (cohort) => cohort.with),
        ". ",
      ]
    : [
        "We could not work out how much of the gain was kept. There were too few people, or they were not followed for long enough. ",
      ]),
  ...OWN_CHOICE,
];

const altText = (data: PatientInput, landmarks: readonly Landmark[], definitions: readonly Definition[]): Prose => [
  ...(data.dataset.kind === "simulated" ? ["Simulated data. "] : []),
  "Points with intervals: share of the gain kept by responders, by days since the first score after the acute course. ",
  ...atLast(data, landmarks, definitions, (cohort) => `(${cohort.label})`),
  ". Whoever was not seen then cannot be shown. Table follows.",
];
