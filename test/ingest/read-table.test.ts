import { describe, expect, it } from "vitest";
import { readTable } from "../../pipeline/ingest/read-table.ts";
import type { StudyWords } from "../../pipeline/ingest/study-words.ts";
import { createIssueLog, type Issue, MISSING_INT } from "../../pipeline/model/index.ts";
import { memoryFiles } from "./memory-files.ts";

const extraColumns: StudyWords["extraColumns"] = [
  {
    table: "patients",
    name: "severe",
    type: "boolean",
    levels: null,
    unit: null,
    role: "covariate",
    title: "t",
    description: "d",
  },
  {
    table: "patients",
    name: "visits",
    type: "integer",
    levels: null,
    unit: null,
    role: "covariate",
    title: "t",
    description: "d",
  },
  {
    table: "patients",
    name: "ward",
    type: "category",
    levels: ["north", "south"],
    unit: null,
    role: "moderator",
    title: "t",
    description: "d",
  },
];
const words: StudyWords = { lists: {}, extraColumns };
const header = "patient_id,instrument,day,score";

const readWith = async (
  name: "outcomes" | "patients" | "sessions",
  content: Parameters<typeof memoryFiles>[0][string] | null,
  options: { missing?: readonly string[]; chunk?: number; words?: StudyWords | null } = {},
) => {
  const log = createIssueLog();
  const path = `${name}.csv`;
  const files = memoryFiles(content === null ? {} : { [`s/${path}`]: content }, options.chunk);
  const source = { files, folder: "s", path, name, log, required: true, missing: options.missing ?? [] };
  const read = await readTable({ ...source, words: options.words === undefined ? words : options.words });
  const issues = log.issues();
  const all: readonly Issue[] = issues.groups.flatMap((group) => group.first);
  return { read, issues, all, codes: all.map((issue) => issue.code) };
};
const outcomes = (content: Parameters<typeof readWith>[1], options = {}) => readWith("outcomes", content, options);

