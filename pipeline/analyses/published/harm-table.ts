import { type HarmRow, harmOutcomes } from "../../derive/evidence/harm-rows.ts";
import type { Block, Cell, Plan } from "../../model/index.ts";
import { outcomeName, outcomeNames } from "./outcome-name.ts";
import { labelOf, studyLabel, words } from "./words.ts";

const shareCell = ({ share, events }: HarmRow): Cell =>
  share ?? (events === null ? "not reported" : "people not reported");

/** Group by group, what studies report of unwanted outcomes. */
export const harmTable = (plan: Plan, rows: readonly HarmRow[]): Block => ({
  kind: "table",
  id: "arms",
  depth: "clinician",
  caption: [
    "Groups that report ",
    words(outcomeNames(plan, harmOutcomes, "or")),
    ", as reported: with an exact interval where people and events are known. Groups of different studies are not comparable.",
  ],
  columns: [
    { id: "study", label: "Study", unit: null, align: "start" },
    { id: "row", label: "Row", unit: null, align: "start" },
    { id: "group", label: "Group", unit: null, align: "start" },
    { id: "outcome", label: "Outcome", unit: null, align: "start" },
    { id: "counted", label: "What was counted", unit: null, align: "start" },
    { id: "events", label: "Events", unit: null, align: "end" },
    { id: "n", label: "People", unit: "people", align: "end" },
    { id: "share", label: "Share", unit: "share", align: "end" },
    { id: "source", label: "Read in", unit: null, align: "start" },
  ],
  rows: rows.map((one): readonly Cell[] => [
    studyLabel(one.result.study),
    one.result.row.result_id,
    one.result.arm === null ? "not reported" : labelOf(plan, "modality", one.result.arm.modality),
    `${outcomeName(plan, one.outcome)}${one.serious ? ", serious" : ""}`,
    one.turned
      ? `${one.result.row.instrument?.replaceAll("_", " ") ?? "stayed"} (turned: those who did not)`
      : (one.result.row.instrument ?? "not reported"),
    one.events ?? "not reported",
    one.result.row.n ?? "not reported",
    shareCell(one),
    one.result.row.source_tier,
  ]),
});
