import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, expect, it } from "vitest";
import { sha256 } from "../../pipeline/model/index.ts";
import { builtProgram } from "../support/built-program.ts";
import { filesBelow, temporaryFolder } from "../support/run-cli.ts";
import { slimStudy } from "../support/slim-study.ts";

const root = resolve(import.meta.dirname, "../..");
const temporary = temporaryFolder();
const out = join(temporary.path, "reports with space – ü");
const folder = join(out, "sleep-study");
afterAll(temporary.remove);

/** One data set is enough: the more of a run is writing, the more kills hit it. */
const study = slimStudy(join(temporary.path, "study"));
rmSync(join(study, "patients/made-up"), { recursive: true });

/** As a user starts it, from the bundle. */
const program = builtProgram();
const words = ["report", "--study", study, "--out", out, "--only", "json,tables,summary", "--no-cache"];
const start = () => spawn(process.execPath, [program, ...words], { cwd: root, stdio: "ignore" });

const isWhole = (version: string): boolean => {
  const files = filesBelow(version);
  const { outputs } = JSON.parse(files.get("manifest.json") ?? "{}") as { outputs: Record<string, string> };
  const paths = Object.keys(outputs);
  return (
    files.size === paths.length + 1 &&
    paths.every((path) => sha256(Buffer.from(files.get(path) ?? "", "latin1")) === outputs[path])
  );
};

const versions = (): readonly string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => /^v\d+$/.test(name)) : [];

const ended = (child: ReturnType<typeof start>): Promise<number | null> =>
  new Promise((done) => child.once("exit", (code) => done(code)));

it("5 whole runs that are killed leave nothing or a whole version; the next one finishes and cleans up", async () => {
  const began = performance.now();
  expect(await ended(spawn(process.execPath, [program, ...words.with(4, `${out}-timed`)], { cwd: root }))).toBe(0);
  const whole = performance.now() - began;
  for (const part of [0.3, 0.8, 0.9, 0.95, 0.98]) {
    const run = start();
    const end = ended(run);
    await new Promise((later) => setTimeout(later, part * whole));
    run.kill("SIGKILL");
    await end;
    for (const name of versions()) expect(isWhole(join(folder, name)), `${name} after ${part}`).toBe(true);
  }
  expect(await ended(start())).toBe(0);
  expect(readdirSync(folder).sort()).toEqual([".gitignore", "index.html", "v1"]);
  expect(isWhole(join(folder, "v1"))).toBe(true);
}, 240_000);

it("two runs at once leave one version: one waits for the other", async () => {
  const both = `${out}-both`;
  const run = () => spawn(process.execPath, [program, ...words.with(4, both)], { cwd: root });
  const runs = [run(), run()];
  const said = ["", ""];
  runs.forEach((child, i) => {
    child.stdout.on("data", (part) => {
      said[i] += String(part);
    });
  });
  expect(await Promise.all(runs.map(ended))).toEqual([0, 0]);
  expect(readdirSync(join(both, "sleep-study")).sort()).toEqual([".gitignore", "index.html", "v1"]);
  expect(said.map((text) => /new version v1|unchanged since v1/.exec(text)?.[0]).sort()).toEqual([
    "new version v1",
    "unchanged since v1",
  ]);
  expect(JSON.parse(readFileSync(join(both, "sleep-study/v1/version.json"), "utf8")).number).toBe(1);
}, 240_000);
