import type { CellResult } from "../../derive/multiverse/cell-result.ts";
import type { Choice, Option } from "../../derive/multiverse/multiverse-cells.ts";
import type { Quantity } from "../../model/index.ts";
import { etaSquared } from "../../stats/effect-sizes/eta-squared.ts";
import { quantileSorted } from "../../stats/numeric/quantile-sorted.ts";

/** How far one choice moves the answer. */
export interface ChoiceEffect {
  readonly choice: Choice;
  /** Share of the spread of the cells shown that lies between its options. */
  readonly shown: Quantity;
  /** The same with the cells that are withheld. */
  readonly estimated: Quantity;
  readonly options: readonly OptionCells[];
  /** From the lowest to the highest median of its options, cells shown; `null` with fewer than two such medians. */
  readonly moves: number | null;
}

export interface OptionCells {
  readonly option: Option;
  /** Cells shown, how many of them lie above no difference, and their median. */
  readonly cells: number;
  readonly above: number;
  readonly median: number | null;
}

export const choiceEffects = (choices: readonly Choice[], results: readonly CellResult[]): readonly ChoiceEffect[] =>
  choices.map((choice, place) => {
    const among = (states: readonly CellResult["state"][]): readonly Valued[] =>
      results.flatMap(({ cell, state, difference }) =>
        difference.kind === "estimate" && states.includes(state)
          ? [{ value: difference.value, option: cell.options[place]?.option.id ?? "" }]
          : [],
      );
    const shown = among(["shown"]);
    const options = choice.options.map((option) => optionCells(option, shown));
    const medians = options.flatMap(({ median }) => (median === null ? [] : [median]));
    return {
      choice,
      shown: shareOf(shown),
      estimated: shareOf(among(["shown", "withheld"])),
      options,
      moves: medians.length < 2 ? null : Math.max(...medians) - Math.min(...medians),
    };
  });

interface Valued {
  readonly value: number;
  readonly option: string;
}

const shareOf = (cells: readonly Valued[]): Quantity =>
  etaSquared(
    cells.map(({ value }) => value),
    cells.map(({ option }) => option),
  );

const optionCells = (option: Option, shown: readonly Valued[]): OptionCells => {
  const values = shown.flatMap((cell) => (cell.option === option.id ? [cell.value] : [])).sort((a, b) => a - b);
  const above = values.filter((value) => value > 0).length;
  return { option, cells: values.length, above, median: quantileSorted(values, 0.5) };
};
