import type { Prose, TableBlock } from "../../model/index.ts";
import { type EvidenceLine, evidenceColumns } from "./evidence-lines.ts";

/** Published numbers as a table, one line each. */
export const evidenceTable = (
  id: string,
  caption: Prose,
  lines: readonly Pick<EvidenceLine, "cells">[],
  depth: TableBlock["depth"] = "clinician",
): TableBlock => ({
  kind: "table",
  id,
  depth,
  caption,
  columns: evidenceColumns,
  rows: lines.map(({ cells }) => cells),
});
