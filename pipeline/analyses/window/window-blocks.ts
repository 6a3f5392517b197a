import type { Block, Cell, Headline, Prose, TableBlock } from "../../model/index.ts";
import { describe } from "../../stats/ordinal/describe.ts";
import { definitionsTable } from "../patients/definitions.ts";
import { MADE_UP } from "../patients/patient-caveats.ts";
import { DIFFERENCE } from "./early-headlines.ts";
import { loadMeasures, loadOf } from "./load-measures.ts";
import { splitSize, type WindowData } from "./window-data.ts";

/** Sentences, what the two ways ask of people, how therapy lay around doses, and the definitions. */
export const windowBlocks = (data: WindowData, headlines: readonly Headline[]): readonly Block[] => [
  { kind: "text", depth: "plain", prose: [...made(data), ...plain(data, headlines)] },
  loadTable(data),
  earlyTable(data),
  definitionsTable(data.definitions),
];

const made = ({ dataset }: WindowData): Prose => (dataset.kind === "simulated" ? [...MADE_UP, " "] : []);

const plain = (data: WindowData, headlines: readonly Headline[]): Prose => {
  const known = (id: string): boolean => headlines.find((one) => one.id === id)?.quantity.kind === "estimate";
  const id = (measure: string, cohort: string): string => `${data.id}/${measure}/${cohort}`;
  const says = data.cohorts.flatMap((cohort): Prose => {
    if (!known(id("sessions", cohort.id))) return ["Nobody was treated ", { term: cohort.with }, ". "];
    return [
      "The usual person ",
      { term: cohort.with },
      " had ",
      { headline: id("sessions", cohort.id), show: "value" },
      ...(known(id("minutes", cohort.id))
        ? ([", or ", { headline: id("minutes", cohort.id), show: "value" }, " in all"] as const)
        : []),
      ". ",
    ];
  });
  return [...says, "We cannot tell from this if the day of a talk session matters."];
};

const loadTable = (data: WindowData): TableBlock => ({
  kind: "table",
  id: "load",
  depth: "clinician",
  caption: [
    "What the index course asked of people, by treatment received: median and quartiles over people. Later doses do not count.",
  ],
  columns: [
    { id: "measure", label: "Measure", unit: null, align: "start" },
    { id: "cohort", label: "Treatment received", unit: null, align: "start" },
    { id: "people", label: "People", unit: null, align: "end" },
    { id: "median", label: "Median", unit: null, align: "end" },
    { id: "q1", label: "Lower quartile", unit: null, align: "end" },
    { id: "q3", label: "Upper quartile", unit: null, align: "end" },
  ],
  rows: loadMeasures.flatMap((measure) =>
    data.cohorts.map((cohort): readonly Cell[] => {
      const found = loadOf(data, measure, cohort);
      return [
        measure.words,
        cohort.label,
        found?.n ?? 0,
        { headline: `${data.id}/${measure.id}/${cohort.id}` },
        found?.q1 ?? "none",
        found?.q3 ?? "none",
      ];
    }),
  ),
});

const earlyTable = (data: WindowData): TableBlock => {
  const { early, split, plan, intervention } = data;
  const shares = describe(early.map((one) => one.early / one.sessions));
  const percent = (value: number | undefined): Cell => (value === undefined ? "none" : Math.round(100 * value));
  const [most, fewer] = [splitSize(split, 1, plan.horizonDays), splitSize(split, 0, plan.horizonDays)];
  return {
    kind: "table",
    id: "timing",
    depth: "clinician",
    caption: [
      "Sessions of the intervention on days ",
      data.definition("window-from"),
      " to ",
      data.definition("window-to"),
      " after a dose, counted after the first dose and up to time zero: ",
      { term: intervention.label },
      " only. Exploratory.",
    ],
    columns: [
      { id: "measure", label: "Measure", unit: null, align: "start" },
      { id: "value", label: "Value", unit: null, align: "end" },
    ],
    rows: [
      ["People with enough sessions", early.length],
      ["Share of all their sessions", { headline: `${data.id}/early-share/${intervention.id}` }],
      ["Share of a person's sessions, lower quartile, percent", percent(shares?.q1)],
      ["Share of a person's sessions, median, percent", percent(shares?.median)],
      ["Share of a person's sessions, upper quartile, percent", percent(shares?.q3)],
      ["Responders with most sessions in the window: relapses of people", `${most.relapses} of ${most.people}`],
      ["Responders with fewer: relapses of people", `${fewer.relapses} of ${fewer.people}`],
      [
        "Difference in mean days without relapse, unadjusted: most minus fewer",
        { headline: `${data.id}/${DIFFERENCE}` },
      ],
    ],
  };
};
