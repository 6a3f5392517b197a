import { describe, expect, it } from "vitest";
import { adjustedRelapseAnalysis } from "../../pipeline/analyses/adjusted-relapse.ts";
import { choiceEffects } from "../../pipeline/analyses/multiverse/choice-effects.ts";
import { multiverse } from "../../pipeline/analyses/multiverse.ts";
import type { CellResult } from "../../pipeline/derive/multiverse/cell-result.ts";
import { type Choice, multiverseCells } from "../../pipeline/derive/multiverse/multiverse-cells.ts";
import type { Finding, Plan, Quantity } from "../../pipeline/model/index.ts";
import { estimate, notEstimable } from "../../pipeline/stats/quantity.ts";
import { checkFinding, findingOf } from "../support/check-finding.ts";
import { madeInstruments } from "../support/made-instruments.ts";
import { madeInput, noEvidence, type Person } from "../support/made-study.ts";
import { shippedPlan } from "../support/shipped-evidence.ts";
import { shippedInstruments } from "../support/shipped-instruments.ts";
import { shippedPatients } from "../support/shipped-patients.ts";

const choice = (id: Choice["id"], ...values: readonly (string | number)[]): Choice => ({
  id,
  label: `About ${id}`,
  options: values.map((value) => ({ id: String(value).toLowerCase(), label: `Option ${value}`, value })),
});

const grid = (maxCells: number, ...choices: readonly Choice[]): Plan["multiverse"] => ({
  measure: "restricted-mean",
  maxCells,
  choices,
});

/** The severe choose no talk and relapse sooner; two scores before treatment, the first the worse; one in nine recorded otherwise. */
const person = (i: number, talks: boolean): Person => {
  const start = 12 + ((7 * i) % 13);
  const relapse = 30 + ((53 * i) % 120) - 2 * start;
  return {
    id: `p${String(i).padStart(3, "0")}`,
    cohort: talks === i % 9 > 0 ? "talk" : "plain",
    doses: [
      [0, "acute"],
      [14, "acute"],
    ],
    therapy: talks ? [1, 2] : [],
    scores: [
      [-7, start + (i % 3)],
      [0, start],
      [20, 3],
      [45, 4],
      [200, i % 5 === 0 ? start : 3],
    ],
    events: relapse > 100 ? [] : [{ day: 20 + Math.max(1, relapse), kind: "rescue", cause: "new_medication" }],
  };
};

const many = Array.from({ length: 160 }, (_, i) => person(i, (i * 31) % 100 > 25 + 3 * ((7 * i) % 13)));

const small: Partial<Plan> = {
  horizonDays: 100,
  fallbackHorizons: [30, 60],
  landmarks: [30, 90],
  minAtRisk: 1,
  covariates: ["baseline(pomp)"],
  multiverse: grid(
    48,
    choice("adjustment", "overlap", "regression", "none"),
    choice("baseline", "last", "worst"),
    choice("cohort", "received", "recorded"),
    choice("time-zero", "endOfAcuteCourse", 42),
  ),
};

const run = (list: readonly Person[], more: Partial<Plan> = {}, shuffle = false): Finding =>
  findingOf(
    multiverse,
    madeInput(list, { instruments: madeInstruments({ entry: 10, mid: 5 }), plan: { ...small, ...more }, shuffle }),
  );

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

const rowsOf = (finding: Finding, id: string) => {
  const found = finding.blocks.find((block) => block.kind === "table" && block.id === id);
  if (found?.kind !== "table") throw new Error(`no table ${id}`);
  return found.rows;
};

const differences = (finding: Finding): readonly (number | null)[] =>
  rowsOf(finding, "cells").map((row) => {
    const cell = row.at(-2);
    return typeof cell === "object" && cell !== null && "kind" in cell && cell.kind === "estimate" ? cell.value : null;
  });

