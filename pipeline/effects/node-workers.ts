import { realpathSync } from "node:fs";
import { availableParallelism } from "node:os";
import { pathToFileURL } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import type { Effects } from "./effects.ts";

type RunTask = Effects["workers"]["map"];

/** Tasks of one kind as every thread gets them. Whoever first marks a task in `claims`, which all share, does it. */
interface Batch {
  readonly id: number;
  readonly work: string;
  readonly input: unknown;
  readonly tasks: readonly unknown[];
  readonly claims: Int32Array;
}

interface Answer {
  readonly batch: number;
  readonly task: number;
  readonly part?: unknown;
  readonly error?: unknown;
}

interface Waiting {
  readonly done: (part: unknown) => void;
  readonly failed: (error: unknown) => void;
}

/** More threads than this wait for each other. */
export const MOST_THREADS = 8;
/** Each holds the program in memory; a run has no more work than for so many. */
const USUAL_THREADS = 4;

/** How many threads a run takes unless told otherwise. */
export const usualThreads = (): number => Math.min(availableParallelism(), USUAL_THREADS);

/** The program's own file when it is one that a thread can run: plain JavaScript, as built. */
export const entryFile = (): URL | null => {
  const [, file] = process.argv;
  if (file === undefined) return null;
  const real = realpathSync(file);
  return real.endsWith("cli.js") ? pathToFileURL(real) : null;
};

/** Does the tasks of a batch that nobody has taken yet, one after another. */
const takeTasks = async (
  { id, work, input, tasks, claims }: Batch,
  runTask: RunTask,
  answer: (answer: Answer) => void,
): Promise<void> => {
  for (const [task, given] of tasks.entries()) {
    if (Atomics.exchange(claims, task, 1) === 1) continue;
    try {
      const [part] = await runTask(work, input, [given]);
      answer({ batch: id, task, part });
    } catch (error) {
      answer({ batch: id, task, error });
    }
    // Messages are looked for, and what native libraries held is let go of, between two turns.
    await new Promise((resolve) => setImmediate(resolve));
  }
};

/**
 * Tasks on this thread and `count` − 1 others, each taking the next that nobody has; parts come back in the order of tasks, so that nothing
 * depends on `count`. Threads start with the first batch and end with `close`. `entry` is the program's file, which every thread runs again.
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
  const queue: Batch[] = [];
  const threads: Worker[] = [];
  const waiting = new Map<string, Waiting>();
  let batches = 0;
  let working = false;

  const settle = ({ batch, task, ...answer }: Answer): void => {
    const key = `${batch}/${task}`;
    const one = waiting.get(key);
    waiting.delete(key);
    if (waiting.size === 0) for (const thread of threads) thread.unref();
    if ("error" in answer) one?.failed(answer.error);
    else one?.done(answer.part);
  };

  /** This thread works too, and looks for messages between two tasks. */
  const workHere = async (): Promise<void> => {
    if (working) return;
    working = true;
    for (let batch = queue.shift(); batch !== undefined; batch = queue.shift()) await takeTasks(batch, runTask, settle);
    working = false;
  };

  const start = (): void => {
    while (threads.length < count - 1) {
      const thread = new Worker(entry, { workerData: { afterglow: "task" } });
      thread.on("message", settle);
      // Nobody knows what a broken thread had taken: whoever waits is told.
      thread.on("error", (error) => {
        for (const [key, { failed }] of waiting) {
          waiting.delete(key);
          failed(error);
        }
      });
      threads.push(thread);
    }
  };

  return {
    count,
    map: async <T, P>(work: string, input: unknown, tasks: readonly T[]): Promise<readonly P[]> => {
      if (tasks.length === 0) return [];
      start();
      const claims = new Int32Array(new SharedArrayBuffer(4 * tasks.length));
      batches += 1;
      const batch = { id: batches, work, input, tasks, claims };
      const parts = tasks.map(
        (_, task) =>
          new Promise<P>((resolve, reject) => {
            waiting.set(`${batch.id}/${task}`, { done: (part) => resolve(part as P), failed: reject });
          }),
      );
      for (const thread of threads) {
        thread.ref();
        thread.postMessage(batch);
      }
      queue.push(batch);
      setImmediate(() => void workHere());
      return Promise.all(parts);
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
};

/** Whether this is a thread that `nodeWorkers` started. */
export const onThread = (): boolean => !isMainThread && workerData?.afterglow === "task";

/** On a thread started by `nodeWorkers`: answers batches for ever. `false` on the main thread, where the program is to run. */
export const serveTasks = (runTask: RunTask): boolean => {
  if (!onThread() || parentPort === null) return false;
  const port = parentPort;
  let before = Promise.resolve();
  port.on("message", (batch: Batch) => {
    before = before.then(() => takeTasks(batch, runTask, (answer) => port.postMessage(answer)));
  });
  return true;
};
