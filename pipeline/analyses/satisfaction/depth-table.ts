import { instrumentScale } from "../../derive/instrument-scale.ts";
import { firstAnswers, firstScores } from "../../derive/satisfaction/first-answers.ts";
import { answersOf } from "../../derive/satisfaction-answers.ts";
import type { Cell, Instrument, TableBlock } from "../../model/index.ts";
import { describe } from "../../stats/ordinal/describe.ts";
import { welchDifference } from "../../stats/ordinal/welch-difference.ts";
import { rounded } from "../patients/rounded.ts";
import { adjustedAnswers } from "./adjusted-satisfaction.ts";
import type { SatisfactionData } from "./satisfaction-data.ts";

/** Other instruments of satisfaction, and of what the plan shows beside it; what nobody measured is said. */
export const depthTable = (data: SatisfactionData): TableBlock => ({
  kind: "table",
  id: "depth",
  depth: "clinician",
  caption: [
    "What else people were asked in the same days: first total of each treated person. A difference speaks for the overlap population where it says so.",
  ],
  columns: [
    { id: "construct", label: "What is measured", unit: null, align: "start" },
    { id: "instrument", label: "Instrument", unit: null, align: "start" },
    ...data.cohorts.map(({ id, label }) => ({
      id,
      label: `${label}, mean (people)`,
      unit: null,
      align: "end" as const,
    })),
    { id: "unadjusted", label: "Difference, unadjusted", unit: "point-difference", align: "end" },
    { id: "overlap", label: "Difference, overlap population", unit: "point-difference", align: "end" },
  ],
  rows: constructs(data).flatMap((construct) => rowsOf(data, construct)),
});

/** The declared ones, and satisfaction itself where it was asked with another instrument as well. */
const constructs = ({ plan, instrument, instruments, dataset }: SatisfactionData): readonly string[] => {
  const declared = plan.depth.constructs;
  const own = instrument?.construct;
  const others = instruments.filter(({ id, construct }) => construct === own && id !== instrument?.id);
  const asked = others.some(
    ({ id }) => firstAnswers(dataset.tables.satisfaction, id, plan.satisfaction.window).size > 0,
  );
  return own !== undefined && asked && !declared.includes(own) ? [own, ...declared] : declared;
};

const rowsOf = (data: SatisfactionData, construct: string): readonly (readonly Cell[])[] => {
  const name = construct.replaceAll("-", " ");
  const rows = data.instruments
    .filter((one) => one.construct === construct && one.id !== data.instrument?.id)
    .flatMap((one) => rowOf(data, name, one));
  if (rows.length > 0) return rows;
  return [[name, "none in these data", ...data.cohorts.map(() => "not measured"), "not measured", "not measured"]];
};

const rowOf = (data: SatisfactionData, name: string, instrument: Instrument): readonly (readonly Cell[])[] => {
  const { dataset, plan, found, cohorts } = data;
  const { window } = plan.satisfaction;
  const asked = firstAnswers(dataset.tables.satisfaction, instrument.id, window);
  const answers = asked.size > 0 ? asked : firstScores(dataset.tables.outcomes, instrument.id, window);
  if (answers.size === 0) return [];
  const own = answersOf(found.courses, answers);
  const { difference } = welchDifference(own.intervention.scores, own.comparator.scores, { level: plan.level });
  return [
    [
      name,
      instrumentScale(instrument).label,
      ...cohorts.map(({ role }): Cell => {
        const summary = describe(own[role].scores);
        return summary === null ? "nobody (0)" : `${rounded(summary.mean, 1)} (${summary.n})`;
      }),
      difference,
      adjustedAnswers(data, answers, []).primary.difference,
    ],
  ];
};
