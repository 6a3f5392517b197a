import { BIAS_MARKS, BIAS_ORDER } from "../../charts/bias-marks.ts";
import type { ForestColumn, ForestRow } from "../../charts/forest.ts";
import { biasTables } from "../../derive/evidence/bias-table.ts";
import type { RiskOfBiasRow } from "../../model/index.ts";
import type { EvidenceLine } from "./evidence-lines.ts";

export const biasColumn: ForestColumn = { id: "bias", label: "Bias", align: "start" };

/** The row of a forest with the letter of its study's overall risk of bias; a study that nobody judged is drawn as such. */
export const withBias = (rows: readonly RiskOfBiasRow[]) => {
  const overall = new Map(
    biasTables(rows).flatMap(({ studies }) => studies.map((one) => [one.study, one.overall] as const)),
  );
  return ({ study, forest }: Pick<EvidenceLine, "study" | "forest">): ForestRow => ({
    ...forest,
    cells: { ...forest.cells, bias: BIAS_MARKS[overall.get(study) ?? "none"].letter },
  });
};

/** What the letters in the column mean: of those that stand in it. */
export const biasNote = (rows: readonly ForestRow[]): string => {
  const used = BIAS_ORDER.filter((mark) => rows.some(({ cells }) => cells.bias === BIAS_MARKS[mark].letter));
  return used.length === 0
    ? ""
    : `Bias: ${used.map((mark) => `${BIAS_MARKS[mark].letter} ${BIAS_MARKS[mark].words}`).join(", ")}.`;
};
