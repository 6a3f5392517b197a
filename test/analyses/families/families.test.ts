import { describe, expect, it } from "vitest";
import { adjustedP } from "../../../pipeline/analyses/families/adjusted-p.ts";
import { familyMembers } from "../../../pipeline/analyses/families/family-members.ts";
import { type FamiliesPlan, familyReadings } from "../../../pipeline/analyses/families/family-reading.ts";
import { multiplicity } from "../../../pipeline/analyses/families/multiplicity.ts";
import type { Finding, Headline, TableBlock } from "../../../pipeline/model/index.ts";
import { notEstimable } from "../../../pipeline/stats/quantity.ts";
import { checkFinding } from "../../support/check-finding.ts";
import { headline, number } from "../ledger/built.ts";

const plan: FamiliesPlan = {
  alpha: 0.05,
  families: {
    primary: { ids: ["days", "share", "joy", "gone"], method: "holm" },
    secondary: { ids: ["kept.*", "days", "kept.late"], method: "hochberg" },
    exploratory: { method: "none", pValues: false },
  },
  estimandHeadlines: [
    { estimand: "days", label: "About days", headline: "a/days" },
    { estimand: "share", label: "About share", headline: "a/share" },
    { estimand: "joy", label: "About joy", headline: "a/joy" },
    { estimand: "kept.early", label: "About kept.early", headline: "a/kept-early" },
    { estimand: "kept.late", label: "About kept.late", headline: "a/kept-late" },
  ],
};

const tested = (id: string, p: number | null, rest: Partial<Headline> = {}): Headline =>
  headline({
    id: `clinic/a/${id}`,
    unit: "day-difference",
    quantity: number(20, 5, 35),
    test: p === null ? null : { name: "Wald", statistic: 2, df: [], p },
    basis: null,
    ...rest,
  });

const headlines = [
  tested("days", 0.012),
  tested("share", 0.03),
  tested("joy", 0.001, { quantity: notEstimable("gate-closed", "Withheld by the declared conditions.") }),
  tested("kept-early", 0.04),
  tested("kept-late", null),
];

const dataset = { id: "clinic", kind: "real", tables: { patients: { length: 9 } } } as const;

const read = (list: readonly Headline[] = headlines, own: FamiliesPlan = plan) =>
  familyReadings(own, dataset, (id) => list.find((one) => one.id === id) ?? null);

describe("the members of a family", () => {
  it("are what its ids mean, in declared order, each once", () => {
    expect(familyMembers(plan, "secondary").map(({ estimand }) => estimand)).toEqual([
      "kept.early",
      "kept.late",
      "days",
    ]);
  });

  it("count even when no number is named for them", () => {
    expect(familyMembers(plan, "primary").at(-1)).toEqual({ estimand: "gone", label: "gone", headline: null });
    const none = { ...plan, families: { ...plan.families, primary: { method: "holm" as const } } };
    expect(familyMembers(none, "primary")).toEqual([]);
  });
});

describe("corrected p values", () => {
  it("are those of the declared method, with 1 for what has none", () => {
    // R 4.2.2: p.adjust(c(.012, .03, .2, 1), "holm") and (…, "hochberg").
    expect(adjustedP("holm", [0.012, 0.03, 0.2, null])).toEqual([
      expect.closeTo(0.048, 12),
      expect.closeTo(0.09, 12),
      expect.closeTo(0.4, 12),
      null,
    ]);
    expect(adjustedP("hochberg", [0.012, 0.03, 0.2, null])[0]).toBeCloseTo(0.048, 12);
    expect(adjustedP("none", [0.012, null])).toEqual([0.012, null]);
    expect(adjustedP("holm", [])).toEqual([]);
  });

  it("are corrected for all declared members: withheld ones count, and their p value does not", () => {
    const [primary, secondary] = read();
    expect(primary?.members.map(({ p, adjusted, clear }) => [p, adjusted, clear])).toEqual([
      // Four members: 4·0.012 and 3·0.03.
      [0.012, expect.closeTo(0.048, 12), true],
      [0.03, expect.closeTo(0.09, 12), false],
      [null, null, false],
      [null, null, false],
    ]);
    // Three members: Hochberg on 0.04, 1 and 0.012.
    expect(secondary?.members.map(({ adjusted, clear }) => [adjusted, clear])).toEqual([
      [expect.closeTo(0.08, 12), false],
      [null, false],
      [expect.closeTo(0.036, 12), true],
    ]);
  });

  it("do not depend on the order of the declared ids", () => {
    const turned = {
      ...plan,
      families: { ...plan.families, primary: { ids: ["gone", "joy", "share", "days"], method: "holm" as const } },
    };
    const sorted = (own: FamiliesPlan) =>
      [...(read(headlines, own)[0]?.members ?? [])].sort((a, b) => (a.estimand < b.estimand ? -1 : 1));
    expect(sorted(turned)).toEqual(sorted(plan));
  });

  it("are clear at exactly the declared level", () => {
    const own = { ...plan, families: { ...plan.families, primary: { ids: ["days"], method: "holm" as const } } };
    expect(read([tested("days", 0.05)], own)[0]?.members[0]?.clear).toBe(true);
    expect(read([tested("days", 0.0501)], own)[0]?.members[0]?.clear).toBe(false);
  });
});

describe("the finding", () => {
  const source = { id: "clinic/a", headlines } as unknown as Finding;
  const finding = multiplicity({ plan, dataset, findings: [source] });
  const table = (id: string): TableBlock => {
    const found = finding.blocks.find((block) => block.kind === "table" && block.id === id);
    if (found?.kind !== "table") throw new Error(`no table ${id}`);
    return found;
  };
  const value = (id: string) => finding.headlines.find((one) => one.id === `clinic/multiplicity/${id}`)?.quantity;

  it("lists every declared member of each family and says why one has no p value", () => {
    const text = checkFinding(finding, [source]);
    expect(text).toContain("Of 4 main questions, 1 stayed clear. Of 3 further questions, 1 stayed clear.");
    expect(
      table("family-primary").rows.map(([, estimand, , p, corrected, decision]) => [estimand, p, corrected, decision]),
    ).toEqual([
      ["days", 0.012, expect.closeTo(0.048, 12), "a difference is shown"],
      ["share", 0.03, expect.closeTo(0.09, 12), "no difference is shown"],
      ["joy", "none", "none", "withheld; counted in the family"],
      ["gone", "none", "none", "not estimable; counted in the family"],
    ]);
    expect(table("family-secondary").rows[1]?.at(-1)).toBe("not tested; counted in the family");
    expect(text).toContain("The plan names no number for it.");
    expect(text).toContain("\n.05\na difference is shown");
  });

  it("has the corrected p values as its numbers", () => {
    expect(value("primary/days")).toMatchObject({ kind: "estimate", value: expect.closeTo(0.048, 12) });
    expect(value("secondary/kept-early")).toMatchObject({ value: expect.closeTo(0.08, 12) });
    expect(value("primary/joy")).toMatchObject({ kind: "not-estimable", code: "gate-closed" });
    expect(value("clear/primary")).toMatchObject({ value: 1 });
    expect(finding.headlines.filter(({ test }) => test !== null)).toEqual([]);
  });

  it("stamps made-up patients, and words it when there is nothing at all", () => {
    const nothing = multiplicity({ plan, dataset: { ...dataset, kind: "simulated" }, findings: [] });
    expect(nothing.simulated).toBe(true);
    expect(checkFinding(nothing)).toContain("These numbers come from made-up patients.");
    expect(nothing.headlines.filter(({ quantity }) => quantity.kind === "estimate")).toHaveLength(2);
  });
});
