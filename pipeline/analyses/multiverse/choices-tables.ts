import type { Cell, TableBlock } from "../../model/index.ts";
import type { MultiverseData } from "./multiverse-data.ts";
import { etaId } from "./multiverse-headlines.ts";

/** Which choice moves the answer. */
export const choicesTable = (data: MultiverseData): TableBlock => ({
  kind: "table",
  id: "choices",
  depth: "clinician",
  caption: [
    "Which choice moves the answer: the share of the spread between combinations that lies between the options of each choice (η²). What the choices do together is not in these shares, so they need not add up to the whole.",
  ],
  columns: [
    { id: "choice", label: "Choice", unit: null, align: "start" },
    { id: "options", label: "Options", unit: null, align: "end" },
    { id: "shown", label: "Share of the spread, combinations shown", unit: "share", align: "end" },
    { id: "estimated", label: "Share of the spread, with those withheld", unit: "share", align: "end" },
    { id: "moves", label: "Moves the median by, days", unit: null, align: "end" },
  ],
  rows: data.effects.map(({ choice, options, estimated, moves }): readonly Cell[] => [
    choice.label,
    options.length,
    { headline: etaId(data, choice.id) },
    estimated,
    moves ?? "not estimable",
  ]),
});

/** The combinations shown under each option. */
export const optionsTable = (data: MultiverseData): TableBlock => ({
  kind: "table",
  id: "options",
  depth: "full",
  caption: [
    "The combinations shown under each option, and the median of their differences in mean days without relapse.",
  ],
  columns: [
    { id: "choice", label: "Choice", unit: null, align: "start" },
    { id: "option", label: "Option", unit: null, align: "start" },
    { id: "cells", label: "Combinations shown", unit: null, align: "end" },
    { id: "above", label: "Of these above zero", unit: null, align: "end" },
    { id: "median", label: "Median difference, days", unit: null, align: "end" },
  ],
  rows: data.effects.flatMap(({ choice, options }) =>
    options.map(({ option, cells, above, median }): readonly Cell[] => [
      choice.label,
      option.label,
      cells,
      above,
      median ?? "none shown",
    ]),
  ),
});
