import type { MappingFile } from "../../model/index.ts";
import { powerOfTenApart } from "./decimal-doubts.ts";
import { type ColumnNames, type Doubt, type DoubtKind, doubtOf } from "./doubt.ts";
import {
  type Again,
  countsOf,
  differenceFromCounts,
  differenceFromMeans,
  errorFromPeople,
  meansOf,
  ratioFromCounts,
} from "./effects-again.ts";
import { entryOf, numberOf, type SourceRow, textOf } from "./source-row.ts";

type Effects = MappingFile["effects"];
type SourceSet = MappingFile["sets"][number];

/** Which scores of the row's instrument are good; by the set's rule where the instrument is not listed. */
export const betterScores = (row: SourceRow, set: SourceSet): "lower" | "higher" =>
  entryOf(set.betterOf, (textOf(row, "instrument") ?? "").toLowerCase()) ?? set.better;

/** g as the file should have it: the raw difference turned so that the declared sign is good for the first arm. */
const turned = (again: Again, good: "lower" | "higher", sign: SourceSet["sign"]): Again => {
  const benefit = good === "higher" ? again.estimate : -again.estimate;
  return { ...again, estimate: sign === "positive-is-better" ? benefit : -benefit };
};

const differenceAgain = (row: SourceRow, set: SourceSet, effects: Effects): Again | null => {
  const means = meansOf(row);
  if (means !== null) {
    const again = differenceFromMeans(means, effects.errorOf);
    return again && turned(again, betterScores(row, set), set.sign);
  }
  const counts = countsOf(row);
  const again = counts && differenceFromCounts(counts, effects.zeroCells, effects.errorOf);
  return again && turned(again, set.eventsBetter, set.sign);
};

/** Every effect size of a row that cannot be made again from what stands beside it, within the declared tolerance. */
export const effectDoubts = (
  row: SourceRow,
  context: { readonly columns: ColumnNames; readonly set: SourceSet; readonly effects: Effects },
): readonly Doubt[] => {
  const { columns, set, effects } = context;
  const found: Doubt[] = [];
  const tell = (field: string, kind: DoubtKind, other: number): void => {
    found.push(doubtOf(row, columns, { field, kind, other }));
  };
  const number = (field: string): number | null => numberOf(row, field);
  const compare = (field: string, other: number, signed: boolean): void => {
    const value = number(field);
    if (value === null || Math.abs(value - other) <= effects.tolerance) return;
    if (signed && value * other < 0) tell(field, "sign", other);
    else
      tell(
        field,
        powerOfTenApart(Math.abs(value), Math.abs(other), effects.decimalShare) ? "decimal-mark" : "differs",
        other,
      );
  };

  const again = differenceAgain(row, set, effects);
  if (again !== null) {
    compare("g", again.estimate, true);
    compare("gSe", again.standardError, false);
  }
  const counts = countsOf(row);
  const ratio = counts && ratioFromCounts(counts, effects.zeroCells);
  if (ratio !== null) {
    compare("logRr", ratio.estimate, true);
    compare("logRrSe", ratio.standardError, false);
  }
  const [g, error, n1, n2] = [number("g"), number("gSe"), number("n1"), number("n2")];
  if (again === null && g !== null && error !== null && n1 !== null && n2 !== null) {
    // Other designs have other errors: only a factor of ten is told.
    const expected = errorFromPeople(g, n1, n2);
    if (expected !== null && powerOfTenApart(error, expected, effects.decimalShare))
      tell("gSe", "decimal-mark", expected);
  }
  const earlier = number("precalcG");
  // Another analysis of the same people: its size may differ, its sign may not.
  if (g !== null && earlier !== null && g * earlier < 0) tell("precalcG", "sign", g);
  return found;
};
