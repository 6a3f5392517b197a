import { describe, expect, it } from "vitest";
import { ledger } from "../../pipeline/analyses/ledger/ledger.ts";
import { absoluteEffect } from "../../pipeline/analyses/summary-of-findings/absolute-effect.ts";
import { certaintyText } from "../../pipeline/analyses/summary-of-findings/certainty-text.ts";
import { summaryOfFindings } from "../../pipeline/analyses/summary-of-findings/summary-of-findings.ts";
import type { Headline, Plan } from "../../pipeline/model/index.ts";
import { notEstimable } from "../../pipeline/stats/quantity.ts";
import { checkFinding } from "../support/check-finding.ts";
import { shippedPlan } from "../support/shipped-evidence.ts";
import { basis, claim, finding, headline, number, plan, row } from "./ledger/built.ts";

const limits = (quantity: { intervals: readonly { low: number | null; high: number | null }[] } | undefined) => [
  quantity?.intervals[0]?.low,
  quantity?.intervals[0]?.high,
];

describe("absolute effects", () => {
  it("are p₀·RR for a risk ratio: 40 of 100, RR 0.5 (0.25 to 0.75): 20 (10 to 30), difference −20 (−30 to −10)", () => {
    const effect = absoluteEffect(number(0.5, 0.25, 0.75, "log"), "risk-ratio", 0.4);
    expect(effect?.comparator.value).toBeCloseTo(40, 12);
    expect(effect?.intervention.value).toBeCloseTo(20, 12);
    expect(limits(effect?.difference)).toEqual([expect.closeTo(-30, 10), expect.closeTo(-10, 10)]);
    expect(effect?.numberNeeded?.value).toBeCloseTo(5, 12);
    expect(limits(effect?.numberNeeded ?? undefined)).toEqual([expect.closeTo(100 / 30, 10), expect.closeTo(10, 10)]);
  });

  it("are 1 − (1 − p₀)^HR for a hazard ratio, and p₀·OR/(1 − p₀ + p₀·OR) for an odds ratio", () => {
    // R: 100*(1-.3^.75) = 59.46447; 100*.7*.63/(.3+.7*.63) = 59.51417
    expect(absoluteEffect(number(0.75, 0.5, 1.1, "log"), "hazard-ratio", 0.7)?.intervention.value).toBeCloseTo(
      59.4639,
      1,
    );
    expect(absoluteEffect(number(0.63, 0.5, 1.1, "log"), "odds-ratio", 0.7)?.intervention.value).toBeCloseTo(
      59.5142,
      3,
    );
  });

  it("give a number needed only when the difference excludes 0, in either direction", () => {
    expect(absoluteEffect(number(0.75, 0.5, 1.1, "log"), "risk-ratio", 0.3)?.numberNeeded).toBeNull();
    expect(absoluteEffect(number(0.75, 0.5, 1, "log"), "risk-ratio", 0.3)?.numberNeeded).toBeNull();
    expect(absoluteEffect(number(2, 1.5, 3, "log"), "risk-ratio", 0.2)?.numberNeeded?.value).toBeCloseTo(5, 10);
    expect(absoluteEffect(number(2, null, null, "log"), "risk-ratio", 0.2)?.numberNeeded).toBeNull();
  });

  it("never pass a hundred, and are none for other units or without a number", () => {
    expect(absoluteEffect(number(3, 2, 4, "log"), "risk-ratio", 0.6)?.intervention.value).toBe(100);
    expect(absoluteEffect(number(0.5, 0.2, 0.8), "smd", 0.6)).toBeNull();
    expect(absoluteEffect(notEstimable("no-data", "None."), "risk-ratio", 0.6)).toBeNull();
    expect(() => absoluteEffect(number(1, 0.5, 2, "log"), "risk-ratio", 1)).toThrow("baseline risk");
  });
});

