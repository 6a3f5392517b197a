import { describe, expect, it } from "vitest";
import type { Table } from "../../../pipeline/model/index.ts";
import { rowDifferences } from "../../../pipeline/report/diff/row-differences.ts";
import { tableRows } from "../../../pipeline/report/diff/table-rows.ts";

const table = (rows: readonly (readonly [string, number])[], extra: readonly (string | null)[] = []): Table => ({
  name: "results",
  file: { path: "evidence/results.csv", sha256: "", bytes: 0, rows: rows.length },
  length: rows.length,
  columns: {
    id: { kind: "text", values: rows.map(([id]) => id) },
    n: { kind: "number", values: Float64Array.from(rows, ([, n]) => n) },
  },
  extra: extra.length === 0 ? {} : { ward: { kind: "text", values: extra } },
  line: new Int32Array(rows.length),
});

const keyed = (...rows: readonly (readonly [string, number])[]) => tableRows(table(rows), ["id"]);
const whole = (...rows: readonly (readonly [string, number])[]) => tableRows(table(rows), undefined);

describe("rows that differ", () => {
  const before = keyed(["a", 1], ["b", 2], ["c", Number.NaN]);

  it("are named by key, with the cells that are others; a missing cell is nothing", () => {
    expect(rowDifferences(before, keyed(["d", 4], ["c", 3], ["a", 1]))).toEqual({
      added: ["d"],
      removed: ["b"],
      changed: [{ key: "c", cells: [{ column: "n", old: null, new: "3" }] }],
    });
  });

  it("do not hang on the order of the rows", () => {
    expect(rowDifferences(before, keyed(["c", Number.NaN], ["b", 2], ["a", 1]))).toEqual({
      added: [],
      removed: [],
      changed: [],
    });
  });

  it("count each repetition in a table without a key", () => {
    const told = rowDifferences(whole(["a", 1], ["a", 1]), whole(["a", 1], ["a", 1], ["a", 1], ["b", 2]));
    expect([told.added.length, told.removed.length, told.changed.length]).toEqual([2, 0, 0]);
  });

  it("show a column that came", () => {
    const told = rowDifferences(keyed(["a", 1]), tableRows(table([["a", 1]], ["east"]), ["id"]));
    expect(told.changed).toEqual([{ key: "a", cells: [{ column: "ward", old: null, new: "east" }] }]);
  });
});
