import { describe, expect, it } from "vitest";
import { firstAnswers, firstScores } from "../../../pipeline/derive/satisfaction/first-answers.ts";
import { itemAnswers } from "../../../pipeline/derive/satisfaction/item-answers.ts";
import { orderedAnswers } from "../../../pipeline/derive/satisfaction/ordered-answers.ts";
import { tableOf } from "../../support/table.ts";

const rows = [
  { patient_id: "b", day: 60, instrument: "joy", score: 12, item_1: 1, item_2: 2 },
  { patient_id: "a", day: 50, instrument: "joy", score: 11, item_1: 3, item_2: null },
  { patient_id: "a", day: 40, instrument: "joy", score: 10, item_1: 4, item_2: 5 },
  { patient_id: "a", day: 30, instrument: "other", score: 9, item_1: 1, item_2: 1 },
  { patient_id: "c", day: 5, instrument: "joy", score: 8, item_1: 1, item_2: 1 },
];

const satisfaction = (list: typeof rows, items = true) =>
  tableOf(
    "satisfaction",
    { patient_id: "category", day: "integer", instrument: "category", score: "number", reason: "category" },
    list,
    items ? { item_1: "number", item_2: "number" } : {},
  );

describe("first answers", () => {
  it("are the earliest inside the window, of one instrument", () => {
    const found = firstAnswers(satisfaction(rows), "joy", [28, 120]);
    expect([...found].sort()).toEqual([
      ["a", 10],
      ["b", 12],
    ]);
  });

  it("are found in the table of scores too, in any order of rows", () => {
    const outcomes = (list: typeof rows) =>
      tableOf("outcomes", { patient_id: "category", instrument: "category", day: "integer", score: "number" }, list);
    const found = firstScores(outcomes(rows), "joy", [28, 120]);
    expect(found.get("a")).toBe(10);
    expect(firstScores(outcomes([...rows].reverse()), "joy", [28, 120]).get("a")).toBe(10);
    expect(found.has("c")).toBe(false);
  });

  it("have items where the table holds them, of who answered all", () => {
    const options = { instrument: "joy", window: [28, 120], items: 2 };
    const found = itemAnswers(satisfaction(rows), options);
    expect(found?.map((column) => [...column])).toEqual([
      [4, 1],
      [5, 2],
    ]);
    expect(itemAnswers(satisfaction([...rows].reverse()), options)).toEqual(found);
    expect(itemAnswers(satisfaction(rows, false), options)).toBeNull();
    expect(itemAnswers(satisfaction(rows), { ...options, items: 3 })).toBeNull();
  });
});

describe("ordered answers", () => {
  it("are totals in order, or bands where they are cited", () => {
    expect([...orderedAnswers([10, 20], [15], []).category]).toEqual([0, 2, 1]);
    const bands = [
      { low: 16, high: 32 },
      { low: 8, high: 15 },
    ];
    const found = orderedAnswers([10, 20], [15, 40], bands);
    expect([...found.category]).toEqual([0, 1, 0]);
    expect([...found.first]).toEqual([1, 1, 0]);
  });
});
