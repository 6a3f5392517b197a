import { describe, expect, it } from "vitest";
import type { Headline } from "../../pipeline/model/index.ts";
import { escapeHtml, safeUrl } from "../../pipeline/report/html/escape.ts";
import { proseHtml } from "../../pipeline/report/html/prose.ts";
import { proseText } from "../../pipeline/report/prose-text.ts";
import { sameReport } from "../../pipeline/report/same-report.ts";
import { unboundDigits } from "../../pipeline/report/unbound-digits.ts";
import { estimate } from "../../pipeline/stats/quantity.ts";

const headline: Headline = {
  id: "published/a/b",
  label: ["effect"],
  unit: "smd",
  better: "higher",
  quantity: estimate(0.65, {
    intervals: [{ kind: "confidence", level: 0.95, low: -0.55, high: 1.82, method: "printed" }],
  }),
  test: { name: "t", statistic: 1, df: [26], p: 0.033 },
  n: 28,
  events: null,
  rows: [],
  basis: null,
};

const context = {
  headlines: new Map([[headline.id, headline]]),
  spelling: "US" as const,
  citation: (id: string) => `[${id}]`,
};

describe("prose", () => {
  it("binds each number to its headline", () => {
    const prose = [
      "The difference was ",
      { headline: headline.id, show: "value-and-interval" as const },
      ", n ",
      { headline: headline.id, show: "n" as const },
      ", ",
      { headline: headline.id, show: "p" as const },
      " ",
      { cite: "x-2020" },
    ];
    expect(proseText(prose, context)).toBe("The difference was 0.65 (95% CI, −0.55 to 1.82), n 28, P = .03 [x-2020]");
    expect(proseHtml(prose, context)).toContain('href="#published--a--b"');
  });

  it("throws when a sentence names a headline that is not there", () => {
    expect(() => proseText([{ headline: "published/a/c", show: "value" }], context)).toThrow("unknown headline");
  });

  it("finds every literal digit, in any script, and lets names and counts pass", () => {
    const found = unboundDigits([
      { at: "a", prose: ["about 40 minutes"] },
      { at: "b", prose: ["none", { term: "PHQ-9" }, { count: 3, of: "t/r/c" }] },
      { at: "c", prose: ["٣ people"] },
    ]);
    expect(found).toEqual(["a: about 40 minutes", "c: ٣ people"]);
  });
});

describe("hostile text", () => {
  it("is inert in HTML", () => {
    expect(escapeHtml(`<script>"'&\u0000\u001b[31m`)).toBe("&lt;script&gt;&quot;&#39;&amp;[31m");
    expect(proseHtml([{ term: "<img src=x onerror=1>" }], context)).toBe("&lt;img src=x onerror=1&gt;");
  });

  it.each(["javascript:alert(1)", "data:text/html,x", 'https://a"b', "//evil", " https://a b"])(
    "%s is no link",
    (url) => {
      expect(safeUrl(url)).toBeNull();
    },
  );
});

describe("the same report", () => {
  it("forgives the last bits of a number and nothing else", () => {
    expect(sameReport({ a: [1, "x"] }, { a: [1 + 1e-12, "x"] })).toBe(true);
    expect(sameReport({ a: 1 }, { a: 1 + 1e-8 })).toBe(false);
    expect(sameReport({ a: 1 }, { a: 1, b: null })).toBe(false);
    expect(sameReport({ a: "x" }, { a: "y" })).toBe(false);
    expect(sameReport([], {})).toBe(false);
    expect(sameReport(null, {})).toBe(false);
    expect(sameReport(0, 1e-13)).toBe(true);
  });
});
