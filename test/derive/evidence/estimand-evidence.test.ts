import { describe, expect, it } from "vitest";
import { estimandEvidence } from "../../../pipeline/derive/evidence/estimand-evidence.ts";
import type { EvidenceEstimand } from "../../../pipeline/derive/evidence/evidence-estimand.ts";
import { comfort, leaving, madeUpPlan, type Parts, rowsFrom } from "../../support/evidence-of.ts";

const plan = madeUpPlan();
const read = (results: Parts["results"], studies: Parts["studies"] = [], estimand: EvidenceEstimand = comfort) =>
  estimandEvidence(rowsFrom({ results: results ?? [], studies: studies ?? [] }), plan, estimand);
const reasonOf = (...args: Parameters<typeof read>) => read(...args).listed[0]?.reason;

const good = { estimate: 0.5, ci_low: 0.1, ci_high: 0.9 };
const arm = { kind: "arm", comparator_arm_id: null };

describe("estimandEvidence: effect and standard error", () => {
  it("takes a printed interval, z where n is unknown and t where it is small", () => {
    const z = read([good]).used[0];
    expect(z?.effect.estimate).toBe(0.5);
    expect(z?.effect.standardError).toBeCloseTo(0.8 / (2 * 1.959963984540054), 10);
    expect(z?.printed).toEqual({ low: 0.1, high: 0.9 });
    // qt(.975, 28)
    expect(read([{ ...good, n: 30 }]).used[0]?.effect.standardError).toBeCloseTo(0.8 / (2 * 2.048407141795244), 10);
  });

  it("turns by `better` and by the order of the arms", () => {
    const lower = read([{ estimate: -0.5, ci_low: -0.9, ci_high: -0.1, better: "lower" }]).used[0];
    expect(lower?.effect.estimate).toBe(0.5);
    expect(lower?.printed).toEqual({ low: 0.1, high: 0.9 });
    const swapped = read([{ ...good, arm_id: "t", comparator_arm_id: "c" }]).used[0];
    expect(swapped?.effect.estimate).toBe(-0.5);
    expect(swapped?.printed).toEqual({ low: -0.9, high: -0.1 });
  });

  it("takes an exact p value, never an inequality", () => {
    const exact = read([{ estimate: -0.82, better: "lower", p_relation: "=", p_value: 0.02 }]).used[0];
    expect(exact?.effect.estimate).toBe(0.82);
    expect(exact?.effect.standardError).toBeCloseTo(0.82 / 2.3263478740408408, 8);
    expect(exact?.how).toBe("p-value");
    expect(reasonOf([{ estimate: 0.8, p_relation: "<", p_value: 0.02 }])).toBe("no-standard-error");
  });

  it("makes g of two arms, the doses of one side combined and the control counted once", () => {
    const means = [
      { ...arm, arm_id: "c", measure: "mean", estimate: 12, sd: 4, n: 20 },
      { ...arm, arm_id: "c2", measure: "mean", estimate: 16, sd: 4, n: 20 },
      { ...arm, arm_id: "t", measure: "mean", estimate: 10, sd: 5, n: 30 },
      { ...arm, arm_id: "w", measure: "mean", estimate: 2, sd: 5, n: 30 },
    ];
    const { used, listed } = read(means);
    // combined: n 40, mean 14, SS 19·16·2 + 20·4·2 = 768, SD² 768/39; pooled with 29·25 on 68 df; J = 1 − 3/271 nearly
    const pooled = Math.sqrt((768 + 29 * 25) / 68);
    expect(used).toHaveLength(1);
    expect(used[0]?.n).toBe(70);
    expect(used[0]?.effect.estimate).toBeCloseTo((4 / pooled) * (1 - 3 / (4 * 68 - 1)), 4);
    expect(used[0]?.keys).toEqual(["r0", "r1", "r2"]);
    expect(listed.map(({ key, reason }) => [key, reason])).toEqual([["r3", "overlapping-sample"]]);
  });

  it("makes a log risk ratio of counts, with the complement where a row counts the opposite", () => {
    const counts = [
      { ...arm, outcome: "leaving", arm_id: "c", measure: "events", n: 40, events: 10, better: "lower" },
      { ...arm, outcome: "leaving", arm_id: "t", measure: "events", n: 40, events: 20, better: "lower" },
    ];
    const { used, better } = read(counts, [], leaving);
    expect(better).toBe("lower");
    expect(used[0]?.effect.estimate).toBeCloseTo(Math.log(2), 12);
    expect(used[0]?.effect.standardError).toBeCloseTo(Math.sqrt(1 / 10 - 1 / 40 + 1 / 20 - 1 / 40), 12);
    expect(used[0]?.events).toBe(30);
    const mixed = [...counts, { ...counts[0], arm_id: "c2", events: 30, better: "higher" }];
    // 10 + (40 − 30) of 80 against 20 of 40
    expect(read(mixed, [], leaving).used[0]?.effect.estimate).toBeCloseTo(Math.log(2), 12);
    expect(read(mixed, [], leaving).used[0]?.events).toBe(40);
  });
});

