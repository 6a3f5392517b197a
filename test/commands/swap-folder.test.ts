import { describe, expect, it } from "vitest";
import { leftovers, recoverFolders, swapFolder } from "../../pipeline/commands/swap-folder.ts";
import { Killed, memoryWorld } from "../support/memory-effects.ts";

const start = {
  "r/v1/report.json": "old",
  "r/v1/index.html": "old page",
  "r/.tmp-7-1/report.json": "new",
  "r/.tmp-7-1/index.html": "new page",
};

const text = (files: Map<string, Uint8Array>, path: string): string => new TextDecoder().decode(files.get(path));

describe("a folder is replaced whole", () => {
  it("puts the new one in place and leaves nothing behind", async () => {
    const world = memoryWorld(start);
    await swapFolder("r", "v1", "r/.tmp-7-1", world.effects.files);
    expect([...world.files.keys()].sort()).toEqual(["r/v1/index.html", "r/v1/report.json"]);
    expect(text(world.files, "r/v1/report.json")).toBe("new");
  });

  it.each([0, 1, 2, 3, 4, 5])("killed at change %i of the disk: the old whole or the new whole", async (moment) => {
    const world = memoryWorld(start);
    world.dieAt(moment);
    const died = await swapFolder("r", "v1", "r/.tmp-7-1", world.effects.files).then(
      () => false,
      (error) => error instanceof Killed,
    );
    world.dieAt(null);
    await recoverFolders("r", world.effects.files);
    const report = text(world.files, "r/v1/report.json");
    expect([...world.files.keys()].sort()).toEqual(["r/v1/index.html", "r/v1/report.json"]);
    expect(text(world.files, "r/v1/index.html")).toBe(`${report} page`);
    expect(report).toBe(died && moment === 0 ? "old" : "new");
  });

  it("does not take a half-removed earlier one for whole", async () => {
    const world = memoryWorld({ ...start, "r/.next-v1/index.html": "a part" });
    await swapFolder("r", "v1", "r/.tmp-7-1", world.effects.files);
    expect([...world.files.keys()].sort()).toEqual(["r/v1/index.html", "r/v1/report.json"]);
    expect(text(world.files, "r/v1/index.html")).toBe("new page");
  });
});

describe("what a killed run left", () => {
  it("is taken away, and an old version without its next one is put back", async () => {
    const world = memoryWorld({
      "r/v1/report.json": "one",
      "r/.old-v1/report.json": "older",
      "r/.old-v2/report.json": "two",
      "r/.tmp-9-3/report.json": "a part",
      "r/.lock-9": "{}",
      "r/notices.json": "[]",
    });
    expect(await leftovers("r", world.effects.files)).toHaveLength(4);
    await recoverFolders("r", world.effects.files);
    expect(await leftovers("r", world.effects.files)).toEqual([]);
    expect([...world.files.keys()].sort()).toEqual(["r/notices.json", "r/v1/report.json", "r/v2/report.json"]);
    expect(text(world.files, "r/v1/report.json")).toBe("one");
  });
});
