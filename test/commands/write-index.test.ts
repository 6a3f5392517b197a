import { describe, expect, it } from "vitest";
import { versionNumbers } from "../../pipeline/commands/versions.ts";
import { writeIndex } from "../../pipeline/commands/write-index.ts";
import { canonicalJson, sha256 } from "../../pipeline/model/index.ts";
import { abstractReport } from "../report/abstract/made-report.ts";
import { memoryWorld } from "../support/memory-effects.ts";

const report = canonicalJson(abstractReport());

const version = (number: number, reportSha256 = sha256(report)): string =>
  JSON.stringify({ number, reportSha256, generatedAt: "2024-03-05T00:00:00.000Z", previous: null, changes: [] });

const world = () =>
  memoryWorld({
    "r/v1/report.json": report,
    "r/v1/version.json": version(1),
    "r/v1/index.html": "page",
    "r/v2/report.json": "{",
    "r/v2/version.json": version(2),
    "r/v3/version.json": version(3),
    "r/v4/report.json": report,
    "r/v4/version.json": version(4, "another"),
    "r/v5/report.json": '{"schema":"afterglow/report/1"}',
    "r/v5/version.json": version(5, sha256('{"schema":"afterglow/report/1"}')),
    "r/v10/report.json": report,
    "r/v10/version.json": version(10),
    "r/index.html": "old",
  });

const text = (files: ReadonlyMap<string, Uint8Array>): string => new TextDecoder().decode(files.get("r/index.html"));

describe("the list of versions of a study", () => {
  it("holds every version, and says which cannot be read", async () => {
    const { files, effects } = world();
    await writeIndex("r", "made", effects);
    const articles = [...text(files).matchAll(/<article[^>]*id="v(\d+)".*?<\/article>/gs)].map(([all, number]) => [
      Number(number),
      all.includes("cannot be read") ? "not" : "read",
    ]);
    expect(articles).toEqual([
      [10, "read"],
      [5, "not"],
      [4, "not"],
      [3, "not"],
      [2, "not"],
      [1, "read"],
    ]);
    expect(files.has("r/.tmp-index.html")).toBe(false);
  });

  it("is no version itself and gives the same bytes again", async () => {
    const { files, effects } = world();
    await writeIndex("r", "made", effects);
    const first = text(files);
    await writeIndex("r", "made", effects);
    expect(text(files)).toBe(first);
    expect(await versionNumbers("r", effects.files)).toEqual([1, 2, 3, 4, 5, 10]);
  });

  it.each([0, 1])("killed at change %i of the disk: the old one stands", async (moment) => {
    const { files, effects, dieAt } = world();
    dieAt(moment);
    await expect(writeIndex("r", "made", effects)).rejects.toThrow("killed");
    expect(text(files)).toBe("old");
  });
});
