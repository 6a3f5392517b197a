import { describe, expect, it } from "vitest";
import { findHeadline } from "../../../pipeline/analyses/ledger/find-headline.ts";
import { patientHalf } from "../../../pipeline/analyses/ledger/patient-half.ts";
import type { Claim, Dataset, Headline, Quantity } from "../../../pipeline/model/index.ts";
import { notEstimable } from "../../../pipeline/stats/quantity.ts";
import { claim, finding, headline, number, plan } from "./built.ts";

const measured = (id: string, quantity: Quantity, rest: Partial<Headline> = {}): Headline =>
  headline({ id, quantity, unit: "day-difference", basis: null, ...rest });

const half = (
  quantity: Quantity,
  patients: Partial<Claim["patients"]> = {},
  options: { readonly kind?: Dataset["kind"]; readonly companion?: Quantity; readonly type?: Claim["type"] } = {},
) =>
  patientHalf(
    claim({}, { patients, type: options.type ?? "causal" }),
    { id: "clinic", kind: options.kind ?? "real" },
    findHeadline([
      finding("clinic/time-to-relapse", [
        measured("clinic/time-to-relapse/rmst-difference/unadjusted", quantity),
        measured("clinic/time-to-relapse/rmdor-difference/unadjusted", options.companion ?? number(20, 5, 35)),
      ]),
    ]),
    plan,
  );

const clear = number(40, 30, 50);

describe("the patient half", () => {
  it("has no verdict from made-up patients, however clear, but names the number", () => {
    expect(half(clear, {}, { kind: "simulated" })).toMatchObject({
      verdict: "not-testable",
      reason: "simulated",
      headline: "clinic/time-to-relapse/rmst-difference/unadjusted",
      certainty: null,
    });
    expect(half(clear, { notTestable: "mechanism" }, { kind: "simulated" }).reason).toBe("simulated");
  });

  it("leaves unadjusted differences unresolved, however clear", () => {
    expect(half(clear)).toMatchObject({ verdict: "unresolved", reason: "unadjusted", flags: [] });
    expect(half(number(-40, -50, -30), { rule: "within" })).toMatchObject({
      verdict: "unresolved",
      reason: "unadjusted",
    });
  });

  it("names a companion that points the other way", () => {
    const companion = "time-to-relapse/rmdor-difference/unadjusted";
    expect(half(clear, { companion }, { companion: number(-3, -9, 3) }).flags).toEqual(["companion-disagrees"]);
    expect(half(clear, { companion }).flags).toEqual([]);
    expect(half(clear, { companion }, { companion: notEstimable("too-few", "Few.") }).flags).toEqual([]);
  });

  it("cannot test what is not measured", () => {
    const unmeasured = { verdict: "not-testable", reason: "not-measured" };
    expect(half(clear, { headline: null, rule: "none" })).toMatchObject(unmeasured);
    expect(half(clear, { headline: "satisfaction/mean-difference/unadjusted" })).toMatchObject(unmeasured);
    expect(half(notEstimable("no-data", "No answers."))).toMatchObject(unmeasured);
  });

  it("passes on why the statement cannot be tested, withheld, or worked out", () => {
    expect(half(clear, { notTestable: "no-untreated-group" })).toMatchObject({
      verdict: "not-testable",
      reason: "no-untreated-group",
    });
    expect(half(notEstimable("gate-closed", "Gate."))).toMatchObject({ verdict: "unresolved", reason: "withheld" });
    expect(half(notEstimable("not-reached", "Short."))).toMatchObject({
      verdict: "unresolved",
      reason: "not-estimable",
    });
  });

  it("judges a description of one group by its threshold", () => {
    const rule = { rule: "below", threshold: [0.5], minimum: null } as const;
    expect(half(number(0.3, 0.2, 0.4), rule, { type: "descriptive" })).toMatchObject({
      verdict: "supported",
      reason: "threshold",
    });
  });

  it("treats a missing headline of a finding that is there as a bug, for made-up patients too", () => {
    expect(() => half(clear, { headline: "time-to-relapse/nothing" })).toThrow(RangeError);
    expect(() => half(clear, { companion: "time-to-relapse/nothing" }, { kind: "simulated" })).toThrow(RangeError);
    expect(() => half(clear, { rule: "none" })).toThrow("built");
  });
});
