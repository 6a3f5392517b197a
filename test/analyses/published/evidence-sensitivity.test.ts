import { describe, expect, it } from "vitest";
import { spreadOf } from "../../../pipeline/analyses/evidence-sensitivity/specifications.ts";
import { evidenceSensitivity } from "../../../pipeline/analyses/evidence-sensitivity.ts";
import type { Cell, Finding, Plan } from "../../../pipeline/model/index.ts";
import { estimate } from "../../../pipeline/stats/quantity.ts";
import { checkFinding, findingOf } from "../../support/check-finding.ts";
import { comfort, evidenceOf, leaving, madeUpPlan, type Parts } from "../../support/evidence-of.ts";
import { shippedEvidence, shippedPlan } from "../../support/shipped-evidence.ts";

const z = 1.959963984540054;
const run = (plan: Plan, parts: Parts): Finding =>
  findingOf(evidenceSensitivity, { plan, evidence: evidenceOf(parts), instruments: [], dataset: null });
const plan: Plan = { ...madeUpPlan(), estimands: [comfort] };

const trial = (study_id: string, y: number, s: number, more = {}) => ({
  study_id,
  estimate: y,
  ci_low: y - z * s,
  ci_high: y + z * s,
  ...more,
});

const rowsOf = (finding: Finding, id: string): readonly (readonly Cell[])[] => {
  const found = finding.blocks.find((block) => block.kind === "table" && block.id === id);
  return found?.kind === "table" ? found.rows : [];
};

/** [k, value, low, high] of a row of the table of variants; the code where it is not estimable. */
const variant = (finding: Finding, name: string, id = "comfort"): readonly (number | null)[] | string => {
  const row = rowsOf(finding, `${id}-variants`).find((cells) => cells[1] === name);
  const quantity = row?.[3];
  if (typeof quantity !== "object" || quantity === null || !("kind" in quantity)) return "no such row";
  if (quantity.kind === "not-estimable") return quantity.code;
  const [interval] = quantity.intervals;
  return [Number(row?.[2]), quantity.value, interval?.low ?? null, interval?.high ?? null].map((x) =>
    x === null ? null : Number(x.toFixed(4)),
  );
};

const four = [trial("a", 0.5, 0.2), trial("b", 0.2, 0.25), trial("d", 0.9, 0.3), trial("e", -0.1, 0.35)];
const years = ["a", "b", "d", "e"].map((study_id, i) => ({ study_id, year: 2015 + i }));

describe("the same number in other ways", () => {
  const finding = run(plan, { results: four, studies: years });

  it("equals metafor under every estimator", () => {
    // metafor 3.8-1: rma(y, sei = s, method = "EE"); rma(y, sei = s, method = m, test = "adhoc")
    expect(variant(finding, "one common effect")).toEqual([4, 0.4128, 0.1604, 0.6653]);
    expect(variant(finding, "random effects, REML")).toEqual([4, 0.3988, -0.222, 1.0196]);
    expect(variant(finding, "random effects, DL")).toEqual([4, 0.3982, -0.2244, 1.0209]);
    expect(variant(finding, "random effects, PM")).toEqual([4, 0.3958, -0.2347, 1.0264]);
    expect(variant(finding, "random effects, SJ")).toEqual([4, 0.3938, -0.2806, 1.0681]);
  });

  it("a wider prior of τ gives a wider interval, a prior of the mean pulls to it", () => {
    const width = (name: string) => {
      const row = variant(finding, name);
      return typeof row === "string" ? Number.NaN : (row[3] as number) - (row[2] as number);
    };
    expect(width("τ half-normal(0.25)")).toBeLessThan(width("τ half-normal(0.5)"));
    expect(width("τ half-normal(0.5)")).toBeLessThan(width("τ half-normal(1)"));
    const flat = variant(finding, "As declared") as readonly number[];
    const pulled = variant(finding, "mean normal(0, 1), τ half-normal(0.5)") as readonly number[];
    expect(pulled[1]).toBeLessThan(flat[1] as number);
    expect(flat).toEqual(variant(finding, "τ half-normal(0.5)"));
  });

  it("leaves each out, and lets them come by year", () => {
    expect(rowsOf(finding, "comfort-variants").filter((row) => row[0] === "One trial left out")).toHaveLength(4);
    expect(variant(finding, "up to 2015")).toEqual([1, 0.5, 0.108, 0.892]);
    expect(variant(finding, "up to 2018")).toEqual(variant(finding, "As declared"));
  });

  it("the influence of a trial equals metafor", () => {
    // rstudent(rma(y, sei = s, control = list(threshold = 1e-12)))$z
    const residuals = rowsOf(finding, "comfort-influence").map(([, cell]) =>
      typeof cell === "object" && cell !== null && "kind" in cell && cell.kind === "estimate"
        ? Number(cell.value.toFixed(4))
        : cell,
    );
    expect(residuals).toEqual([0.2956, -0.5334, 1.6922, -1.4133]);
  });

  it("says what too few trials cannot show, and judges nothing", () => {
    expect(variant(finding, "Egger, PET-PEESE, trim and fill, selection model")).toBe("too-few");
    expect(variant(finding, "for each day later")).toBe("too-few");
    expect(variant(finding, "by condition")).toBe("one-group");
    expect(variant(finding, "correlation 0.6 within studies")).toBe("no such row");
    expect(variant(finding, "correlated and hierarchical effects")).toBe("not-declared");
    expect(variant(finding, "low risk of bias only")).toBe("no-data");
  });

  it("crosses the declared choices; the primary once", () => {
    const { specificationEstimators, tierSets, biasSets } = plan.evidenceSensitivity;
    const rows = rowsOf(finding, "comfort-specifications");
    expect(rows).toHaveLength(specificationEstimators.length * (tierSets.length + 1) * (biasSets.length + 1) * 2);
    const same = finding.headlines.find(({ id }) => id.endsWith("comfort/same-side"))?.quantity;
    expect(same).toMatchObject({ kind: "estimate", value: 1 });
    expect(JSON.stringify(finding.blocks)).toContain("Declared primary analysis");
  });

  it("does not depend on the order of rows", () => {
    const other = run(plan, { results: [...four].reverse(), studies: years });
    for (const name of ["As declared", "one common effect", "random effects, REML", "without outliers", "up to 2016"]) {
      const [x, y] = [variant(finding, name), variant(other, name)];
      expect(x).toEqual(y);
    }
  });

  it("holds in every way a finding must", () => {
    const said = checkFinding(finding);
    expect(said).not.toMatch(/ketamine|NaN|Infinity/i);
  });
});

