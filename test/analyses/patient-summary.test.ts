import { describe, expect, it } from "vitest";
import { patientSummary } from "../../pipeline/analyses/patient-summary/patient-summary.ts";
import { headline } from "../../pipeline/analyses/patients/headline.ts";
import type { Headline, Plan, Quantity, Verdict } from "../../pipeline/model/index.ts";
import { estimate, notEstimable } from "../../pipeline/stats/quantity.ts";
import { checkFinding } from "../support/check-finding.ts";
import { shippedPlan } from "../support/shipped-evidence.ts";

const between = (value: number, low: number, high: number): Quantity =>
  estimate(value, { se: 0.05, intervals: [{ kind: "confidence", level: 0.95, low, high, method: "by hand" }] });

const made = (id: string, unit: string, quantity: Quantity): Headline =>
  headline({
    id: `clinic/${id}`,
    label: ["by hand"],
    unit,
    quantity,
    n: 80,
    rows: [{ table: "patients", count: 80, where: "all" }],
  });

const row = (more: Partial<Plan["patientSummary"][number]> = {}): Plan["patientSummary"][number] => ({
  id: "well",
  label: "Still well",
  adjusted: "weighted",
  cohort: "a/share/{cohort}",
  difference: "a/difference",
  relative: null,
  statement: null,
  ...more,
});

const shipped = shippedPlan();
const [comparator, intervention] = [...shipped.cohorts].sort((a, b) => (a.role < b.role ? -1 : 1));
const summary = (
  rows: Plan["patientSummary"],
  headlines: readonly Headline[],
  more: { readonly kind?: "real" | "simulated"; readonly verdicts?: readonly Verdict[] } = {},
) =>
  patientSummary({
    plan: { ...shipped, patientSummary: rows },
    dataset: { id: "clinic", kind: more.kind ?? "real", title: "A clinic" },
    findings: [{ headlines }],
    verdicts: more.verdicts ?? [],
    says: () => "What the ledger says.",
  });
const cellsOf = (finding: ReturnType<typeof summary>) =>
  finding.blocks.flatMap((block) => (block.kind === "table" ? block.rows : []))[0] ?? [];
const estimateAt = (finding: ReturnType<typeof summary>, id: string) => {
  const found = finding.headlines.find((one) => one.id === id)?.quantity;
  return found?.kind === "estimate" ? found : null;
};

const shares = (difference: Quantity): readonly Headline[] => [
  made(`a/share/${comparator?.id}`, "share", between(0.3, 0.2, 0.4)),
  made(`a/share/${intervention?.id}`, "share", between(0.5, 0.4, 0.6)),
  made("a/difference", "risk-difference", difference),
];

describe("a table of one data set", () => {
  it("gives shares as people of a hundred and the number needed where the difference excludes zero", () => {
    const finding = summary([row()], shares(between(0.2, 0.08, 0.32)));
    checkFinding(finding);
    expect(cellsOf(finding).slice(2, 8)).toEqual([
      { headline: `clinic/summary-of-findings/well/${comparator?.id}` },
      { headline: `clinic/summary-of-findings/well/${intervention?.id}` },
      { headline: "clinic/summary-of-findings/well/difference" },
      "not applicable",
      { headline: "clinic/summary-of-findings/well/number-needed" },
      80,
    ]);
    expect(estimateAt(finding, `clinic/summary-of-findings/well/${comparator?.id}`)?.value).toBeCloseTo(30, 12);
    const difference = estimateAt(finding, "clinic/summary-of-findings/well/difference");
    expect([difference?.value, difference?.intervals[0]?.low]).toEqual([expect.closeTo(20, 12), expect.closeTo(8, 12)]);
    // 1/0.2 = 5; 1/0.32 = 3.125 and 1/0.08 = 12.5, rounded up.
    const needed = estimateAt(finding, "clinic/summary-of-findings/well/number-needed");
    expect([needed?.value, needed?.intervals[0]?.low, needed?.intervals[0]?.high]).toEqual([5, 4, 13]);
  });

  it("has no number needed where the interval holds zero, or where nothing made the groups alike", () => {
    expect(cellsOf(summary([row()], shares(between(0.2, -0.1, 0.5))))[6]).toBe("not shown");
    const plain = summary([row({ adjusted: "unadjusted" })], shares(between(0.2, 0.08, 0.32)));
    expect(cellsOf(plain)[6]).toBe("not applicable");
    expect(plain.headlines.some(({ id }) => id.endsWith("number-needed"))).toBe(false);
  });

  it("keeps a withheld difference withheld", () => {
    const finding = summary(
      [row()],
      [made("a/difference", "risk-difference", notEstimable("gate-closed", "Too few people."))],
    );
    expect(cellsOf(finding).slice(2, 5)).toEqual([
      "not estimable",
      "not estimable",
      { headline: "clinic/summary-of-findings/well/difference" },
    ]);
    expect(finding.headlines[0]?.quantity).toMatchObject({ kind: "not-estimable", code: "gate-closed" });
  });

  it("says nothing of made-up patients, whatever the ledger says", () => {
    const finding = summary([row()], shares(between(0.2, 0.08, 0.32)), { kind: "simulated" });
    expect(cellsOf(finding).slice(-2)).toEqual(["none: made-up patients", "Says nothing about real people."]);
    expect(finding.simulated).toBe(true);
    expect(finding.caveats[0]?.code).toBe("made-up-patients");
  });
});
