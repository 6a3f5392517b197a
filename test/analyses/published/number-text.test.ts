import { describe, expect, it } from "vitest";
import { effectText, limitsText } from "../../../pipeline/analyses/published/number-text.ts";
import { enumerated } from "../../../pipeline/analyses/published/words.ts";

describe("effectText", () => {
  it.each([
    [0.65, -0.55, 1.82, 0, "0.65 (−0.55 to 1.82)"],
    [0.8, null, null, 1, "0.80"],
    [null, null, null, null, "not reported"],
    [-0.002, -2.71, 2.71, null, "0.00 (−2.71 to 2.71)"],
    [1.4, 0.9996, 2, 1, "1.4000 (0.9996 to 2.0000)"],
    [1.4, 0.996, 2, 1, "1.400 (0.996 to 2.000)"],
  ])("%s (%s, %s)", (value, low, high, nullAt, text) => expect(effectText(value, low, high, nullAt)).toBe(text));

  it("limits alone, and lists of words", () => {
    expect(limitsText(0.013, 1.332, 0)).toBe("0.01 to 1.33");
    expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map((list) => enumerated(list))).toEqual([
      "",
      "a",
      "a and b",
      "a, b and c",
    ]);
  });
});
