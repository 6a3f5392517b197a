import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, bench, describe } from "vitest";

// Whole processes, as a user starts them from the bundle. Targets: every file 6 s, the page alone 2.5 s, unchanged run 0.5 s, check 1 s.
const root = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "afterglow-bench-"));
const bundle = join(root, ".cache/cli/cli.js");
const run = (...words: readonly string[]) => execFileSync(process.execPath, [bundle, ...words], { cwd: root });

beforeAll(() => {
  execFileSync("npm", ["run", "--silent", "afterglow", "--", "--version"], { cwd: root });
  run("report", "--out", join(folder, "same"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the shipped study", () => {
  let n = 0;
  const options = { iterations: 5, warmupIterations: 1, time: 0 };
  bench(
    "full run: report, new version",
    () => void run("report", "--no-cache", "--out", join(folder, `new-${n++}`)),
    options,
  );
  bench(
    "the page and report.json alone",
    () => void run("report", "--only", "html", "--no-cache", "--out", join(folder, `page-${n++}`)),
    options,
  );
  bench(
    "full run on one thread",
    () => void run("report", "--workers", "1", "--no-cache", "--out", join(folder, `one-${n++}`)),
    options,
  );
  bench("report, unchanged", () => void run("report", "--out", join(folder, "same")), options);
  bench("check", () => void run("check"), options);
});
