import type { AtlasFamily } from "../../derive/evidence/atlas/atlas-model.ts";
import type { Cell, Plan, TableBlock } from "../../model/index.ts";
import { labelOf, studyLabel } from "../published/words.ts";

/** Which rows the models were given, as what, and what was set aside and why. */
export const termsTable = (plan: Pick<Plan, "labels">, families: readonly AtlasFamily[]): TableBlock => ({
  kind: "table",
  id: "model-terms",
  depth: "full",
  caption: [
    "Rows that the durability map lets into the model. Several rows of the same people are one sequence in time; a hazard ratio informs the comparison inside its trial, never a level.",
  ],
  columns: [
    { id: "family", label: "Condition", unit: null, align: "start" },
    { id: "study", label: "Study", unit: null, align: "start" },
    { id: "row", label: "Row", unit: null, align: "start" },
    { id: "term", label: "Enters as", unit: null, align: "start" },
    { id: "people", label: "People", unit: "people", align: "end" },
    { id: "source", label: "Number of people", unit: null, align: "start" },
    { id: "note", label: "Note", unit: null, align: "start" },
  ],
  rows: families.flatMap(({ family, source, model }) => {
    const name = labelOf(plan, "family", family);
    const fitted = model.kind !== "not-estimable";
    const aside = [...source.setAside, ...(model.kind === "not-estimable" ? [] : model.setAside)];
    return [
      ...source.rows.map(({ map, result }): readonly Cell[] => [
        name,
        studyLabel(result.study),
        map.result_id,
        map.term === "hr" ? "hazard ratio" : map.term,
        map.n,
        map.n_source,
        fitted ? "" : "not fitted: no line of this family can have a curve",
      ]),
      ...aside.map(({ study, strand, reason }): readonly Cell[] => [
        name,
        study,
        "",
        "set aside",
        null,
        "",
        `${strand}: ${reason}`,
      ]),
    ];
  }),
});
