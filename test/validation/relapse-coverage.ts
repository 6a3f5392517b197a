import { relapseFreeAt } from "../../pipeline/stats/durability/relapse-free-at.ts";
import { relapseFreeDifference } from "../../pipeline/stats/durability/relapse-free-difference.ts";
import { relapseModel } from "../../pipeline/stats/durability/relapse-model.ts";
import type { RelapseOptions } from "../../pipeline/stats/durability/relapse-options.ts";
import type { Quantity } from "../../pipeline/stats/quantity.ts";
import { type PlantedStudies, plantedStudies } from "./relapse-studies.ts";

export interface Coverage {
  /** Sets that gave an answer. */
  readonly sets: number;
  readonly coverage: number;
  /** Monte-Carlo standard error of the coverage. */
  readonly coverageError: number;
  readonly bias: number;
  readonly width: number;
}

export interface RelapseCoverage {
  readonly first: Coverage;
  readonly second: Coverage;
  readonly difference: Coverage;
  /** Sets in which the whole model was refused. */
  readonly refused: number;
}

const DAY = 56;

/**
 * How often do the relapse model's 95 % intervals hold the planted share on day 56, and how far off is its median, over `sets` drawn sets of
 * studies of two strands? Truths are those of a typical study; a hidden shift does not move them.
 */
export const relapseCoverage = (
  planted: PlantedStudies,
  {
    sets,
    seed,
    options = {},
  }: { readonly sets: number; readonly seed: number | string; readonly options?: RelapseOptions },
): RelapseCoverage => {
  const [a, b] = planted.strands;
  if (a === undefined || b === undefined) throw new RangeError("strands must be two");
  const answers: { readonly first: Quantity; readonly second: Quantity; readonly difference: Quantity }[] = [];
  let refused = 0;
  for (let set = 0; set < sets; set++) {
    const model = relapseModel({ units: plantedStudies(planted, seed, set) }, options);
    if (model.kind === "not-estimable") {
      refused++;
      continue;
    }
    const gap = relapseFreeDifference(model, { strandA: a.strand, strandB: b.strand, time: DAY });
    answers.push({
      first: relapseFreeAt(model, a.strand, DAY),
      second: relapseFreeAt(model, b.strand, DAY),
      difference: gap.kind === "not-estimable" ? gap : gap.difference,
    });
  }
  return {
    first: coverageOf(
      answers.map(({ first }) => first),
      a.share,
    ),
    second: coverageOf(
      answers.map(({ second }) => second),
      b.share,
    ),
    difference: coverageOf(
      answers.map(({ difference }) => difference),
      a.share - b.share,
    ),
    refused,
  };
};

const coverageOf = (answers: readonly Quantity[], truth: number): Coverage => {
  const given = answers.flatMap((answer) =>
    answer.kind === "estimate" && answer.intervals[0]
      ? [{ value: answer.value, low: answer.intervals[0].low as number, high: answer.intervals[0].high as number }]
      : [],
  );
  const sets = given.length;
  const mean = (of: (each: (typeof given)[number]) => number) => given.reduce((sum, each) => sum + of(each), 0) / sets;
  const coverage = mean(({ low, high }) => (low <= truth && truth <= high ? 1 : 0));
  return {
    sets,
    coverage,
    coverageError: Math.sqrt((coverage * (1 - coverage)) / sets),
    bias: mean(({ value }) => value - truth),
    width: mean(({ low, high }) => high - low),
  };
};
