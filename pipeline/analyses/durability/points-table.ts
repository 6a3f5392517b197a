import type { DurabilityPoint } from "../../derive/evidence/durability-points.ts";
import type { Plan, TableBlock } from "../../model/index.ts";
import { labelOf, studyLabel } from "../published/words.ts";

const useText = (point: DurabilityPoint): string => {
  const parts = [
    point.hidden === null ? "drawn" : `not drawn: ${point.hidden}`,
    ...(point.median ? ["the median: half still well"] : []),
    ...(point.secondary ? ["second-hand source"] : []),
    ...(point.clockUncertain ? ["days not counted from the last dose"] : []),
    ...(point.map.n_source === "linked" || point.map.n_source === "recovered"
      ? [`number of people ${point.map.n_source}`]
      : []),
  ];
  return parts.join("; ");
};

const dayCell = (day: number): number => Math.round(day * 10) / 10;

/** Every share with a day: drawn or not, and why. */
export const pointsTable = (
  plan: Pick<Plan, "labels" | "strands">,
  points: readonly DurabilityPoint[],
): TableBlock => ({
  kind: "table",
  id: "points",
  depth: "clinician",
  caption: [
    "Reported shares of people still well, with the days since their last dose. An interval is given only where people and events are known.",
  ],
  columns: [
    { id: "study", label: "Study", unit: null, align: "start" },
    { id: "row", label: "Row", unit: null, align: "start" },
    { id: "illness", label: "Condition", unit: null, align: "start" },
    { id: "strand", label: "Treatment", unit: null, align: "start" },
    { id: "after", label: "After the course", unit: null, align: "start" },
    { id: "people", label: "Who", unit: null, align: "start" },
    { id: "event", label: "What ends it", unit: null, align: "start" },
    { id: "day", label: "Day", unit: "days", align: "end" },
    { id: "share", label: "Still well", unit: "share", align: "end" },
    { id: "n", label: "People", unit: "people", align: "end" },
    { id: "use", label: "In the picture", unit: null, align: "start" },
  ],
  rows: points.map((point) => [
    studyLabel(point.result.study),
    point.map.result_id,
    labelOf(plan, "family", point.map.family),
    plan.strands.find(({ id }) => id === point.map.strand)?.label ?? point.map.strand,
    labelOf(plan, "after", point.map.after),
    point.map.population.replaceAll("_", " "),
    point.map.event.replaceAll("_", " "),
    dayCell(point.day),
    point.quantity,
    point.map.n,
    useText(point),
  ]),
});
