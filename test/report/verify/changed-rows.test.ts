import { describe, expect, it } from "vitest";
import { changedRows } from "../../../pipeline/report/verify/changed-rows.ts";

const table = (columns: readonly string[], ...rows: readonly (readonly string[])[]) => ({
  columns,
  rows: new Map(rows.map((row) => [row[0] as string, row])),
});

describe("rows that changed", () => {
  const was = table(["id", "n", "note"], ["a", "1", ""], ["b", "2", "x"], ["c", "3", ""]);

  it("are named by key and column, whatever order rows and columns stand in", () => {
    expect(changedRows(was, was)).toEqual({ added: [], removed: [], changed: [] });
    const moved = {
      columns: ["n", "id", "note"],
      rows: new Map([
        ["d", ["4", "d", ""]],
        ["c", ["3", "c", ""]],
        ["b", ["5", "b", "y"]],
      ]),
    };
    expect(changedRows(was, moved)).toEqual({
      added: ["d"],
      removed: ["a"],
      changed: [{ key: "b", columns: ["n", "note"] }],
    });
  });

  it("take a column that one side lacks as empty there", () => {
    expect(changedRows(was, table(["id", "n"], ["a", "1"], ["b", "2"], ["c", "3"])).changed).toEqual([
      { key: "b", columns: ["note"] },
    ]);
  });
});
