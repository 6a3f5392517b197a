import { describe, expect, it } from "vitest";
import { readNotices } from "../../pipeline/ingest/read-notices.ts";
import { memoryWorld } from "../support/memory-effects.ts";

const notice = (more: object = {}) => ({
  id: "trial-retracted",
  kind: "retraction",
  date: "2024-02-20",
  versions: [1],
  study: "a-2020",
  text: "The journal retracted it.",
  source: "https://doi.org/10.1000/example",
  ...more,
});

const read = (notices: unknown, versions: readonly number[] = [1, 2]) => {
  const text = typeof notices === "string" ? notices : JSON.stringify({ notices });
  return readNotices(memoryWorld({ "r/notices.json": text }).effects.files, "r", versions);
};

const codes = async (notices: unknown): Promise<readonly string[]> => {
  const { notices: found, issues } = await read(notices);
  expect(found).toBeNull();
  return issues.groups.map(({ code, file }) => `${code} ${file}`);
};

describe("notices of a report", () => {
  it("are none where there is no file", async () => {
    const { notices, sha256, issues } = await readNotices(
      memoryWorld({ "r/v1/report.json": "{}" }).effects.files,
      "r",
      [1],
    );
    expect([notices, sha256, issues.groups]).toEqual([[], null, []]);
  });

  it("come newest first whatever order they stand in", async () => {
    const all = [
      notice({ id: "b", date: "2024-02-20" }),
      notice({ id: "c", date: "2024-03-01", kind: "correction", versions: null, study: null, source: null }),
      notice({ id: "a", date: "2024-02-20", kind: "concern" }),
    ];
    for (const order of [all, [...all].reverse()]) {
      const { notices, issues } = await read(order);
      expect(notices?.map(({ id }) => id)).toEqual(["c", "a", "b"]);
      expect(issues.groups).toEqual([]);
    }
  });

  it.each([
    ["no JSON", "{", "json-malformed"],
    ["another kind", [notice({ kind: "rumour" })], "word-unknown"],
    ["no text", [notice({ text: "" })], "field-invalid"],
    ["text that moves the cursor", [notice({ text: "a\u001b[2Jb" })], "field-invalid"],
    ["an address of a script", [notice({ source: "javascript:alert(1)" })], "field-invalid"],
    ["a day that does not exist", [notice({ date: "2024-02-31" })], "field-invalid"],
    ["no version named", [notice({ versions: [] })], "field-invalid"],
    ["version nought", [notice({ versions: [0] })], "field-invalid"],
    ["a version that is not there", [notice({ versions: [7] })], "id-unknown"],
    ["one id twice", [notice(), notice()], "id-repeated"],
    ["a field too many", [notice({ by: "me" })], "field-unknown"],
    ["a field too few", [{ ...notice(), source: undefined }], "field-missing"],
  ])("with %s is one worded fault and no notice", async (_, notices, code) => {
    expect(await codes(notices)).toEqual([`${code} notices.json`]);
  });

  it("in a folder's place are a fault", async () => {
    const { files } = memoryWorld({ "r/notices.json/x": "" }).effects;
    const { notices, issues } = await readNotices(files, "r", [1]);
    expect([notices, issues.groups.map(({ code }) => code)]).toEqual([null, ["file-is-folder"]]);
  });
});
