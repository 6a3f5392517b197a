import { describe, expect, it } from "vitest";
import type { Prose } from "../../../pipeline/model/index.ts";
import { speakerOf } from "../../../pipeline/report/language/speaker.ts";
import {
  filledTemplate,
  fitsTemplate,
  hasWords,
  proseTemplate,
  textTemplate,
} from "../../../pipeline/report/language/template.ts";
import { fc } from "../../support/properties.ts";

const prose: Prose = ["In ", { headline: "a/b/c", show: "n" }, " people, ", { term: "PHQ-9" }, " fell."];

describe("texts as templates", () => {
  it("has a gap for whatever is bound, and for each number of a bare text", () => {
    expect(proseTemplate(prose)?.key).toBe("In {1} people, {2} fell.");
    expect(textTemplate("0.40 (\u22120.11 to 1,806)")).toEqual({
      key: "{1} (\u2212{2} to {3})",
      gaps: ["0.40", "0.11", "1,806"],
    });
  });

  it("leaves a text with braces of its own alone", () => {
    expect(proseTemplate(["{1} ", { term: "x" }])).toBeNull();
    expect(textTemplate("a {1} b")).toBeNull();
  });

  it("comes back as it was when nothing is translated, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const template = textTemplate(text);
        expect(template === null ? text : filledTemplate(template.key, template.gaps).join("")).toBe(text);
      }),
    );
  });

  it("takes a translation that keeps every gap once, and no other", () => {
    expect(fitsTemplate("{1} of {2}", "von {2} {1}")).toBe(true);
    for (const wrong of ["", "von {2}", "{1} {1} von {2}", "{1} von {2} {3}", "{1} von {2} und 7", "{1} { {2}"])
      expect(fitsTemplate("{1} of {2}", wrong), wrong).toBe(false);
  });

  it("knows numbers from words", () => {
    expect(hasWords("{1} (\u2212{2}, {3})")).toBe(false);
    expect(hasWords("{1} to {2}")).toBe(true);
  });
});

describe("a speaker", () => {
  const missing: string[] = [];
  const speaker = speakerOf(
    {
      "In {1} people, {2} fell.": "{2} fiel bei {1} Menschen.",
      "{1} to {2}": "{1} bis {2}",
      "PHQ-{1}": "PHQ-{1}",
      Study: "Studie",
    },
    ",",
    (key) => missing.push(key),
  );

  it("lets the translation change the order of what is bound, and loses none of it", () => {
    expect(speaker.prose(prose)).toEqual([
      { term: "PHQ-9" },
      " fiel bei ",
      { headline: "a/b/c", show: "n" },
      " Menschen.",
    ]);
  });

  it("writes numbers as the language does, and leaves dates and names", () => {
    expect(speaker.text("0.5 to 1.25")).toBe("0,5 bis 1,25");
    expect(speaker.text("2024-02-29")).toBe("2024-02-29");
  });

  it("prints English where it has no words, and tells which", () => {
    expect(speaker.prose(["Nobody knows."])).toEqual(["Nobody knows."]);
    expect(speaker.words("Trials")).toBe("Trials");
    expect(speaker.words("toString")).toBe("toString");
    expect(missing).toEqual(["Nobody knows.", "Trials", "toString"]);
  });
});
