import { describe, expect, it } from "vitest";
import { scaffold } from "../../pipeline/commands/init/scaffold.ts";
import { init } from "../../pipeline/commands/init.ts";
import { WorldError } from "../../pipeline/effects/effects.ts";
import { readStudy, tableSchemas } from "../../pipeline/ingest/index.ts";
import studySchema from "../../schemas/study.schema.json" with { type: "json" };
import { memoryWorld } from "../support/memory-effects.ts";

const options = { study: ".", json: false, quiet: false };

const made = async (initial: Readonly<Record<string, string>> = {}, folder = "new") => {
  const world = memoryWorld(initial);
  const exit = await init({ ...options, folder }, world.effects);
  return { world, exit };
};

const text = (files: ReadonlyMap<string, Uint8Array>, path: string): string =>
  new TextDecoder().decode(files.get(path) as Uint8Array);

const firstLine = (files: ReadonlyMap<string, Uint8Array>, path: string): readonly string[] =>
  (text(files, path).split("\n")[0] as string).split(",");

describe("init", () => {
  it("makes a study that stands the check, with simulated patients and no evidence", async () => {
    const { world, exit } = await made();
    expect(exit).toBe(0);
    const { study, issues } = await readStudy(world.effects.files, "new/data");
    expect(issues.groups.map(({ code, file }) => `${code} ${file}`)).toEqual(
      ["arms", "durability", "results", "risk-of-bias", "studies"].map(
        (name) => `table-without-rows evidence/${name}.csv`,
      ),
    );
    expect(study?.datasets.map(({ id, kind, tables }) => [id, kind, tables.patients.length])).toEqual([
      ["simulated", "simulated", 220],
    ]);
    expect(study?.evidence.studies.length).toBe(0);
  });

  it("has a template of every table, with every column of its schema and those that the study declares", async () => {
    const { world } = await made();
    for (const [name, schema] of Object.entries(tableSchemas)) {
      const paths = [...world.files.keys()].filter(
        (path) => path.endsWith(`/${name}.csv`) && !path.includes("simulated"),
      );
      expect(paths, name).toHaveLength(1);
      const columns = firstLine(world.files, paths[0] as string);
      for (const column of Object.keys(schema.properties).filter((key) => key !== "items"))
        expect(columns, name).toContain(column);
      expect(text(world.files, paths[0] as string).split("\n")).toHaveLength(2);
    }
    const simulated = firstLine(world.files, "new/data/patients/simulated/patients.csv");
    expect([...firstLine(world.files, "new/templates/patients/patients.csv")].sort()).toEqual([...simulated].sort());
  });

  it("explains every key of study.json beside the value that stands there", async () => {
    const { world } = await made();
    const guide = text(world.files, "new/data/README.md");
    const { plan, ...words } = studySchema.properties;
    for (const key of Object.keys(words).filter((name) => name !== "$schema"))
      expect(guide).toContain(`| \`${key}\` |`);
    for (const key of Object.keys(plan.properties)) expect(guide).toContain(`| \`plan.${key}\` |`);
    expect(guide).toContain("| `plan.horizonDays` | `90` |");
  });

  it("puts workflows, ignored real patients and no dependency from a registry", async () => {
    const { world } = await made();
    expect(text(world.files, "new/.github/workflows/report-evidence.yml")).toContain("afterglow check");
    expect(text(world.files, "new/.github/workflows/report-clinic.yml")).toContain("self-hosted");
    expect(text(world.files, "new/.gitignore")).toMatch(/^data\/patients\/\*\n!data\/patients\/simulated\/$/m);
    expect(JSON.parse(text(world.files, "new/package.json"))).not.toHaveProperty("dependencies");
  });

  it("prints the next command, as a shell takes it", async () => {
    const { world } = await made({}, "it's new/");
    expect(world.out.at(-1)).toContain(
      "Next: afterglow report --study 'it'\\''s new/data' --out 'it'\\''s new/reports'",
    );
    const json = memoryWorld();
    await init({ ...options, json: true, folder: "a" }, json.effects);
    expect(JSON.parse(json.out.join("\n"))).toMatchObject({
      schema: "afterglow/init/1",
      folder: "a",
      files: json.files.size,
      next: "afterglow report --study a/data --out a/reports",
    });
  });

  it.each([
    ["a file in it", { "new/notes.txt": "mine" }],
    ["a hidden file in it", { "new/.env": "mine" }],
    ["a file in its place", { new: "mine" }],
  ])("refuses a folder with %s and changes nothing", async (_, initial) => {
    const world = memoryWorld(initial);
    await expect(init({ ...options, folder: "new" }, world.effects)).rejects.toThrow(WorldError);
    expect([...world.files.keys()]).toEqual(Object.keys(initial));
  });

  it("takes a repository that holds nothing yet", async () => {
    const { world, exit } = await made({ "new/.git/HEAD": "ref" });
    expect(exit).toBe(0);
    expect(world.files.has("new/.git/HEAD")).toBe(true);
  });

  it("leaves nothing of its own where the disk gives up", async () => {
    const world = memoryWorld({ "new/.git/HEAD": "ref" });
    let left = 7;
    const full = {
      ...world.effects,
      files: {
        ...world.effects.files,
        writeAll: async (path: string, bytes: Uint8Array) => {
          left -= 1;
          if (left < 0) throw new WorldError(`cannot write ${path}: the disk is full`);
          await world.effects.files.writeAll(path, bytes);
        },
      },
    };
    await expect(init({ ...options, folder: "new" }, full)).rejects.toThrow("the disk is full");
    expect([...world.files.keys()]).toEqual(["new/.git/HEAD"]);
  });

  it("is the same every time and on every disk", async () => {
    const [a, b] = [await made(), await made()];
    expect([...a.world.files].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)])).toEqual(
      [...b.world.files].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]),
    );
    expect(Object.keys(scaffold()).every((path) => /^[\w./-]+$/.test(path))).toBe(true);
  });
});
