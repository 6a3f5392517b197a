import { describe, expect, it } from "vitest";
import { satisfaction } from "../../pipeline/analyses/satisfaction.ts";
import type { AnalysisInput, Finding, TableBlock } from "../../pipeline/model/index.ts";
import { checkFinding, findingOf } from "../support/check-finding.ts";
import { madeInstruments } from "../support/made-instruments.ts";
import { tableOf } from "../support/table.ts";
import { openGate, type WishPerson, wisher, wishInput } from "../support/wishers.ts";

const of = (finding: Finding, id: string) => {
  const found = finding.headlines.find((one) => one.id === `made/satisfaction/${id}`);
  if (!found) throw new Error(`no headline ${id}`);
  return found;
};

const table = (finding: Finding, id: string): TableBlock => {
  const found = finding.blocks.find((block) => block.kind === "table" && block.id === id);
  if (found?.kind !== "table") throw new Error(`no table ${id}`);
  return found;
};

/** `n` people of one sex and cohort whose totals alternate around a mean; the first `silent` of them do not answer. */
const group = (name: string, talk: boolean, sex: string, n: number, mean: number, silent = 0): WishPerson[] =>
  Array.from({ length: n }, (_, i) =>
    wisher(`${name}-${i}`, talk, {
      sex,
      ...(i < silent ? {} : { answers: [[60, i % 2 === 0 ? mean - 1 : mean + 1] as const] }),
    }),
  );

// Women: 40 with talk, 20 without; men: 20 with, 60 without. Differences 3 and 1.
const people = [
  ...group("a", true, "female", 40, 26),
  ...group("b", false, "female", 20, 23),
  ...group("c", true, "male", 20, 20),
  ...group("d", false, "male", 60, 19),
];

const run = (list: readonly WishPerson[], plan: AnalysisInput["plan"] | object = { covariates: ["sex"] }): Finding =>
  findingOf(satisfaction, wishInput(list, { plan }));

