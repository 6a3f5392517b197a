import { declaredAnalyses } from "../analyses/declared-analyses.ts";
import { analyses } from "../analyses/index.ts";
import { visibleInput } from "../analyses/visible-input.ts";
import type { Effects } from "../effects/effects.ts";
import type { Analysis, AnalysisInput, Finding, Json, Study } from "../model/index.ts";
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
  const wanted = [
    ...declared.filter(({ half }) => half === "published").map((analysis) => ({ analysis, dataset: null })),
    ...study.datasets.flatMap((dataset) =>
      declared.filter(({ half }) => half === "patients").map((analysis) => ({ analysis, dataset })),
    ),
  ];
  let done = 0;
  const tell = (): void => effects.terminal.progress(`Working out ${done} of ${wanted.length} analyses`);
  tell();
  // All at once: the threads take what they are free for, and the findings come in this order.
  const findings = await Promise.all(
    wanted.map(async ({ analysis, dataset }) => {
      const finding = await one(analysis, { ...base, dataset }, effects, keep);
      done += 1;
      tell();
      return finding;
    }),
  );
  effects.terminal.progress("");
  return findings;
};

/** The worker side: one task of one analysis, found by its id. */
export const runTask: Effects["workers"]["map"] = async (id, input, tasks) => {
  const analysis = analyses.find((item) => item.id === id);
  if (!analysis) throw new RangeError(`unknown analysis: ${id}`);
  return tasks.map((task) => analysis.run(input as AnalysisInput, task as Json)) as never;
};
