import { realpathSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import type { AnalysisInput, Json } from "../model/index.ts";
import type { Effects } from "./effects.ts";

type RunTask = Effects["workers"]["map"];

interface Job {
  readonly analysis: string;
  readonly input: AnalysisInput;
  readonly task: Json;
  readonly done: (part: unknown) => void;
  readonly failed: (error: unknown) => void;
}

interface Answer {
  readonly part?: unknown;
  readonly error?: unknown;
}

/** More threads than this wait for each other. */
export const MOST_THREADS = 8;

/** The program's own file when it is one that a thread can run: plain JavaScript, as built. */
export const entryFile = (): URL | null => {
  const [, file] = process.argv;
  if (file === undefined) return null;
  const real = realpathSync(file);
  return real.endsWith("cli.js") ? pathToFileURL(real) : null;
};

/**
 * Tasks on this thread and `count` − 1 others, each taking the next when it is free; parts come back in the order of tasks, so that nothing
 * depends on `count`. Threads start with the first job and end with `close`. `entry` is the program's file, which every thread runs again.
 */
export const nodeWorkers = ({
  count,
  entry,
  runTask,
}: {
  readonly count: number;
  readonly entry: URL | null;
  readonly runTask: RunTask;
}): Effects["workers"] & { close(): Promise<void> } => {
  if (count < 2 || entry === null) return { count: 1, map: runTask, close: async () => {} };
  const queue: Job[] = [];
  const threads: Worker[] = [];
  let working = false;

  const give = (thread: Worker): void => {
    const job = queue.shift();
    if (job === undefined) return;
    const settle = (answer: Answer): void => {
      thread.off("error", broke);
      if ("error" in answer) job.failed(answer.error);
      else job.done(answer.part);
      give(thread);
    };
    const broke = (error: unknown): void => {
      thread.off("message", settle);
      job.failed(error);
    };
    thread.once("message", settle);
    thread.once("error", broke);
    thread.postMessage({ analysis: job.analysis, input: job.input, task: job.task });
  };

  /** This thread works too, and looks for messages between two jobs. */
  const workHere = async (): Promise<void> => {
    if (working) return;
    working = true;
    for (let job = queue.shift(); job !== undefined; job = queue.shift()) {
      try {
        const [part] = await runTask(job.analysis, job.input, [job.task]);
        job.done(part);
      } catch (error) {
        job.failed(error);
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    working = false;
  };

  const start = (): void => {
    while (threads.length < count - 1) {
      const thread = new Worker(entry, { workerData: { afterglow: "task" } });
      thread.unref();
      threads.push(thread);
      give(thread);
    }
  };

  return {
    count,
    map: async <T extends Json, P>(
      analysis: string,
      input: AnalysisInput,
      tasks: readonly T[],
    ): Promise<readonly P[]> => {
      const parts = tasks.map(
        (task) =>
          new Promise<P>((resolve, reject) => {
            queue.push({ analysis, input, task, done: (part) => resolve(part as P), failed: reject });
          }),
      );
      // All who ask in the same turn queue first, so that the threads find the whole list.
      setImmediate(() => {
        start();
        void workHere();
      });
      return Promise.all(parts);
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
};

/** Whether this is a thread that `nodeWorkers` started. */
export const onThread = (): boolean => !isMainThread && workerData?.afterglow === "task";

/** On a thread started by `nodeWorkers`: answers tasks for ever. `false` on the main thread, where the program is to run. */
export const serveTasks = (runTask: RunTask): boolean => {
  if (!onThread() || parentPort === null) return false;
  const port = parentPort;
  port.on("message", async ({ analysis, input, task }: { analysis: string; input: AnalysisInput; task: Json }) => {
    try {
      const [part] = await runTask(analysis, input, [task]);
      port.postMessage({ part } satisfies Answer);
    } catch (error) {
      port.postMessage({ error } satisfies Answer);
    }
  });
  return true;
};
