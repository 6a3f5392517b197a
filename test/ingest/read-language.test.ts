import { describe, expect, it } from "vitest";
import { readLanguage } from "../../pipeline/ingest/read-language.ts";
import { createIssueLog } from "../../pipeline/model/index.ts";
import { memoryFiles } from "./memory-files.ts";

const read = async (language: string | undefined, text: string | null) => {
  const log = createIssueLog();
  const files = memoryFiles(text === null ? {} : { "s/texts/de.json": text });
  const { language: words, file } = await readLanguage({ files, folder: "s", log }, language);
  return { words, file, found: log.issues().groups.map(({ code, file: path }) => `${code} ${path}`) };
};

describe("the words of another language", () => {
  it("are asked for only where the study names one that is not English", async () => {
    const none = { words: null, file: null, found: [] };
    expect(await read(undefined, null)).toEqual(none);
    expect(await read("en", "not JSON")).toEqual(none);
  });

  it("are read with their digest", async () => {
    const { words, file, found } = await read("de", '{"page": {"verdict": {}}, "report": {"Study": "Studie"}}');
    expect(words).toEqual({ page: { verdict: {} }, report: { Study: "Studie" } });
    expect(file?.path).toBe("texts/de.json");
    expect(found).toEqual([]);
  });

  it("are a fault of the data where the file is missing, is no JSON or has another form", async () => {
    expect((await read("de", null)).found).toEqual(["file-missing texts/de.json"]);
    for (const text of [
      "{",
      "[]",
      '{"page": {}}',
      '{"page": {}, "report": {"Study": 3}}',
      '{"page": {}, "report": {}, "x": 1}',
    ]) {
      const { words, found } = await read("de", text);
      expect(words, text).toBeNull();
      expect(found, text).toHaveLength(1);
    }
  });
});
