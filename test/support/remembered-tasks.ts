import { contentDigests } from "../../pipeline/commands/cache/content-digest.ts";
import { runTask } from "../../pipeline/commands/run-analyses.ts";
import type { Effects } from "../../pipeline/effects/effects.ts";

type RunTask = Effects["workers"]["map"];

/**
 * The tasks of analyses, each worked out once: the same task on the same input gives what it gave before. For tests that make many reports and
 * are about something else; what an input holds decides, not who holds it, so that a changed table or plan is worked out anew.
 */
export const rememberedTasks = (): RunTask => {
  const digest = contentDigests();
  const known = new Map<string, Promise<readonly unknown[]>>();
  return (id, input, tasks) => {
    const key = digest([id, input, tasks]);
    const parts = known.get(key) ?? runTask(id, input, tasks);
    known.set(key, parts);
    return parts as never;
  };
};
