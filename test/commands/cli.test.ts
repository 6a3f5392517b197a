import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { analyses } from "../../pipeline/analyses/index.ts";
import {
  bugWords,
  copyFolder,
  filesBelow,
  type Ran,
  runCli,
  shippedStudy,
  sleepStudy,
  temporaryFolder,
} from "../support/run-cli.ts";

const temporary = temporaryFolder();
afterAll(temporary.remove);

const oneSentence = ({ err, out }: Ran): void => {
  expect(out).toBe("");
  expect(err.trim().split("\n")).toHaveLength(1);
  expect(err).not.toMatch(bugWords);
};

const replaceIn = (path: string, from: string, to: string): void => {
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
};

const ofPatients = analyses.filter(({ half }) => half === "patients").length;

describe("words that the program does not know", () => {
  it("is exit 2 with the nearest word and no stack, whether command, option or list", async () => {
    const [command, option, list] = await Promise.all([
      runCli(["reprot"]),
      runCli(["report", "--amned"]),
      runCli(["list", "claim", "--study", sleepStudy]),
    ]);
    expect(command.code).toBe(2);
    expect(command.err).toMatch(/unknown command 'reprot'[\s\S]*Did you mean report\?/);
    expect(option.code).toBe(2);
    expect(option.err).toMatch(/unknown option '--amned'[\s\S]*Did you mean --amend\?/);
    expect(list.code).toBe(2);
    expect(list.err).toMatch(/claims/);
    oneSentence(list);
    for (const { err } of [command, option]) expect(err).not.toMatch(bugWords);
  });

  it("prints its help and its version with exit 0", async () => {
    const [help, version] = await Promise.all([runCli(["report", "--help"]), runCli(["--version"])]);
    expect(help.code).toBe(0);
    expect(help.out).toContain("Exit: 0 done");
    expect(version).toMatchObject({ code: 0, err: "" });
    expect(version.out.trim()).toBe(
      JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")).version,
    );
  });
});

describe("check", () => {
  it("says one line per analysis and ends with exit 0", async () => {
    const { code, out, err } = await runCli(["check", "--study", sleepStudy]);
    expect(err).toBe("");
    expect(code).toBe(0);
    const [issues, answers] = out.split("\nWhat these data can answer\n");
    expect(issues?.trim().split("\n").at(-1)).toMatch(/^0 errors, \d+ warnings?, \d+ notes?\.$/);
    const lines = answers?.trimEnd().split("\n") ?? [];
    for (const line of lines)
      expect(line).toMatch(/^ {2}(ready {5}|needs more|impossible) {2}(published|clinic-one|made-up)\/[a-z-]+/);
    for (const source of ["clinic-one", "made-up"])
      expect(lines.filter((line) => line.includes(`${source}/`))).toHaveLength(ofPatients);
  });

  it("prints one JSON document and nothing else, and exit 1 when the data have errors", async () => {
    const study = copyFolder(sleepStudy, join(temporary.path, "bad"));
    replaceIn(join(study, "patients/clinic-one/outcomes.csv"), "c-01,sleep-index,14,8", "c-01,sleep-index,14,eight");
    const { code, out, err } = await runCli(["check", "--json", "--study", study]);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    const told = JSON.parse(out);
    expect(told.schema).toBe("afterglow/check/1");
    expect(told.issues.errors).toBe(1);
    expect(told.issues.groups.find(({ code }: { code: string }) => code === "not-a-number")).toMatchObject({
      file: "patients/clinic-one/outcomes.csv",
      column: "score",
      count: 1,
    });
    expect(told.answers).toEqual([]);
  });

  it("says in one sentence that there is no such study", async () => {
    const ran = await runCli(["check", "--study", join(temporary.path, "nowhere")]);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("nowhere");
    oneSentence(ran);
  });

  it("lists the statements by id", async () => {
    const { code, out } = await runCli(["list", "claims", "--study", sleepStudy]);
    expect(code).toBe(0);
    expect(
      out
        .trim()
        .split("\n")
        .map((line) => line.split("  ")[0]),
    ).toEqual(["lasting", "return", "contentment", "quick"]);
  });
});