describe("the multiverse of made people", () => {
  const finding = run(many);

  it("holds every combination once, and all that must hold of a finding", () => {
    const said = checkFinding(finding);
    expect(rowsOf(finding, "cells")).toHaveLength(3 * 2 * 2 * 2);
    expect(value(finding, "cells/declared")).toBe(24);
    expect(said).toContain("no p-value");
    expect(finding.standing).toBe("exploratory");
    expect(finding.headlines.every(({ test }) => test === null)).toBe(true);
  });

  it("sums up what its table holds", () => {
    const rows = rowsOf(finding, "cells");
    const shown = differences(finding).filter((one, i) => one !== null && !/withheld/.test(String(rows[i]?.at(-1))));
    const sorted = (shown as number[]).sort((a, b) => a - b);
    const half = sorted.length / 2;
    const median = (((sorted[Math.ceil(half) - 1] as number) + (sorted[Math.floor(half)] as number)) / 2) as number;
    expect(sorted.length).toBeGreaterThan(4);
    expect(value(finding, "cells/shown")).toBe(sorted.length);
    expect(value(finding, "median/restricted-mean")).toBeCloseTo(median, 10);
    expect(value(finding, "lowest/restricted-mean")).toBe(sorted[0]);
    expect(value(finding, "highest/restricted-mean")).toBe(sorted.at(-1));
    const above = sorted.filter((one) => one > 0).length;
    expect(value(finding, "cells/above-zero")).toBe(above);
    expect(value(finding, "share-positive/restricted-mean")).toBeCloseTo(above / sorted.length, 12);
  });

  it("sees baseline, time zero and cohort", () => {
    const [first, ...rest] = differences(finding).slice(0, 8);
    expect(rest.filter((one) => one !== first)).toHaveLength(7);
    // Without adjustment a worse baseline moves nobody over a line here, and only cohort and clock remain.
    expect(new Set(differences(finding).slice(16)).size).toBeLessThanOrEqual(8);
  });

  it("gives for its primary cell what the adjusted analysis gives", () => {
    const adjusted = findingOf(
      adjustedRelapseAnalysis,
      madeInput(many, { instruments: madeInstruments({ entry: 10, mid: 5 }), plan: small }),
    );
    expect(quantity(finding, "primary-cell/restricted-mean")).toEqual(quantity(adjusted, "rmst-difference/overlap"));
  });

  it("hangs on no order of rows", () => {
    expect(JSON.stringify(run(many, {}, true).headlines)).toBe(JSON.stringify(finding.headlines));
    expect(JSON.stringify(rowsOf(run([...many].reverse()), "cells"))).toBe(JSON.stringify(rowsOf(finding, "cells")));
  });
});

describe("a multiverse that cannot be summed up", () => {
  const plan = shippedPlan();
  const few: Partial<Plan> = { multiverse: grid(4, choice("adjustment", "overlap", "none")) };

  it("keeps withheld cells and counts none of them", () => {
    const held = run(many, { ...few, gate: { ...plan.gate, minPerCohort: 1000 } });
    checkFinding(held);
    expect(value(held, "cells/withheld")).toBe(2);
    expect(value(held, "cells/shown")).toBe(0);
    expect(differences(held).every((one) => one !== null)).toBe(true);
    for (const id of ["share-positive/restricted-mean", "median/restricted-mean"]) {
      expect(quantity(held, id)).toMatchObject({ kind: "not-estimable", code: "gate-closed" });
    }
    expect(quantity(held, "primary-cell/restricted-mean")).toMatchObject({ code: "gate-closed" });
    expect(quantity(held, "eta-squared/adjustment")).toMatchObject({ kind: "not-estimable", code: "too-few" });
  });

  it("runs nothing beyond the declared number of cells", () => {
    const wide = run(many, { multiverse: grid(1, choice("adjustment", "overlap", "none")) });
    checkFinding(wide);
    expect(quantity(wide, "share-positive/restricted-mean")).toMatchObject({
      code: "not-declared",
      reason: expect.stringContaining("the plan allows 1"),
    });
    expect(rowsOf(wide, "cells")).toEqual([]);
  });

  it("without the primary among its options says so", () => {
    const other = run(many, { multiverse: grid(4, choice("adjustment", "none")) });
    checkFinding(other);
    expect(quantity(other, "share-positive/restricted-mean/adjusted")).toMatchObject({ kind: "not-estimable" });
    expect(quantity(other, "primary-cell/restricted-mean")).toMatchObject({ code: "not-declared" });
    expect(quantity(other, "eta-squared/adjustment")).toMatchObject({ kind: "not-estimable" });
  });

  const relapseAtOnce = many.map((one) => ({ ...one, events: [{ day: 21, kind: "rescue", cause: "new_medication" }] }));
  it.each<[string, readonly Person[]]>([
    ["nobody", []],
    ["one person", many.slice(0, 1)],
    ["three people", many.slice(0, 3)],
    ["one cohort", many.map((one) => ({ ...one, therapy: [] }))],
    ["nobody responds", many.map((one) => ({ ...one, scores: (one.scores ?? []).map(([day]) => [day, 20] as const) }))],
    ["nobody relapses", many.map((one) => ({ ...one, events: [], scores: (one.scores ?? []).slice(0, 4) }))],
    ["everybody relapses at once", relapseAtOnce],
    ["no scores", many.map((one) => ({ ...one, scores: [] }))],
  ])("%s: words, and no number that does not exist", (_, list) => {
    const finding = run(list);
    checkFinding(finding);
    const declared = finding.headlines.find(({ id }) => id.includes("/cells/declared"))?.quantity;
    expect(declared).toMatchObject({ value: 24 });
    for (const { quantity: one } of finding.headlines)
      if (one.kind === "not-estimable") expect(one.reason).toMatch(/\.$/);
  });
});

