import { describe, expect, it } from "vitest";
import { readJson } from "../../pipeline/ingest/read-json.ts";
import { createIssueLog } from "../../pipeline/model/index.ts";
import screening from "../../schemas/screening.schema.json" with { type: "json" };
import { memoryFiles } from "./memory-files.ts";

const schema = {
  type: "object",
  additionalProperties: false,
  required: ["id", "level"],
  properties: {
    id: { type: "string", pattern: "^[a-z]+$" },
    level: { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1 },
    role: { type: ["string", "null"], enum: ["first", "second", null] },
    list: {
      type: "array",
      items: { type: "object", additionalProperties: false, properties: { day: { type: "integer" } } },
    },
  },
} as const;

const judge = async (content: Parameters<typeof memoryFiles>[0][string] | null, required = true) => {
  const log = createIssueLog();
  const files = memoryFiles(content === null ? {} : { "s/a.json": content });
  const read = await readJson<{ id: string }>({ files, folder: "s", path: "a.json", log }, schema, required);
  const all = log.issues().groups.flatMap((group) => group.first);
  return { ...read, all, found: all.map(({ code, at }) => `${code} ${at.column} ${at.line}`) };
};

describe("readJson", () => {
  it("gives the value and the file's digest", async () => {
    const { value, file, found } = await judge('{"id":"a","level":0.95}');
    expect(value).toEqual({ id: "a", level: 0.95 });
    expect(file).toMatchObject({ path: "a.json", bytes: 23, rows: 1 });
    expect(found).toEqual([]);
  });

  it.each([
    ["missing", null, ["file-missing null null"]],
    ["a link out", { kind: "link-out" as const }, ["file-leads-out null null"]],
    ["empty", "", ["json-malformed null 1"]],
    ["malformed", '{\n  "id": "a",\n  "level": 0.5,,\n}', ["json-malformed null 3"]],
    ["cut off", '{\n  "id": "a"', ["json-malformed null 2"]],
    ["NaN", '{"id":"a","level":NaN}', ["json-malformed null 1"]],
    ["too deep", `${"[".repeat(65)}${"]".repeat(65)}`, ["json-too-deep null null"]],
    ["very deep", "[".repeat(1_000_000), ["json-too-deep null null"]],
    ["not UTF-8", Uint8Array.of(0x7b, 0x0a, 0xff, 0x7d), ["not-utf-8 null 2"]],
    ["not an object", "[]", ["field-invalid null null"]],
    ["a field missing", '{"id":"a"}', ["field-missing level null"]],
    ["a field mistyped", '{"id":"a","levle":0.5}', ["field-missing level null", "field-unknown levle null"]],
    ["__proto__", '{"id":"a","level":0.5,"__proto__":{"x":1}}', ["field-unknown __proto__ null"]],
    ["wrong type", '{"id":"a","level":"0.95"}', ["field-invalid level null"]],
    ["out of range", '{"id":"a","level":1}', ["field-invalid level null"]],
    ["wrong word", '{"id":"a","level":0.5,"role":"frist"}', ["word-unknown role null"]],
    ["deep inside", '{"id":"a","level":0.5,"list":[{"day":1},{"day":1.5}]}', ["field-invalid list.1.day null"]],
  ])("%s", async (_, content, expected) => {
    const { found, value } = await judge(content);
    expect(found).toEqual(expected);
    expect(value).toBeNull();
  });

  it("reads past a byte-order mark, and accepts 64 levels", async () => {
    expect((await judge('\ufeff{"id":"a","level":0.5}')).found).toEqual(["byte-order-mark null null"]);
    expect((await judge(`${"[".repeat(64)}${"]".repeat(64)}`)).found).toEqual(["field-invalid null null"]);
  });

  it("stops reading at 16 MiB", async () => {
    let given = 0;
    const chunks = async function* () {
      for (; given < 1000; given += 1) yield new Uint8Array(1_048_576).fill(0x20);
    };
    expect((await judge({ chunks })).found).toEqual(["json-too-large null null"]);
    expect(given).toBe(16);
  });

  it("names the nearest field and word", async () => {
    const { all } = await judge('{"id":"a","levle":0.5,"role":"frist"}');
    expect(all.map(({ hint }) => hint)).toEqual([
      'Add it. Did you mean "levle"?',
      'Did you mean "level"? Remove it, or correct its name.',
      'Did you mean "first"? Permitted: first, second.',
    ]);
  });

  it("an optional file may be absent", async () => {
    expect((await judge(null, false)).found).toEqual(["file-absent null null"]);
  });

  it("judges by a shipped schema", async () => {
    const log = createIssueLog();
    const files = memoryFiles({
      "s/a.json": '{"searches":[{"source":"x","date":"2025-13-01","query":null,"found":null}]}',
    });
    await readJson({ files, folder: "s", path: "a.json", log }, screening);
    expect(log.issues().groups.map(({ code, column }) => `${code} ${column}`)).toContain(
      "field-invalid searches.0.date",
    );
  });
});
