import { describe, expect, it } from "vitest";
import type { Report } from "../../../pipeline/model/index.ts";
import { fitText } from "../../../pipeline/report/abstract/fit-text.ts";
import { visualAbstract } from "../../../pipeline/report/abstract/visual-abstract.ts";
import type { View } from "../../../pipeline/report/html/view.ts";
import { rasterize } from "../../../pipeline/report/outputs/rasterize.ts";
import { fontFiles, measure, textsOf } from "../drawing.ts";
import { abstractReport, answerHeadline } from "./made-report.ts";

const CHART =
  '<svg xmlns="http://www.w3.org/2000/svg" width="676" height="400" viewBox="0 0 676 400" role="img" aria-label="x"><g aria-hidden="true"><text x="0" y="20" font-size="12px" fill="var(--ink)">chart</text></g></svg>';

const drawn = (changes: Partial<Report["study"]> = {}): string => {
  const report = abstractReport(changes);
  const headlines = new Map([[answerHeadline.id, answerHeadline]]);
  const view: View = {
    report,
    version: { number: 3, previous: 2, changes: [], reportSha256: "0123456789abcdef" },
    headlines,
    prose: { headlines, spelling: "US", citation: (id) => id },
    svg: new Map([["published--made.picture.cover", CHART]]),
  };
  return visualAbstract(view, measure);
};

const hostile = [
  '<script>alert("1")</script> & <b onload=x>',
  "</text></svg><svg onload=alert(1)>",
  '$eval(#x) *bold* _em_ `code` =HYPERLINK("http://x") {{datum.x}} url(#z) var(--ink) $& $1',
  "W".repeat(900),
  "long words ".repeat(120),
  `\u0000\u0007\uD800 broken \uFFFF letters \u202E`,
  "",
];

const boxes = (svg: string) => textsOf(svg.replace(/<g transform="translate[\s\S]*?<\/g><\/g>/, ""));

describe("the visual abstract", () => {
  it("holds question, who, compared, result with interval and certainty, one chart, version and source", () => {
    const words = boxes(drawn()).map(({ text }) => text);
    for (const word of [
      "Does it last?",
      "28 people in 1 study",
      "People who slept badly.",
      "App and nurse",
      "App",
      "Not known yet.",
      "SMD 0.65 (95% CI, −0.55 to 1.82)",
      "sleep; above 0 is better, 0 is no difference",
      "How sure are we? Not sure at all",
      "A made title",
      "Version 3 · data to 2024-02-29 · digest 0123456789ab",
      "No advice. Nothing was searched.",
    ])
      expect(words).toContain(word);
    expect(drawn()).toMatch(
      /^<svg [^>]*width="1200" height="675" viewBox="0 0 1200 675" role="img" aria-label="Visual abstract\. Does it last\?/,
    );
    expect(drawn()).toContain(">chart</text>");
    expect(drawn()).not.toMatch(/SIMULATED|INTERNAL|var\(/);
  });

  it("says so when there is no picture, no statement and no number", () => {
    const page = { ...abstractReport().study.page, answerClaim: "none", picture: { finding: "none", chart: "none" } };
    const words = boxes(drawn({ page })).map(({ text }) => text);
    expect(words).toContain("No study with a usable number");
    expect(words).toContain("Not known yet.");
    expect(drawn({ page })).not.toContain(">chart<");
  });

  it("is stamped where the report is", () => {
    const text = boxes(drawn({ simulated: true, internal: true })).map((one) => one.text)[0];
    expect(text).toMatch(/^INTERNAL, NOT CLEARED FOR SHARING · SIMULATED\. .*stands here\.$/);
  });

  it.each(hostile.map((text) => [text.slice(0, 30), text]))("keeps %j as text, inside and apart", async (_, text) => {
    const svg = drawn({
      simulated: true,
      internal: true,
      title: text,
      question: text,
      searchNote: text,
      notices: [text],
      cohorts: abstractReport().study.cohorts.map((cohort) => ({ ...cohort, label: text })),
    });
    expect(svg).not.toMatch(/<script|<b |onload=alert\(1\)>|[^\P{Cc}\t\n]|\uFFFF/u);
    expect(svg.match(/<svg/g)).toHaveLength(1);
    expect(svg.match(/<\/svg>/g)).toHaveLength(1);
    const all = boxes(svg).filter((one) => one.text !== "…");
    for (const one of all) {
      expect(one.left, one.text).toBeGreaterThanOrEqual(0);
      expect(one.right, one.text).toBeLessThanOrEqual(1200);
      expect(one.bottom, one.text).toBeLessThanOrEqual(675);
    }
    const touching = all.flatMap((a, i) =>
      all
        .slice(i + 1)
        .filter((b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
        .map((b) => `${a.text} | ${b.text}`),
    );
    expect(touching).toEqual([]);
    const png = Buffer.from((await rasterize(fontFiles, 1))(svg));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 675]);
  });
});

describe("a text fitted into lines", () => {
  const tens = () => (text: string) => [...text].length * 10;
  it("is as large as it can be, then cut", () => {
    const fitted = (text: string) =>
      fitText(text, { width: 100, lines: 2, sizes: [20, 10], measure: (part, size) => ([...part].length * size) / 2 });
    expect(fitted("short words")).toEqual({ size: 20, weight: 400, lines: ["short", "words"] });
    expect(fitted("ten of them fit in here now")).toEqual({
      size: 10,
      weight: 400,
      lines: ["ten of them fit in", "here now"],
    });
    expect(fitted("x".repeat(45)).lines).toEqual(["x".repeat(20), `${"x".repeat(19)}…`]);
    expect(fitted("").lines).toEqual([]);
  });
  it("breaks no character in two", () => {
    expect(fitText("😀😀😀", { width: 20, lines: 9, sizes: [10], measure: tens() }).lines).toEqual(["😀😀", "😀"]);
  });
});
