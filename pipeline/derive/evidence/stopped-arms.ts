import type { ArmsRow } from "../../model/index.ts";
import type { EvidenceEstimand } from "./evidence-estimand.ts";
import type { EvidenceRows } from "./evidence-rows.ts";
import { armSide } from "./screen-row.ts";

/**
 * Groups that the study calls a control and that had the treatment before: by the table on durability they stopped the very
 * treatment that the estimand's first groups were on. They say what stopping does, and are never a control.
 */
export const stoppedArms = (rows: EvidenceRows, estimand: EvidenceEstimand): ReadonlySet<ArmsRow> => {
  const first = new Set(
    rows.strands.flatMap(({ arm, strand }) => (armSide(estimand, arm) === "first" ? [strand] : [])),
  );
  return new Set(
    rows.strands.flatMap(({ arm, strand, stopped }) =>
      stopped && first.has(strand) && armSide(estimand, arm) === "second" ? [arm] : [],
    ),
  );
};