describe("several numbers of a study", () => {
  it("equals metafor with clubSandwich", () => {
    const results = [
      trial("a", 0.5, 0.2),
      trial("a", 0.4, 0.25, { day: 12 }),
      trial("b", 0.2, 0.25),
      trial("d", 0.9, 0.3),
      trial("d", 0.7, 0.3, { day: 12 }),
      trial("e", -0.1, 0.35),
    ];
    // V <- vcalc(s^2, cluster = g, obs = 1:6, rho = 0.6)
    // robust(rma.mv(y, V, random = ~ 1 | g/e), cluster = g, clubSandwich = TRUE)
    const finding = run(plan, { results });
    expect(variant(finding, "correlation 0.6 within studies")).toEqual([4, 0.3882, -0.1307, 0.9072]);
    expect(variant(finding, "As declared")).toEqual(variant(run(plan, { results: four }), "As declared"));
  });
});

describe("other trials", () => {
  it("without crossovers, without high bias, with second-hand sources, with odds ratios", () => {
    const results = [
      ...four.slice(0, 3),
      trial("e", -0.1, 0.35, { source_tier: "secondary" }),
      { study_id: "f", measure: "odds_ratio", estimate: 3.7, ci_low: 1.9, ci_high: 7.3 },
    ];
    const finding = run(plan, {
      results,
      studies: [{ study_id: "b", design: "crossover_rct" }],
      riskOfBias: [{ study_id: "d", tool: "t", domain: "x", judgement: "high" }],
    });
    const k = (name: string) => (variant(finding, name) as readonly number[])[0];
    expect(k("As declared")).toBe(3);
    expect(k("without trials of both treatments in turn")).toBe(2);
    expect(k("without high risk of bias")).toBe(2);
    expect(k("with second-hand sources")).toBe(4);
    expect(variant(finding, "full texts only")).toBe("no-data");
    expect(k("with odds ratios turned into differences")).toBe(4);
    checkFinding(finding);
  });

  it("conditions of one family are compared from four trials on", () => {
    const conditions = ["dry", "dry", "parched", "parched"];
    const studies = ["a", "b", "d", "e"].map((study_id, i) => ({ study_id, condition: conditions[i] ?? "dry" }));
    const wide: Plan = { ...plan, conditionFamilies: { thirst: ["dry", "parched"] } };
    const finding = run(wide, { results: four, studies });
    expect((variant(finding, "parched") as readonly number[])[0]).toBe(2);
    const note = rowsOf(finding, "comfort-variants").find((row) => row[0] === "Conditions")?.[4];
    expect(note).toMatch(/between conditions/);
  });
});

