import type { Effects } from "../effects/effects.ts";
import { schemaDigests } from "../ingest/index.ts";
import type { InputFile, Study } from "../model/index.ts";
import type { RunFacts } from "../report/outputs/output.ts";
import { software } from "./software.ts";

/** What the manifest says of a run beside the report: inputs, schemas, software, commit, options and licences. */
export const runFacts = async (
  run: {
    readonly study: Pick<Study, "plan" | "datasets">;
    readonly files: readonly InputFile[];
    readonly options: Readonly<Record<string, string>>;
  },
  effects: Effects,
): Promise<RunFacts> => {
  const state = await effects.git.state();
  return {
    inputs: run.files,
    schemas: schemaDigests(),
    software: software(),
    commit: state === null ? null : { id: state.commit, dirty: state.dirty },
    options: run.options,
    licences: {
      report: run.study.plan.licence ?? null,
      datasets: Object.fromEntries(run.study.datasets.map(({ id, licence }) => [id, licence])),
    },
  };
};
