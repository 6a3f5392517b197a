import { randomBytes } from "node:crypto";
import type { Effects } from "./effects.ts";
import { nodeFiles } from "./node-files.ts";
import { nodeGit } from "./node-git.ts";
import { nodeLocks } from "./node-locks.ts";
import { nodeTerminal, type TerminalOptions } from "./node-terminal.ts";

const now = (): Date => {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  return epoch !== undefined && /^\d{1,12}$/.test(epoch) ? new Date(Number(epoch) * 1000) : new Date();
};

/** The real world. `study` is the folder that links may not lead out of. */
export const nodeEffects = (
  options: TerminalOptions & {
    readonly study: string;
    readonly workers: Effects["workers"];
    readonly stop: AbortSignal;
  },
): Effects => ({
  files: nodeFiles(options.study),
  locks: nodeLocks(),
  clock: { now },
  git: nodeGit(process.cwd()),
  terminal: nodeTerminal(options),
  workers: options.workers,
  random: { bytes: (n) => randomBytes(n) },
  stop: options.stop,
});
