import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { normalQuantile } from "../../pipeline/stats/index.ts";
import { filesBelow, temporaryFolder } from "../support/run-cli.ts";

const root = resolve(import.meta.dirname, "../..");
const temporary = temporaryFolder("afterglow package ");
afterAll(temporary.remove);

const checkout = join(temporary.path, "checkout");
const home = join(temporary.path, "somebody");
const installed = join(home, "node_modules/afterglow");
const bin = join(installed, "dist/cli.js");

/** What a checkout has and a build needs; nothing of ours that only happens to lie here. */
const LEFT_OUT = new Set(["node_modules", ".git", "reports", "test", "dist", ".cache", "coverage"]);

const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_OPTIONS|VITEST|CI$|CI_|GITHUB_|GITLAB_)/i.test(name)),
);

const afterglow = (words: readonly string[], cwd: string, node: readonly string[] = []) =>
  spawnSync(process.execPath, [...node, bin, ...words], { cwd, env: environment, encoding: "utf8" });

/** `npm install` of the packed file, but with the libraries that are here already: no network. */
beforeAll(() => {
  mkdirSync(checkout);
  for (const name of readdirSync(root).filter((one) => !LEFT_OUT.has(one)))
    cpSync(join(root, name), join(checkout, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(checkout, "node_modules"));
  execFileSync("npm", ["pack", "--silent"], { cwd: checkout, env: environment, stdio: ["ignore", "pipe", "pipe"] });
  mkdirSync(join(home, "node_modules"), { recursive: true });
  execFileSync("tar", ["-xzf", join(checkout, "afterglow-0.1.0.tgz"), "-C", join(home, "node_modules")]);
  renameSync(join(home, "node_modules/package"), installed);
  symlinkSync(join(root, "node_modules"), join(installed, "node_modules"));
}, 120_000);

describe("the packed tool, installed somewhere else", () => {
  it("holds what it runs with and nothing of where it was made", () => {
    const files = filesBelow(join(installed, "dist"));
    expect(existsSync(join(installed, "schemas/study.schema.json"))).toBe(true);
    expect([...files.keys()]).toEqual(expect.arrayContaining(["cli.js", "stats/index.js", "types/stats/index.d.ts"]));
    for (const [path, text] of files) {
      expect(text.includes(temporary.path), path).toBe(false);
      expect(text.includes(root), path).toBe(false);
    }
    const { name } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
    expect(name).toBe("afterglow");
  });

  it("starts in 200 ms of work", () => {
    // Time of the processor, all threads, from the start of the process: a clock on the wall would measure the neighbours.
    const tell = 'data:text/javascript,process.on("exit",()=>process.stderr.write(JSON.stringify(process.cpuUsage())))';
    const runs = [1, 2, 3, 4, 5].map(() => {
      const { stdout, stderr } = afterglow(["--version"], home, ["--import", tell]);
      expect(stdout).toBe("0.1.0\n");
      const { user, system } = JSON.parse(stderr) as NodeJS.CpuUsage;
      return (user + system) / 1000;
    });
    expect(Math.min(...runs)).toBeLessThanOrEqual(200);
  });

  it("makes a study in an empty folder, checks it and reports on it", () => {
    const folder = join(home, "a new study ü");
    mkdirSync(folder);
    const made = afterglow(["init", "."], folder);
    expect([made.status, made.stderr]).toEqual([0, ""]);
    expect(made.stdout).toContain("Next: afterglow report\n");
    const again = afterglow(["init", "."], folder);
    expect([again.status, again.stdout]).toEqual([2, ""]);
    expect(again.stderr).toContain("the folder is not empty");
    const judged = afterglow(["check", "--format", "github"], folder);
    expect([judged.status, judged.stderr]).toEqual([0, ""]);
    const reported = afterglow(["report", "--only", "json"], folder);
    expect([reported.status, reported.stderr]).toEqual([0, ""]);
    expect(reported.stdout).toContain("new version v1");
    expect(existsSync(join(folder, "reports/my-study/v1/report.json"))).toBe(true);
    expect(existsSync(join(folder, "reports/my-study/index.html"))).toBe(true);
  });

  it("gives afterglow/stats with its types", () => {
    writeFileSync(
      join(home, "use.mjs"),
      'import { normalQuantile } from "afterglow/stats"; process.stdout.write(String(normalQuantile(0.975)));\n',
    );
    const used = spawnSync(process.execPath, ["use.mjs"], { cwd: home, env: environment, encoding: "utf8" });
    expect([used.stderr, Number(used.stdout)]).toEqual(["", normalQuantile(0.975)]);
    const { types } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")).exports["./stats"];
    expect(readFileSync(join(installed, types), "utf8")).toMatch(/export/);
  });
});
