import { describe, expect, it } from "vitest";
import { comingTrials } from "../../../pipeline/derive/evidence/coming-trials.ts";
import { estimandEvidence } from "../../../pipeline/derive/evidence/estimand-evidence.ts";
import { missingEvidence } from "../../../pipeline/derive/evidence/missing-evidence.ts";
import type { Plan } from "../../../pipeline/model/index.ts";
import { comfort, madeUpPlan, type Parts, rowsFrom } from "../../support/evidence-of.ts";

const plan: Plan = {
  ...madeUpPlan(),
  dataAsOf: "2026-11-23",
  comingEvidence: {
    sourceKinds: ["registry"],
    designs: ["rct"],
    overdueMonths: 24,
    overdueShare: 0.2,
    finish: [
      { study: "old", day: "2024-11-22", reached: true },
      { study: "edge", day: "2024-11-23", reached: true },
      { study: "month", day: "2024-10", reached: true },
      { study: "late-month", day: "2024-11", reached: true },
      { study: "planned", day: "2020-01-01", reached: false },
    ],
    moves: [
      { comparisonTypes: ["direct"], families: ["hunger"], statements: [], label: "Nothing" },
      { comparisonTypes: ["direct"], families: null, statements: ["lasting"], label: "Lasting" },
    ],
  },
};

const registered = (study_id: string, more: object = {}) => ({
  study_id,
  source_kind: "registry",
  n_enrolled: 40,
  ...more,
});

const coming = (parts: Parts) => {
  const rows = rowsFrom(parts);
  return comingTrials(rows.studies, new Set(rows.results.map(({ row }) => row.study_id)), plan);
};

describe("registered trials that have not reported", () => {
  it("come in the order of their ends, those without one last", () => {
    const ids = ["unknown", "edge", "old", "month", "planned"];
    const found = coming({ studies: ids.map((id) => registered(id)) });
    expect(found.map(({ study }) => study.study_id)).toEqual(["planned", "month", "old", "edge", "unknown"]);
    expect(coming({ studies: [...ids].reverse().map((id) => registered(id)) })).toEqual(found);
  });

  it("are overdue after more than the declared months from a recorded end; a month without a day ends on its last", () => {
    const found = coming({
      studies: ["unknown", "edge", "old", "month", "late-month", "planned"].map((id) => registered(id)),
    });
    expect(found.filter(({ overdue }) => overdue).map(({ study }) => study.study_id)).toEqual(["month", "old"]);
  });

  it("are trials of a declared design and source, without any row of results", () => {
    const studies = [
      registered("abstract", { source_kind: "abstract" }),
      registered("unsourced", { source_kind: null }),
      registered("survey", { design: "survey" }),
      registered("reported"),
      registered("silent"),
    ];
    const found = coming({ studies, results: [{ study_id: "reported", estimate: 1 }] });
    expect(found.map(({ study }) => study.study_id)).toEqual(["silent"]);
  });

  it("move what the first fitting entry says", () => {
    const studies = [
      registered("a", { condition: "dry" }),
      registered("b", { condition: "empty" }),
      registered("c", { comparison_type: "other" }),
    ];
    expect(coming({ studies }).map(({ move }) => move?.label ?? null)).toEqual(["Lasting", "Nothing", null]);
  });
});

const trial = (i: number) => ({ study_id: `t${i}`, measure: "smd", estimate: 0.3, ci_low: 0.1, ci_high: 0.5, n: 400 });

describe("what speaks for missing numbers", () => {
  const missing = (parts: Parts) => {
    const rows = rowsFrom(parts);
    const evidence = estimandEvidence(rows, plan, comfort);
    return missingEvidence(rows, plan, evidence, evidence.used);
  };

  it("is an overdue trial on the same comparison, design and family", () => {
    const studies = [
      registered("old"),
      registered("month", { condition: "empty" }),
      registered("edge"),
      registered("late-month"),
    ];
    expect(missing({ studies, results: [trial(1)] }).overdue).toEqual({ trials: 1, people: 40 });
    expect(missing({ studies }).overdue).toEqual({ trials: 2, people: 80 });
    expect(missing({ studies: [registered("old", { n_enrolled: null })] }).overdue).toEqual({
      trials: 1,
      people: null,
    });
    expect(missing({ results: [trial(1)] }).overdue).toBeNull();
  });

  it("is a funnel only from the declared number of trials on", () => {
    const rows = (k: number) =>
      Array.from({ length: k }, (_, i) => {
        const se = 0.05 + 0.04 * i;
        const estimate = 0.1 + 2 * se + (i % 2 === 0 ? 0.15 : -0.15);
        return { ...trial(i), estimate, ci_low: estimate - 1.959964 * se, ci_high: estimate + 1.959964 * se };
      });
    expect(missing({ results: rows(9) }).asymmetry).toBeNull();
    const { asymmetry } = missing({ results: rows(10) });
    // R 4.2.2, metafor 3.8-1: yi <- .1 + 2*sei + rep(c(.15,-.15),5), sei <- .05 + .04*(0:9);
    // regtest(yi, sei = sei, model = "lm")$pval; t <- trimfill(rma(yi, sei = sei)); rma(t$yi, t$vi, control = list(threshold = 1e-13, maxiter = 1000))$b, $ci.lb, $ci.ub
    expect(asymmetry?.p).toBeCloseTo(0.0529085593429, 6);
    const filled = asymmetry?.filled;
    if (filled?.kind !== "estimate") throw new RangeError("the funnel was not filled");
    expect(filled.value).toBeCloseTo(0.3425540849, 6);
    expect(filled.intervals[0]?.low).toBeCloseTo(0.1901167938, 6);
    expect(filled.intervals[0]?.high).toBeCloseTo(0.4949913761, 6);
  });
});
