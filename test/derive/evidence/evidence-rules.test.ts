import { describe, expect, it } from "vitest";
import { estimandEvidence } from "../../../pipeline/derive/evidence/estimand-evidence.ts";
import type { EvidenceEstimand } from "../../../pipeline/derive/evidence/evidence-estimand.ts";
import { poolTrials } from "../../../pipeline/derive/evidence/pool.ts";
import { recoveredSize } from "../../../pipeline/derive/evidence/recovered-size.ts";
import { comfort, leaving, madeUpPlan, type Parts, rowsFrom } from "../../support/evidence-of.ts";

const plan = madeUpPlan();
const read = (parts: Parts, estimand: EvidenceEstimand = comfort, options = {}) =>
  estimandEvidence(rowsFrom(parts), plan, estimand, options);

const good = { estimate: 0.5, ci_low: 0.1, ci_high: 0.9 };
const arm = { kind: "arm", comparator_arm_id: null };
const counted = { ...arm, outcome: "leaving", measure: "events", better: "lower" };

describe("one row for each sample", () => {
  it("a scale that is not named, or in no order, comes after every one that is", () => {
    const response: EvidenceEstimand = { ...leaving, outcome: "response" };
    const ratio = { outcome: "response", measure: "risk_ratio", estimate: 2, ci_low: 1, ci_high: 4 };
    for (const instrument of [null, "sniff"]) {
      const { used } = read(
        {
          results: [
            { ...ratio, instrument },
            { ...ratio, instrument: "gulp" },
          ],
        },
        response,
      );
      expect(used.map(({ keys }) => keys)).toEqual([["r1"]]);
    }
  });

  it("which of two numbers of one group is taken does not depend on the order of rows", () => {
    const results = [
      { ...arm, result_id: "p", arm_id: "c", measure: "mean", estimate: 12, sd: 4, n: 20 },
      { ...arm, result_id: "q", arm_id: "c", measure: "mean", estimate: 20, sd: 4, n: 20 },
      { ...arm, result_id: "s", arm_id: "t", measure: "mean", estimate: 10, sd: 4, n: 20 },
    ];
    const [one, two] = [read({ results }), read({ results: [...results].reverse() })];
    expect(one.used[0]?.keys).toEqual(["p", "s"]);
    expect(two.used[0]?.keys).toEqual(["p", "s"]);
    expect(two.used[0]?.effect).toEqual(one.used[0]?.effect);
  });

  it("keeps every number of a sample that could have been taken, for models of several numbers a study", () => {
    const { candidates, used } = read({ results: [good, { ...good, day: 12 }] });
    expect([used.length, candidates.length]).toEqual([1, 2]);
  });
});

describe("a control that had the treatment first", () => {
  const durability = [
    { result_id: "c1", strand: "cakes", after: "continued" },
    { result_id: "s1", strand: "cakes", after: "stopped" },
  ];
  const results = [
    { ...arm, result_id: "c1", outcome: "other", arm_id: "c", measure: "events" },
    { ...arm, result_id: "s1", outcome: "other", arm_id: "w", measure: "events" },
  ];

  it("is stopped, never a control: contrasts and groups", () => {
    const contrast = { ...good, result_id: "x", comparator_arm_id: "w" };
    const { used, listed } = read({ results: [...results, contrast], durability });
    expect(used).toHaveLength(0);
    expect(listed.map(({ key, reason }) => [key, reason])).toEqual([["x", "treated-before"]]);
    const groups = [
      { ...counted, result_id: "g1", arm_id: "c", n: 20, events: 4 },
      { ...counted, result_id: "g2", arm_id: "w", n: 20, events: 9 },
    ];
    const paired = read({ results: [...results, ...groups], durability }, leaving);
    expect(paired.used).toHaveLength(0);
    expect(paired.listed.map(({ key, reason }) => [key, reason])).toEqual([
      ["g1", "no-comparator-row"],
      ["g2", "treated-before"],
    ]);
  });

  it("another group of the same trial, or one that stopped something else, stays a control", () => {
    expect(read({ results: [...results, good], durability }).used).toHaveLength(1);
    const elsewhere = durability.map((row) => (row.after === "stopped" ? { ...row, strand: "drinks" } : row));
    const contrast = { ...good, result_id: "x", comparator_arm_id: "w" };
    expect(read({ results: [...results, contrast], durability: elsewhere }).used).toHaveLength(1);
  });
});

