import { describe, expect, it } from "vitest";
import { drawChart } from "../../../pipeline/report/draw.ts";
import { drawnWords, foreignWords } from "../../../pipeline/report/drawn-words.ts";
import { formatInterval, formatP, formatValue } from "../../../pipeline/report/format.ts";
import { languageOf } from "../../../pipeline/report/language/language-of.ts";
import { languageTag } from "../../../pipeline/report/language/language-tag.ts";
import { english, inLanguage, language, texts } from "../../../pipeline/report/texts.ts";
import { themes } from "../../../pipeline/report/theme.ts";
import { unitStyle } from "../../../pipeline/report/units.ts";

const german = languageOf({
  page: {
    verdict: { supported: "Belegt", contradicted: "", unresolved: 7 },
    number: { point: ",", thousands: ".", limits: "{low} bis {high}", share: "{count} von" },
    units: { after: { days: { one: "Tag", many: "Tage" } } },
    simulated: { word: "ERFUNDEN" },
    declared: [{ path: "elsewhere", label: "Niveau" }],
  },
  report: {},
});

describe("the language of a file", () => {
  it("has its words, and English ones where it has none or none that fit", () => {
    const { page } = german.language;
    expect(page.verdict).toEqual({ ...english.page.verdict, supported: "Belegt" });
    expect(page.number.share).toBe(english.page.number.share);
    expect(page.declared[0]).toMatchObject({ path: english.page.declared[0]?.path, label: "Niveau" });
    expect(german.missing).toBeGreaterThan(500);
    expect(languageOf({ page: english.page as never, report: {} }).missing).toBe(0);
  });

  it("is English without a file, and is English again outside", async () => {
    expect(languageOf(undefined)).toEqual({ language: english, missing: 0 });
    await inLanguage(german.language, async () => {
      await Promise.resolve();
      expect(texts().verdict.supported).toBe("Belegt");
      expect(inLanguage(english, () => texts().verdict.supported)).toBe(english.page.verdict.supported);
    });
    expect(language()).toBe(english);
  });

  it("writes numbers as it says, with its own words after and between them", () => {
    inLanguage(german.language, () => {
      const interval = { level: 0.95, kind: "confidence", low: 1200.5, high: 1806, method: "normal" } as const;
      expect(formatInterval(interval, 1500, "day-difference", 0, "UK")).toBe("95% CI 1201 bis 1806");
      expect(formatInterval(interval, 1500, "day-difference", 0, "US")).toBe("95% CI, 1.201 bis 1.806");
      expect(formatValue(0.65, "smd", 9, "US")).toBe("0,65");
      expect(formatValue(1, "days", 9, "US")).toBe("1 Tag");
      expect(formatP(0.034, "UK")).toBe("P=0,03");
      expect(formatP(0.0001, "US")).toBe("P < ,001");
      expect(unitStyle("events").after?.many).toBe("events");
    });
    expect(formatValue(0.65, "smd", 9, "US")).toBe("0.65");
  });

  it("stamps pictures with one word, wherever they are drawn", () => {
    expect(foreignWords()).toEqual({});
    inLanguage(german.language, () => {
      expect(drawnWords()).toEqual({ point: ",", thousands: ".", simulated: "ERFUNDEN", real: "INTERNAL" });
      expect(foreignWords()).toEqual({ words: drawnWords() });
    });
    // A word that no number may hold is not taken: picture and band still agree.
    const wrong = languageOf({ page: { simulated: { word: "DEMO 1" } }, report: {} }).language;
    inLanguage(wrong, () => expect(drawnWords().simulated).toBe("SIMULATED"));
  });

  it("writes the numbers of axes as it says, and the stamp", async () => {
    const spec = {
      $schema: "https://vega.github.io/schema/vega-lite/v6.json",
      usermeta: { dataKind: "simulated" },
      layer: [
        {
          data: {
            values: [
              { x: 0.25, text: "ERFUNDEN" },
              { x: 0.75, text: "" },
            ],
          },
          mark: "text",
          encoding: {
            x: { field: "x", type: "quantitative", axis: { labelExpr: "format(datum.value, '~r')" } },
            text: { field: "text" },
          },
        },
      ],
    };
    const words = inLanguage(german.language, drawnWords);
    const svg = await drawChart(spec, { theme: themes.page, idPrefix: "a", alt: "x", measure: () => 9, words });
    expect(svg).toContain(">0,5<");
    expect(svg.match(/>ERFUNDEN</g)?.length).toBe(2);
  });

  it("is what a page says of itself", () => {
    expect(languageTag({ locale: "UK" })).toBe("en-GB");
    expect(languageTag({ locale: "US", language: "en" })).toBe("en-US");
    expect(languageTag({ locale: "US", language: "de" })).toBe("de");
  });
});
