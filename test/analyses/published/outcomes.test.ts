import { describe, expect, it } from "vitest";
import { outcomes } from "../../../pipeline/analyses/outcomes.ts";
import type { Finding, Plan } from "../../../pipeline/model/index.ts";
import { checkFinding, findingOf } from "../../support/check-finding.ts";
import { comfort, evidenceOf, madeUpPlan, type Parts } from "../../support/evidence-of.ts";
import { shippedEvidence, shippedPlan } from "../../support/shipped-evidence.ts";
import { shippedInstruments } from "../../support/shipped-instruments.ts";

const grid: Plan["outcomeGrid"] = {
  designs: ["rct"],
  comparisons: [
    {
      id: "cake-tea",
      label: "cake against tea",
      comparisonTypes: ["direct"],
      first: ["cake"],
      second: ["tea"],
      therapyKinds: null,
    },
    {
      id: "cake-water",
      label: "cake against water",
      comparisonTypes: ["direct"],
      first: ["cake"],
      second: ["water"],
      therapyKinds: null,
    },
  ],
  outcomes: [
    { id: "comfort-soon", label: "comfort soon", outcome: "comfort", scale: "smd", day: comfort.day, minimum: "smd" },
    { id: "leaving", label: "leaving", outcome: "leaving", scale: "log-rr", day: null, minimum: "rr" },
  ],
};
const plan: Plan = { ...madeUpPlan(), outcomeGrid: grid };
const run = (parts: Parts, used: Plan = plan): Finding =>
  findingOf(outcomes, { plan: used, evidence: evidenceOf(parts), instruments: [], dataset: null });

const rowsOf = (finding: Finding, id: string) => {
  const found = finding.blocks.find((block) => block.kind === "table" && block.id === id);
  return found?.kind === "table" ? found.rows : [];
};
const counts = (finding: Finding) => rowsOf(finding, "counts").map(([, count]) => count);

const good = { estimate: 0.5, ci_low: 0.1, ci_high: 0.9 };
const water = { ...good, comparator_arm_id: "w" };

describe("outcomes", () => {
  it("asks every outcome of every comparison; kinds of control are never merged", () => {
    const finding = run({ results: [good, { ...water, study_id: "b" }] });
    expect(finding.headlines.map(({ id }) => id)).toEqual([
      "published/outcomes/comfort-soon/cake-tea/thirst",
      "published/outcomes/comfort-soon/cake-water/thirst",
    ]);
    for (const { basis } of finding.headlines) expect(basis?.trials).toBe(1);
    expect(counts(finding)).toEqual([4, 2, 0, 2]);
    expect(checkFinding(finding)).not.toMatch(/ketamine/i);
  });

  it("one line for each family of conditions", () => {
    const finding = run({
      results: [good, { ...good, study_id: "b" }],
      studies: [{ study_id: "b", condition: "empty" }],
    });
    expect(finding.headlines.map(({ id }) => id.split("/").at(-1))).toEqual(["hunger", "thirst"]);
  });

  it("names the interval by the number of trials, and shows the other", () => {
    const ids = ["a", "b", "d", "e", "f"];
    const of = (k: number) => run({ results: ids.slice(0, k).map((study_id) => ({ ...good, study_id })) });
    const cells = (k: number) => rowsOf(of(k), "differences")[0];
    expect(cells(1)?.slice(3, 12)).toMatchObject([
      1,
      22,
      "smd",
      {},
      "one trial: its own",
      "one trial",
      "one trial",
      "one trial",
      "one trial",
    ]);
    expect(cells(2)?.[7]).toBe("Bayesian");
    expect(cells(2)?.[11]).toBe("three trials are needed");
    expect(cells(5)?.[7]).toBe("Hartung–Knapp");
    // five equal trials of SE 0.8/(2·1.96): 0.5 ± t(4)·SE/√5, guarded
    const [headline] = of(5).headlines;
    const se = 0.8 / (2 * 1.959963984540054) / Math.sqrt(5);
    const interval = headline?.quantity.kind === "estimate" ? headline.quantity.intervals[0] : null;
    expect(interval?.low).toBeCloseTo(0.5 - 2.7764451051977987 * se, 8);
    expect(headline?.test).toBeNull();
  });

  it("says what stands on a question that has no number, once, and only at its time", () => {
    const finding = run({
      results: [
        { ...good, source_tier: "secondary" },
        { measure: "direction_only" },
        { ...good, day: 99 },
        { ...water, measure: "mean_difference" },
        { kind: "arm", comparator_arm_id: null, measure: "mean", estimate: 3 },
        { kind: "arm", arm_id: "t", comparator_arm_id: null, measure: "mean", estimate: 3 },
      ],
    });
    // the difference in points of one scale answers in points only
    expect(finding.headlines.map(({ id }) => id)).toEqual([
      "published/outcomes/comfort-soon/cake-water/sip-points/thirst",
    ]);
    expect(rowsOf(finding, "unanswered").map((row) => row.slice(1, 4))).toEqual([
      ["cake against tea", 3, "1 direction only, 1 no standard error, 1 second-hand"],
      ["cake against water", 2, "1 no standard error, 1 points, no SD"],
    ]);
    expect(counts(finding)).toEqual([4, 0, 2, 2]);
    checkFinding(finding);
  });

  it("answers in words where there is nothing, and where no question is declared", () => {
    checkFinding(run({}));
    const none = run({}, { ...plan, outcomeGrid: { designs: [], comparisons: [], outcomes: [] } });
    expect(counts(none)).toEqual([0, 0, 0, 0]);
    checkFinding(none);
  });
});

