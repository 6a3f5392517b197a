import { declaredAnalyses } from "../../pipeline/analyses/declared-analyses.ts";
import { visibleInput } from "../../pipeline/analyses/visible-input.ts";
import { nodeFiles } from "../../pipeline/effects/node-files.ts";
import { readStudy } from "../../pipeline/ingest/index.ts";
import type { Analysis, AnalysisInput } from "../../pipeline/model/index.ts";
import { shippedStudy } from "../support/run-cli.ts";

/** Runs every declared analysis of one half of the shipped study, but those left out, one after another on one thread. */
export const shippedHalf = async (
  half: Analysis["half"],
  without: readonly string[] = [],
): Promise<() => readonly unknown[]> => {
  const { study } = await readStudy(nodeFiles(shippedStudy), shippedStudy);
  if (study === null) throw new RangeError("the shipped study must be without errors");
  const { plan, instruments, evidence, datasets } = study;
  const own = declaredAnalyses(plan).filter((analysis) => analysis.half === half && !without.includes(analysis.id));
  const all = half === "published" ? [null] : datasets;
  return () =>
    all.flatMap((dataset) =>
      own.map((analysis) => {
        const input: AnalysisInput = { plan, instruments, evidence, dataset };
        const visible = visibleInput(input, analysis.reads);
        const parts = analysis.tasks(visible).map((task) => analysis.run(visible, task));
        return analysis.finding(visible, parts);
      }),
    );
};
