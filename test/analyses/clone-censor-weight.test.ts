import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cloneCensorWeightAnalysis } from "../../pipeline/analyses/clone-censor-weight.ts";
import { type AnalysisInput, type Finding, MISSING_INT } from "../../pipeline/model/index.ts";
import { checkFinding, findingOf } from "../support/check-finding.ts";
import { madeInstruments } from "../support/made-instruments.ts";
import { madeInput, noEvidence, type Person } from "../support/made-study.ts";
import { shippedPlan } from "../support/shipped-evidence.ts";
import { shippedInstruments } from "../support/shipped-instruments.ts";
import { shippedPatients } from "../support/shipped-patients.ts";

const plan = shippedPlan();
const shipped: AnalysisInput = {
  plan,
  instruments: shippedInstruments(),
  evidence: noEvidence,
  dataset: shippedPatients(),
};

const clonesOf = (finding: Finding) => {
  const table = finding.blocks.find((block) => block.kind === "table" && block.id === "clones");
  if (table?.kind !== "table") throw new Error("no table of clones");
  return table.rows;
};

const of = (finding: Finding, id: string) => {
  const found = finding.headlines.find((headline) => headline.id.endsWith(`/clone-censor-weight/${id}`));
  if (!found) throw new Error(`no headline ${id}`);
  return found;
};

describe("the shipped simulated patients", () => {
  const finding = findingOf(cloneCensorWeightAnalysis, shipped);

  it("are cloned, and all of it is worded, cited and without p-values", () => {
    checkFinding(finding);
    const references = JSON.parse(
      readFileSync(join(import.meta.dirname, "../../pipeline/report/texts/methods.json"), "utf8"),
    ).references.map(({ id }: { id: string }) => id);
    for (const citation of finding.method.citations) expect(references, citation).toContain(citation);
    for (const { id, quantity, test } of finding.headlines) {
      expect(quantity.kind, id).toBe("estimate");
      expect(test, id).toBeNull();
    }
    expect(finding.simulated).toBe(true);
    expect(finding.standing).toBe("exploratory");
  });

  it("has a difference of the two strategies, and clones that add up", () => {
    const [comparator, intervention] = plan.cohorts.map(({ id }) => of(finding, `rmdor/${id}/weighted`).quantity);
    const difference = of(finding, "rmdor-difference/weighted").quantity;
    if (difference.kind !== "estimate" || intervention?.kind !== "estimate" || comparator?.kind !== "estimate") {
      throw new Error("not estimable");
    }
    expect(difference.value).toBeCloseTo(intervention.value - comparator.value, 10);
    for (const row of clonesOf(finding)) {
      const [clones, left, settled, lost, completed] = row.slice(1).map(Number) as [
        number,
        number,
        number,
        number,
        number,
      ];
      expect(left + settled + lost + completed).toBe(clones);
      expect(clones).toBe(of(finding, "rmdor-difference/weighted").n);
    }
  });

  it("are refused in words where too few complete the grace period, where weights fail, and beyond the follow-up", () => {
    const changed = (changes: Partial<typeof plan>) => {
      const other = findingOf(cloneCensorWeightAnalysis, { ...shipped, plan: { ...plan, ...changes } });
      checkFinding(other);
      return of(other, "rmdor-difference/weighted").quantity;
    };
    const rule = plan.cloneCensorWeight;
    expect(changed({ cloneCensorWeight: { ...rule, minCompleted: 500 } })).toMatchObject({ code: "too-few" });
    expect(changed({ cloneCensorWeight: { ...rule, daysAfterGrace: 900 } })).toMatchObject({ code: "not-reached" });
    expect(changed({ gate: { ...plan.gate, maxWeightShare: 0.01 } })).toMatchObject({ code: "gate-closed" });
  });
});

/** Baseline 20 on day 0, last acute dose on day 14, score on day 20. */
const person = (id: string, therapy: readonly number[], later: readonly (readonly [number, number])[]): Person => ({
  id,
  doses: [
    [0, "acute"],
    [14, "acute"],
  ],
  therapy,
  scores: [[0, 20], ...later],
});

const stays: readonly (readonly [number, number])[] = [
  [20, 4],
  [60, 4],
  [120, 4],
  [200, 4],
];

/** Who stays well from day 20 on, who relapses on day 60, who never responds, in two groups of different make-up. */
const group = (name: string, therapy: readonly number[], counts: readonly [number, number, number]): Person[] => {
  const courses: readonly (readonly (readonly [number, number])[])[] = [
    stays,
    [
      [20, 4],
      [60, 20],
      [70, 20],
    ],
    [[20, 19]],
  ];
  return counts.flatMap((count, kind) =>
    Array.from({ length: count }, (_, i) => person(`${name}${kind}${i}`, therapy, courses[kind] ?? [])),
  );
};

const small = {
  cloneCensorWeight: { graceDays: 56, daysAfterGrace: 64, minCompleted: 5 },
  gate: { ...plan.gate, ess: { minShare: 0.1, min: 2 }, maxWeightShare: 0.5 },
  minAtRisk: 2,
  covariates: [],
};

