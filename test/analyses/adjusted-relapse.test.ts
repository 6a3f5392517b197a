import { describe, expect, it } from "vitest";
import { adjustedRelapseAnalysis } from "../../pipeline/analyses/adjusted-relapse.ts";
import type { Finding, Plan, Quantity } from "../../pipeline/model/index.ts";
import { checkFinding, findingOf } from "../support/check-finding.ts";
import { madeInstruments } from "../support/made-instruments.ts";
import { madeInput, noEvidence, type Person } from "../support/made-study.ts";
import { shippedPlan } from "../support/shipped-evidence.ts";
import { shippedInstruments } from "../support/shipped-instruments.ts";
import { shippedPatients } from "../support/shipped-patients.ts";

const quantity = (finding: Finding, id: string): Quantity => {
  const found = finding.headlines.find((headline) => headline.id === `${finding.id}/${id}`);
  if (!found) throw new Error(`no headline ${id}: ${finding.headlines.map((one) => one.id).join(" ")}`);
  return found.quantity;
};

const value = (finding: Finding, id: string): number => {
  const found = quantity(finding, id);
  if (found.kind === "not-estimable") throw new Error(found.reason);
  return found.value;
};

/** Severity 10 to 26 at the start; the severe choose no talk and relapse sooner, whatever they choose. */
const person = (i: number, talks: boolean): Person => {
  const start = 12 + ((7 * i) % 13);
  const relapse = 30 + ((53 * i) % 120) - 2 * start;
  return {
    id: `p${String(i).padStart(3, "0")}`,
    doses: [
      [0, "acute"],
      [14, "acute"],
    ],
    therapy: talks ? [1, 2] : [],
    scores: [
      [0, start],
      [20, 3],
      [200, 3],
    ],
    events: relapse > 100 ? [] : [{ day: 20 + Math.max(1, relapse), kind: "rescue", cause: "new_medication" }],
  };
};

const many = Array.from({ length: 160 }, (_, i) => person(i, (i * 31) % 100 > 25 + 3 * ((7 * i) % 13)));

const plan: Partial<Plan> = {
  horizonDays: 100,
  fallbackHorizons: [30, 60],
  landmarks: [30, 90],
  minAtRisk: 1,
  covariates: ["baseline(pomp)"],
};

const run = (list: readonly Person[], more: Partial<Plan> = {}, shuffle = false): Finding =>
  findingOf(
    adjustedRelapseAnalysis,
    madeInput(list, { instruments: madeInstruments({ entry: 10, mid: 5 }), plan: { ...plan, ...more }, shuffle }),
  );

