import type { ListedRow } from "../../derive/evidence/evidence-estimand.ts";
import type { EvidenceRows } from "../../derive/evidence/evidence-rows.ts";
import type { GridEstimand } from "../../derive/evidence/grid-estimands.ts";
import { shortReason } from "../../derive/evidence/not-used.ts";
import { armSide, contrastSide, screenDay } from "../../derive/evidence/screen-row.ts";
import type { Cell, TableBlock } from "../../model/index.ts";
import type { GridReading } from "./grid-lines.ts";

export interface Unanswered {
  readonly asked: GridEstimand;
  /** Printed numbers on this outcome of these groups at this time, none of which can be used. */
  readonly rows: readonly ListedRow[];
}

/** A number of the treated group speaks of the comparison where its study had the other group too; other times are other questions. */
const speaks = (rows: EvidenceRows, { estimand }: GridEstimand, key: string): boolean => {
  const result = rows.byKey.get(key);
  if (result === undefined || screenDay(estimand, result) !== null) return false;
  if (result.row.kind === "contrast") return contrastSide(estimand, result) !== 0;
  const controls = rows.arms.some((arm) => arm.study_id === result.row.study_id && armSide(estimand, arm) === "second");
  return controls && armSide(estimand, result.arm) === "first";
};

/** Questions without a usable number, with the rows that speak of them. */
export const unanswered = (rows: EvidenceRows, { asked }: GridReading): readonly Unanswered[] =>
  asked.flatMap(({ question, evidence }): Unanswered[] =>
    evidence.used.length > 0
      ? []
      : [
          {
            asked: question,
            rows: evidence.listed.filter(({ key }) => speaks(rows, question, key)),
          },
        ],
  );

const reasonsText = (rows: readonly ListedRow[]): string =>
  [...new Set(rows.map(({ reason }) => reason))]
    .map((reason) => ({ reason, count: rows.filter((row) => row.reason === reason).length }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1))
    .map(({ reason, count }) => `${count} ${shortReason[reason]}`)
    .join(", ");

/** What exists on the questions without a number, and why none of it is usable. */
export const unansweredTable = (id: string, questions: readonly Unanswered[]): TableBlock => ({
  kind: "table",
  id,
  depth: "full",
  caption: [
    "Questions on which numbers are printed, none of which can be used on the declared measure: how many rows, and why. Numbers in points of one scale may be used in the table of points.",
  ],
  columns: [
    { id: "outcome", label: "Outcome", unit: null, align: "start" },
    { id: "comparison", label: "Comparison", unit: null, align: "start" },
    { id: "rows", label: "Rows", unit: "count", align: "end" },
    { id: "why", label: "Why none is used", unit: null, align: "start" },
    { id: "keys", label: "Which", unit: null, align: "start" },
  ],
  rows: questions
    .filter(({ rows }) => rows.length > 0)
    .map(({ asked, rows }): readonly Cell[] => [
      asked.outcome.label,
      asked.comparison.label,
      rows.length,
      reasonsText(rows),
      rows.map(({ key }) => key).join(" "),
    ]),
});
