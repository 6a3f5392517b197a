import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Change, Headline, Version } from "../../../pipeline/model/index.ts";
import { listedVersion } from "../../../pipeline/report/versions/listed-version.ts";
import { sparkline } from "../../../pipeline/report/versions/sparkline.ts";
import { versionsPage } from "../../../pipeline/report/versions/versions-page.ts";
import { abstractReport, answerHeadline } from "../abstract/made-report.ts";

const CARD = { id: "lasting", label: "Lasting benefit", claim: "lasts", patients: "none" };

const change = (headline: string, before: number | null, after: number | null): Change => {
  const quantity = (value: number | null): Headline["quantity"] | null =>
    value === null
      ? null
      : { ...answerHeadline.quantity, kind: "estimate", value, se: null, seScale: "identity", intervals: [] };
  return {
    headline,
    before: quantity(before),
    after: quantity(after),
    because: [{ cause: "data", detail: "results.csv changed", part: null }],
  };
};

const listed = (number: number, title: string, changes: readonly Change[] = []) => {
  const report = abstractReport({ title, simulated: number === 2 });
  const version: Version = {
    schema: "afterglow/version/1",
    number,
    reportSha256: `${number}`.repeat(64),
    generatedAt: "2024-03-05T23:59:59.000Z",
    previous: number === 1 ? null : number - 1,
    changes,
  };
  return listedVersion(
    { ...report, study: { ...report.study, page: { ...report.study.page, cards: [CARD] } } },
    version,
  );
};

const page = (title = "A made title") =>
  versionsPage("made", [
    { number: 1, listed: listed(1, title), hasPage: true },
    {
      number: 2,
      listed: listed(2, title, [change(answerHeadline.id, 0.4, 0.65), change("published/made/gone", 1, null)]),
      hasPage: true,
    },
    { number: 3, listed: null, hasPage: false },
  ]);

describe("the list of versions", () => {
  it("stands newest first, with links, dates, digests and what changed", () => {
    const html = page();
    const order = [...html.matchAll(/<h3>(.*?)<\/h3>/g)].map(([, title]) => title);
    expect(order).toEqual([
      "Version 3",
      '<a href="v2/index.html">Version 2</a>',
      '<a href="v1/index.html">Version 1</a>',
    ]);
    expect(html).toContain("This version cannot be read");
    expect(html).toContain("Made 2024-03-05, data to 2024-02-29");
    expect(html).toContain("2".repeat(64));
    expect(html).toContain("2 numbers differ from version 1.");
    expect(html).toContain("Why: results.csv changed.");
    expect(html).toContain("sleep: 0.40 → 0.65 <code>published/made/sleep</code>");
    expect(html).toContain("published/made/gone: another number → not there any more");
    expect(html).toContain("The first version.");
    expect(html).toContain("SIMULATED");
  });

  it("follows the main numbers of the cards", () => {
    expect(page()).toContain(
      'aria-label="Lasting benefit: studies, over 2 versions with a number; newest: 0.65 (95% CI, −0.55 to 1.82)"',
    );
  });

  it("allows its own stylesheet and nothing else", () => {
    const css = /<style>([\s\S]*?)<\/style>/.exec(page())?.[1] ?? "";
    expect(page()).toContain(`style-src 'sha256-${createHash("sha256").update(css).digest("base64")}'`);
    expect(page()).not.toMatch(/<script| style="|unsafe-/);
  });

  it("shows hostile text as text", () => {
    const html = page('<script>alert(1)</script><img src=x onerror=y> $& "q"');
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=y&gt; $&amp; &quot;q&quot;");
  });

  it("stands with no version that can be read", () => {
    expect(versionsPage("made", [{ number: 1, listed: null, hasPage: false }])).toContain(
      "This version cannot be read",
    );
    expect(versionsPage("made", [])).toContain("<title>made: All versions</title>");
  });
});

describe("a sparkline", () => {
  const spot = (value: number | null, low: number | null = null, high: number | null = null) => ({ value, low, high });

  it("puts the largest at the top, no difference as a line, a gap where there is no number", () => {
    // Height 44, edge 7: 2 stands at 7, 0 at 37, 1 in the middle.
    const svg = sparkline([spot(2), null, spot(1, 0, 2)], 0, "said");
    expect([...svg.matchAll(/cx="(\d+)" cy="([\d.]+)"/g)].map(([, x, y]) => [x, y])).toEqual([
      ["11", "7"],
      ["63", "22"],
    ]);
    expect(svg).toContain('d="M63 37V7"');
    expect(svg).toContain('d="M0 37H74"');
    expect(svg).toContain('aria-label="said"');
  });

  it("shows the last twelve, one alone in the middle, and nothing for nothing", () => {
    expect(
      sparkline(
        Array.from({ length: 30 }, (_, i) => spot(i)),
        null,
        "",
      ).match(/<circle/g),
    ).toHaveLength(12);
    expect(sparkline([spot(5)], null, "")).toContain('cy="22"');
    expect(sparkline([spot(null), null], 0, "")).toBe("");
    expect(sparkline([spot(Number.NaN)], 0, "")).toBe("");
  });
});
