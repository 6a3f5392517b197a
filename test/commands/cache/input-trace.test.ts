import { describe, expect, it } from "vitest";
import { recordLooks, sameLooks } from "../../../pipeline/commands/cache/input-trace.ts";
import { readStudy } from "../../../pipeline/ingest/index.ts";
import { memoryWorld } from "../../support/memory-effects.ts";
import { filesBelow, sleepStudy } from "../../support/run-cli.ts";

const study = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...filesBelow(sleepStudy)].map(([path, text]) => [`s/${path}`, Buffer.from(text, "latin1").toString("utf8")]),
  );

const looked = async (start: Readonly<Record<string, string>>) => {
  const world = memoryWorld(start);
  const recording = recordLooks(world.effects.files, "s");
  await readStudy(recording.files, "s");
  return { world, looks: recording.looks() ?? [] };
};

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("what a run saw of the study folder", () => {
  it("is seen again where nothing changed, under another name of the folder too", async () => {
    const { world, looks } = await looked(study());
    expect(looks.filter(({ what }) => what === "read").length).toBeGreaterThan(10);
    expect(await sameLooks(looks, world.effects.files, "s")).toBe(true);
    const moved = memoryWorld(
      Object.fromEntries(Object.entries(study()).map(([path, text]) => [`t/${path.slice(2)}`, text])),
    );
    expect(await sameLooks(looks, moved.effects.files, "t")).toBe(true);
  });

  it("differs for a changed byte of any file that was read", async () => {
    const { world, looks } = await looked(study());
    for (const { what, path } of looks) {
      if (what !== "read") continue;
      const before = world.files.get(`s/${path}`) as Uint8Array;
      world.files.set(`s/${path}`, Uint8Array.from([...before, 32]));
      expect(await sameLooks(looks, world.effects.files, "s"), path).toBe(false);
      world.files.set(`s/${path}`, before);
    }
    expect(await sameLooks(looks, world.effects.files, "s")).toBe(true);
  });

  it.each([
    ["a new data set", "s/patients/clinic-nine/dataset.json"],
    ["a new instrument", "s/instruments/nine.json"],
  ])("differs for %s", async (_what, path) => {
    const { world, looks } = await looked(study());
    world.files.set(path, bytes("{}"));
    expect(await sameLooks(looks, world.effects.files, "s")).toBe(false);
  });

  it("differs for an optional file that came or went, and not for one that nobody reads", async () => {
    const { world, looks } = await looked(study());
    world.files.set("s/notes.txt", bytes("mine"));
    expect(await sameLooks(looks, world.effects.files, "s")).toBe(true);
    const { path } = looks.find(({ seen }) => seen === "absent") ?? { path: "" };
    expect(path).not.toBe("");
    world.files.set(`s/${path}`, bytes("{}"));
    expect(await sameLooks(looks, world.effects.files, "s")).toBe(false);
  });

  it("tells nothing when a file was not read to its end", async () => {
    const recording = recordLooks(memoryWorld({ "s/a": "x" }).effects.files, "s");
    for await (const _ of recording.files.read("s/a")) break;
    expect(recording.looks()).toBeNull();
  });
});