describe("direction", () => {
  it("neither a risk ratio nor a hazard ratio of the opposite event can be turned round; an odds ratio can", () => {
    const rows = (measure: string) => [
      { outcome: "leaving", measure, estimate: 0.5, ci_low: 0.25, ci_high: 1, better: "lower" },
      { outcome: "leaving", measure, estimate: 0.5, ci_low: 0.25, ci_high: 1, better: "lower", study_id: "b" },
      { outcome: "leaving", measure, estimate: 2, ci_low: 1, ci_high: 4, better: "higher", study_id: "d" },
    ];
    const of = (scale: EvidenceEstimand["scale"], measure: string) =>
      read({ results: rows(measure) }, { ...leaving, scale });
    for (const [scale, measure] of [
      ["log-rr", "risk_ratio"],
      ["log-hr", "hazard_ratio"],
    ] as const) {
      const { used, listed } = of(scale, measure);
      expect(used).toHaveLength(2);
      expect(listed.map(({ key, reason }) => [key, reason])).toEqual([["r2", "opposite-event"]]);
    }
    const odds = of("log-or", "odds_ratio").used.map(({ effect }) => effect.estimate);
    expect(odds).toEqual([Math.log(2), Math.log(2), Math.log(2)]);
  });
});

describe("people", () => {
  it("recovers a group's size only where one size alone gives the printed percent", () => {
    // SUSTAIN-1 as printed: 24 events, 26.7 %; 39, 45.3 %; and 25 of 79, 31.6 %
    expect(recoveredSize(24, 0.267)).toBe(90);
    expect(recoveredSize(39, 0.453)).toBe(86);
    expect(recoveredSize(25, 0.316)).toBe(79);
    expect(recoveredSize(90, 0.5)).toBeNull(); // 179, 180 and 181 all give 50 %
    expect(recoveredSize(0, 0)).toBeNull();
    expect(recoveredSize(5, 1)).toBe(5);
    expect(recoveredSize(400, 0.5)).toBeNull(); // 800: beyond the sizes that are tried
    expect(recoveredSize(3, 63)).toBeNull(); // a percent is no share
  });

  it("a recovered size enters, marked as such", () => {
    const results = [
      { ...counted, arm_id: "c", events: 24, estimate: 0.267 },
      { ...counted, arm_id: "t", events: 39, estimate: 0.453 },
    ];
    const [one] = read({ results }, leaving).used;
    expect(one?.effect.estimate).toBeCloseTo(Math.log(39 / 86 / (24 / 90)), 12);
    expect(one?.n).toBe(176);
    expect(one?.flags).toContain("size-recovered");
  });

  it("flags numbers of those who stayed", () => {
    const stayed = read({ results: [{ ...good, n: 20 }] }).used[0]; // 12 and 10 began
    expect(stayed?.flags).toContain("completers");
    expect(read({ results: [{ ...good, n: 22 }] }).used[0]?.flags).not.toContain("completers");
    const arms = [
      { ...counted, arm_id: "c", n: 12, events: 2 },
      { ...counted, arm_id: "t", n: 9, events: 3 },
    ];
    expect(read({ results: arms }, leaving).used[0]?.flags).toContain("completers");
  });

  it("more events than people, nobody, or a deviation below nothing is refused in words", () => {
    const reasons = (rows: Parts["results"], estimand: EvidenceEstimand) =>
      read({ results: rows ?? [] }, estimand).listed.map(({ reason }) => reason);
    expect(
      reasons(
        [
          { ...counted, arm_id: "c", n: 10, events: 12 },
          { ...counted, arm_id: "t", n: 10, events: 1 },
        ],
        leaving,
      ),
    ).toEqual(["no-counts", "no-comparator-row"]);
    const means = { ...arm, measure: "mean", estimate: 3 };
    expect(
      reasons(
        [
          { ...means, arm_id: "c", n: 0, sd: 1 },
          { ...means, arm_id: "t", n: 10, sd: -1 },
        ],
        comfort,
      ),
    ).toEqual(["no-standard-error", "no-standard-error"]);
  });

  it("nobody with the event anywhere is not a number", () => {
    const results = [
      { ...counted, arm_id: "c", n: 10, events: 0 },
      { ...counted, arm_id: "t", n: 10, events: 0 },
    ];
    const { used, listed } = read({ results }, leaving);
    expect(used).toHaveLength(0);
    expect(listed.map(({ reason }) => reason)).toEqual(["no-standard-error", "no-standard-error"]);
  });
});

