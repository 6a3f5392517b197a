import { expect, it } from "vitest";
import { columnWeights } from "../../../pipeline/report/pdf/column-weights.ts";

it("gives a short text its length, a long one its longest word or less than its length, and no column nothing", () => {
  // 100 letters in words of 4: 10 + 2.5 · √100 = 35.
  const long = "word ".repeat(20);
  expect(columnWeights(["A", "B", "C", "D"], [["seven 7", long, "x", "W".repeat(90)]])).toEqual([7, 35, 5, 60]);
  expect(columnWeights(["A heading of some length"], [])).toEqual([12]);
  expect(columnWeights([], [])).toEqual([]);
});