/** A risk ratio with its large-sample interval. */
const ratioOf = (a: number, n: number, c: number, m: number): readonly number[] => {
  const ratio = a / n / (c / m);
  const reach = 1.959963984540054 * Math.sqrt(1 / a - 1 / n + 1 / c - 1 / m);
  return [ratio, ratio * Math.exp(-reach), ratio * Math.exp(reach)].map((x) => Number(x.toFixed(4)));
};

describe("the shipped rows", () => {
  const finding = findingOf(outcomes, {
    plan: shippedPlan(),
    evidence: shippedEvidence(),
    instruments: shippedInstruments(),
    dataset: null,
  });
  const number = (id: string) => {
    const quantity = finding.headlines.find((one) => one.id === `published/outcomes/${id}`)?.quantity;
    if (quantity?.kind !== "estimate") return quantity?.code;
    const [interval] = quantity.intervals;
    return [quantity.value, interval?.low, interval?.high].map((x) => (x == null ? null : Number(x.toFixed(4))));
  };

  it("gives these numbers", () => {
    expect(finding.headlines.filter(({ unit }) => unit !== "point-difference")).toHaveLength(19);
    // as pinned; as printed; from counts: three doses, 12 of 34, and one control; 79 is recovered from 25 events, 31.6 %
    expect(number("depression-days/ketamine-placebo/mood")).toEqual([0.6417, 0.1342, 1.115]);
    expect(number("depression-later/added-therapy/mood")).toEqual([0.65, -0.55, 1.82]);
    expect(number("response-odds-days/ketamine-active/mood")).toEqual([2.18, 1.21, 4.14]);
    expect(number("response-days/esketamine-placebo/mood")).toEqual(ratioOf(12, 34, 1, 33));
    expect(number("suicidality-freedom/ketamine-placebo/other")).toEqual(ratioOf(46, 73, 25, 79));
    expect(number("dropout/ketamine-placebo/mood")).toEqual(ratioOf(5, 13, 4, 13));
  });

  it("gives these differences in points, in the direction of their scale, and pools none across scales", () => {
    // 12.7 − 16.4, SE² = 7.6²/20 + 10²/19; as printed; as printed; 1.13 − 3.95, SE² = 2.65²/36 + 6.46²/21
    const se = (sd1: number, n1: number, sd2: number, n2: number) =>
      1.959963984540054 * Math.hypot(sd1 / Math.sqrt(n1), sd2 / Math.sqrt(n2));
    const about = (value: number, reach: number) =>
      [value, value - reach, value + reach].map((x) => Number(x.toFixed(4)));
    expect(number("depression-days/ketamine-placebo/madrs-points/mood")).toEqual(about(-3.7, se(7.6, 20, 10, 19)));
    expect(number("depression-days/ketamine-active/madrs-points/mood")).toEqual([-7.95, -12.71, -3.2]);
    expect(number("depression-course/ketamine-active/madrs-points/other")).toEqual([-3.16, -8.54, 2.22]);
    const ideation = "suicidality-days/ketamine-active/beck-scale-for-suicidal-ideation-points/mood";
    expect(number(ideation)).toEqual(about(-2.82, se(2.65, 36, 6.46, 21)));
    const table = rowsOf(finding, "points");
    expect(table).toHaveLength(13);
    for (const row of table) expect(row[4]).toBe(1);
    expect(table[0]?.slice(12, 15)).toEqual([11.43, 5.715, 1.9]);
    expect(table.at(-1)?.slice(12, 15)).toEqual(["none declared", "none", "none declared"]);
  });

  it("a control that had the treatment first is in no comparison", () => {
    const keys = finding.headlines.flatMap(({ rows }) => rows.flatMap((one) => ("keys" in one ? one.keys : [])));
    for (const key of ["glue-2024-bedroc-02", "daly-2019-sustain1-01", "daly-2019-sustain1-02"])
      expect(keys).not.toContain(key);
  });

  it("holds in every way a finding must", () => {
    checkFinding(finding);
  });
});
