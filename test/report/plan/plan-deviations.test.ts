import { describe, expect, it } from "vitest";
import { planReads } from "../../../pipeline/commands/plan-reads.ts";
import type { Claim, Plan, PlanLockFile } from "../../../pipeline/model/index.ts";
import { frozenPlan } from "../../../pipeline/report/plan/frozen-plan.ts";
import { planDeviations } from "../../../pipeline/report/plan/plan-deviations.ts";
import { valueText } from "../../../pipeline/report/plan/value-text.ts";
import { shippedPlan } from "../../support/shipped-evidence.ts";

const plan = shippedPlan();
const claims = [{ id: "lasts", label: "Lasts", type: "causal" }] as unknown as readonly Claim[];
const lock: Pick<PlanLockFile, "plan" | "lockedAt"> = {
  plan: JSON.parse(JSON.stringify(frozenPlan({ plan, claims }))),
  lockedAt: "2025-10-02T09:00:00.000Z",
};
const findings = [
  { id: "clinic/relapse", analysis: "relapse" },
  { id: "published/onset", analysis: "onset" },
  { id: "published/other", analysis: "unheard-of" },
];
const reads = { relapse: ["horizonDays"], onset: ["level"] };
const deviations = (changed: Partial<Plan>, others = claims) =>
  planDeviations({ plan: { ...plan, ...changed }, claims: others }, lock, { findings, reads });

describe("where a plan is not what was frozen", () => {
  it("is nowhere when nothing that chooses was changed", () => {
    expect(deviations({})).toEqual([]);
    expect(deviations({ dataAsOf: "2030-01-01", title: "Another", searchNote: "Searched again." })).toEqual([]);
  });

  it("is each choice with both values, the day of the lock, and who looks at it; unknown readers look at everything", () => {
    expect(deviations({ horizonDays: 91 })).toEqual([
      {
        path: "horizonDays",
        old: plan.horizonDays,
        new: 91,
        when: "2025-10-02T09:00:00.000Z",
        findings: ["clinic/relapse", "published/other"],
      },
    ]);
    const { cohorts } = plan;
    const other = cohorts.map((cohort) => (cohort.role === "comparator" ? { ...cohort, label: "Others" } : cohort));
    const [comparator] = cohorts.filter(({ role }) => role === "comparator");
    expect(deviations({ cohorts: other })[0]).toMatchObject({
      path: `cohorts.${comparator?.id}.label`,
      old: comparator?.label,
      new: "Others",
    });
  });

  it("is a statement that came, went or is decided otherwise, never its words", () => {
    const [claim] = claims as [Claim];
    expect(deviations({}, [{ ...claim, label: "Stays" }])).toEqual([]);
    expect(deviations({}, [{ ...claim, type: "descriptive" } as never]).map(({ path }) => path)).toEqual([
      "statements.lasts.type",
    ]);
    expect(deviations({}, [claim, { ...claim, id: "more" }]).map(({ path, old }) => [path, old])).toEqual([
      ["statements.more", null],
    ]);
  });
});

describe("who looks at which part of the plan", () => {
  it("is known for what is read from finished findings, too", () => {
    const known = planReads();
    for (const id of ["multiplicity", "summary-of-findings", "information"]) expect(known[id]).toContain("cohorts");
    expect(known.multiplicity).toContain("families");
    expect(known.information).not.toContain("relapse");
    const keys = new Set([...Object.keys(plan), "statements", "preset"]);
    for (const [id, paths] of Object.entries(known))
      for (const key of paths) expect(keys.has(key), `${id} ${key}`).toBe(true);
  });
});

describe("a value of the plan in one line", () => {
  it.each([
    [null, "nothing"],
    ["overlap", "“overlap”"],
    [[30, 60], "[30, 60]"],
    [{ a: 1 }, '{"a":1}'],
  ])("%j is %s", (value, text) => {
    expect(valueText(value)).toBe(text);
  });

  it("is cut when it is long", () => {
    expect(valueText("x".repeat(200))).toHaveLength(80);
  });
});
