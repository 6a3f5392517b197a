import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { coming } from "../../../pipeline/analyses/coming.ts";
import { riskOfBiasAnalysis } from "../../../pipeline/analyses/risk-of-bias/risk-of-bias.ts";
import { search } from "../../../pipeline/analyses/search.ts";
import type { Analysis, AnalysisInput, Finding, Screening } from "../../../pipeline/model/index.ts";
import { checkFinding, findingOf } from "../../support/check-finding.ts";
import { evidenceOf, madeUpPlan, type Parts } from "../../support/evidence-of.ts";
import { shippedEvidence, shippedPlan } from "../../support/shipped-evidence.ts";

const screening: Screening = JSON.parse(readFileSync("data/evidence/screening.json", "utf8"));

const shipped: AnalysisInput = {
  plan: shippedPlan(),
  instruments: [],
  evidence: { ...shippedEvidence(), screening },
  dataset: null,
};

const made = (parts: Parts, changed: Partial<Screening> = {}): AnalysisInput => ({
  ...shipped,
  plan: madeUpPlan(),
  evidence: { ...evidenceOf(parts), screening: { ...screening, ...changed } },
});

const values = (finding: Finding) =>
  Object.fromEntries(
    finding.headlines.map(({ id, quantity }) => [
      id.slice(finding.id.length + 1),
      quantity.kind === "estimate" ? quantity.value : null,
    ]),
  );

const rowsOf = (finding: Finding, id: string) =>
  finding.blocks.flatMap((block) => (block.kind === "table" && block.id === id ? block.rows : []));

const said = (analysis: Analysis, input: AnalysisInput) => checkFinding(findingOf(analysis, input));

describe("risk of bias", () => {
  it("counts what was judged on the shipped rows: 11 studies, 140 not, 4 of them at high risk", () => {
    const finding = findingOf(riskOfBiasAnalysis, shipped);
    expect(values(finding)).toMatchObject({ judged: 11, "not-judged": 140, high: 4 });
    checkFinding(finding);
    expect(rowsOf(finding, "all-other")).toHaveLength(11);
    expect(rowsOf(finding, "not-judged")).toHaveLength(140);
    // Every study of a pool is in one of the two lists of the clinician's depth.
    const { pooled, "pooled-judged": judged } = values(finding);
    expect(rowsOf(finding, "pooled-other")).toHaveLength(judged ?? 0);
    expect(rowsOf(finding, "pooled-not-judged")).toHaveLength((pooled ?? 0) - (judged ?? 0));
  });

  it("counts all judgements in the bars, missing ones too", () => {
    const finding = findingOf(riskOfBiasAnalysis, shipped);
    for (const [, ...counts] of rowsOf(finding, "summary-other"))
      expect(counts.reduce<number>((sum, count) => sum + Number(count), 0)).toBe(11);
  });

  it("does not depend on the order of rows, but for the order in which they are shown", () => {
    const rows = [
      { study_id: "a", tool: "rob2", domain: "one", judgement: "high" },
      { study_id: "b", tool: "rob2", domain: "one", judgement: "low" },
    ];
    const of = (riskOfBias: typeof rows) =>
      values(findingOf(riskOfBiasAnalysis, made({ studies: [{ study_id: "a" }, { study_id: "b" }], riskOfBias })));
    expect(of(rows)).toEqual(of([...rows].reverse()));
    expect(of(rows)).toMatchObject({ judged: 2, "not-judged": 0, high: 1 });
  });

  it("says that nothing was judged where nothing was", () => {
    const finding = findingOf(riskOfBiasAnalysis, made({ studies: [{ study_id: "a" }] }));
    checkFinding(finding);
    expect(values(finding)).toMatchObject({ judged: 0, "not-judged": 1, pooled: 0 });
    expect(finding.blocks.filter(({ kind }) => kind === "chart")).toEqual([]);
  });
});

describe("the search", () => {
  it("opens with what it is not, and shows every unknown box as not recorded", () => {
    const finding = findingOf(search, shipped);
    const text = checkFinding(finding);
    expect(text).toContain("This is not a systematic review");
    expect(String(finding.method.summary[0])).toMatch(/^This is not a systematic review/);
    const stages = rowsOf(finding, "stages");
    expect(stages.filter(([, count]) => count === "not recorded")).toHaveLength(11);
    expect(values(finding).included).toBe(151);
  });

  it("shows what is recorded, with the reasons for exclusion", () => {
    const recorded: Partial<Screening> = {
      searchKind: "systematic-review",
      identified: { databases: 100, registers: 0, other: null },
      duplicatesRemoved: 10,
      screened: 90,
      excludedAtScreening: 60,
      sought: 30,
      notRetrieved: 2,
      assessed: 28,
      excluded: [
        { reason: "no number", reports: 20 },
        { reason: "wrong drug", reports: null },
      ],
      included: 5,
      includedReports: 6,
      notes: null,
      searches: [{ source: "PubMed", date: null, query: null, found: 100 }],
    };
    const finding = findingOf(search, made({}, recorded));
    const text = checkFinding(finding);
    expect(values(finding)).toMatchObject({ databases: 100, registers: 0, other: null, "excluded-1": 20, included: 5 });
    expect(text).toContain("Reports excluded: no number");
    expect(text).not.toContain("studies are counted from the table");
    expect(String(finding.method.summary[0])).toMatch(/^The studies come from a systematic search/);
  });
});

describe("coming evidence", () => {
  it("is six registered trials on the shipped rows, two of them ended, none overdue, four that would move a statement", () => {
    const finding = findingOf(coming, shipped);
    checkFinding(finding);
    expect(values(finding)).toEqual({
      trials: 6,
      people: 417,
      dated: 3,
      ended: 2,
      overdue: 0,
      moving: 4,
      "moving-people": 342,
    });
    const rows = rowsOf(finding, "trials");
    expect(rows.map((row) => [row[4], row[5]])).toEqual([
      [92, "2025-06-30, ended"],
      [75, "2025-10, ended"],
      [70, "2027-08, planned"],
      [60, "not recorded"],
      [120, "not recorded"],
      ["not recorded", "not recorded"],
    ]);
    expect(rows.at(-1)?.[6]).toBe("None declared");
  });

  it("says so where none is registered", () => {
    expect(said(coming, made({ studies: [{ study_id: "a" }] }))).toContain("0 trials");
  });
});
