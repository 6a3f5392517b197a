import { describe, expect, it } from "vitest";
import { columnWidths } from "../../../pipeline/report/docx/table-block.ts";

describe("columnWidths", () => {
  const columns = ["A", "Longer heading", "C"].map((label) => ({ label, align: "start" as const }));

  it("fill the line and leave room for the longest word", () => {
    const widths = columnWidths({ columns, rows: [["x", "y", "a text of some length that may be broken"]] }, 9000);
    expect(widths.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(8990);
    expect(widths.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(9000);
    expect(widths[1]).toBeGreaterThan("heading".length * 92);
    expect(widths[2]).toBeGreaterThan(widths[0] as number);
  });

  it("shrink together where the words need more than the line", () => {
    const long = "w".repeat(200);
    const widths = columnWidths({ columns: [...columns, ...columns], rows: [Array(6).fill(long)] }, 6000);
    expect(widths.every((one) => one === 1000)).toBe(true);
  });
});
