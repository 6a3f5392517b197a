import { describe, expect, it } from "vitest";
import type { Finding, Report } from "../../../pipeline/model/index.ts";
import { againHtml, derivationHtml } from "../../../pipeline/report/html/derivation.ts";
import { anchor } from "../../../pipeline/report/html/escape.ts";
import { citationText, headlineMap, type View } from "../../../pipeline/report/html/view.ts";
import { shippedReport } from "../../support/shipped-report.ts";

const report = shippedReport();

const viewOf = (of: Report): View => ({
  report: of,
  version: { number: 1, previous: null, changes: [], reportSha256: "0".repeat(64) },
  headlines: headlineMap(of.findings),
  prose: { headlines: headlineMap(of.findings), spelling: of.study.locale, citation: citationText(of) },
  svg: new Map(),
});

const folded = (finding: Finding, of = report): readonly string[] => {
  const printed = new Map();
  return finding.headlines.map((headline) => derivationHtml(headline, finding, printed, viewOf(of)));
};

const all = report.findings.map((finding) => folded(finding));

describe("how each number was made, on the page", () => {
  it("stands once behind every id, folded, with what it rests on", () => {
    report.findings.forEach((finding, i) => {
      finding.headlines.forEach((headline, j) => {
        const html = all[i]?.[j] ?? "";
        expect(html).toMatch(/^<details><summary><code>.*<\/details>$/);
        expect(html).toContain(`<code>${headline.id}</code>`);
        expect(html).toMatch(/Rests on /);
        expect(html).not.toMatch(/NaN|undefined|Infinity/);
      });
    });
  });

  it("links only to numbers of the same page", () => {
    const ids = new Set([...headlineMap(report.findings).keys()].map(anchor));
    for (const [, target] of all
      .flat()
      .join("")
      .matchAll(/href="#([^"]+)"/g))
      expect(ids).toContain(target);
  });

  it("adds less than the agreed weight", () => {
    const before = report.findings.flatMap(({ headlines }) => headlines.map(({ id }) => `<code>${id}</code>`));
    const added = all.flat().join("").length + report.findings.map(againHtml).join("").length - before.join("").length;
    expect(added).toBeLessThan(150 * 1024);
    expect(added / before.length).toBeLessThan(330);
  });

  it("prints a long list of rows once for each finding, then links to it", () => {
    for (const [i, finding] of report.findings.entries()) {
      const long = finding.headlines.flatMap(({ rows }) =>
        rows.flatMap((item) => ("keys" in item && item.keys.length > 12 ? [item.keys.join(", ")] : [])),
      );
      for (const keys of new Set(long)) expect(all[i]?.join("").split(`: ${keys}`).length).toBeLessThanOrEqual(3);
    }
  });

  it("escapes what the study calls things", () => {
    const [finding] = report.findings.filter(({ headlines }) => headlines.length > 0) as [Finding];
    const [headline] = finding.headlines as [Finding["headlines"][number]];
    const nasty = "<img src=x onerror=alert(1)>";
    const hostile = {
      ...finding,
      headlines: [{ ...headline, label: [nasty], rows: [{ table: nasty, count: 2, where: nasty }] }],
    };
    expect(folded(hostile).join("")).not.toContain("<img");
    expect(againHtml({ ...finding, headlines: [{ ...headline, id: nasty }] })).not.toContain("<img");
  });
});
