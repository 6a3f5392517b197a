import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import type { TableBlock } from "../../pipeline/model/index.ts";
import { csvRow, tableCsv } from "../../pipeline/report/csv.ts";
import { estimate, notEstimable } from "../../pipeline/stats/quantity.ts";

describe("CSV for spreadsheets", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"],
    ["@sum", "'@sum"],
    ["-2", "-2"],
    ["-x", "'-x"],
    ["\tx", "'\tx"],
    ['say "hi"', '"say ""hi"""'],
    ["a,b", '"a,b"'],
    ["1e-5", "1e-5"],
  ])("writes %j as %j", (cell, text) => {
    expect(csvRow([cell])).toBe(text);
  });

  const table: TableBlock = {
    kind: "table",
    id: "t",
    depth: "full",
    caption: ["Numbers"],
    columns: [
      { id: "study", label: "Study", unit: null, align: "start" },
      { id: "effect", label: "Effect", unit: "smd", align: "end" },
    ],
    rows: [
      [
        "a,\nb",
        estimate(0.65, {
          intervals: [{ kind: "confidence", level: 0.95, low: -0.55, high: null, method: "printed" }],
        }),
      ],
      ["c", notEstimable("no-data", "nobody reported it")],
      [null, null],
    ],
  };

  it("gives a quantity four columns, says why one is missing, and names the kind of data", () => {
    const csv = tableCsv(table, { simulated: true, source: { kind: "patients", dataset: "x" } }, new Map());
    const parsed = Papa.parse<string[]>(csv.trimEnd(), { delimiter: "," });
    expect(parsed.data).toEqual([
      ["study", "effect", "effect_low", "effect_high", "effect_reason", "data_kind"],
      ["a,\nb", "0.65", "-0.55", "", "", "simulated"],
      ["c", "", "", "", "nobody reported it", "simulated"],
      ["", "", "", "", "", "simulated"],
    ]);
  });
});
