import { describe, expect, it } from "vitest";
import { recordLooks } from "../../../pipeline/commands/cache/input-trace.ts";
import { keepRun, unchangedVersion } from "../../../pipeline/commands/cache/known-run.ts";
import { memoryWorld } from "../../support/memory-effects.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const place = { study: "s", out: "r", code: "program one" };

/** A study that was read, its report, and a cache that knows of it. */
const world = async () => {
  const { effects, files } = memoryWorld({
    "s/study.json": '{"id":"tea"}',
    "s/evidence/results.csv": "a,b\n1,2\n",
    "r/tea/index.html": "<!doctype html>",
    "r/tea/v1/report.json": '{"first":true}',
    "r/tea/v2/report.json": '{"second":true}',
  });
  const recording = recordLooks(effects.files, "s");
  await recording.files.kind("s/patients");
  for (const path of ["s/study.json", "s/evidence/results.csv"]) for await (const _ of recording.files.read(path));
  const store = new Map<string, string>();
  const cache = {
    get: async (key: string) => store.get(key) ?? null,
    put: async (key: string, text: string) => void store.set(key, text),
  };
  await keepRun(place, { study: "tea", looks: recording.looks(), number: 2 }, cache, effects.files);
  const known = (at = place) => unchangedVersion(at, cache, effects.files);
  return {
    files,
    store,
    known,
    keep: (looks: null) => keepRun(place, { study: "tea", looks, number: 2 }, cache, effects.files),
  };
};

describe("a run that is known to change nothing", () => {
  it("gives the newest version as it stands on the disk", async () => {
    const { known } = await world();
    expect(await known()).toEqual({ folder: "r/tea", number: 2, report: { second: true } });
  });

  it.each<readonly [string, (files: Map<string, Uint8Array>) => void]>([
    ["a changed table", (files) => files.set("s/evidence/results.csv", bytes("a,b\n1,3\n"))],
    ["a changed plan", (files) => files.set("s/study.json", bytes('{"id":"tea" }'))],
    ["no plan", (files) => files.delete("s/study.json")],
    ["no list of versions", (files) => files.delete("r/tea/index.html")],
    ["a missing table", (files) => files.delete("s/evidence/results.csv")],
    ["new patients", (files) => files.set("s/patients/one/dataset.json", bytes("{}"))],
    ["a version edited by hand", (files) => files.set("r/tea/v2/report.json", bytes('{"second":false}'))],
    ["a newer version", (files) => files.set("r/tea/v3/report.json", bytes("{}"))],
    ["the newest version gone", (files) => files.delete("r/tea/v2/report.json")],
    ["what a killed run left", (files) => files.set("r/tea/.tmp-7-3/report.json", bytes("{}"))],
  ])("is not known with %s", async (_what, change) => {
    const { files, known } = await world();
    change(files);
    expect(await known()).toBeNull();
  });

  it("is not known to another program, in another folder of reports or with an empty cache", async () => {
    const { known, store } = await world();
    expect(await known({ ...place, code: "program two" })).toBeNull();
    expect(await known({ ...place, out: "elsewhere" })).toBeNull();
    store.clear();
    expect(await known()).toBeNull();
  });

  it("is not noted when the study was not read to its end, and holds digests only", async () => {
    const { keep, store } = await world();
    const [text] = [...store.values()];
    expect(text).not.toMatch(/1,2|a,b/);
    store.clear();
    await keep(null);
    expect(store.size).toBe(0);
  });
});