describe("satisfaction, adjusted", () => {
  it("weights by overlap: strata count as n·e·(1 − e)", () => {
    const finding = run(people);
    checkFinding(finding);
    const women = (60 * 40 * 20) / (60 * 60);
    const men = (80 * 20 * 60) / (80 * 80);
    const { quantity, test, n } = of(finding, "mean-difference/overlap");
    if (quantity.kind !== "estimate") throw new Error(quantity.reason);
    expect(quantity.value).toBeCloseTo((3 * women + 1 * men) / (women + men), 8);
    expect(n).toBe(140);
    expect(test?.statistic).toBeCloseTo(quantity.value / (quantity.se as number), 10);
  });

  it("says what a hidden cause would have to do, from the difference in standard deviations", () => {
    const finding = run(people);
    const { quantity } = of(finding, "mean-difference/overlap");
    if (quantity.kind !== "estimate" || quantity.se === null) throw new Error("no difference");
    // The totals of each group: women 26 ± 1 and men 20 ± 1 with talk, 23 ± 1 and 19 ± 1 without.
    const squares = (parts: readonly (readonly [n: number, mean: number])[]): number => {
      const n = parts.reduce((sum, [count]) => sum + count, 0);
      const mean = parts.reduce((sum, [count, value]) => sum + count * value, 0) / n;
      return parts.reduce((sum, [count, value]) => sum + count * ((value - mean) * (value - mean) + 1), 0);
    };
    const shared = Math.sqrt(
      (squares([
        [40, 26],
        [20, 20],
      ]) +
        squares([
          [20, 23],
          [60, 19],
        ])) /
        (60 + 80 - 2),
    );
    const needed = (ratio: number): number => ratio + Math.sqrt(ratio * (ratio - 1));
    const low = (0.91 * quantity.value - 1.78 * quantity.se) / shared;
    expect(of(finding, "e-value/point/overlap").quantity).toMatchObject({
      value: expect.closeTo(needed(Math.exp((0.91 * quantity.value) / shared)), 8),
    });
    expect(of(finding, "e-value/limit/overlap").quantity).toMatchObject({
      value: expect.closeTo(needed(Math.exp(low)), 8),
    });
    const tied = run(people.map((one) => ({ ...one, answers: [[60, 20] as const] })));
    expect(of(tied, "e-value/limit/overlap").quantity.kind).toBe("not-estimable");
  });

  it("lists every declared adjustment with whom it speaks for", () => {
    const finding = run(people);
    const { rows } = table(finding, "adjustments");
    expect(rows).toHaveLength(8);
    const value = (row: number) => {
      const cell = rows[row]?.[4];
      if (typeof cell !== "object" || cell === null || !("kind" in cell) || cell.kind !== "estimate") throw new Error();
      return cell.value;
    };
    // Everyone: strata count as n.
    for (const row of [2, 3, 4, 6]) expect(value(row)).toBeCloseTo((3 * 60 + 1 * 80) / 140, 6);
    expect(rows.map(([, population]) => population)).toContain("overlap population");
    expect(finding.blocks.some((block) => block.kind === "chart" && block.id === "satisfaction-adjusted")).toBe(true);
  });

  it("withholds it by the gate, with the failing numbers, and still has the unadjusted difference", () => {
    const few = [
      ...group("a", true, "female", 10, 26),
      ...group("b", false, "female", 9, 23),
      ...group("c", true, "male", 8, 20),
      ...group("d", false, "male", 12, 19),
    ];
    const finding = run(few);
    const text = checkFinding(finding);
    const { quantity, test } = of(finding, "mean-difference/overlap");
    expect(quantity).toMatchObject({ kind: "not-estimable", code: "gate-closed" });
    expect(test).toBeNull();
    if (quantity.kind === "not-estimable") expect(quantity.reason).toContain("people, Talk: 18 (at least 30)");
    expect(of(finding, "mean-difference/unadjusted").quantity.kind).toBe("estimate");
    expect(text).toContain("fails: withheld");
  });

  it("does not depend on the order of rows", () => {
    const shuffled = findingOf(satisfaction, wishInput([...people].reverse(), { plan: { covariates: ["sex"] } }));
    expect(shuffled).toEqual(run(people));
  });

  it("says what nobody has, and imputes what some lack", () => {
    const gaps = [...people, ...group("e", true, "female", 2, 26).map((one) => ({ ...one, sex: null }))];
    const finding = run(gaps, { covariates: ["sex", "site"] });
    const text = checkFinding(finding);
    const { n, quantity } = of(finding, "mean-difference/overlap");
    expect(n).toBe(142);
    expect(quantity).toMatchObject({ kind: "estimate", intervals: [{ method: "Rubin, Barnard–Rubin df" }] });
    expect(finding.caveats.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["covariates-absent", "covariates-imputed"]),
    );
    expect(text).toContain("2 values of covariates, of 2 of 142 people, were missing");
  });

  it.each([
    ["separated", people.filter(({ sex, therapy }) => (sex === "female") === (therapy?.length ?? 0) > 0)],
    ["alike", [...group("a", true, "female", 40, 26), ...group("b", false, "female", 40, 26)]],
    ["all with one total", people.map((one) => ({ ...one, answers: [[60, 20] as const] }))],
    ["nobody with a covariate", people.map((one) => ({ ...one, sex: null }))],
    ["one person", people.slice(0, 1)],
    ["nobody", []],
    ["nobody answers", people.map(({ answers: _, ...one }) => one)],
  ] as const)("words it when people are %s", (_, list) => {
    checkFinding(run(list));
  });

  it("needs no weights for answering when everyone answered, and makes them where some did not", () => {
    expect(of(run(people), "mean-difference/overlap-answering").quantity).toMatchObject({
      kind: "not-estimable",
      code: "no-events",
    });
    const silent = [
      ...group("a", true, "female", 40, 26, 10),
      ...group("b", false, "female", 40, 23, 20),
      ...group("c", true, "male", 40, 20, 10),
      ...group("d", false, "male", 40, 19, 20),
    ];
    const { quantity } = of(run(silent), "mean-difference/overlap-answering");
    // Answering differs by cohort alone, so within a cohort all answers weigh alike.
    if (quantity.kind !== "estimate") throw new Error(quantity.reason);
    expect(quantity.value).toBeCloseTo(2, 8);
  });
});

