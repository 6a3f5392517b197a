import { describe, expect, it } from "vitest";
import type { VegaLiteSpec } from "../../../pipeline/model/index.ts";
import { speakerOf } from "../../../pipeline/report/language/speaker.ts";
import { spokenSpec } from "../../../pipeline/report/language/spoken-spec.ts";
import { broken, linesLike } from "../../../pipeline/report/language/text-lines.ts";

const line = (text: string, y: number, x = 0) => ({ x, y, text });

describe("lines of a picture", () => {
  it("are one text where a line goes on below the other in the middle of a text", () => {
    const lines = [
      line("Shown up to the", 0),
      line("dotted line.", 15),
      line("next sentence", 30),
      line("Heading", 45),
      line("far away", 75),
      line("elsewhere", 90, 4),
      line("Received: 12", 200),
      line("of whom finished: 9", 215),
    ];
    expect(broken(lines).map((one) => one.map(({ text }) => text).join(" "))).toEqual([
      "Shown up to the dotted line.",
      "next sentence",
      "Heading",
      "far away",
      "elsewhere",
      "Received: 12",
      "of whom finished: 9",
    ]);
  });

  it("stay as many as they were, and grow in width only when they must", () => {
    expect(linesLike("eins zwei drei", ["one two", "three"])).toEqual(["eins zwei", "drei"]);
    expect(linesLike("kurz", ["a longer line", "and more"])).toEqual(["kurz"]);
    expect(linesLike("Donaudampfschifffahrt heute", ["a ship"])).toEqual(["Donaudampfschifffahrt heute"]);
  });
});

describe("a chart in another language", () => {
  const spec: VegaLiteSpec = {
    title: { text: ["How many were", "still well"], subtitle: "One trial", anchor: "start" },
    layer: [
      {
        data: { values: [{ x: 0, y: 0, text: "not pooled" }] },
        mark: { type: "text", style: "text" },
        encoding: { text: { field: "text" } },
      },
      {
        data: { values: [{ x: 1, role: "neutral", label: "not pooled", id: "not pooled" }] },
        mark: { type: "point" },
        encoding: { color: { field: "role", scale: { domain: ["neutral"] } } },
      },
    ],
  };
  const catalog = {
    "How many were still well": "Wie vielen ging es weiter gut",
    "not pooled": "nicht zusammengefasst",
    neutral: "sachlich",
    start: "Beginn",
  };

  it("says its title and the texts of its marks; codes, ids and what draws stay", () => {
    const missing: string[] = [];
    const said = spokenSpec(
      spec,
      speakerOf(catalog, ".", (key) => missing.push(key)),
    );
    expect(said).toMatchObject({
      title: { subtitle: "One trial", anchor: "start" },
      layer: [
        { data: { values: [{ text: "nicht zusammengefasst" }] }, mark: { type: "text", style: "text" } },
        {
          data: { values: [{ role: "neutral", label: "nicht zusammengefasst", id: "not pooled" }] },
          encoding: { color: { scale: { domain: ["neutral"] } } },
        },
      ],
    });
    const { title } = said as { readonly title: { readonly text: readonly string[] } };
    expect(title.text.join(" ")).toBe("Wie vielen ging es weiter gut");
    expect(title.text).toHaveLength(2);
    expect(missing).toEqual(["One trial"]);
  });
});
