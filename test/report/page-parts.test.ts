import { beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../../pipeline/model/index.ts";
import { checklistAnswers, checklistsOf } from "../../pipeline/report/checklist-answers.ts";
import { citation } from "../../pipeline/report/citation.ts";
import { declaredTexts } from "../../pipeline/report/declared-text.ts";
import { citationText, headlineMap } from "../../pipeline/report/html/view.ts";
import { limitations } from "../../pipeline/report/limitations.ts";
import checklists from "../../pipeline/report/texts/checklists.json" with { type: "json" };
import en from "../../pipeline/report/texts/en.json" with { type: "json" };
import methods from "../../pipeline/report/texts/methods.json" with { type: "json" };
import { madeReportOf, pageOf } from "../support/page-of.ts";
import { sleepStudy } from "../support/run-cli.ts";

let report: Report;
let page: string;
const SOFTWARE = { afterglow: "0.1.0", node: "20.0.0" };

beforeAll(async () => {
  report = await madeReportOf(sleepStudy);
  page = pageOf(report, SOFTWARE);
}, 240_000);

const part = (html: string, id: string): string => {
  const found = new RegExp(`<(section|footer|div) id="${id}"[\\s\\S]*?</\\1>`).exec(html)?.[0];
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};

const idsOf = (html: string): ReadonlySet<string> =>
  new Set([...html.matchAll(/ id="([^"]+)"/g)].map((m) => m[1] as string));
const withStudy = (change: Partial<Report["study"]>): Report => ({ ...report, study: { ...report.study, ...change } });
const published = (): Report => ({
  ...withStudy({ datasets: [], simulated: false, internal: false }),
  findings: report.findings.filter(({ source }) => source.kind === "published"),
});

const HOSTILE = `<script>alert(1)</script><img src=x onerror="x">*_#[x](javascript:y) =1+1 \${datum}`;

describe("the methods section", () => {
  it("opens with the study's own note on how it was searched", () => {
    const first = /<p>([\s\S]*?)<\/p>/.exec(part(page, "methods"))?.[1];
    expect(first?.startsWith(report.study.searchNote)).toBe(true);
  });

  it("gives each finding's own account once, with a link to each finding that it is about", () => {
    const html = part(page, "methods");
    for (const { id } of report.findings) expect(html).toContain(`href="#${id.replaceAll("/", "--")}"`);
    const repeated = [...html.matchAll(/<p>(.{200,}?)<\/p>/g)].map((m) => m[1]);
    expect(new Set(repeated).size).toBe(repeated.length);
  });

  it("prints the plan's choices from the plan", () => {
    const shown = new Map(declaredTexts(report).map(({ path, text }) => [path, text]));
    expect(shown.get("level")).toBe(`${report.plan.declared.level * 100}%`);
    expect(shown.get("horizonDays")).toBe(`${report.plan.declared.horizonDays} days`);
    expect(shown.get("propensity.weights")).toBe("overlap weights");
    expect(shown.get("intercurrent.dropout")).toBe("not followed further");
    const other = { ...report, plan: { ...report.plan, declared: { ...report.plan.declared, level: 0.875 } } };
    expect(declaredTexts(other).find(({ path }) => path === "level")?.text).toBe("87.5%");
  });

  it("knows a word for every code that it prints", () => {
    const coded = declaredTexts(report).filter(({ text }) => /[a-z][A-Z]|_/.test(text));
    expect(coded).toEqual([]);
  });

  it("says nothing of patients where there are none", () => {
    const html = part(pageOf(published()), "methods");
    expect(html).not.toContain("target-trial");
    expect(html).not.toContain(en.methods.patients);
    expect(declaredTexts(published()).some(({ path }) => path === "propensity.weights")).toBe(false);
  });

  it("names the software from the facts of the run, and none without facts", () => {
    expect(page).toContain('<p id="software">Made with Afterglow 0.1.0, Node.js 20.0.0.</p>');
    expect(pageOf(report)).not.toContain('id="software"');
    expect(JSON.stringify(report)).not.toContain("20.0.0");
  });
});

describe("the limitations section", () => {
  const proseOf = (made: Report) => ({
    headlines: headlineMap(made.findings),
    spelling: made.study.locale,
    citation: citationText(made),
  });

  it("has each caveat that fired once, with every finding that it is about", () => {
    const own = report.findings.filter(({ source }) => source.kind === "published");
    const listed = limitations(own, proseOf(report));
    const pairs = listed.flatMap(({ caveat, findings }) => findings.map(({ id }) => `${id} ${caveat.code}`));
    const fired = own.flatMap(({ id, caveats }) => caveats.map(({ code }) => `${id} ${code}`));
    expect(pairs.toSorted()).toEqual(fired.toSorted());
    expect(listed.find(({ caveat }) => caveat.code === "search")?.all).toBe(true);
  });

  it("is not there when no caveat fired", () => {
    const calm = { ...report, findings: report.findings.map((finding) => ({ ...finding, caveats: [] })) };
    expect(pageOf(calm)).not.toContain('id="limitations"');
  });
});

describe("the checklists", () => {
  it("have the items of their guidelines, each number once", () => {
    const numbers = (id: string) =>
      new Set(checklists.checklists.find((list) => list.id === id)?.items.map(({ item }) => Number.parseInt(item, 10)));
    expect(numbers("prisma").size).toBe(27);
    expect(numbers("strobe").size).toBe(22);
    // Topics in an order of our own: 28 of them cover the 21 items.
    expect(numbers("target").size).toBe(28);
    for (const { items } of checklists.checklists)
      expect(new Set(items.map(({ item }) => item)).size).toBe(items.length);
  });

  it("cite their guideline with a DOI", () => {
    for (const { source } of checklists.checklists)
      expect(methods.references.find(({ id }) => id === source)?.doi).toMatch(/^10\./);
  });

  it("link only to what is on the page, and say what is not reported", () => {
    const html = part(page, "checklists");
    const ids = idsOf(page);
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map((m) => m[1] as string);
    expect(targets.length).toBeGreaterThan(50);
    expect(targets.filter((id) => !ids.has(id))).toEqual([]);
    expect(html).toContain(en.checklists.none);
  });

  it("answer registration only where there is one", () => {
    const item = { item: "24a", label: "", answers: ["registration:about"] };
    expect(checklistAnswers(item, "published", withStudy({ registration: null }))).toEqual([]);
    expect(checklistAnswers(item, "published", withStudy({ registration: "NCT0" }))).toHaveLength(1);
  });

  it("leave out those of patient records where there are none", () => {
    expect(checklistsOf(published()).map(({ id }) => id)).toEqual(["prisma"]);
  });

  it("refuse a rule that nobody knows", () => {
    const item = { item: "1", label: "", answers: ["wish:about"] };
    expect(() => checklistAnswers(item, "published", report)).toThrow("unknown rule of a checklist: wish:about");
  });
});

describe("about this report", () => {
  it("says funding, interests, registration, last search, how to cite and how to verify", () => {
    const html = part(page, "about");
    for (const text of [
      en.about.funding,
      en.about.interests,
      en.about.registration,
      en.about.searched,
      en.about.cite,
      en.about.verify,
      report.study.dataAsOf,
      "sha256sum report.json",
    ])
      expect(html).toContain(text);
  });

  it("is cited by authors, title, version and digest", () => {
    const made = withStudy({ authors: ["A One", "B Two"], title: "Does it last?", dataAsOf: "2026-01-02" });
    expect(citation(made, { number: 3, reportSha256: "ab".repeat(32) })).toBe(
      "A One, B Two. Does it last? Version 3, data to 2026-01-02. Digest abababababab.",
    );
    expect(citation({ study: { ...made.study, title: "No end" } }, { number: 1, reportSha256: "" })).toContain(
      "No end. ",
    );
  });
});

it("shows hostile words as text in every part", () => {
  const [finding, ...others] = report.findings;
  if (!finding) throw new Error("no finding");
  const hostile: Report = {
    ...withStudy({
      title: HOSTILE,
      authors: [HOSTILE],
      funding: HOSTILE,
      interests: HOSTILE,
      registration: HOSTILE,
      searchNote: HOSTILE,
      questionClinical: HOSTILE,
    }),
    plan: {
      ...report.plan,
      declared: {
        ...report.plan.declared,
        covariates: [HOSTILE],
        targetTrial: { ...report.plan.declared.targetTrial, eligibility: HOSTILE },
      },
    },
    findings: [
      {
        ...finding,
        question: HOSTILE,
        method: { ...finding.method, summary: [HOSTILE], formula: HOSTILE },
        caveats: [{ code: "search", prose: [HOSTILE] }],
      },
      ...others,
    ],
  };
  const html = pageOf(hostile, { [HOSTILE]: HOSTILE });
  expect(html).not.toMatch(/<script|<img/);
  expect(html).not.toContain('href="javascript');
  expect(html).toContain("&lt;script&gt;");
});
