import type { Effects } from "../../effects/effects.ts";
import { readStudy, type StudyFiles } from "../../ingest/index.ts";
import type { Report, Study } from "../../model/index.ts";
import type { KeepFinding } from "../cache/keep-finding.ts";
import { makeReport } from "../make-report.ts";
import type { ChangedPart } from "./changed-parts.ts";
import type { InputBytes } from "./input-bytes.ts";
import { studyOfBytes } from "./study-of-bytes.ts";

/** Which digest each input file has. */
export type Inputs = ReadonlyMap<string, string>;

/** `inputs` with the files of a part as another state has them. */
export const withPart = (inputs: Inputs, { files }: ChangedPart, state: Inputs): Inputs => {
  const changed = new Map(inputs);
  for (const path of files) {
    const digest = state.get(path);
    if (digest === undefined) changed.delete(path);
    else changed.set(path, digest);
  }
  return changed;
};

export interface Rerun {
  /** `null`: a file is not at hand, or the present program does not take these inputs. */
  study(inputs: Inputs): Promise<Study | null>;
  report(inputs: Inputs): Promise<Report | null>;
}

/** The present program on any state of the inputs whose bytes are at hand. */
export const rerun = (folder: string, bytes: InputBytes, effects: Effects, keep?: KeepFinding): Rerun => {
  const filesOf = (inputs: Inputs): StudyFiles | null => {
    const held = new Map<string, Uint8Array>();
    for (const [path, digest] of inputs) {
      const found = bytes.get(digest);
      if (found === undefined) return null;
      held.set(path, found);
    }
    return studyOfBytes(folder, held);
  };
  return {
    async study(inputs) {
      const files = filesOf(inputs);
      return files === null ? null : (await readStudy(files, folder)).study;
    },
    async report(inputs) {
      const files = filesOf(inputs);
      if (files === null) return null;
      const made = await makeReport(folder, effects, { files, ...(keep === undefined ? {} : { keep }) });
      return made.kind === "report" ? made.report : null;
    },
  };
};
