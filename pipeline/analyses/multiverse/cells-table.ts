import type { CellResult } from "../../derive/multiverse/cell-result.ts";
import type { Cell, TableBlock } from "../../model/index.ts";
import { withheld } from "../patients/withheld.ts";
import { countsOf } from "../relapse-sensitivity/variant.ts";
import type { MultiverseData } from "./multiverse-data.ts";
import { byDay } from "./multiverse-headlines.ts";

export const CELLS = "cells";

/** Every combination: its options, its difference, whom it rests on, and whether it may be shown. */
export const cellsTable = (data: MultiverseData): TableBlock => {
  const { plan, cohorts, intervention, comparator } = data;
  return {
    kind: "table",
    id: CELLS,
    depth: "full",
    caption: [
      "Every declared combination of choices. Differences in mean days without relapse, ",
      { term: intervention.label },
      " minus ",
      { term: comparator.label },
      ...byDay(data),
      ". A withheld one is given for completeness and enters no summary.",
    ],
    columns: [
      ...plan.multiverse.choices.map(({ id, label }) => ({ id, label, unit: null, align: "start" as const })),
      ...cohorts.map(({ id, label }) => ({
        id,
        label: `Relapses of people, ${label}`,
        unit: null,
        align: "end" as const,
      })),
      { id: "difference", label: "Difference", unit: "day-difference", align: "end" },
      { id: "state", label: "Conditions", unit: null, align: "start" },
    ],
    rows: data.results.map((result): readonly Cell[] => [
      ...result.cell.options.map(({ option }) => option.label),
      ...countCells(result, data),
      result.difference,
      stateWords(result, data),
    ]),
  };
};

const countCells = ({ people }: CellResult, { cohorts, tau }: MultiverseData): readonly Cell[] =>
  people === null || typeof tau !== "number"
    ? cohorts.map(() => "none followed")
    : countsOf(people, cohorts, tau).map((count) => `${count.relapses} of ${count.people}`);

const stateWords = ({ state, checks, primary }: CellResult, { cohorts }: MultiverseData): string => {
  const own = primary ? "declared primary; " : "";
  if (state === "not-estimable") return `${own}not estimable`;
  const held = withheld(checks, cohorts);
  return held === null
    ? `${own}passed`
    : `${own}withheld: ${held.reason.replace(/^Withheld by the declared conditions: /, "")}`;
};
