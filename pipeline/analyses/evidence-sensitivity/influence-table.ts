import type { Plan, TableBlock } from "../../model/index.ts";
import { estimate } from "../../stats/quantity.ts";
import { studyLabel, words } from "../published/words.ts";
import type { SensitivityPool } from "./sensitivity-pools.ts";
import { influenceOf } from "./trial-variants.ts";

/** What each trial does to the pool. */
export const influenceTable = (
  pool: SensitivityPool,
  plan: Pick<Plan, "evidenceSensitivity">,
): readonly TableBlock[] => {
  const found = influenceOf(pool.used, plan);
  if (found.every((one) => one === null)) return [];
  const limit = plan.evidenceSensitivity.outlierResidual;
  return [
    {
      kind: "table",
      id: `${pool.id}-influence`,
      depth: "full",
      caption: ["What each trial does to the number on ", words(pool.label), ": measured by leaving it out."],
      columns: [
        { id: "study", label: "Study", unit: null, align: "start" },
        { id: "residual", label: "Deleted residual", unit: "tau", align: "end" },
        { id: "shift", label: "Shift of its fit", unit: "tau", align: "end" },
        { id: "distance", label: "Cook's distance", unit: "tau", align: "end" },
        { id: "variance", label: "τ² without it", unit: "variance", align: "end" },
        { id: "weight", label: "Weight", unit: "percent", align: "end" },
        { id: "what", label: "Marked", unit: null, align: "start" },
      ],
      rows: pool.used.map(({ study }, i) => {
        const one = found[i] ?? null;
        if (one === null) return [studyLabel(study), ...Array<string>(5).fill("not estimable"), "none"];
        const marks = [
          ...(Math.abs(one.studentisedResidual) > limit ? ["outlier"] : []),
          ...(one.influential ? ["influential"] : []),
        ];
        const numbers = [one.studentisedResidual, one.dffits, one.cooksDistance, one.deletedTauSquared, one.weight].map(
          (value) => estimate(value),
        );
        return [studyLabel(study), ...numbers, marks.join(", ") || "none"];
      }),
    },
  ];
};