describe("estimandEvidence: why not", () => {
  it.each([
    ["direction-only", { measure: "direction_only" }],
    ["p-only", { measure: "p_value_only", p_relation: "=", p_value: 0.04 }],
    ["other-measure", { ...good, measure: "other" }],
    ["blank-direction", { ...good, better: null }],
    ["no-estimate", { ci_low: 0.1, ci_high: 0.9 }],
    ["secondary", { ...good, source_tier: "secondary" }],
    ["outside-window", { ...good, day: 5 }],
    ["outside-window", { ...good, day: 20.5 }],
    ["outside-window", { ...good, day: null }],
    ["other-clock", { ...good, day_origin: "baseline" }],
    ["wrong-arms", { ...good, arm_id: "x" }],
    ["wrong-arms", { ...good, arm_id: "nobody" }],
    ["other-construct", { ...good, instrument: "smile" }],
    ["other-instrument-scale", { ...good, measure: "mean_difference" }],
    ["other-scale", { estimate: 2, ci_low: 1, ci_high: 4, measure: "odds_ratio" }],
    ["no-standard-error", { estimate: 0.5 }],
    ["no-standard-error", { estimate: 0.5, ci_low: 0.9, ci_high: 0.1 }],
    ["asymmetric-interval", { estimate: 0.5, ci_low: 0.4, ci_high: 1.4 }],
    ["no-comparator-row", { ...arm, measure: "mean", estimate: 3, sd: 1, n: 9 }],
    ["no-standard-error", { ...arm, measure: "mean", estimate: 3, sd: 1 }],
  ])("%s", (code, row) => {
    expect(reasonOf([row])).toBe(code);
    expect(read([row]).used).toHaveLength(0);
  });

  it("flags a slightly lopsided interval and keeps it", () => {
    expect(read([{ estimate: 0.4, ci_low: 0, ci_high: 1 }]).used[0]?.flags).not.toContain("asymmetric");
    expect(read([{ estimate: 0.38, ci_low: 0, ci_high: 1 }]).used[0]?.flags).toContain("asymmetric");
  });

  it("reviews and unrandomised groups stay out", () => {
    expect(reasonOf([good], [{ study_id: "a", design: "systematic_review" }])).toBe("review");
    expect(reasonOf([good], [{ study_id: "a", design: "nonrandomised_comparison" }])).toBe("not-randomised");
  });

  it("a crossover trial needs a printed interval", () => {
    const crossover = [{ study_id: "a", design: "crossover_rct" }];
    expect(read([good], crossover).used[0]?.flags).toContain("crossover");
    expect(reasonOf([{ estimate: 0.5, p_relation: "=", p_value: 0.04 }], crossover)).toBe(
      "crossover-without-paired-interval",
    );
    expect(reasonOf([{ ...arm, measure: "mean", estimate: 3, sd: 1, n: 9 }], crossover)).toBe(
      "crossover-without-paired-interval",
    );
  });

  describe("a crossover trial that says which period a number is of", () => {
    const crossover = [{ study_id: "a", design: "crossover_rct" }];
    const first = { ...arm, measure: "mean", period: "first" };
    const groups = [
      { ...first, arm_id: "c", estimate: 12, sd: 6, n: 9 },
      { ...first, arm_id: "t", estimate: 8, sd: 6, n: 9 },
    ];

    it("has different people in the groups of its first period: 4 of 6, with the small-sample correction of Hedges", () => {
      const [one] = read(groups, crossover).used;
      expect(one?.effect.estimate).toBeCloseTo((4 / 6) * (1 - 3 / (4 * 16 - 1)), 3);
      expect([one?.people, one?.flags.slice(0, 1)]).toEqual([18, ["first-period"]]);
      const byP = read([{ estimate: 0.5, p_relation: "=", p_value: 0.04, period: "first" }], crossover).used[0];
      expect([byP?.how, byP?.people]).toEqual(["p-value", 22]);
    });

    it("goes before the paired interval, whatever the day, the instrument or the order of rows", () => {
      const paired = { ...good, period: "paired" };
      const rows = [
        { ...paired, result_id: "p" },
        ...groups.map((row, i) => ({ ...row, instrument: "gulp", result_id: `f${i}` })),
      ];
      for (const order of [rows, [...rows].reverse()])
        expect(read(order, crossover).used.map(({ keys }) => [...keys].sort())).toEqual([["f0", "f1"]]);
      expect(read([paired], crossover).used[0]?.flags).toContain("crossover");
    });

    it("is not pooled from its second period, from all as if of different people, or from groups of both", () => {
      const code = "crossover-without-paired-interval";
      for (const period of ["second", "all"]) expect(reasonOf([{ ...good, period }], crossover)).toBe(code);
      for (const period of ["second", "all", "paired", null])
        expect(
          read(
            groups.map((row) => ({ ...row, period })),
            crossover,
          ).used,
        ).toEqual([]);
      expect(reasonOf([{ estimate: 0.5, p_relation: "=", p_value: 0.04, period: "paired" }], crossover)).toBe(code);
    });

    it("never sets a group of the first period against one of another", () => {
      const [cake, tea] = groups;
      expect(read([{ ...cake }, { ...tea, period: null }], crossover).used).toEqual([]);
    });

    it("the word means nothing in a parallel trial", () => {
      expect(read([{ ...good, period: "second" }]).used[0]?.flags).toEqual(["one-of-several-arms"]);
    });
  });

  it("percents without counts stay out", () => {
    const share = { ...arm, outcome: "leaving", measure: "proportion", estimate: 0.5, n: 40, better: "lower" };
    expect(reasonOf([share], [], leaving)).toBe("no-counts");
  });
});