describe("a sound table", () => {
  it("becomes typed columns with levels in code-unit order, keys of places and a digest", async () => {
    const { read, issues } = await outcomes(`${header}\nb,phq,0,17\na,phq,28,8.5\nb,gad,28,\n`);
    expect(issues).toEqual({ errors: 0, warnings: 0, notes: 0, groups: [] });
    const { patient_id, instrument, day, score } = read.table.columns;
    expect(patient_id).toEqual({ kind: "category", codes: Int32Array.of(1, 0, 1), levels: ["a", "b"] });
    expect(instrument).toMatchObject({ levels: ["gad", "phq"] });
    expect(day).toEqual({ kind: "integer", values: Int32Array.of(0, 28, 28) });
    expect(score).toEqual({ kind: "number", values: Float64Array.of(17, 8.5, Number.NaN) });
    expect([...read.table.line]).toEqual([2, 3, 4]);
    expect([...read.row]).toEqual([2, 3, 4]);
    expect(read.table.file).toMatchObject({ path: "outcomes.csv", rows: 3, bytes: 66 });
    expect(read.table.file.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(read.present).toBe(true);
  });

  it.each([
    ["a byte-order mark", `\ufeff${header}\na,phq,0,17\n`, ["byte-order-mark"]],
    ["CRLF", `${header}\na,phq,0,17\n`.replaceAll("\n", "\r\n"), []],
    ["CR", `${header}\na,phq,0,17\n`.replaceAll("\n", "\r"), []],
    ["semicolons", `${header}\na,phq,0,17\n`.replaceAll(",", ";"), ["separator-found"]],
    ["tabs", `${header}\na,phq,0,17\n`.replaceAll(",", "\t"), ["separator-found"]],
    ["no line end at the end", `${header}\na,phq,0,17`, []],
    ["quoted names and cells", '"patient_id","instrument","day","score"\n"a","phq","0","17"\n', []],
  ])("is read with %s", async (_, text, codes) => {
    for (const chunk of [1, 3, 65_536]) {
      const found = await outcomes(text, { chunk });
      expect(found.codes).toEqual(codes);
      expect(found.read.table.length).toBe(1);
      expect((found.read.table.columns.score as { values: Float64Array }).values[0]).toBe(17);
    }
  });

  it("collects items, reads declared columns and codes for missing", async () => {
    const scored = await outcomes(`${header},item_1,item_2\na,phq,0,3,1,2\na,phq,7,NA,-99,2\n`, {
      missing: ["NA", "-99"],
    });
    expect(scored.codes).toEqual([]);
    expect(scored.read.table.extra.item_1).toEqual({ kind: "number", values: Float64Array.of(1, Number.NaN) });
    expect((scored.read.table.columns.score as { values: Float64Array }).values[1]).toBeNaN();
    const people = await readWith(
      "patients",
      "patient_id,cohort,age,condition,severe,visits,ward\np1,x,40,c,1,3,south\np2,,,c,false,,\n",
    );
    expect(people.codes).toEqual([]);
    expect(people.read.table.extra).toEqual({
      severe: { kind: "integer", values: Int32Array.of(1, 0) },
      visits: { kind: "integer", values: Int32Array.of(3, MISSING_INT) },
      ward: { kind: "category", codes: Int32Array.of(0, -1), levels: ["south"] },
    });
    expect(people.read.table.columns.site).toEqual({ kind: "category", codes: Int32Array.of(-1, -1), levels: [] });
  });

  it("keeps row and line right after a quoted line end, and through pieces", async () => {
    const text = `${header}\n${Array.from({ length: 9000 }, (_, i) => `p${i},phq,${i % 300},1`).join("\n")}\nx,phq,9,"a\nb"\ny,phq,zz,1\n`;
    const { all, read } = await outcomes(text, { chunk: 10_000 });
    expect(read.table.length).toBe(9002);
    expect(all.map(({ code, at }) => [code, at.row, at.line])).toEqual([
      ["not-a-whole-number", 9003, 9004],
      ["not-a-number", 9002, 9002],
    ]);
  });
});

describe("a bad file is one issue", () => {
  it.each([
    ["empty", "", "file-empty"],
    ["missing", null, "file-missing"],
    ["a link that leads out", { kind: "link-out" as const }, "file-leads-out"],
    ["a device", { kind: "other" as const }, "file-not-regular"],
    ["header only", `${header}\n`, "table-without-rows"],
    ["unclosed quote", `${header}\na,"phq,0,17\n`, "quote-unclosed"],
    ["NUL byte", `${header}\na,phq,0,\u000017\n`, "nul-byte"],
    ["mixed line ends", `${header}\r\na,phq,0,17\n`, "line-ends-mixed"],
    ["invalid UTF-8", Uint8Array.of(...new TextEncoder().encode(`${header}\na,phq,0,1\nb`), 0xff, 0x0a), "not-utf-8"],
    ["UTF-16", Uint8Array.of(0xff, 0xfe, 0x70, 0x00), "not-utf-8"],
  ])("%s", async (_, content, code) => {
    const { codes, read } = await outcomes(content);
    expect(codes).toEqual([code]);
    expect(read.table.length).toBeLessThanOrEqual(1);
    expect(Object.keys(read.table.columns)).toContain("score");
  });

  it("a folder where the file should be", async () => {
    const log = createIssueLog();
    const files = memoryFiles({ "s/outcomes.csv/x.txt": "" });
    await readTable({
      files,
      folder: "s",
      path: "outcomes.csv",
      name: "outcomes",
      log,
      required: true,
      missing: [],
      words,
    });
    expect(log.issues().groups.map((group) => group.code)).toEqual(["file-is-folder"]);
  });

  it("names the line of the invalid UTF-8", async () => {
    const text = new TextEncoder().encode(`${header}\na,phq,0,1\nb,phq,0,1\n`);
    text[text.length - 2] = 0xc3;
    expect((await outcomes(text)).all[0]?.at.line).toBe(3);
  });
});

describe("a bad header", () => {
  it.each([
    ["patient_id,instrument,score", ["column-missing day"]],
    ["patient_id,instrument,dya,score", ["column-missing day", "column-unknown dya"]],
    [`${header},score`, ["column-repeated score"]],
    [`${header},__proto__`, ["column-unsafe __proto__"]],
    [`${header},constructor`, ["column-unsafe constructor"]],
    ["patient_id,instrument,day, score", ["column-untrimmed score"]],
    [`${header},`, ["column-unnamed null"]],
    [`${header},item_1,item_3`, ["items-not-in-order null"]],
  ])("%s", async (line, expected) => {
    const cells = line.split(",").length;
    const { all } = await outcomes(`${line}\n${["a", "phq", "1", "1", "1", "1"].slice(0, cells).join(",")}\n`);
    const header = all.filter(({ at }) => at.row === 1).map(({ code, at }) => `${code} ${at.column}`);
    expect(header).toEqual(expected);
  });

  it("names the nearest column", async () => {
    const { all } = await readWith("patients", "patient_id,cohort,age,condition,sever\np,x,1,c,1\n");
    expect(all.map(({ message, hint }) => `${message}. ${hint}`)).toEqual([
      'No schema knows this column. Did you mean "severe"? Declare it under extraColumns in study.json, or remove it.',
    ]);
  });

  it("holds an unknown column against nobody while study.json cannot be read", async () => {
    expect((await outcomes(`${header},other\na,phq,0,1,2\n`, { words: null })).codes).toEqual([]);
  });
});

describe("bad cells", () => {
  it("tells each with the text as it stood, and never repeats patients' keys or what may be free text", async () => {
    const { all } = await outcomes(`${header}\n,phq,0,1\nbad id,phq,1.5,1\nc,phq,-401,007\nd,phq,,I feel sad today\n`);
    expect(all.map(({ code, at, value }) => [code, at.row, at.column, value])).toEqual([
      ["cell-empty", 5, "day", null],
      ["not-a-whole-number", 3, "day", "1.5"],
      ["out-of-range", 4, "day", "-401"],
      ["cell-empty", 2, "patient_id", null],
      ["text-malformed", 3, "patient_id", null],
      ["not-a-number", 4, "score", "007"],
      ["not-a-number", 5, "score", null],
    ]);
  });

  it("names the permitted words and the bound", async () => {
    const { all } = await readWith("sessions", "patient_id,day,kind,minutes\np,0,dsoe,2000\n");
    expect(all.map(({ message, hint }) => `${message} ${hint}`)).toEqual([
      '"dsoe" is not a word of the list kind Did you mean "dose"? Permitted: dose, preparation, integration, therapy.',
      '"2000" must be at most 1440 Correct the number, or its unit.',
    ]);
    const people = await readWith("patients", "patient_id,cohort,age,condition,severe,ward\np,x,1,c,2,east\n");
    expect(people.codes).toEqual(["not-a-yes-or-no", "word-unknown"]);
  });

  it("counts every faulty cell and keeps 20", async () => {
    const rows = Array.from({ length: 500 }, (_, i) => `p${i},phq,0,x`).join("\n");
    const { issues } = await outcomes(`${header}\n${rows}\n`);
    expect(issues.errors).toBe(500);
    expect(issues.groups).toHaveLength(1);
    expect(issues.groups[0]?.first).toHaveLength(20);
  });

  it("tells ragged and blank rows", async () => {
    const { all, read } = await outcomes(`${header}\na,phq,0\n\n,,,\nb,phq,0,1,9\n`);
    expect(all.map(({ code, at }) => [code, at.row])).toEqual([
      ["row-ragged", 2],
      ["row-ragged", 5],
      ["row-blank", 3],
      ["row-blank", 4],
    ]);
    expect(read.table.length).toBe(2);
  });
});