describe("odds ratios as standardised differences", () => {
  const results = [
    { measure: "odds_ratio", estimate: 3.7, ci_low: 1.9, ci_high: 7.3 },
    { ...good, study_id: "b" },
  ];

  it("only where it is asked for: ln OR · √3/π", () => {
    expect(read({ results }).used.map(({ keys }) => keys[0])).toEqual(["r1"]);
    const [first] = read({ results }, comfort, { oddsAsDifference: true }).used;
    expect(first?.effect.estimate).toBeCloseTo((Math.log(3.7) * Math.sqrt(3)) / Math.PI, 12);
    const se = (Math.log(7.3) - Math.log(1.9)) / (2 * 1.959963984540054);
    expect(first?.effect.standardError).toBeCloseTo((se * Math.sqrt(3)) / Math.PI, 10);
    expect(first?.flags).toContain("converted");
  });
});

describe("days since the last dose", () => {
  const since: EvidenceEstimand = { ...comfort, day: { target: 10, above: 5, upTo: 20, origins: ["single_dose"] } };
  const results = [{ ...good, day_origin: "first_dose" }];

  it("a first dose is the last where the trial gave one", () => {
    const arms = (n_doses: string) => [
      { study_id: "a", arm_id: "c", modality: "cake", n_doses },
      { study_id: "a", arm_id: "t", modality: "tea" },
    ];
    expect(read({ results, arms: arms("1") }, since).used).toHaveLength(1);
    for (const doses of ["6", "1-3"])
      expect(read({ results, arms: arms(doses) }, since).listed.map(({ reason }) => reason)).toEqual(["other-clock"]);
    expect(read({ results }, since).listed.map(({ reason }) => reason)).toEqual(["other-clock"]);
  });
});

describe("poolTrials on odd input", () => {
  const of = (...pairs: readonly (readonly [number, number])[]) =>
    poolTrials(
      pairs.map(([estimate, standardError]) => ({
        effect: { estimate, standardError, scale: "identity" },
        printed: null,
      })),
      plan,
    );

  it("a standard error of nothing is words and no infinity", () => {
    const pool = of([0.5, 0], [0.2, 0.3]);
    expect(pool.deciding.kind).toBe("not-estimable");
    expect(pool.information).toBeNull();
    expect(pool.diversity).toBeNull();
  });

  it("identical effects, and one far away, are pooled", () => {
    const same = of([0.4, 0.2], [0.4, 0.2], [0.4, 0.2]).deciding;
    expect(same.kind === "estimate" && same.value).toBeCloseTo(0.4, 10);
    const far = of([0.4, 0.2], [0.5, 0.2], [80, 0.2]);
    expect(far.deciding.kind).toBe("estimate");
  });
});
