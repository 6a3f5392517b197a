import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { worded } from "../../pipeline/effects/node-files.ts";
import { isStale, nodeLocks, startOf } from "../../pipeline/effects/node-locks.ts";
import { temporaryFolder } from "../support/run-cli.ts";

const temporary = temporaryFolder();
afterAll(temporary.remove);

const locks = nodeLocks(30);
let made = 0;
const fresh = (): string => {
  made += 1;
  return join(temporary.path, `folder-${made}`, ".lock");
};

/** The number of a process that is no more. */
const gone = (): Promise<number> =>
  new Promise((done) => {
    const child = spawn(process.execPath, ["-e", ""]);
    child.once("exit", () => done(child.pid ?? 0));
  });

describe("a lock", () => {
  it("says of a place where no folder can be made what the matter may be", () => {
    const refused = Object.assign(new Error(), { code: "ENOENT" }); // so Node words a read-only disk
    expect(worded(refused, "lock", "r")).toMatchObject({
      name: "WorldError",
      message: "cannot lock r: its folder cannot be made; is the disk read-only?",
    });
    expect(worded(refused, "read", "r")).toMatchObject({ message: "cannot read r: no such file or folder" });
  });

  it("is held by one until it is let go, and leaves nothing", async () => {
    const path = fresh();
    const first = await locks.take(path);
    expect(await locks.take(path)).toEqual({ kind: "held", by: `process ${process.pid} on ${hostname()}` });
    if (first.kind === "taken") await first.release();
    expect(existsSync(path)).toBe(false);
    expect((await locks.take(path)).kind).toBe("taken");
  });

  it("is had by exactly one of many who ask at once", async () => {
    const path = fresh();
    const answers = await Promise.all(Array.from({ length: 20 }, () => locks.take(path)));
    expect(answers.filter(({ kind }) => kind === "taken")).toHaveLength(1);
  });

  it("of a process that is no more is taken over", async () => {
    const path = fresh();
    await locks.take(path);
    writeFileSync(path, JSON.stringify({ pid: await gone(), started: null, host: hostname() }));
    expect((await locks.take(path)).kind).toBe("taken");
    expect(JSON.parse(readFileSync(path, "utf8")).pid).toBe(process.pid);
    expect(readdirSync(join(path, ".."))).toEqual([".lock"]);
  });

  it.each(["", "no JSON", '{"pid":"1"}', '{"pid":-1,"started":null,"host":"x"}'])(
    "that says nothing (%j) is taken over after a while",
    async (text) => {
      const path = fresh();
      await locks.take(path);
      writeFileSync(path, text);
      expect((await locks.take(path)).kind).toBe("taken");
    },
  );

  it("of another machine is respected: nothing is known of it", async () => {
    const path = fresh();
    await locks.take(path);
    writeFileSync(path, JSON.stringify({ pid: await gone(), started: null, host: "elsewhere" }));
    expect((await locks.take(path)).kind).toBe("held");
  });
});

describe("a process number that came back", () => {
  it.runIf(process.platform === "linux")("is told apart by its start", async () => {
    const started = await startOf(process.pid);
    const own = { pid: process.pid, host: hostname() };
    expect(started).toMatch(/^[0-9a-f-]{36} \d+$/);
    expect(await isStale({ ...own, started })).toBe(false);
    expect(await isStale({ ...own, started: `${started}1` })).toBe(true);
    expect(await isStale({ ...own, started: null })).toBe(false);
  });
});
