import { itemAnswers } from "../../derive/satisfaction/item-answers.ts";
import type { Cell, TableBlock } from "../../model/index.ts";
import { cronbachsAlpha } from "../../stats/ordinal/cronbachs-alpha.ts";
import type { SatisfactionData } from "./satisfaction-data.ts";

/** How consistently the items measure one thing, where the data hold items. */
export const reliabilityTable = (data: SatisfactionData): TableBlock => ({
  kind: "table",
  id: "reliability",
  depth: "full",
  caption: ["How well the items of the questionnaire go together."],
  columns: [
    { id: "measure", label: "Measure", unit: null, align: "start" },
    { id: "people", label: "People", unit: null, align: "end" },
    { id: "value", label: "Value", unit: "probability", align: "end" },
  ],
  rows: [["Cronbach's alpha", ...alphaCells(data)]],
});

const alphaCells = ({ instrument, dataset, plan }: SatisfactionData): readonly [Cell, Cell] => {
  const { window } = plan.satisfaction;
  const items =
    instrument === null
      ? null
      : itemAnswers(dataset.tables.satisfaction, { instrument: instrument.id, window, items: instrument.items });
  if (items === null) return [0, "not measured: the data hold totals, not items"];
  const alpha = cronbachsAlpha(items, { level: plan.level });
  const people = items[0]?.length ?? 0;
  return alpha.kind === "not-estimable" ? [people, alpha] : [people, alpha.alpha];
};
