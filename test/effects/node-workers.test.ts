import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { nodeWorkers } from "../../pipeline/effects/node-workers.ts";
import type { AnalysisInput } from "../../pipeline/model/index.ts";
import { temporaryFolder } from "../support/run-cli.ts";

const temporary = temporaryFolder();
afterAll(temporary.remove);

/** A thread that answers as `serveTasks` does: double the task, a failure for 13; at 66 it breaks. */
const entry = join(temporary.path, "cli.js");
writeFileSync(join(temporary.path, "package.json"), '{ "type": "module" }');
writeFileSync(
  entry,
  `import { parentPort } from "node:worker_threads";
parentPort.on("message", ({ id, tasks, claims }) => {
  for (const [task, given] of tasks.entries()) {
    if (given === 66) throw new Error("broken thread");
    if (Atomics.exchange(claims, task, 1) === 1) continue;
    parentPort.postMessage(given === 13 ? { batch: id, task, error: new Error("thirteen") } : { batch: id, task, part: 2 * given });
  }
});`,
);

const input = { made: true } as never as AnalysisInput;
const here = async (_: string, __: unknown, tasks: readonly unknown[]) =>
  tasks.map((task) => {
    if (task === 13) throw new Error("thirteen");
    return 2 * Number(task);
  }) as never;

describe("nodeWorkers", () => {
  it.each([1, 2, 3])("gives parts in the order of tasks on %i threads", async (count) => {
    const workers = nodeWorkers({ count, entry: pathToFileURL(entry), runTask: here });
    expect(workers.count).toBe(count);
    const tasks = Array.from({ length: 40 }, (_, i) => (i === 13 ? 0 : i));
    const [first, second] = await Promise.all([workers.map("a", input, tasks), workers.map("b", input, [5, 4])]);
    expect(first).toEqual(tasks.map((task) => 2 * task));
    expect(second).toEqual([10, 8]);
    await workers.close();
  });

  it.each([1, 2])("hands a failure on from %i threads", async (count) => {
    const workers = nodeWorkers({ count, entry: pathToFileURL(entry), runTask: here });
    await expect(workers.map("a", input, [1, 13, 2])).rejects.toThrow("thirteen");
    await workers.close();
  });

  it("tells who waits when a thread breaks", async () => {
    const workers = nodeWorkers({
      count: 2,
      entry: pathToFileURL(entry),
      runTask: () => new Promise((resolve) => setTimeout(() => resolve([0] as never), 5000)),
    });
    await expect(workers.map("a", input, [1, 66])).rejects.toThrow("broken thread");
    await workers.close();
  });

  it("does every task once, whoever is free", async () => {
    const ran: unknown[] = [];
    const workers = nodeWorkers({
      count: 3,
      entry: pathToFileURL(entry),
      runTask: async (_, __, [task]) => {
        ran.push(task);
        return [2 * Number(task)] as never;
      },
    });
    const tasks = Array.from({ length: 500 }, (_, i) => 100 + i);
    expect(await workers.map("a", input, tasks)).toEqual(tasks.map((task) => 2 * task));
    expect(await workers.map("none", input, [])).toEqual([]);
    expect(new Set(ran).size).toBe(ran.length);
    await workers.close();
  });

  it("works alone where there is no file to run", async () => {
    expect(nodeWorkers({ count: 4, entry: null, runTask: here }).count).toBe(1);
  });
});