describe("satisfaction, other measures", () => {
  it("has the median of all pairs and the common odds ratio", () => {
    const finding = run(people, { covariates: [], gate: openGate });
    const shift = of(finding, "shift/unadjusted").quantity;
    const pairs = people
      .filter(({ therapy }) => therapy?.length)
      .flatMap((one) =>
        people
          .filter(({ therapy }) => !therapy?.length)
          .map((other) => (one.answers?.[0]?.[1] ?? 0) - (other.answers?.[0]?.[1] ?? 0)),
      )
      .sort((a, b) => a - b);
    const middle = pairs.length / 2;
    expect(shift.kind === "estimate" && shift.value).toBe(((pairs[middle - 1] ?? 0) + (pairs[middle] ?? 0)) / 2);
    const odds = of(finding, "odds-ratio/unadjusted");
    expect(odds.quantity.kind === "estimate" && odds.quantity.value > 1).toBe(true);
    expect(odds.test).toBeNull();
  });

  it("shows another instrument of a declared construct, and says what is not measured", () => {
    const [mood, joy] = madeInstruments();
    if (!mood || !joy) throw new Error("no instruments");
    const bond = { ...joy, id: "bond", name: "Bond", construct: "alliance" };
    const input = wishInput(people, { plan: { covariates: ["sex"] }, instruments: [mood, joy, bond] });
    if (!input.dataset) throw new Error("no data");
    const asked = tableOf(
      "satisfaction",
      { patient_id: "category", day: "integer", instrument: "category", score: "number", reason: "category" },
      people.map(({ id, therapy }) => ({
        patient_id: id,
        day: 50,
        instrument: "bond",
        score: (therapy?.length ? 25 : 24) + (id.endsWith("1") ? 1 : 0),
      })),
    );
    const dataset = { ...input.dataset, tables: { ...input.dataset.tables, satisfaction: asked } };
    const finding = findingOf(satisfaction, { ...input, dataset });
    checkFinding(finding);
    const { rows } = table(finding, "depth");
    expect(rows[0]?.slice(0, 2)).toEqual(["alliance", "Bond"]);
    expect(rows[1]).toEqual([
      "insight",
      "none in these data",
      "not measured",
      "not measured",
      "not measured",
      "not measured",
    ]);
  });

  it("has alpha where the data hold items, and says so where they do not", () => {
    expect(table(run(people), "reliability").rows[0]?.[2]).toBe("not measured: the data hold totals, not items");
    const input = wishInput(people, { plan: { covariates: [] } });
    if (!input.dataset) throw new Error("no data");
    const items = madeInstruments()[1]?.items ?? 0;
    const kinds = Object.fromEntries(Array.from({ length: items }, (_, i) => [`item_${i + 1}`, "number"] as const));
    const asked = tableOf(
      "satisfaction",
      { patient_id: "category", day: "integer", instrument: "category", score: "number", reason: "category" },
      people.map(({ id }, i) => ({
        patient_id: id,
        day: 50,
        instrument: "joy",
        score: 20,
        ...Object.fromEntries(Object.keys(kinds).map((name) => [name, 1 + (i % 4)])),
      })),
      kinds,
    );
    const dataset = { ...input.dataset, tables: { ...input.dataset.tables, satisfaction: asked } };
    const [row] = table(findingOf(satisfaction, { ...input, dataset }), "reliability").rows;
    // Items that are the same for everyone go together perfectly.
    expect(row?.[1]).toBe(people.length);
    expect(row?.[2]).toMatchObject({ kind: "estimate", value: expect.closeTo(1, 10) });
  });
});