describe("certainty in a cell", () => {
  it("shows the signs, what was rated down, and a person's judgement", () => {
    const input = (domain: string, steps: number) => ({ domain, steps, why: [] });
    const half = {
      certainty: "low" as const,
      certaintyInputs: [input("start", 0), input("imprecision", -2)],
      judgement: null,
    };
    expect(certaintyText(half)).toBe("⊕⊕◯◯ low (imprecision −2)");
    const judgement = { by: "Two readers", date: "2026-11-20", reason: "Enriched.", suggested: "low" as const };
    const judged = certaintyText({ ...half, certainty: "moderate", judgement });
    expect(judged).toContain("⊕⊕⊕◯ moderate; judged by a person (Two readers, 2026-11-20): Enriched.");
    expect(judged).toContain("the rules suggest ⊕⊕◯◯ low");
    expect(certaintyText(null)).toBe("not rated: no usable number");
  });
});

const declared = (more: Partial<Plan["summaryOfFindings"][number]>): Plan["summaryOfFindings"][number] => ({
  id: "return",
  label: "Return",
  headlines: ["published/a/first", "published/a/b"],
  statement: "lasts",
  baseline: { share: 0.4, label: "As assumed." },
  ...more,
});

const ratio = headline({ unit: "risk-ratio", better: "lower", quantity: number(0.5, 0.25, 0.75, "log") });
const none = headline({
  id: "published/a/first",
  unit: "hazard-ratio",
  better: "lower",
  quantity: notEstimable("no-data", "No study."),
  basis: basis({ trials: 0, people: null, unused: { secondary: 2 } }),
});

const summary = (rows: Plan["summaryOfFindings"], headlines: readonly Headline[] = [none, ratio]) => {
  const findings = [finding("published/a", headlines)];
  const verdicts = ledger({
    plan,
    claims: [row("lasts", claim({ minimum: "rr" }))],
    findings: headlines.some(({ id }) => id === "published/a/b") ? findings : [],
    datasets: [],
  });
  const made = summaryOfFindings({
    plan: { ...shippedPlan(), summaryOfFindings: rows },
    findings,
    verdicts,
    says: ({ published }) => `It is ${published.verdict}.`,
  });
  const table = made.blocks[0];
  return { made, cells: table?.kind === "table" ? table.rows : [] };
};

describe("the summary of findings", () => {
  it("shows the first headline that rests on a number, for a hundred people at the declared risk", () => {
    const { made, cells } = summary([declared({})]);
    const id = "published/summary-of-findings/return";
    expect(made.headlines.map((one) => one.id)).toEqual([
      `${id}/with-comparator`,
      `${id}/with-intervention`,
      `${id}/difference`,
      `${id}/number-needed`,
    ]);
    expect(cells).toEqual([
      [
        "Return",
        { headline: `${id}/with-comparator` },
        { headline: `${id}/with-intervention` },
        { headline: `${id}/difference` },
        { headline: "published/a/b" },
        { headline: `${id}/number-needed` },
        "2000 (6)",
        "⊕⊕⊕⊕ high",
        "It is supported.",
      ],
    ]);
    const said = checkFinding({ ...made, headlines: made.headlines, blocks: made.blocks.slice(1) });
    expect(said).toContain("Return: 40 of a hundred. As assumed.");
  });

  it("says what is printed and not counted where no number is usable", () => {
    const { made, cells } = summary([declared({ headlines: ["published/a/first"], statement: null })], [none]);
    expect(made.headlines).toEqual([]);
    expect(cells[0]?.slice(1, 8)).toEqual([
      "not applicable",
      "not applicable",
      "not applicable",
      "no usable number (2 printed, not counted)",
      "not applicable",
      "none (0)",
      "not rated: no usable number",
    ]);
  });

  it("keeps a row for an outcome that nobody reports", () => {
    const { cells } = summary([declared({ headlines: [], statement: null, baseline: null })]);
    expect(cells[0]?.[4]).toBe("not reported");
  });

  it("puts a difference in its own column, without a relative effect", () => {
    const { cells } = summary([declared({ headlines: ["published/a/b"], baseline: null })], [headline()]);
    expect(cells[0]?.slice(1, 6)).toEqual([
      "not applicable",
      "not applicable",
      { headline: "published/a/b" },
      "not applicable",
      "not applicable",
    ]);
  });

  it("refuses a statement that the ledger does not have", () => {
    expect(() => summary([declared({ statement: "unknown" })])).toThrow("unknown");
  });
});
