import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";
import { leftovers, recoverFolders } from "../../pipeline/commands/swap-folder.ts";
import { nodeFiles } from "../../pipeline/effects/node-files.ts";
import { sha256 } from "../../pipeline/model/index.ts";
import { filesBelow, temporaryFolder } from "../support/run-cli.ts";

const KILLS = 200;
const AT_ONCE = 2;
/** A process lives for so many first publishings at the most. */
const LONGEST_LIFE = 1.5;

const temporary = temporaryFolder();
const program = join(temporary.path, "publish.mjs");
afterAll(temporary.remove);

beforeAll(() =>
  build({
    entryPoints: [resolve(import.meta.dirname, "../support/publish-for-ever.ts")],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
    banner: { js: "import{createRequire as makeRequire}from'node:module';const require=makeRequire(import.meta.url);" },
  }),
);

/** Numbers from 0 to 1 that look drawn at random and are the same every time. */
const drawn = (seed: number) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};

const ended = (child: ChildProcess): Promise<NodeJS.Signals | null> =>
  new Promise((done) => child.once("exit", (_code, signal) => done(signal)));

const start = (folder: string) => spawn(process.execPath, [program, folder], { stdio: ["ignore", "pipe", "inherit"] });

const killedAfter = async (folder: string, ms: number): Promise<void> => {
  const child = start(folder);
  const end = ended(child);
  await new Promise((ready) => child.stdout.once("data", ready));
  await new Promise((later) => setTimeout(later, ms));
  child.kill("SIGKILL");
  expect(await end).toBe("SIGKILL");
};

/** How long a process takes for its first one, on this machine and now: the middle of a few. */
const timeOfFirst = async (folder: string): Promise<number> => {
  const times: number[] = [];
  for (let trial = 0; trial < 3; trial += 1) {
    const child = start(folder);
    const end = ended(child);
    let [dots, began] = [0, 0];
    await new Promise<void>((second) =>
      child.stdout.on("data", (part: Buffer) => {
        if (dots === 0) began = performance.now();
        dots += part.length;
        if (dots > 1) second();
      }),
    );
    times.push(performance.now() - began);
    child.kill("SIGKILL");
    await end;
  }
  return times.sort((a, b) => a - b)[1] ?? Number.NaN;
};

/** Every file that the manifest promises, as promised, and no other. */
const isWhole = (version: string): boolean => {
  const files = filesBelow(version);
  const manifest = files.get("manifest.json");
  if (manifest === undefined) return false;
  const { outputs } = JSON.parse(manifest) as { readonly outputs: Readonly<Record<string, string>> };
  const paths = Object.keys(outputs);
  return files.size === paths.length + 1 && paths.every((path) => sha256(files.get(path) ?? "") === outputs[path]);
};

const ids = (folder: string, pattern: RegExp): readonly string[] =>
  readdirSync(folder).flatMap((name) => pattern.exec(name)?.[1] ?? []);

/** `true`: a kill hit it at work. */
const judge = async (
  folder: string,
  before: number,
): Promise<{ readonly atWork: boolean; readonly versions: number }> => {
  const there = ids(folder, /^v(\d+)$/);
  const waiting = ids(folder, /^\.(?:next|old)-v(\d+)$/);
  for (const id of there) expect(isWhole(join(folder, `v${id}`)), `v${id}`).toBe(true);
  for (const id of ids(folder, /^\.next-v(\d+)$/))
    expect(isWhole(join(folder, `.next-v${id}`)), `next v${id}`).toBe(true);
  const versions = new Set([...there, ...waiting]).size;
  expect(versions).toBeGreaterThanOrEqual(before);
  return { atWork: (await leftovers(folder, nodeFiles(folder))).length > 0, versions };
};

it(`${KILLS} kills while a version is published leave whole versions only`, async () => {
  let atWork = 0;
  const series = async (_: unknown, index: number): Promise<void> => {
    const folder = join(temporary.path, `series-${index}`);
    mkdirSync(folder);
    const random = drawn(index + 1);
    const longest = LONGEST_LIFE * (await timeOfFirst(folder));
    for (let kill = 0, versions = 0; kill < KILLS / AT_ONCE; kill += 1) {
      await killedAfter(folder, random() * longest);
      const found = await judge(folder, versions);
      versions = found.versions;
      if (found.atWork) atWork += 1;
    }
    await recoverFolders(folder, nodeFiles(folder));
    expect(readdirSync(folder).filter((name) => name !== ".lock" && !/^v\d+$/.test(name))).toEqual([]);
    // How many depends on the machine.
    expect(ids(folder, /^v(\d+)$/).length).toBeGreaterThan(0);
    for (const id of ids(folder, /^v(\d+)$/)) expect(isWhole(join(folder, `v${id}`))).toBe(true);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, series));
  expect(atWork).toBeGreaterThan(KILLS / 10);
}, 300_000);