describe("report, from a path with spaces and letters that are not ASCII", () => {
  const study = join(temporary.path, "Schlaf für alle 眠り", "study");
  const out = join(temporary.path, "Bericht ø", "reports");
  const words = ["--study", study, "--out", out];
  const folder = join(out, "sleep-study");
  const ran: Record<string, Ran> = {};

  beforeAll(async () => {
    copyFolder(sleepStudy, study);
    ran.first = await runCli(["report", ...words]);
    ran.again = await runCli(["report", ...words]);
    replaceIn(join(study, "evidence/results.csv"), "0.2,,,,,,,30,6,lower", "0.3,,,,,,,30,9,lower");
    ran.differs = await runCli(["report", "--check", ...words]);
    ran.second = await runCli(["report", ...words]);
    ran.same = await runCli(["report", "--check", ...words]);
  }, 240_000);

  it("writes v1, then says unchanged with the same words", () => {
    expect(ran.first).toMatchObject({ code: 0, err: "" });
    expect(ran.first?.out).toContain("new version v1");
    expect(ran.first?.out).toContain(`${folder}/v1/index.html`);
    expect(ran.again).toMatchObject({ code: 0, err: "" });
    expect(ran.again?.out).toContain("unchanged since v1");
    expect(ran.again?.out.replace("unchanged since v1", "new version v1")).toBe(ran.first?.out);
  });

  it("says with --check that it differs, and that nothing does", () => {
    expect(ran.differs).toMatchObject({ code: 1, err: "" });
    expect(ran.differs?.out).toContain("differs from v1");
    expect(ran.same).toMatchObject({ code: 0, err: "" });
    expect(ran.same?.out).toContain("unchanged since v2");
  });

  it("writes v2 for a changed cell, leaves v1 as it was, and nothing else in the folder", () => {
    expect(ran.second).toMatchObject({ code: 0, err: "" });
    expect(ran.second?.out).toContain("new version v2");
    const files = filesBelow(folder);
    expect(
      [...new Set([...files.keys()].map((path) => path.split("/")[0]))].filter((name) => name !== "index.html"),
    ).toEqual([".gitignore", "v1", "v2"]);
    const version = JSON.parse(files.get("v2/version.json") ?? "");
    expect(version).toMatchObject({ number: 2, previous: 1 });
    const moved = version.changes.find(
      ({ headline }: { headline: string }) => headline === "published/head-to-head/return-rr",
    );
    expect(moved.before.value).toBeCloseTo(0.5, 12);
    expect(moved.after.value).toBeCloseTo(0.75, 12);
  });

  it("says where it ran in the manifest's options alone", () => {
    for (const [path, text] of filesBelow(join(folder, "v1")))
      if (path !== "manifest.json") expect(text.includes("Bericht") || text.includes(temporary.path), path).toBe(false);
  });
});

describe("what is not written", () => {
  it("writes nothing, not even the folder, when the data have errors", async () => {
    const study = copyFolder(sleepStudy, join(temporary.path, "wrong"));
    replaceIn(join(study, "patients/clinic-one/patients.csv"), "c-02,shore,sleep-app", "c-02,shore,sleep-tea");
    const out = join(temporary.path, "not-made");
    const { code, err, out: said } = await runCli(["report", "--study", study, "--out", out]);
    expect(code).toBe(1);
    expect(said).toBe("");
    expect(err).toMatch(/sleep-tea[\s\S]*No report was written/);
    expect(err).not.toMatch(bugWords);
    expect(existsSync(out)).toBe(false);
  });

  it("says in one sentence that --out is a file, and leaves the file alone; --check makes no folder", async () => {
    const out = join(temporary.path, "a-file");
    const absent = join(temporary.path, "absent");
    writeFileSync(out, "mine\n");
    const [ran, checked] = await Promise.all([
      runCli(["report", "--study", sleepStudy, "--out", out]),
      runCli(["report", "--check", "--study", sleepStudy, "--out", absent]),
    ]);
    expect(ran.code).toBe(2);
    oneSentence(ran);
    expect(ran.err).toContain(out);
    expect(readFileSync(out, "utf8")).toBe("mine\n");
    expect(checked).toMatchObject({ code: 1, err: "" });
    expect(checked.out).toContain("no version yet");
    expect(existsSync(absent)).toBe(false);
  });
});

describe("simulate", () => {
  it("writes the same bytes twice, and they are those that are shipped", async () => {
    const study = copyFolder(shippedStudy, join(temporary.path, "shipped"));
    const tables = ["patients", "outcomes", "sessions", "satisfaction", "events"];
    for (const table of tables) writeFileSync(join(study, `patients/simulated/${table}.csv`), "patient_id\n");
    const first = await runCli(["simulate", "--study", study]);
    expect(first).toMatchObject({ code: 0, err: "" });
    const once = filesBelow(join(study, "patients"));
    expect((await runCli(["simulate", "--study", study])).code).toBe(0);
    expect(filesBelow(join(study, "patients"))).toEqual(once);
    expect(once).toEqual(filesBelow(join(shippedStudy, "patients")));
  });
});
