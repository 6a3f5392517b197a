import { describe, expect, it } from "vitest";
import { findHeadline } from "../../../pipeline/analyses/ledger/find-headline.ts";
import { publishedHalf } from "../../../pipeline/analyses/ledger/published-half.ts";
import type { Basis, Claim, Headline, Quantity } from "../../../pipeline/model/index.ts";
import { notEstimable } from "../../../pipeline/stats/quantity.ts";
import { basis, claim, finding, headline, interval, number, plan } from "./built.ts";

const judge = (
  head: Partial<Headline>,
  published: Partial<Claim["published"]> = {},
  type: Claim["type"] = "causal",
  others: readonly Headline[] = [],
) =>
  publishedHalf(claim(published, { type }), plan, findHeadline([finding("published/a", [headline(head), ...others])]));

const resting = (parts: Partial<Basis>, quantity = number(0.5, 0.3, 0.7)): Partial<Headline> => ({
  quantity,
  basis: basis(parts),
});

describe("the published half", () => {
  it("follows the pattern where no cap applies", () => {
    const half = judge({});
    expect(half).toMatchObject({
      verdict: "supported",
      reason: "worthwhile",
      headline: "published/a/b",
      certainty: "high",
      flags: [],
    });
    expect(half.sweep).toEqual([0.5, 1, 1.5, 2].map((factor) => ({ factor, verdict: "supported" })));
  });

  describe("row 0", () => {
    it("has no evidence without a declared headline, or without its finding", () => {
      expect(judge({}, { headline: null })).toMatchObject({ verdict: "no-evidence", reason: "none", headline: null });
      expect(judge({}, { headline: "published/else/b" })).toMatchObject({ verdict: "no-evidence", reason: "none" });
    });

    it("treats a missing headline of a finding that is there as a bug", () => {
      expect(() => judge({}, { headline: "published/a/c" })).toThrow(
        new RangeError("headline of a statement does not exist: published/a/c"),
      );
      expect(() => judge({}, { supporting: ["published/a/c"] })).toThrow(RangeError);
      expect(() => judge({}, { rule: "none" })).toThrow("built");
      expect(() => judge({ basis: null })).toThrow("published/a/b");
    });

    it("says how many numbers were not counted, and when all come from unconfirmed sources", () => {
      const nothing = notEstimable("no-data", "No study.");
      const half = judge({
        quantity: nothing,
        basis: basis({ trials: 0, unused: { secondary: 2, "direction-only": 1 } }),
      });
      expect(half).toMatchObject({ verdict: "no-evidence", reason: "none", certainty: null, flags: [], sweep: [] });
      expect(half.certaintyInputs[0]?.why).toContainEqual({ term: "2" });
      expect(half.certaintyInputs[0]?.why).toContain(" direction only");
      const only = judge({ quantity: nothing, basis: basis({ trials: 0, unused: { secondary: 2, "wrong-arms": 3 } }) });
      expect(only.flags).toEqual(["only-unconfirmed-sources"]);
    });

    it("stays open where trials exist but have no number together", () => {
      const apart = notEstimable("disconnected", "Different conditions.");
      expect(judge({ quantity: apart })).toMatchObject({ verdict: "unresolved", reason: "not-pooled" });
      expect(judge({ quantity: notEstimable("gate-closed", "Gate.") })).toMatchObject({
        verdict: "unresolved",
        reason: "withheld",
      });
      expect(judge({ quantity: notEstimable("no-convergence", "No.") })).toMatchObject({ reason: "not-estimable" });
    });
  });

  describe("cap 1 and 4: what may decide", () => {
    it.each(["single-arm", "modelled", "non-randomised", "review"] as const)(
      "%s numbers are no evidence for a cause",
      (design) => {
        expect(judge(resting({ design }))).toMatchObject({
          verdict: "no-evidence",
          reason: "indirect-only",
          headline: "published/a/b",
          certainty: null,
        });
      },
    );

    it("lets a review decide where the statement allows it, at low certainty at most", () => {
      const half = judge(resting({ design: "review", trials: 1, information: 10 }, number(0.6, 0.5, 0.7)), {
        reviewRows: true,
      });
      expect(half).toMatchObject({ verdict: "unresolved", reason: "very-low-certainty" });
      const large = judge(resting({ design: "review", trials: 1 }, number(0.6, 0.5, 0.7)), { reviewRows: true });
      expect(large).toMatchObject({ verdict: "supported", certainty: "low" });
    });
  });

  describe("cap 2: one trial", () => {
    const one = (parts: Partial<Basis>, quantity = number(0.5, 0.3, 0.7)) =>
      judge(resting({ trials: 1, information: 25, people: 150, ...parts }, quantity));

    it("cannot decide when it is small", () => {
      expect(one({})).toMatchObject({ verdict: "unresolved", reason: "single-small-trial" });
      expect(one({}, number(-0.5, -0.7, -0.3))).toMatchObject({ verdict: "unresolved", reason: "single-small-trial" });
    });

    it("decides a clear result with enough people, better or worse", () => {
      expect(one({ people: 200 })).toMatchObject({ verdict: "supported", reason: "worthwhile" });
      expect(one({ people: 199 }).verdict).toBe("unresolved");
      expect(one({ people: null }).verdict).toBe("unresolved");
      expect(one({ people: 200 }, number(-0.5, -0.7, -0.3))).toMatchObject({
        verdict: "contradicted",
        reason: "worse",
      });
    });

    it("needs the information size for any other row", () => {
      expect(one({ people: 500 }, number(0.4, 0.1, 0.7))).toMatchObject({ reason: "single-small-trial" });
      expect(one({ information: 200 }, number(0.4, 0.1, 0.7))).toMatchObject({
        verdict: "supported",
        reason: "size-uncertain",
      });
      expect(one({ information: 180 }, number(0.4, 0.1, 0.7))).toMatchObject({ reason: "single-small-trial" });
    });

    it("never decides at high risk of bias", () => {
      const riskOfBias = { low: 0, some: 0, high: 1, unknown: 0 };
      expect(one({ riskOfBias, people: 5000, information: 1e6 })).toMatchObject({ reason: "single-small-trial" });
    });

    it("counts events for ratios", () => {
      const ratio = (events: number | null) =>
        judge(
          {
            better: "lower",
            quantity: number(0.52, 0.38, 0.71, "log"),
            basis: basis({
              trials: 1,
              people: 297,
              events,
              information: 39.3,
              riskOfBias: { low: 0, some: 0, high: 0, unknown: 1 },
            }),
          },
          { minimum: "hr" },
        );
      expect(ratio(113)).toMatchObject({ verdict: "supported", reason: "worthwhile", certainty: "low" });
      expect(ratio(99)).toMatchObject({ verdict: "unresolved", reason: "single-small-trial" });
      expect(ratio(null)).toMatchObject({ verdict: "unresolved", reason: "single-small-trial" });
    });

    it("keeps the reason of a pattern that is unresolved by itself", () => {
      const half = one({ people: 28, information: 2.7 }, number(0.65, -0.55, 1.82));
      expect(half).toMatchObject({ verdict: "unresolved", reason: "imprecise", certainty: "very-low" });
    });
  });

  it.each([2, 4, 5])("with %i trials no rule for one trial applies", (trials) => {
    expect(judge(resting({ trials, people: 90, information: 10 })).verdict).toBe("supported");
  });

  describe("the two declared intervals", () => {
    const other = number(0.5, -0.1, 1.1);
    it.each([
      [2, "supported", "worthwhile"],
      [3, "unresolved", "method-dependent"],
      [5, "unresolved", "method-dependent"],
    ] as const)("with %i trials: %s, %s", (trials, verdict, reason) => {
      expect(judge(resting({ trials, other }))).toMatchObject({ verdict, reason });
    });

    it("may differ in reason as long as the verdict is the same", () => {
      expect(judge(resting({ trials: 4, other: number(0.5, 0.1, 0.9) })).verdict).toBe("supported");
      expect(judge(resting({ trials: 4, other: notEstimable("singular", "No.") })).verdict).toBe("supported");
    });

    it("makes even an unresolved pattern say that the method matters", () => {
      expect(judge(resting({ trials: 4, other: number(0.5, 0.3, 0.7) }, other)).reason).toBe("method-dependent");
    });
  });

  it("cap 3: very low certainty decides nothing", () => {
    const bad = { riskOfBias: { low: 0, some: 0, high: 1, unknown: 0 } };
    const rated = (quantity: Quantity) => judge(resting(bad, quantity), { indirectness: ["population"] });
    const unsure = { verdict: "unresolved", reason: "very-low-certainty", certainty: "very-low" };
    expect(rated(number(0.5, 0.3, 0.7))).toMatchObject(unsure);
    expect(rated(number(-0.5, -0.7, -0.3))).toMatchObject(unsure);
    expect(rated(number(0.3, -0.1, 0.7))).toMatchObject({ ...unsure, reason: "imprecise" });
    expect(judge(resting(bad))).toMatchObject({ verdict: "supported", certainty: "low" });
  });

  it("cap 5: a prediction interval that holds 0 flags a supported statement", () => {
    const flags = (trials: number, low: number) => judge(resting({ trials, prediction: interval(low, 1) })).flags;
    expect(flags(3, 0)).toContain("varies-between-settings");
    expect(flags(3, 0.01)).not.toContain("varies-between-settings");
    expect(flags(2, -1)).not.toContain("varies-between-settings");
    expect(judge(resting({ trials: 3, prediction: interval(-1, 1) })).verdict).toBe("supported");
  });

  it("cap 6: unconfirmed sources that would change the verdict are named", () => {
    const sensitivity = (quantity = number(0.2, -0.1, 0.5)) => [
      headline({ id: "published/a/b/with-secondary", quantity }),
    ];
    const unused = { secondary: 1 };
    expect(judge(resting({ unused }), {}, "causal", sensitivity()).flags).toContain("rests-on-unconfirmed-sources");
    expect(judge(resting({ unused }), {}, "causal", sensitivity(number(0.6, 0.4, 0.8))).flags).not.toContain(
      "rests-on-unconfirmed-sources",
    );
    expect(judge(resting({}), {}, "causal", sensitivity()).flags).not.toContain("rests-on-unconfirmed-sources");
    expect(judge(resting({ unused })).flags).not.toContain("rests-on-unconfirmed-sources");
  });

  it("flips under the sweep, and says so", () => {
    const half = judge(resting({}, number(0.3, 0.2, 0.4)));
    expect(half.verdict).toBe("supported");
    expect(half.sweep.map(({ verdict }) => verdict)).toEqual(["supported", "supported", "unresolved", "contradicted"]);
    expect(half.flags).toContain("depends-on-worthwhile");
    expect(judge(resting({}, number(0.9, 0.7, 1.1))).flags).toEqual([]);
  });

  it("sweeps ratios on their logarithm", () => {
    const half = judge(
      { better: "lower", quantity: number(0.75, 0.6, 0.9, "log"), basis: basis({ events: 800 }) },
      { minimum: "hr" },
    );
    expect(half.verdict).toBe("supported");
    expect(half.sweep.map(({ verdict }) => verdict)).toEqual(["supported", "supported", "unresolved", "contradicted"]);
  });

  it("falls back to the next headline only where the first rests on nothing", () => {
    const ratio = headline({
      id: "published/a/rr",
      better: "lower",
      quantity: number(0.5, 0.4, 0.6, "log"),
      basis: basis({ events: 500 }),
    });
    const fallback = [{ headline: "published/a/rr", minimum: "rr" }];
    const nothing = { quantity: notEstimable("no-data", "No study."), basis: basis({ trials: 0 }) };
    expect(judge(nothing, { fallback }, "causal", [ratio])).toMatchObject({
      headline: "published/a/rr",
      verdict: "supported",
    });
    expect(judge({}, { fallback }, "causal", [ratio]).headline).toBe("published/a/b");
    expect(judge(nothing, { fallback }, "causal", [{ ...ratio, ...nothing }])).toMatchObject({
      headline: "published/a/b",
      verdict: "no-evidence",
    });
  });

  it("reads a statement of little difference the other way round", () => {
    const within = (quantity = number(0.02, -0.05, 0.08)) =>
      judge(resting({}, quantity), { rule: "within", minimum: "rd" });
    expect(within()).toMatchObject({ verdict: "supported", reason: "equivalent", certainty: "high" });
    expect(within(number(-0.2, -0.3, -0.12))).toMatchObject({ verdict: "contradicted", reason: "worse" });
  });

  it("judges descriptions by their threshold, rated low at best and without caps", () => {
    const parts = {
      quantity: number(0.3, 0.2, 0.4),
      unit: "share",
      basis: basis({ design: "modelled", trials: 1 }),
    } as const;
    const half = judge(parts, { rule: "below", threshold: [0.5], minimum: null }, "descriptive");
    expect(half).toMatchObject({ verdict: "supported", reason: "threshold", certainty: "low", sweep: [] });
    const doubtful = {
      ...parts,
      basis: basis({ design: "modelled", trials: 4, prediction: interval(0.01, 0.7, "prediction") }),
    } as const;
    const open = judge(doubtful, { rule: "below", threshold: [0.5], minimum: null }, "descriptive");
    expect(open).toMatchObject({ verdict: "unresolved", reason: "very-low-certainty", certainty: "very-low" });
    expect(open.certaintyInputs.find(({ domain }) => domain === "inconsistency")).toMatchObject({ steps: -1 });
    const median = {
      quantity: { kind: "estimate", value: 40, se: null, seScale: "identity", intervals: [] },
      basis: null,
    } as const;
    expect(judge(median, { rule: "median-between", threshold: [30, 60], minimum: null }, "descriptive")).toMatchObject({
      verdict: "supported",
      certainty: null,
    });
  });

  it("cannot test what is declared so, whatever the numbers", () => {
    expect(judge({}, { notTestable: "mechanism" })).toMatchObject({ verdict: "not-testable", reason: "mechanism" });
  });
});
