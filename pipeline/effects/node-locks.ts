import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname } from "node:path";
import type { Effects } from "./effects.ts";
import { worded } from "./node-files.ts";

/** Who holds a lock, as its file says. A process number alone comes back after a while, so the start of the process stands beside it. */
export interface Holder {
  readonly pid: number;
  /** When it started, in the system's own count since it was switched on; `null` where the system does not tell. */
  readonly started: string | null;
  readonly host: string;
}

/** A lock file that is written in one go is not empty for so long. */
const HALF_WRITTEN_MS = 2000;

const code = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";

/** On Linux: which start of the system, and when in it. */
export const startOf = async (pid: number): Promise<string | null> => {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8");
    const start = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]; // field 22; the name before may hold spaces
    return start === undefined ? null : `${boot.trim()} ${start}`;
  } catch {
    return null;
  }
};

const runs = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return code(error) === "EPERM"; // somebody else's
  }
};

const isHolder = (value: unknown): value is Holder =>
  typeof value === "object" &&
  value !== null &&
  "pid" in value &&
  Number.isSafeInteger(value.pid) &&
  (value.pid as number) > 0 &&
  "host" in value &&
  typeof value.host === "string" &&
  "started" in value &&
  (value.started === null || typeof value.started === "string");

const holderOf = (text: string): Holder | null => {
  try {
    const value: unknown = JSON.parse(text);
    return isHolder(value) ? value : null;
  } catch {
    return null;
  }
};

/** Whether its holder is gone. Of another machine's nothing is known, so it is taken to be there. */
export const isStale = async (holder: Holder): Promise<boolean> => {
  if (holder.host !== hostname()) return false;
  if (!runs(holder.pid)) return true;
  const started = await startOf(holder.pid);
  return started !== null && holder.started !== null && started !== holder.started;
};

const textOf = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (code(error) === "ENOENT") return null;
    throw error;
  }
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const create = async (path: string): Promise<boolean> => {
  const own: Holder = { pid: process.pid, started: await startOf(process.pid), host: hostname() };
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, "wx");
    try {
      await file.writeFile(`${JSON.stringify(own)}\n`);
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (code(error) === "EEXIST") return false;
    throw error;
  }
};

/** Moves the lock of a dead run away. Moved first and looked at again: two may have judged it dead, and one of them be the next holder. */
const clear = async (path: string, judged: string): Promise<void> => {
  const aside = `${path}-${process.pid}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (code(error) === "ENOENT") return;
    throw error;
  }
  if ((await textOf(aside)) === judged) await rm(aside, { force: true });
  else await rename(aside, path).catch(() => {}); // its holder may have let it go meanwhile
};

/** Locks as files that name their holder; the lock of a run that was killed is taken over. */
export const nodeLocks = (halfWritten = HALF_WRITTEN_MS): Effects["locks"] => ({
  async take(path) {
    try {
      for (;;) {
        if (await create(path)) return { kind: "taken", release: () => rm(path, { force: true }) };
        let text = await textOf(path);
        if (text !== null && holderOf(text) === null) {
          await pause(halfWritten);
          if ((await textOf(path)) !== text) text = null;
        }
        const holder = text === null ? null : holderOf(text);
        if (holder !== null && !(await isStale(holder)))
          return { kind: "held", by: `process ${holder.pid} on ${holder.host}` };
        if (text !== null) await clear(path, text);
      }
    } catch (error) {
      throw worded(error, "lock", dirname(path));
    }
  },
});
