import { describe, expect, it } from "vitest";
import type { Change, Finding, Headline, PlanLockFile, Version } from "../../pipeline/model/index.ts";
import { buildReport } from "../../pipeline/report/build-report.ts";
import { pageHtml } from "../../pipeline/report/html/page.ts";
import { headlineMap } from "../../pipeline/report/html/view.ts";
import { frozenPlan } from "../../pipeline/report/plan/frozen-plan.ts";
import { estimate } from "../../pipeline/stats/quantity.ts";
import { shippedPlan } from "../support/shipped-evidence.ts";

const finding = (id: string, values: readonly number[], simulated = false): Finding => ({
  id,
  analysis: id.split("/")[1] as string,
  source: { kind: "published" },
  simulated,
  standing: "primary",
  question: `What of ${id.length > 9 ? "many" : "few"}?`,
  estimand: { population: [], treatment: [], outcome: [], intercurrent: [], summary: [], timeZero: [] },
  headlines: values.map(
    (value, i): Headline => ({
      id: `${id}/h${i + 1}`,
      label: ["effect <of> it"],
      unit: "smd",
      better: "higher",
      quantity: estimate(value),
      test: null,
      n: 10,
      events: null,
      rows: [],
      basis: null,
    }),
  ),
  blocks: [],
  method: { summary: [], formula: "none", citations: [] },
  caveats: [],
});

const plan = shippedPlan();
const lock: PlanLockFile = {
  schema: "afterglow/plan-lock/1",
  sha256: "ab".repeat(32),
  lockedAt: "2025-10-02T09:00:00.000Z",
  by: "A. <b>Nurse</b>",
  registration: "REG-1",
  plan: JSON.parse(JSON.stringify(frozenPlan({ plan, claims: [] }))),
};

const page = (
  version: Partial<Version>,
  parts: { readonly values?: readonly number[]; readonly horizon?: number; readonly lock?: PlanLockFile } = {},
): string => {
  const findings = [finding("published/a", parts.values ?? [0.5]), finding("made/up", [1], true)];
  const frozen = parts.lock && { lock: parts.lock, claims: [], reads: { a: ["horizonDays"], up: ["level"] } };
  const report = buildReport({
    study: { plan: { ...plan, horizonDays: parts.horizon ?? plan.horizonDays }, datasets: [], instruments: [] },
    findings,
    verdicts: [],
    issues: { errors: 0, warnings: 0, notes: 0, groups: [] },
    ...(frozen === undefined ? {} : { frozen }),
  });
  const headlines = headlineMap(report.findings);
  const prose = { headlines, spelling: report.study.locale, citation: (id: string) => id };
  const about = { number: 3, previous: null, changes: [], reportSha256: "0".repeat(64), ...version };
  return pageHtml({ report, version: about, headlines, prose, svg: new Map() }, "");
};

const section = (html: string, id: string): string =>
  new RegExp(`<section id="${id}"[\\s\\S]*?</section>`).exec(html)?.[0] ?? "";

const change = (headline: string, parts: Partial<Change> = {}): Change => ({
  headline,
  before: estimate(0.4),
  after: estimate(0.5),
  because: [{ cause: "data", detail: "evidence: results: 2 rows added", part: 0.1 }],
  ...parts,
});

describe("what changed, on the page of a version", () => {
  it("is not there in the first version", () => {
    const html = page({ previous: null });
    expect(html).not.toContain('id="changed"');
    expect(html).not.toContain("What changed since");
  });

  it("is linked from the first screen, and says what each number was, is, and why", () => {
    const html = page({ previous: 2, changes: [change("published/a/h1")] });
    expect(/<div id="first">[\s\S]*?<a href="#changed">What changed since v2<\/a>/.test(html)).toBe(true);
    const told = section(html, "changed");
    expect(told).toContain("One number moved, because of the data; the plan and the program moved none.");
    expect(told).toContain(
      '<th scope="row"><a href="#published--a--h1">effect &lt;of&gt; it</a></th><td>0.40</td><td>0.50</td><td>evidence: results: 2 rows added (+0.10)</td>',
    );
    expect(html).toContain('id="published--a--h1"');
  });

  it("marks what rests on invented patients, and what came, went or has no known cause", () => {
    const told = section(
      page({
        previous: 2,
        changes: [change("made/up/h1", { before: null }), change("published/gone/h9", { after: null, because: [] })],
      }),
      "changed",
    );
    expect(told).toContain('<tr class="hatched"><th scope="row"><b>▨ INVENTED PATIENTS</b>');
    expect(told).toContain("<td>not there before</td><td>0.50</td>");
    expect(told).toContain(
      "<code>published/gone/h9</code></th><td>another number</td><td>not there any more</td><td>not known</td>",
    );
  });

  it("shows a dozen and folds the rest; says when no number moved", () => {
    const ids = Array.from({ length: 14 }, (_, i) => `published/a/h${i + 1}`);
    const html = page({ previous: 2, changes: ids.map((id) => change(id)) }, { values: ids.map(() => 0.5) });
    expect(section(html, "changed")).toContain("<summary>2 more</summary>");
    expect(section(html, "changed")).toContain("14 numbers moved, because of the data");
    expect(section(page({ previous: 2 }), "changed")).toContain("No number moved, only words, tables or charts.");
  });
});

describe("the frozen plan, on the page", () => {
  it("is not spoken of where nothing was frozen", () => {
    expect(page({})).not.toContain("frozen");
  });

  it("is in the bar with no deviation", () => {
    const html = page({}, { lock });
    expect(html).toContain("<span>plan frozen 2025-10-02 (no deviation)</span>");
    expect(html).not.toContain('id="deviations"');
    expect(html).not.toContain("Post hoc.");
  });

  it("has every deviation before all else, and marks the findings and numbers that rest on it and no others", () => {
    const html = page({}, { lock, horizon: plan.horizonDays + 1 });
    expect(html).toContain('<a href="#deviations"><b>plan frozen 2025-10-02 (1 deviation)</b></a>');
    expect(html.indexOf('id="deviations"')).toBeLessThan(html.indexOf('id="for-me"'));
    const told = section(html, "deviations");
    expect(told).toContain(
      "frozen on 2025-10-02 by A. &lt;b&gt;Nurse&lt;/b&gt;, registered as REG-1, digest abababababab.",
    );
    expect(told).toContain(
      `<code>horizonDays</code></th><td>${plan.horizonDays}</td><td>${plan.horizonDays + 1}</td><td>2025-10-02</td><td><a href="#published--a">`,
    );
    const [own, other] = ["published--a", "made--up"].map(
      (id) => new RegExp(`<section class="finding[^>]*id="${id}"[\\s\\S]*?</section>`).exec(html)?.[0],
    );
    expect(own).toContain("<b>Post hoc.</b> The plan was changed after it was frozen on 2025-10-02: horizonDays.");
    expect(own).toContain("effect &lt;of&gt; it <b>Post hoc.</b><td>");
    expect(other).not.toContain("Post hoc");
  });
});