describe("adjusted relapse", () => {
  it("gives every declared adjustment of every measure, with all that must hold of a finding", () => {
    const finding = run(many);
    checkFinding(finding);
    for (const measure of ["rmst-difference", "rmdor-difference", "risk-difference"]) {
      for (const word of ["overlap", "iptw-stabilised", "iptw-trim0-05-0-95", "entropy", "regression", "aipw"]) {
        expect(Math.abs(value(finding, `${measure}/${word}`)), `${measure}/${word}`).toBeLessThan(60);
      }
    }
    const arms = ["talk", "plain"].map((cohort) => value(finding, `rmst/${cohort}/overlap`));
    expect((arms[0] as number) - (arms[1] as number)).toBeCloseTo(value(finding, "rmst-difference/overlap"), 10);
    // Everyone responds, so that starters are responders.
    expect(value(finding, "rmdor-difference/overlap")).toBeCloseTo(value(finding, "rmst-difference/overlap"), 10);
    expect(finding.blocks.map(({ kind, ...block }) => ("id" in block ? block.id : kind))).toEqual(
      expect.arrayContaining([
        "adjusted-measures",
        "weighted-curves",
        "adjustments-ladder",
        "balance-plot",
        "overlap-plot",
        "gate",
      ]),
    );
  });

  it("tests the declared estimands under the primary adjustment only", () => {
    const tested = run(many)
      .headlines.filter(({ test }) => test !== null)
      .map(({ id }) => id.replace(/^.*adjusted-relapse\//, ""));
    expect(tested).toEqual([
      "rmst-difference/overlap",
      "rmdor-difference/overlap",
      "risk-difference/overlap",
      "hazard-ratio/overlap",
    ]);
  });

  it("does not depend on the order of rows", () => {
    expect(run(many, {}, true)).toEqual(run(many));
  });

  it("moves the E-value with the risk ratio", () => {
    const finding = run(many);
    const ratio = value(finding, "risk-ratio/overlap");
    const larger = ratio < 1 ? 1 / ratio : ratio;
    expect(value(finding, "e-value/point/overlap")).toBeCloseTo(larger + Math.sqrt(larger * (larger - 1)), 10);
  });

  it("withholds with every failing number when people are few", () => {
    const finding = run(many.slice(0, 24));
    expect(quantity(finding, "rmst-difference/overlap")).toMatchObject({
      code: "not-reached",
      details: { horizon: 100 },
    });
    const refused = quantity(finding, "rmst-difference/overlap/day-60");
    expect(refused).toMatchObject({ kind: "not-estimable", code: "gate-closed" });
    expect(refused.kind === "not-estimable" && refused.reason).toMatch(
      /^Withheld, .*people \(intervention\) \d+, at least 30/,
    );
  });

  it.each([
    ["nobody", []],
    ["one person", many.slice(0, 1)],
    ["one cohort", many.map((one) => ({ ...one, therapy: [] }))],
    [
      "nobody responds",
      many.map((one) => ({
        ...one,
        scores: [
          [0, 20],
          [20, 19],
        ] as const,
      })),
    ],
    ["nobody relapses", many.map((one) => ({ ...one, events: [] }))],
    [
      "everybody relapses at once",
      many.map((one) => ({ ...one, events: [{ day: 50, kind: "rescue", cause: "new_medication" }] })),
    ],
    [
      "the same baseline for all",
      many.map((one) => ({
        ...one,
        scores: [
          [0, 20],
          [20, 3],
          [200, 3],
        ] as const,
      })),
    ],
    [
      "a cohort for each baseline",
      many.map((one, i) => ({
        ...one,
        therapy: i < 80 ? [1, 2] : [],
        scores: [
          [0, i < 80 ? 12 : 24],
          [20, 3],
          [200, 3],
        ] as const,
      })),
    ],
  ] as const)("answers in words for %s", (_, list) => {
    const finding = run(list);
    checkFinding(finding);
    for (const { quantity: found } of finding.headlines) {
      if (found.kind === "not-estimable") expect(found.reason).toMatch(/^[A-Z].*\.$/s);
    }
  });

  it("leaves out a covariate that nobody has and says so", () => {
    const finding = run(many, { covariates: ["baseline(pomp)", "age(ns3)"] });
    expect(finding.caveats.map(({ code }) => code)).toContain("covariates-not-recorded");
    expect(value(finding, "rmst-difference/overlap")).toBeCloseTo(value(run(many), "rmst-difference/overlap"), 10);
  });
});

describe("on the shipped made-up patients, in whom no benefit is planted", () => {
  const finding = findingOf(adjustedRelapseAnalysis, {
    plan: shippedPlan(),
    instruments: shippedInstruments(),
    evidence: noEvidence,
    dataset: shippedPatients(),
  });

  it("finds none, where the unadjusted comparison shows a gain", () => {
    checkFinding(finding);
    const found = quantity(finding, "rmst-difference/overlap");
    if (found.kind === "not-estimable") throw new Error(found.reason);
    expect(found.value).toBeCloseTo(-0.7644, 3);
    expect(found.se).toBeCloseTo(7.548, 3);
    expect(found.intervals[0]?.low).toBeLessThan(0);
    expect(found.intervals[0]?.high).toBeGreaterThan(0);
  });
});