describe("what one choice moves", () => {
  const choices = [choice("adjustment", "overlap", "none"), choice("last-visit", "relapse", "censored")];
  const cells = multiverseCells({ choices, maxCells: 4 });
  if ("kind" in cells) throw new Error(cells.reason);
  const results = (values: readonly (number | null)[], states: readonly CellResult["state"][]): readonly CellResult[] =>
    cells.map((cell, i) => {
      const known = values[i] ?? null;
      const difference = known === null ? notEstimable("no-data", "None.") : estimate(known);
      return { cell, primary: false, checks: [], people: null, difference, state: states[i] ?? "shown" };
    });

  it("adds up to the whole where effects add", () => {
    const [first, second] = choiceEffects(choices, results([1, 2, 4, 5], []));
    // ±1.5 and ±0.5: 2.25 and 0.25 of 2.5.
    expect(first?.shown).toMatchObject({ value: expect.closeTo(0.9, 12) });
    expect(second?.shown).toMatchObject({ value: expect.closeTo(0.1, 12) });
    expect(first).toMatchObject({ moves: 3, options: [{ cells: 2, median: 1.5 }, { median: 4.5 }] });
  });

  it("leaves withheld cells out of what is shown, and keeps them in what is estimated", () => {
    const [first] = choiceEffects(choices, results([1, 2, 4, 500], ["shown", "shown", "shown", "withheld"]));
    // Mean 7/3; 2 × (1.5 − 7/3)² + (4 − 7/3)² = 4.1667 of 4.6667.
    expect(first?.shown).toMatchObject({ value: expect.closeTo(25 / 28, 12) });
    // Mean 126.75; 4 × 125.25² of 125.75² + 124.75² + 122.75² + 373.25².
    const squares = 125.75 * 125.75 + 124.75 * 124.75 + 122.75 * 122.75 + 373.25 * 373.25;
    expect(first?.estimated).toMatchObject({ value: expect.closeTo((4 * 125.25 * 125.25) / squares, 12) });
    expect(first?.options.map(({ cells: count, above }) => [count, above])).toEqual([
      [2, 2],
      [1, 1],
    ]);
  });

  it("is refused where all cells agree, or none is left", () => {
    expect(choiceEffects(choices, results([3, 3, 3, 3], []))[0]?.shown).toMatchObject({ code: "all-tied" });
    const none = choiceEffects(choices, results([null, null, null, null], Array(4).fill("not-estimable")));
    expect(none[0]).toMatchObject({ shown: { code: "too-few" }, moves: null });
  });
});

describe("the multiverse of the shipped patients", () => {
  it("is run in full, and its numbers stand", () => {
    const input = { plan: shippedPlan(), dataset: shippedPatients(), instruments: shippedInstruments() };
    const finding = findingOf(multiverse, { ...input, evidence: noEvidence });
    checkFinding(finding);
    expect(value(finding, "cells/declared")).toBe(48);
    expect(value(finding, "cells/not-estimable")).toBe(0);
    expect(value(finding, "share-positive/restricted-mean")).toBeCloseTo(35 / 42, 12);
    // Of 30 adjusted and shown; all 12 without adjustment are above zero, as the way people chose makes them.
    expect(value(finding, "share-positive/restricted-mean/adjusted")).toBeCloseTo(23 / 30, 12);
    expect(value(finding, "median/restricted-mean")).toBeCloseTo(3.4735, 3);
    expect(value(finding, "eta-squared/adjustment")).toBeCloseTo(0.7428, 3);
  });
});