describe("estimandEvidence: one row for each independent sample", () => {
  const chosen = (...rows: NonNullable<Parts["results"]>) => read(rows).used.map(({ keys }) => keys[0]);

  it("instrument before day before source", () => {
    expect(chosen({ ...good, instrument: "gulp" }, { ...good, day: 19 })).toEqual(["r1"]);
    expect(chosen({ ...good, day: 14 }, { ...good, day: 11, source_tier: "registry" })).toEqual(["r1"]);
    expect(chosen({ ...good, day: 9 }, { ...good, day: 11 })).toEqual(["r1"]);
    expect(chosen({ ...good, source_tier: "abstract" }, { ...good, source_tier: "fulltext" })).toEqual(["r1"]);
  });

  it("the trial's stated primary after the instrument, before day and source", () => {
    const stated = { ...good, stated_primary: 1 };
    expect(chosen(good, { ...stated, day: 19, source_tier: "registry" })).toEqual(["r1"]);
    expect(chosen(good, { ...stated, instrument: "gulp" })).toEqual(["r0"]);
    expect(chosen({ ...good, stated_primary: 0 }, { ...good, day: 19 })).toEqual(["r0"]);
    const group = { ...arm, measure: "mean", sd: 1, n: 9, estimate: 3, day: 19 };
    const groups = (other: number | null) => [
      good,
      { ...group, arm_id: "c", stated_primary: 1 },
      { ...group, arm_id: "t", stated_primary: other },
    ];
    expect(chosen(...groups(1))).toEqual(["r1"]);
    expect(chosen(...groups(null))).toEqual(["r0"]);
  });

  it("studies that share people are one sample", () => {
    const { used, listed } = read(
      [
        { ...good, study_id: "a" },
        { ...good, study_id: "b", day: 12 },
        { ...good, study_id: "c" },
      ],
      [{ study_id: "b", sample_id: "a" }],
    );
    expect(used.map(({ study }) => study.study_id)).toEqual(["a", "c"]);
    expect(listed.map(({ key, reason }) => [key, reason])).toEqual([["r1", "overlapping-sample"]]);
  });

  it("does not depend on the order of rows", () => {
    const rows = [
      { ...good, day: 9, result_id: "p" },
      { ...good, day: 11, result_id: "q" },
      { ...good, day: 11, result_id: "r" },
    ];
    expect(read(rows).used[0]?.keys).toEqual(["q"]);
    expect(read([...rows].reverse()).used[0]?.keys).toEqual(["q"]);
  });

  it("every row is used or listed, once", () => {
    const rows = [good, { ...good, day: 12 }, { measure: "direction_only" }, { ...good, arm_id: "x" }];
    const { used, listed } = read(rows);
    expect([...used.flatMap(({ keys }) => keys), ...listed.map(({ key }) => key)].sort()).toEqual([
      "r0",
      "r1",
      "r2",
      "r3",
    ]);
  });

  it("counts people from the arms where the row is silent", () => {
    expect(read([good]).used[0]?.people).toBe(22);
    expect(read([good], [{ study_id: "a", design: "crossover_rct" }]).used[0]?.people).toBe(12);
    expect(read([{ ...good, n: 30 }]).used[0]?.people).toBe(30);
  });

  it("of reviews the most recent with an interval speaks, then the narrowest", () => {
    const estimand: EvidenceEstimand = { ...comfort, analysis: "reviews", designs: ["systematic_review"], day: null };
    const studies = ["a", "b", "c"].map((id, i) => ({
      study_id: id,
      design: "systematic_review",
      year: 2018 + i,
      n_enrolled: 100 * (i + 1),
    }));
    const wide = { ...good, study_id: "b", ci_low: -0.5, ci_high: 1.5 };
    const { used, listed } = read(
      [{ ...good, study_id: "a" }, wide, { ...good, study_id: "b" }, { study_id: "c", estimate: 1 }],
      studies,
      estimand,
    );
    expect(used.map(({ keys, people }) => [keys[0], people])).toEqual([["r2", 200]]);
    expect(listed.map(({ reason }) => reason)).toEqual([
      "not-the-chosen-review",
      "not-the-chosen-review",
      "no-standard-error",
    ]);
  });
});
