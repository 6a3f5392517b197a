import { type Column, type IssueLog, type NumberColumn, numberAt, textAt } from "../model/index.ts";
import { placeOf, shownAt } from "./place-of.ts";
import type { ReadTable } from "./read-table.ts";

const shares = new Set(["proportion", "survival_probability"]);
const ratios = new Set(["risk_ratio", "odds_ratio", "hazard_ratio"]);

/** Published numbers that contradict themselves: intervals, shares, ratios, counts, p-values and arms of a contrast. */
export const checkResults = (results: ReadTable, studies: ReadTable, log: IssueLog): void => {
  const text = (column: string, i: number): string | null => textAt(results.table.columns[column] as Column, i);
  const number = (column: string, i: number): number | null =>
    numberAt(results.table.columns[column] as NumberColumn, i);
  const lastDay = new Map<string, number>();
  for (let i = 0; i < studies.table.length; i += 1) {
    const id = textAt(studies.table.columns.study_id as Column, i);
    const day = numberAt(studies.table.columns.followup_days_max as NumberColumn, i);
    if (id !== null && day !== null) lastDay.set(id, day);
  }

  for (let i = 0; i < results.table.length; i += 1) {
    const tell = (code: Parameters<IssueLog["add"]>[0], column: string, words: Record<string, string | number> = {}) =>
      log.add(code, placeOf(results, i, column), shownAt(results, i, column), words);

    const isContrast = text("kind", i) === "contrast";
    const comparator = text("comparator_arm_id", i);
    const misplaced =
      text("kind", i) !== null && isContrast !== (comparator !== null)
        ? isContrast
          ? "A contrast without a comparator arm"
          : "A number of one arm with a comparator arm"
        : comparator !== null && comparator === text("arm_id", i)
          ? "An arm compared with itself"
          : null;
    if (misplaced !== null) tell("comparator-misplaced", "comparator_arm_id", { what: misplaced });

    const [low, high, estimate] = [number("ci_low", i), number("ci_high", i), number("estimate", i)];
    if (low !== null && high !== null && low > high) tell("interval-reversed", "ci_low", { high });
    else if (estimate !== null && ((low !== null && estimate < low) || (high !== null && estimate > high))) {
      tell("estimate-outside-interval", "estimate", { low: low ?? "…", high: high ?? "…" });
    }

    const measure = text("measure", i) ?? "";
    if (estimate !== null && shares.has(measure) && (estimate < 0 || estimate > 1)) tell("share-outside", "estimate");
    if (estimate !== null && ratios.has(measure) && estimate <= 0) tell("ratio-not-positive", "estimate");

    const [events, n] = [number("events", i), number("n", i)];
    if (events !== null && n !== null && events > n) tell("events-above-n", "events", { n });
    if ((text("p_relation", i) === null) !== (number("p_value", i) === null)) tell("p-incomplete", "p_value");

    const [day, last] = [number("day", i), lastDay.get(text("study_id", i) ?? "")];
    if (day !== null && last !== undefined && day > last) tell("day-after-follow-up", "day", { last });
  }
};
