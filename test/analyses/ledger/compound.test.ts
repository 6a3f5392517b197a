import { describe, expect, it } from "vitest";
import { compoundHalf, compoundRuling, compoundWord } from "../../../pipeline/analyses/ledger/compound.ts";
import { halfVerdict } from "../../../pipeline/analyses/ledger/half-verdict.ts";

const S = "supported";
const X = "contradicted";
const U = "unresolved";
const N = "no-evidence";
const T = "not-testable";

describe("compound statements", () => {
  it.each([
    [[S, S], S],
    [[X, X], X],
    [[T, T], T],
    [[N, N], N],
    [[N, T], N],
    [[S, X], U],
    [[S, N], U],
    [[S, T], U],
    [[X, N], U],
    [[U, U], U],
    [[S, U, N], U],
    [[U, T], U],
  ] as const)("%j → %s", (parts, whole) => {
    expect(compoundWord(parts)).toBe(whole);
  });

  it("shares the reason of its parts, and says so when they differ", () => {
    const part = (verdict: typeof S | typeof U, reason: string) => ({ verdict, reason });
    expect(compoundRuling([part(U, "imprecise"), part(U, "imprecise")]).reason).toBe("imprecise");
    expect(compoundRuling([part(U, "imprecise"), part(U, "conflict")]).reason).toBe("no-part-settled");
    expect(compoundRuling([part(U, "imprecise"), part(S, "worthwhile")]).reason).toBe("compound");
    expect(compoundRuling([part(S, "size-uncertain"), part(S, "worthwhile")]).reason).toBe("compound");
  });

  it("is as sure as of its least sure part, and not rated where the parts differ", () => {
    const sure = halfVerdict(S, "worthwhile", { certainty: "high" });
    const less = halfVerdict(S, "worthwhile", { certainty: "low" });
    expect(compoundHalf([sure, less])).toMatchObject({ verdict: S, reason: "worthwhile", certainty: "low" });
    expect(compoundHalf([sure, halfVerdict(S, "threshold")]).certainty).toBeNull();
    expect(compoundHalf([sure, halfVerdict(X, "worse", { certainty: "low" })]).certainty).toBeNull();
  });

  it("refuses a whole without parts", () => {
    expect(() => compoundWord([])).toThrow(RangeError);
  });
});
