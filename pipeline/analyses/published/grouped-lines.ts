import type { ForestRow } from "../../charts/forest.ts";
import type { PublishedResult } from "../../derive/evidence/evidence-rows.ts";
import { listedRow } from "../../derive/evidence/listed-row.ts";
import { isRatio } from "../../derive/evidence/natural-scale.ts";
import type { NotUsed } from "../../derive/evidence/not-used.ts";
import type { Plan } from "../../model/index.ts";
import type { EstimandReading } from "./estimand-reading.ts";
import { type EvidenceLine, listedLine, usedLines } from "./evidence-lines.ts";
import { headingRow, pooledLines, pooledRows } from "./pooled-rows.ts";
import { labelOf } from "./words.ts";

export interface LineGroup {
  readonly outcome: string;
  readonly lines: readonly EvidenceLine[];
  readonly forest: readonly ForestRow[];
  /** What the rows of the pools say together, for the table. */
  readonly pooled: ReturnType<typeof pooledLines>;
}

/** A ratio has no place on the axis of differences: its text alone. */
const offAxis = (line: EvidenceLine): EvidenceLine => ({
  ...line,
  forest: { ...line.forest, kind: "listed", estimate: null, low: null, high: null, weight: null },
});

/**
 * Every row once, under its outcome: used where any estimand uses it, else with the reason of the first estimand on that outcome,
 * else with `otherwise`. On the axis only rows of standardized scales.
 */
export const groupedLines = (
  plan: Pick<Plan, "level" | "labels">,
  readings: readonly EstimandReading[],
  everyRow: readonly PublishedResult[],
  otherwise: NotUsed,
): readonly LineGroup[] => {
  const outcomes = [
    ...new Set([
      ...readings.map(({ evidence }) => evidence.estimand.outcome),
      ...everyRow.map(({ row }) => row.outcome),
    ]),
  ];
  return outcomes.map((outcome): LineGroup => {
    const mine = readings.filter(({ evidence }) => evidence.estimand.outcome === outcome);
    const usedKeys = new Set(mine.flatMap(({ evidence }) => evidence.used.flatMap(({ keys }) => keys)));
    const used = mine.flatMap((reading) =>
      usedLines(reading, plan.level).map((line) => (isRatio(reading.evidence.estimand.scale) ? offAxis(line) : line)),
    );
    const onAxis = mine.filter(({ evidence }) => !isRatio(evidence.estimand.scale));
    const listed = everyRow
      .filter(({ row }) => row.outcome === outcome && !usedKeys.has(row.result_id))
      .map((result): EvidenceLine => {
        const reading = mine.find(({ evidence }) => evidence.listed.some(({ key }) => key === result.row.result_id));
        const row = reading?.evidence.listed.find(({ key }) => key === result.row.result_id);
        const scale = reading?.evidence.estimand.scale ?? null;
        return listedLine(row ?? listedRow(result, otherwise, 0), scale !== null && isRatio(scale) ? null : scale);
      });
    const lines = [...used, ...listed];
    const name = labelOf(plan, "outcome", outcome);
    const title = lines.length === 0 ? `${name}: no study` : name;
    return {
      outcome,
      lines,
      forest: [headingRow(outcome, title), ...lines.map(({ forest }) => forest), ...onAxis.flatMap(pooledRows)],
      pooled: onAxis.flatMap(pooledLines),
    };
  });
};
