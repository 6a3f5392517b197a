import { execFileSync } from "node:child_process";
import type { Effects } from "../../pipeline/effects/effects.ts";
import { nodeFiles } from "../../pipeline/effects/node-files.ts";
import { nodeGit } from "../../pipeline/effects/node-git.ts";
import { memoryWorld } from "./memory-effects.ts";
import { rememberedTasks } from "./remembered-tasks.ts";

/** Runs git in a folder of a test, with no settings of the machine. */
export const gitIn =
  (folder: string) =>
  (...words: readonly string[]): string =>
    execFileSync(
      "git",
      ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always", ...words],
      {
        cwd: folder,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
        env: { PATH: process.env.PATH, HOME: folder, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" },
      },
    ).trim();

export interface RealWorld {
  readonly effects: Effects;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

const map = rememberedTasks();

/** The disk and git as they are, a clock that stands where it is put, and a terminal that can be read. Analyses work a task out once. */
export const realWorld = (folder: string, study: string, change: Partial<Effects> = {}): RealWorld => {
  const { effects, out, err } = memoryWorld();
  return {
    effects: {
      ...effects,
      files: nodeFiles(study),
      git: nodeGit(folder),
      workers: { count: 1, map },
      ...change,
    },
    out,
    err,
  };
};
