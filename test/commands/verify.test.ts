import { cpSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { GlobalOptions } from "../../pipeline/commands/command.ts";
import { report } from "../../pipeline/commands/report.ts";
import { runTask } from "../../pipeline/commands/run-analyses.ts";
import { type VerifyOptions, verify } from "../../pipeline/commands/verify.ts";
import { type Effects, WorldError } from "../../pipeline/effects/effects.ts";
import { nodeFiles } from "../../pipeline/effects/node-files.ts";
import { nodeGit } from "../../pipeline/effects/node-git.ts";
import { gitIn, realWorld } from "../support/made-repository.ts";
import { bugWords, filesBelow, runCli, temporaryFolder } from "../support/run-cli.ts";
import { slimStudy } from "../support/slim-study.ts";

/** A repository with the published half of the small study: one commit with the inputs, one with the version that was made of them. */
const temporary = temporaryFolder("Schlaf für alle 眠り ");
afterAll(temporary.remove);

const root = join(temporary.path, "repo");
const study = join(root, "data");
const out = join(root, "reports");
const folder = join(out, "sleep-study");
const results = join(study, "evidence/results.csv");
const global: GlobalOptions = { study, json: false, quiet: false };

interface Ran {
  readonly code: number;
  readonly out: string;
}

const verified = async (change: Partial<VerifyOptions> = {}, world: Partial<Effects> = {}): Promise<Ran> => {
  const made = realWorld(root, study, world);
  const options = { ...global, out, tolerance: "1e-9", format: "text", bytes: false, ...change };
  const code = await verify(options, made.effects);
  expect(made.out.join("\n")).not.toMatch(bugWords);
  return { code, out: made.out.join("\n") };
};

const reported = async (world: Partial<Effects> = {}): Promise<Ran> => {
  const made = realWorld(root, study, world);
  const options = { ...global, out, check: false, amend: false, only: "json,summary,tables,crate", cache: false };
  const code = await report(options, made.effects);
  return { code, out: made.out.join("\n") };
};

const edit = (path: string, from: string | RegExp, to: string): void => {
  const text = readFileSync(path, "utf8");
  expect(text).toMatch(from);
  writeFileSync(path, text.replace(from, to));
};

const RATIO = "published/head-to-head/return-rr";

/** Edits one number of the filed report by hand. */
const moveRatio = (by: number): void => {
  const path = join(folder, "v1/report.json");
  const filed = JSON.parse(readFileSync(path, "utf8"));
  const headline = filed.findings
    .flatMap((finding: { headlines: readonly unknown[] }) => finding.headlines)
    .find(({ id }: { id: string }) => id === RATIO);
  headline.quantity.value += by;
  writeFileSync(path, JSON.stringify(filed));
};

const git = gitIn(root);
const CELL = ["0.2,,,,,,,30,6,lower", "0.3,,,,,,,30,9,lower"] as const;

beforeAll(async () => {
  slimStudy(study);
  rmSync(join(study, "patients"), { recursive: true });
  git("init", "--quiet", "--initial-branch=main");
  git("add", ".");
  git("commit", "--quiet", "-m", "inputs");
  expect((await reported()).code).toBe(0);
  git("add", ".");
  git("commit", "--quiet", "-m", "version 1");
}, 120_000);

/** Each test leaves the repository as the second commit has it. */
afterEach(() => {
  git("checkout", "--quiet", "--force", "main");
  git("clean", "-fdxq");
});

describe("a version that stands", () => {
  it("is verified number by number, and nothing is written", async () => {
    const before = filesBelow(out);
    const never = async (): Promise<never> => {
      throw new WorldError("the disk is read-only");
    };
    const files = { ...nodeFiles(study), writeAll: never, publish: never, replace: never, remove: never };
    // Worked out anew, not remembered from the run that wrote the version.
    const ran = await verified({ format: "json", bytes: true }, { files, workers: { count: 1, map: runTask } });
    const told = JSON.parse(ran.out);
    expect(ran.code).toBe(0);
    expect(told).toMatchObject({
      schema: "afterglow/verify/1",
      verified: true,
      version: 1,
      differing: 0,
      differences: [],
    });
    expect(told.counts.headline.identical).toBeGreaterThan(20);
    expect(told.counts.cell.identical).toBeGreaterThan(200);
    expect(told.counts.datum.identical).toBeGreaterThan(100);
    expect(told.bytes).toMatchObject({ promised: true, differing: [] });
    expect(told.bytes.same).toBe([...before.keys()].filter((path) => path.includes("/v1/")).length - 1);
    expect(filesBelow(out)).toEqual(before);
  });

  it("has a crate that lists every file of the folder and no other", () => {
    const crate = JSON.parse(readFileSync(join(folder, "v1/ro-crate-metadata.json"), "utf8"));
    const root = crate["@graph"].find((entity: { "@id": string }) => entity["@id"] === "./");
    const listed = root.hasPart.map((part: { "@id": string }) => part["@id"]);
    const there = [...filesBelow(join(folder, "v1")).keys()].filter((path) => path !== "ro-crate-metadata.json");
    expect([...listed].sort()).toEqual([...there].sort());
  });

  it("is verified in another time zone and locale, through a link, as JUnit, without git", async () => {
    const link = join(temporary.path, "link");
    symlinkSync(study, link);
    const ran = await runCli(["verify", "v1", "--study", link, "--out", out, "--format", "junit"], {
      env: { TZ: "Asia/Kathmandu", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8", GIT_DIR: "/nowhere" },
    });
    expect(ran.err).toBe("");
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(/^<\?xml [^\n]*\n<testsuites name="afterglow verify" tests="\d+" failures="0" errors="0">/);
    expect(ran.out).toContain('<testcase classname="inputs" name="evidence/results.csv"/>');
  }, 120_000);
});

describe("inputs that changed since", () => {
  it("are named by row, with the numbers that moved and the revision to compare with; there the version stands", async () => {
    edit(results, ...CELL);
    const now = await verified();
    const commit = git("rev-parse", "HEAD");
    expect(now.code).toBe(1);
    expect(now.out).toMatch(/evidence\/results\.csv: 1 row changed: \S+ \(estimate, events\)/);
    expect(now.out).toMatch(/headline published\/head-to-head\/return-rr: 0\.5\d* → 0\.7[45]\d* \(quantity\.value\)/);
    expect(now.out).toContain(`afterglow verify 1 --at ${commit}`);
    const then = await verified({ at: commit.slice(0, 8) });
    expect(then.out).toContain(`the inputs as commit ${commit.slice(0, 12)} has them`);
    expect(then.code).toBe(0);
  }, 120_000);

  it("make the next version, dirty tree and clock set back or not; both versions tell their own story", async () => {
    edit(results, ...CELL);
    const clock = { now: () => new Date("1999-01-01T00:00:00Z") };
    expect(await reported({ clock })).toMatchObject({ code: 0 });
    const manifest = JSON.parse(readFileSync(join(folder, "v2/manifest.json"), "utf8"));
    expect(manifest.commit).toEqual({ id: git("rev-parse", "HEAD"), dirty: true });
    expect(manifest).toMatchObject({ planLock: null, schemas: { report: "afterglow/report/1" } });
    expect(manifest.schemas.results).toMatch(/^[0-9a-f]{64}$/);
    expect(manifest.software).toMatchObject({ node: process.versions.node, icu: process.versions.icu });
    const newest = await verified();
    expect(newest.out).toMatch(/^v2 of sleep-study/);
    expect(newest.code).toBe(0);
  }, 120_000);

  it("that are faulty are told, and the files of the version are still compared", async () => {
    edit(results, "0.2,,,,,,,30,6,lower", "O.2,,,,,,,30,6,lower");
    writeFileSync(join(folder, "v1/notes.txt"), "mine\n");
    const ran = await verified();
    expect(ran.code).toBe(1);
    expect(ran.out).toMatch(/make no report with this program: errors in the data \(\d+\)/);
    expect(ran.out).toContain("evidence/results.csv: 1 row changed");
    expect(ran.out).toContain("notes.txt: not of this version");
  });
});

describe("a version that was edited by hand", () => {
  it("is found by its digests, and the number is named; without git too", async () => {
    moveRatio(0.01);
    const ran = await verified({}, { git: nodeGit(temporary.path) });
    expect(ran.code).toBe(1);
    expect(ran.out).toContain("report.json: edited since it was written");
    expect(ran.out).toContain("v1/report.json is not the one that version.json was written for");
    expect(ran.out).toMatch(/headline published\/head-to-head\/return-rr: 0\.51\d* → 0\.5\d* \(quantity\.value\)/);
    expect(ran.out).not.toContain("--at");
  }, 120_000);

  it("passes a tolerance that is wide enough for it, and not a narrower one", async () => {
    moveRatio(1e-5);
    const wide = JSON.parse((await verified({ json: true, tolerance: "1e-4" })).out);
    expect(wide.differing).toBe(0);
    expect(wide.differences.map(({ state }: { state: string }) => state)).toContain("within");
    expect(JSON.parse((await verified({ json: true, tolerance: "1e-6" })).out).differing).toBeGreaterThan(0);
  }, 120_000);

  it.each([
    ["report.json", "{", /v1\/report\.json is not JSON: line 1 cannot be read/],
    [
      "report.json",
      '{"schema":"afterglow/report/1","study":{"id":"a","title":"A"},"findings":[{"id":1}]}',
      /v1\/report\.json has not the form of one/,
    ],
    ["manifest.json", "[]", /v1\/manifest\.json has not the form of one, as a whole/],
    ["version.json", "[".repeat(80), /v1\/version\.json is nested too deep/],
    ["version.json", "", /v1\/version\.json is not JSON/],
  ])("says in words what is wrong with a corrupt %s", async (name, text, words) => {
    writeFileSync(join(folder, "v1", name), text);
    edit(results, "0.2,,,,,,,30,6,lower", "O.2,,,,,,,30,6,lower"); // nothing to derive: this test is about the words
    const ran = await verified();
    expect(ran.code).toBe(1);
    expect(ran.out).toMatch(words);
  });

  it("says that a version in the middle is missing, and that a folder was renamed", async () => {
    cpSync(join(folder, "v1"), join(folder, "v3"), { recursive: true });
    renameSync(join(folder, "v1"), join(folder, "v2"));
    edit(results, "0.2,,,,,,,30,6,lower", "O.2,,,,,,,30,6,lower");
    const newest = await verified();
    expect(newest.code).toBe(1);
    expect(newest.out).toContain("v1 is missing, though v3 is there");
    expect(newest.out).toContain("v3/version.json says that it is version 1");
    const gone = await verified({ version: "1" });
    expect(gone.code).toBe(1);
    expect(gone.out).toContain("v1/report.json is not there");
  });
});

describe("what cannot be verified", () => {
  it.each([
    [{ version: "7" }, /^cannot verify v7: the newest version in .* is v1$/],
    [{ version: "seven" }, /^a version is a number such as 3 or v3: seven$/],
    [{ tolerance: "much" }, /^--tolerance must be a number/],
    [{ tolerance: "-1" }, /^--tolerance must be a number/],
    [{ tolerance: "" }, /^--tolerance must be a number/],
    [{ format: "xml" }, /^--format knows text, json, junit: xml$/],
    [{ at: "nowhere" }, /^cannot read revision nowhere: git knows no such commit here; a shallow clone/],
    [{ out: join(temporary.path, "none") }, /no version there; write one with afterglow report$/],
    [{ study: temporary.path }, /names no study; see afterglow check$/],
    [{ at: "HEAD", study: join(root, "reports") }, /names no study/],
    [{ at: "HEAD", study: join(root, "elsewhere") }, /no such folder in that revision$/],
  ])("is exit 2 with one sentence: %o", async (change, words) => {
    await expect(verified(change)).rejects.toThrow(WorldError);
    await expect(verified(change)).rejects.toThrow(words);
  });

  it("is a commit that a shallow clone has not", async () => {
    const clone = join(temporary.path, "shallow");
    gitIn(temporary.path)("clone", "--quiet", "--depth", "1", `file://${root}`, clone);
    const first = git("rev-parse", "HEAD~1");
    const shallow = { git: nodeGit(clone), files: nodeFiles(join(clone, "data")) };
    await expect(
      verified({ study: join(clone, "data"), out: join(clone, "reports"), at: first }, shallow),
    ).rejects.toThrow("git fetch --unshallow");
  });
});

it("loses nothing when the disk is full while the next version is written", async () => {
  const before = filesBelow(folder);
  edit(results, ...CELL);
  const real = nodeFiles(study);
  let written = 0;
  const files = {
    ...real,
    writeAll: async (path: string, bytes: Uint8Array): Promise<void> => {
      written += 1;
      if (written > 1) throw new WorldError(`cannot write ${path}: the disk is full`);
      await real.writeAll(path, bytes);
    },
  };
  await expect(reported({ files })).rejects.toThrow(/^cannot write .*: the disk is full$/);
  expect([...filesBelow(folder)].filter(([path]) => path.startsWith("v"))).toEqual(
    [...before].filter(([path]) => path.startsWith("v")),
  );
}, 120_000);