const run = (people: readonly Person[], changes: Partial<typeof plan> = {}, shuffle = false): Finding => {
  const finding = findingOf(
    cloneCensorWeightAnalysis,
    madeInput(people, { instruments: madeInstruments(), plan: { ...small, ...changes }, shuffle }),
  );
  checkFinding(finding);
  return finding;
};

const value = (finding: Finding, id: string): number => {
  const { quantity } = of(finding, id);
  if (quantity.kind === "not-estimable") throw new Error(quantity.reason);
  return quantity.value;
};

describe("made people", () => {
  // Sessions on days 3 and 9: everybody in therapy has left the other strategy by day 9.
  const people = [...group("plain", [], [10, 10, 20]), ...group("talk", [3, 9], [20, 10, 10])];

  it("give the days that can be counted by hand", () => {
    const finding = run(people);
    // Without therapy: 10 of 40 for 100 days, 10 of 40 for 40 days, 20 for none.
    expect(value(finding, "rmdor/plain/weighted")).toBeCloseTo((10 * 100 + 10 * 40) / 40, 10);
    // With it: 50 of 80 respond whoever receives it; on day 56 all are still well, and those in therapy alone count on:
    // 20 of 30 stay well to day 120, 10 of 30 relapse on day 60.
    expect(value(finding, "rmdor/talk/weighted")).toBeCloseTo((50 / 80) * ((2 / 3) * 100 + (1 / 3) * 40), 10);
    expect(value(finding, "rmdor-difference/weighted")).toBeCloseTo(50 - 35, 10);
    expect(clonesOf(finding).map((row) => row.slice(1, 6))).toEqual([
      [80, 40, 20, 0, 20],
      [80, 20, 30, 0, 30],
    ]);
  });

  it("do not hang on the order of rows", () => {
    expect(run(people, {}, true)).toEqual(run(people));
  });

  it("count the intervention from the session that completes it, and not after the grace period", () => {
    const late = people.map((one) => (one.id.startsWith("talk") ? { ...one, therapy: [3, 57] } : one));
    expect(of(run(late), "rmdor-difference/weighted").quantity).toMatchObject({
      code: "too-few",
      details: { completed: 0 },
    });
    const before = people.map((one) => (one.id.startsWith("talk") ? { ...one, therapy: [-9, -2] } : one));
    expect(value(run(before), "rmdor-difference/weighted")).toBeCloseTo(15, 10);
  });

  it("end early on the day of rescue, and go unseen after the last acute dose without a score", () => {
    const more: readonly Person[] = [
      ...people,
      ...Array.from({ length: 4 }, (_, i) => ({
        ...person(`early${i}`, [], []),
        events: [{ day: 10, kind: "dropout" }],
      })),
    ];
    // Four more who never respond.
    expect(value(run(more), "rmdor/plain/weighted")).toBeCloseTo(1400 / 44, 10);
    const unseen: readonly Person[] = [...people, ...Array.from({ length: 4 }, (_, i) => person(`gone${i}`, [], []))];
    const finding = run(unseen);
    expect(value(finding, "rmdor/plain/weighted")).toBeCloseTo(35, 10);
    expect(clonesOf(finding).map((row) => row[4])).toEqual([4, 4]);
  });

  it("are refused where there is nobody, nobody responds, or one group only", () => {
    expect(of(run([]), "rmdor-difference/weighted").quantity).toMatchObject({ code: "no-data" });
    const never = [...group("plain", [], [0, 0, 20]), ...group("talk", [3, 9], [0, 0, 20])];
    expect(of(run(never), "rmdor-difference/weighted").quantity.kind).toBe("not-estimable");
    expect(of(run(group("talk", [3, 9], [20, 10, 10])), "rmdor-difference/weighted").quantity.kind).toBe(
      "not-estimable",
    );
  });
});

describe("gaps in covariates", () => {
  it("are imputed, and the estimates pooled", () => {
    const { dataset } = shipped;
    if (dataset === null) throw new Error("no data");
    const { age } = dataset.tables.patients.columns;
    const values = age.values.map((one, row) => (row % 20 === 3 ? MISSING_INT : one)) as typeof age.values;
    const patients = {
      ...dataset.tables.patients,
      columns: { ...dataset.tables.patients.columns, age: { ...age, values } },
    };
    const gaps: AnalysisInput = {
      ...shipped,
      dataset: { ...dataset, tables: { ...dataset.tables, patients } },
      plan: { ...plan, missing: { ...plan.missing, imputations: 3 } },
    };
    const finding = findingOf(cloneCensorWeightAnalysis, gaps);
    checkFinding(finding);
    const [full, filled] = [findingOf(cloneCensorWeightAnalysis, shipped), finding].map(
      (one) => of(one, "rmdor-difference/weighted").quantity,
    );
    if (full?.kind !== "estimate" || filled?.kind !== "estimate") throw new Error("not estimable");
    expect(Math.abs(filled.value - full.value)).toBeLessThan(1);
    expect(filled.value).not.toBe(full.value);
    expect(finding.caveats.map(({ code }) => code)).toContain("covariates-imputed");
  });
});
