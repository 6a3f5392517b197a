import type { Analysis, AnalysisInput, Finding } from "../../model/index.ts";
import type { Cache } from "./cache.ts";
import { contentDigests } from "./content-digest.ts";

/** A chart of real patients stays where they are: its steps are single persons' days. */
export const mayBeKept = (finding: Finding): boolean =>
  finding.blocks.every((block) => block.kind !== "chart" || block.audience === "public");

export type KeepFinding = (
  analysis: Analysis,
  visible: AnalysisInput,
  make: () => Promise<Finding>,
) => Promise<Finding>;

/**
 * A finding from the cache, or made and kept there. Its key is the program (`code`), the analysis and all that the analysis can see (the
 * tables, plan keys and instruments that it `reads`), so that nothing else can change it. Findings are aggregates; no row is kept.
 */
export const keepFinding = (cache: Cache, code: string): KeepFinding => {
  const digest = contentDigests();
  return async (analysis, visible, make) => {
    const key = digest({ kind: "finding", code, analysis: analysis.id, visible });
    const kept = await cache.get(key);
    if (kept !== null) return JSON.parse(kept) as Finding;
    const finding = await make();
    const text = JSON.stringify(finding);
    if (mayBeKept(finding)) await cache.put(key, text);
    return JSON.parse(text) as Finding; // as the next run gets it
  };
};
