import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importStudy } from "../../pipeline/commands/import.ts";
import { WorldError } from "../../pipeline/effects/effects.ts";
import { nodeFiles } from "../../pipeline/effects/node-files.ts";
import { sourceFolder, sourceText } from "../support/imported.ts";
import { memoryWorld } from "../support/memory-effects.ts";
import { bugWords, type Ran, runCli, temporaryFolder } from "../support/run-cli.ts";

const temporary = temporaryFolder();
afterAll(temporary.remove);

const options = { study: "in", json: false, quiet: false, kind: "metapsy", folder: "in", into: "made/study" };
const refusal = async (initial: Record<string, string>, change: Partial<typeof options & { mapping: string }> = {}) => {
  const world = memoryWorld(initial);
  const before = [...world.files.keys()].sort();
  const error = await importStudy({ ...options, ...change }, world.effects).then(
    (code) => new Error(`exit ${code}: ${world.err.join(" ")}`),
    (thrown: unknown) => thrown,
  );
  expect([...world.files.keys()].sort()).toEqual(before);
  return error as Error;
};

describe("import, check and report as a user runs them", () => {
  const state: { import: Ran; check: Ran; report: Ran } = {} as never;
  const study = join(temporary.path, "study");
  beforeAll(async () => {
    state.import = await runCli(["import", "metapsy", "test/fixtures/metapsy/data-ptsd-psyctr", "--into", study]);
    [state.check, state.report] = await Promise.all([
      runCli(["check", "--study", study]),
      runCli(["report", "--study", study, "--out", join(temporary.path, "out")]),
    ]);
  }, 240_000);

  it("imports, says what it doubts and leaves the source beside the tables", () => {
    expect(state.import).toMatchObject({ code: 0, err: "" });
    expect(state.import.out).toContain("30 rows of 24 studies imported");
    expect(state.import.out).toMatch(/-1,578" has the other sign/);
    const source = JSON.parse(readFileSync(join(study, "source.json"), "utf8"));
    expect(source).toMatchObject({ schema: "afterglow/source/1", set: "ptsd-psyctr", mapping: { id: "metapsy" } });
    expect(source.files[0].sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(readFileSync(join(study, "README.md"), "utf8")).toContain("zenodo.10027042");
    expect(readFileSync(join(study, "LICENSE"), "utf8")).toContain("Open Data Commons");
    expect(JSON.stringify(source)).not.toContain(temporary.path);
  });

  it("makes a study that stands the check and a report with the preset alone", () => {
    expect(state.check.code).toBe(0);
    expect(state.check.out).toContain("published/trial-set");
    expect(state.report).toMatchObject({ code: 0, err: "" });
    expect(state.report.out).not.toMatch(bugWords);
    const report = JSON.parse(readFileSync(join(temporary.path, "out/ptsd-psyctr/v1/report.json"), "utf8"));
    expect(report.findings.map(({ id }: { id: string }) => id)).toEqual(["published/trial-set"]);
    expect(
      existsSync(join(temporary.path, "out/ptsd-psyctr/v1/charts/published--trial-set.difference-models.svg")),
    ).toBe(true);
  });

  it("refuses a target that holds something, and takes an empty one", async () => {
    const [full, empty] = [join(temporary.path, "full"), join(temporary.path, "empty")];
    mkdirSync(full);
    mkdirSync(empty);
    writeFileSync(join(full, "mine.txt"), "mine");
    const folder = "test/fixtures/metapsy/data-suicide-psyctr";
    const world = memoryWorld();
    const effects = { ...world.effects, files: nodeFiles(folder) };
    await expect(importStudy({ ...options, folder, into: full }, effects)).rejects.toThrow(/not empty/);
    expect(readFileSync(join(full, "mine.txt"), "utf8")).toBe("mine");
    expect(await importStudy({ ...options, folder, into: empty, json: true }, effects)).toBe(0);
    expect(JSON.parse(world.out.join(""))).toMatchObject({ rows: 36, refused: 0, studies: 26 });
  });
});

describe("import refuses with one sentence and writes nothing", () => {
  const folder = sourceFolder("gad-psyctr") as Record<string, string>;

  it("an unknown format, a folder without the table, a set whose sign nobody declared", async () => {
    expect((await refusal(folder, { kind: "excel" })).message).toMatch(/no such format/);
    expect((await refusal(folder, { kind: "constructor" })).message).toMatch(/no such format/);
    expect((await refusal({ "in/readme.txt": "x" })).message).toMatch(/has no file data\.csv/);
    const unknown = await refusal({ ...folder, "in/metadata/shorthand.txt": "other-set" });
    expect(unknown).toBeInstanceOf(WorldError);
    expect(unknown.message).toMatch(/never guessed/);
  });

  it("a file where the target should be, and a target that is not empty", async () => {
    expect((await refusal({ ...folder, "made/study": "x" })).message).toMatch(/not a folder/);
    expect((await refusal({ ...folder, "made/study/a.txt": "x" })).message).toMatch(/not empty/);
  });

  it("bytes that are no table, and a mapping at fault", async () => {
    expect((await refusal({ ...folder, "in/data.csv": '"study";"a\u0000"\n' })).message).toMatch(/exit 1:.*NUL/);
    expect((await refusal({ ...folder, "my.json": "{" }, { mapping: "./my.json" })).message).toMatch(/exit 1:/);
  });

  it("exits 1 when rows were refused, and imports the others", async () => {
    const table = sourceText("gad-psyctr").replace('"Andersson, 2012"', "NA");
    const world = memoryWorld({ ...folder, "in/data.csv": table });
    expect(await importStudy(options, world.effects)).toBe(1);
    expect(world.out.join("\n")).toContain("1 refused");
    expect(world.files.has("made/study/study.json")).toBe(true);
  });
});