describe("from ten trials on", () => {
  const y = [0.1, 0.2, 0.3, 0.25, 0.4, 0.5, 0.45, 0.6, 0.7, 0.8, 0.9, 1.0];
  const s = [0.1, 0.12, 0.15, 0.11, 0.2, 0.22, 0.19, 0.25, 0.3, 0.33, 0.36, 0.4];
  const results = y.map((one, i) => trial(`t${i}`, one, s[i] ?? 0.1, { day: 6 + i }));
  const finding = run({ ...plan, estimands: [{ ...comfort, day: null }] }, { results });

  it("looks for small-study effects and for slopes, as metafor does", () => {
    // lm(I(y/s) ~ I(1/s)); lm(y ~ s, weights = 1/s^2); trimfill(rma(y, sei = s)); rma(y, sei = s, mods = ~ d, test = "adhoc")
    expect(variant(finding, "Egger: a trial without error")).toEqual([12, -0.1346, -0.207, -0.0622]);
    expect((variant(finding, "PET-PEESE") as readonly number[])[1]).toBe(-0.1346);
    expect(variant(finding, "trim and fill")).toEqual([12, 0.2479, 0.1029, 0.3928]);
    expect(variant(finding, "for each day later")).toEqual([12, 0.0727, 0.0334, 0.112]);
    expect(variant(finding, "for each dose more")).toBe("too-few");
    checkFinding(finding);
  });
});

describe("bad input", () => {
  const cases: Readonly<Record<string, Parts["results"]>> = {
    "nothing at all": [],
    "one study": [trial("a", 0.5, 0.2)],
    "identical effects": ["a", "b", "d"].map((id) => trial(id, 0.4, 0.2)),
    "a huge outlier": [trial("a", 0.4, 0.2), trial("b", 0.5, 0.2), trial("d", 90, 0.2)],
    "all of one sample": ["a", "b", "d"].map((id) => trial(id, 0.4, 0.2)),
    "an interval without width": [trial("a", 0.4, 0), trial("b", 0.5, 0.2), trial("d", 0.2, 0.2)],
  };

  it.each(Object.entries(cases))("%s", (name, results) => {
    const shared = ["a", "b", "d"].map((study_id) => ({ study_id, sample_id: "one" }));
    const finding = run(plan, { results: results ?? [], studies: name === "all of one sample" ? shared : [] });
    checkFinding(finding);
    for (const { quantity } of finding.headlines)
      if (quantity.kind === "not-estimable") expect(quantity.reason.length).toBeGreaterThan(10);
  });

  it("nobody with the event anywhere", () => {
    const counted = {
      kind: "arm",
      comparator_arm_id: null,
      outcome: "leaving",
      measure: "events",
      better: "lower",
      n: 10,
    };
    const results = ["a", "b", "d"].flatMap((study_id) =>
      ["c", "t"].map((arm_id) => ({ ...counted, study_id, arm_id, events: 0 })),
    );
    const finding = run({ ...plan, estimands: [leaving] }, { results });
    expect(finding.headlines).toHaveLength(0);
    checkFinding(finding);
  });
});

describe("spreadOf", () => {
  it("is the sum of squares between options over the whole", () => {
    const one = (estimator: string, source: string, value: number) => ({
      id: `${estimator}${source}`,
      choices: { estimator, source, bias: "any", outliers: "in" },
      primary: false,
      k: 2,
      quantity: estimate(value),
    });
    const crossed = [one("p", "x", 0), one("p", "y", 2), one("q", "x", 1), one("q", "y", 3)];
    // mean 1.5; total 5; estimator: 2·0.5² · 2 = 1; source: 2·1² · 2 = 4
    expect(spreadOf(crossed, "estimator")).toBeCloseTo(0.2, 12);
    expect(spreadOf(crossed, "source")).toBeCloseTo(0.8, 12);
    expect(spreadOf([], "source")).toBeNull();
    expect(spreadOf([one("p", "x", 1), one("q", "x", 1)], "estimator")).toBeNull();
  });
});

describe("the shipped rows", () => {
  const finding = findingOf(evidenceSensitivity, {
    plan: shippedPlan(),
    evidence: shippedEvidence(),
    instruments: [],
    dataset: null,
  });

  it("which numbers rest on two trials or more", () => {
    const primary = finding.headlines.filter(({ id }) => id.endsWith("/primary")).map(({ id }) => id.split("/")[2]);
    expect(primary).toEqual(["onset-depression", "onset-suicidality", "depression-days-ketamine-placebo"]);
    expect(variant(finding, "one common effect", "onset-depression")).toEqual([4, 0.6692, 0.5006, 0.8378]);
    expect(variant(finding, "without trials of both treatments in turn", "onset-depression")).toEqual([
      2, 0.6044, -0.1597, 1.3779,
    ]);
    expect(finding.headlines.every(({ test }) => test === null)).toBe(true);
  });

  it("which printed numbers disagree", () => {
    const off = rowsOf(finding, "recomputed").filter((row) => row.at(-1) === "beyond rounding");
    expect(off.map((row) => String(row[1]).split(" ")[0])).toEqual([
      "dakwar-2019-r05",
      "shiroma-2014-01",
      "shiroma-2014-02",
      "daly-2019-sustain1-03",
      "anand-2023-elektd-03",
      "jamieson-2023-aspire-03",
      "lii-2023-p2-39",
      "murrough-2013-rct-p2-01",
    ]);
  });

  it("holds in every way a finding must", () => {
    checkFinding(finding);
  });
});
