import { declaredAnalyses } from "../analyses/declared-analyses.ts";
import { analyses } from "../analyses/index.ts";
import { visibleInput } from "../analyses/visible-input.ts";
import type { Effects } from "../effects/effects.ts";
import type { Analysis, AnalysisInput, Finding, Study } from "../model/index.ts";
import type { KeepFinding } from "./cache/keep-finding.ts";

const one = async (
  analysis: Analysis,
  input: AnalysisInput,
  { workers }: Effects,
  keep: KeepFinding,
): Promise<Finding> => {
  const visible = visibleInput(input, analysis.reads);
  return keep(analysis, visible, async () => {
    const parts = await workers.map(analysis.id, visible, analysis.tasks(visible));
    return analysis.finding(visible, parts);
  });
};

const makeAlways: KeepFinding = (_analysis, _visible, make) => make();

/** Every analysis in the report's order: the published half once, the patient half once per data set, never over two. */
export const runAnalyses = async (study: Study, effects: Effects, keep = makeAlways): Promise<readonly Finding[]> => {
  const declared = declaredAnalyses(study.plan);
  const base = { plan: study.plan, instruments: study.instruments, evidence: study.evidence };
  // All at once: the threads take what they are free for, and the findings come in this order.
  return Promise.all([
    ...declared
      .filter(({ half }) => half === "published")
      .map((analysis) => one(analysis, { ...base, dataset: null }, effects, keep)),
    ...study.datasets.flatMap((dataset) =>
      declared
        .filter(({ half }) => half === "patients")
        .map((analysis) => one(analysis, { ...base, dataset }, effects, keep)),
    ),
  ]);
};

/** The worker side: one task of one analysis, found by its id. */
export const runTask: Effects["workers"]["map"] = async (id, input, tasks) => {
  const analysis = analyses.find((item) => item.id === id);
  if (!analysis) throw new RangeError(`unknown analysis: ${id}`);
  return tasks.map((task) => analysis.run(input, task)) as never;
};
