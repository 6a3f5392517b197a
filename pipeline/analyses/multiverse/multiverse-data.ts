import type { CellResult } from "../../derive/multiverse/cell-result.ts";
import { multiverseCells } from "../../derive/multiverse/multiverse-cells.ts";
import { runMultiverse } from "../../derive/multiverse/run-multiverse.ts";
import { UNADJUSTED } from "../../model/index.ts";
import { type NotEstimable, notEstimable } from "../../stats/quantity.ts";
import type { PatientInput } from "../patients/patient-input.ts";
import { type RelapseData, relapseData } from "../time-to-relapse/relapse-data.ts";
import { type ChoiceEffect, choiceEffects } from "./choice-effects.ts";

export interface MultiverseData extends RelapseData {
  /** The horizon of every cell: the declared one, else the fallback of the primary analysis. */
  readonly tau: number | NotEstimable;
  /** In declared order; empty with a reason in `refused` where the grid is larger than declared. */
  readonly results: readonly CellResult[];
  readonly refused: NotEstimable | null;
  /** Differences of the cells that may be shown. */
  readonly shown: readonly number[];
  /** Those of them that are adjusted; `null` where no option leaves adjustment out. */
  readonly adjusted: readonly number[] | null;
  readonly effects: readonly ChoiceEffect[];
  /** End of headline ids: empty at the declared horizon. */
  readonly suffix: string;
}

export const multiverseData = (input: PatientInput): MultiverseData => {
  const data = relapseData(input);
  const { plan, dataset, instruments, found } = input;
  const tau = data.reached
    ? plan.horizonDays
    : (data.fallback ??
      notEstimable(
        "not-reached",
        `In at least one of the groups fewer than ${plan.minAtRisk} people were followed and free of relapse at every horizon declared.`,
      ));
  const cells = multiverseCells(plan.multiverse);
  const refused = "kind" in cells ? cells : null;
  const results =
    "kind" in cells ? [] : runMultiverse({ dataset, instruments, plan, courses: found.courses, tau }, cells);
  return {
    ...data,
    tau,
    results,
    refused,
    shown: results.flatMap(shownDifference),
    adjusted: results.some(isUnadjusted)
      ? results.filter((result) => !isUnadjusted(result)).flatMap(shownDifference)
      : null,
    effects: choiceEffects(plan.multiverse.choices, results),
    suffix: data.fallback === null ? "" : `/day-${data.fallback}`,
  };
};

const shownDifference = ({ state, difference }: CellResult): readonly number[] =>
  state === "shown" && difference.kind === "estimate" ? [difference.value] : [];

const isUnadjusted = ({ cell }: CellResult): boolean =>
  cell.options.some(({ choice, option }) => choice === "adjustment" && option.value === UNADJUSTED);
