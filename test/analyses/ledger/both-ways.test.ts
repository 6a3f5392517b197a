import { describe, expect, it } from "vitest";
import { findHeadline } from "../../../pipeline/analyses/ledger/find-headline.ts";
import { patientHalf } from "../../../pipeline/analyses/ledger/patient-half.ts";
import type { Claim, Dataset, Headline, Quantity } from "../../../pipeline/model/index.ts";
import { notEstimable } from "../../../pipeline/stats/quantity.ts";
import { claim, finding, headline, number, plan } from "./built.ts";

const point = (id: string, quantity: Quantity, rest: Partial<Headline> = {}): Headline =>
  headline({ id: `clinic/preference/${id}`, quantity, unit: "point-difference", basis: null, ...rest });

const half = (
  patients: Partial<Claim["patients"]>,
  headlines: readonly Headline[],
  type: Claim["type"],
  kind: Dataset["kind"] = "real",
) =>
  patientHalf(
    claim({}, { patients, type }),
    { id: "clinic", kind },
    findHeadline([finding("clinic/preference", [...headlines])]),
    plan,
  );

const both = (depth: Quantity, speed: Quantity, kind: Dataset["kind"] = "real") =>
  half(
    {
      headline: "preference/goal/depth",
      companion: "preference/goal/speed",
      rule: "both-ways",
      minimum: "satisfaction",
      threshold: null,
    },
    [point("goal/depth", depth), point("goal/speed", speed)],
    "interaction",
    kind,
  );

const clearFor = number(4, 2.5, 5.5);
const clearAgainst = number(-4, -5.5, -2.5);

describe("two effects in two directions", () => {
  it("hold together only when both do", () => {
    expect(both(clearFor, clearAgainst)).toMatchObject({
      verdict: "supported",
      reason: "worthwhile",
      headline: "clinic/preference/goal/depth",
    });
    expect(both(number(3, 1, 5), clearAgainst)).toMatchObject({ verdict: "supported", reason: "size-uncertain" });
    expect(both(clearFor, number(-3, -5, -1))).toMatchObject({ verdict: "supported", reason: "size-uncertain" });
  });

  it("fail when either does", () => {
    expect(both(clearAgainst, clearAgainst)).toMatchObject({ verdict: "contradicted", reason: "worse" });
    expect(both(clearFor, number(0, -1, 1))).toMatchObject({ verdict: "contradicted", reason: "equivalent" });
    expect(both(number(2, -1, 5), clearFor)).toMatchObject({ verdict: "contradicted", reason: "worse" });
  });

  it("are open otherwise", () => {
    expect(both(number(2, -1, 5), clearAgainst)).toMatchObject({ verdict: "unresolved", reason: "imprecise" });
    expect(both(clearFor, number(-1, -3, 1))).toMatchObject({ verdict: "unresolved", reason: "imprecise" });
  });

  it("say when the verdict depends on what is called worthwhile", () => {
    const { sweep, flags } = both(number(2.2, 0.2, 4.2), clearAgainst);
    expect(sweep.map(({ factor }) => factor)).toEqual(plan.mwe.sweep);
    expect(flags).toEqual(["depends-on-worthwhile"]);
    expect(both(number(9, 8, 10), number(-9, -10, -8)).flags).toEqual([]);
  });

  it("pass on why a number is not there, and say nothing of made-up patients", () => {
    const closed = notEstimable("gate-closed", "Gate.");
    expect(both(closed, clearAgainst)).toMatchObject({ verdict: "unresolved", reason: "withheld" });
    expect(both(clearFor, closed)).toMatchObject({ verdict: "unresolved", reason: "withheld" });
    expect(both(clearFor, notEstimable("no-data", "None."))).toMatchObject({ verdict: "not-testable" });
    expect(both(clearFor, clearAgainst, "simulated")).toMatchObject({ verdict: "not-testable", reason: "simulated" });
  });

  it("need a companion", () => {
    expect(() =>
      half(
        { headline: "preference/goal/depth", companion: null, rule: "both-ways", minimum: "satisfaction" },
        [point("goal/depth", clearFor)],
        "interaction",
      ),
    ).toThrow(RangeError);
  });
});

describe("what most people prefer", () => {
  const share = (quantity: Quantity, kind: Dataset["kind"] = "real") =>
    half(
      { headline: "preference/share/x/y", companion: null, rule: "above", minimum: null, threshold: [0.5, 0.6] },
      [point("share/x/y", quantity, { unit: "share" })],
      "descriptive",
      kind,
    );

  it("needs the lower limit above one half and the share at three fifths", () => {
    expect(share(number(0.6, 0.51, 0.69)).verdict).toBe("supported");
    expect(share(number(0.59, 0.51, 0.67)).verdict).toBe("unresolved");
    expect(share(number(0.6, 0.5, 0.7)).verdict).toBe("unresolved");
    expect(share(number(0.4, 0.31, 0.49)).verdict).toBe("contradicted");
    expect(share(number(0.45, 0.4, 0.5)).verdict).toBe("unresolved");
    expect(share(number(0.9, 0.8, 0.95), "simulated")).toMatchObject({ reason: "simulated" });
    expect(share(notEstimable("no-data", "Nobody.")).verdict).toBe("not-testable");
  });
});

describe("adjusted differences", () => {
  const adjusted = (quantity: Quantity) =>
    half(
      {
        headline: "preference/matched/overlap",
        companion: null,
        rule: "interval",
        minimum: "satisfaction",
        threshold: null,
      },
      [point("matched/overlap", quantity)],
      "causal",
    );

  it("are open by their interval, or because no family holds them", () => {
    expect(adjusted(number(1, -1, 3))).toMatchObject({ verdict: "unresolved", reason: "imprecise" });
    expect(adjusted(clearFor)).toMatchObject({ verdict: "unresolved", reason: "exploratory" });
    expect(adjusted(clearAgainst)).toMatchObject({ verdict: "unresolved", reason: "exploratory" });
  });
});
