import { describe, expect, it } from "vitest";
import { combine, patientsTogether } from "../../../pipeline/analyses/ledger/combine.ts";
import type { VerdictWord } from "../../../pipeline/model/index.ts";

const half = (verdict: VerdictWord, reason = `because-${verdict}`) => ({ verdict, reason });

const S = "supported";
const X = "contradicted";
const U = "unresolved";
const N = "no-evidence";
const T = "not-testable";

describe("both halves together", () => {
  it.each([
    [S, S, S, "agreement"],
    [S, X, U, "conflict"],
    [S, U, S, "published-only"],
    [S, N, S, "published-only"],
    [S, T, S, "published-only"],
    [X, S, U, "conflict"],
    [X, X, X, "agreement"],
    [X, U, X, "published-only"],
    [X, N, X, "published-only"],
    [X, T, X, "published-only"],
    [U, S, U, "cohort-points-towards"],
    [U, X, U, "cohort-points-against"],
    [U, U, U, "published-only"],
    [U, N, U, "published-only"],
    [U, T, U, "published-only"],
    [N, S, U, "cohort-only"],
    [N, X, U, "cohort-only"],
    [N, U, U, "because-unresolved"],
    [N, N, N, "because-no-evidence"],
    [N, T, N, "because-no-evidence"],
    [T, S, U, "cohort-only"],
    [T, X, U, "cohort-only"],
    [T, U, U, "because-unresolved"],
    [T, N, N, "because-no-evidence"],
    [T, T, T, "because-not-testable"],
  ] as const)("causal: studies %s, clinics %s → %s (%s)", (evidence, patients, verdict, reason) => {
    expect(combine("causal", half(evidence), half(patients))).toEqual({ verdict, reason });
    expect(combine("interaction", half(evidence), half(patients))).toEqual({ verdict, reason });
  });

  it.each([
    [S, S, S],
    [S, X, U],
    [S, U, S],
    [S, N, S],
    [S, T, S],
    [X, S, U],
    [X, X, X],
    [X, U, X],
    [X, N, X],
    [X, T, X],
    [U, S, U],
    [U, X, U],
    [U, U, U],
    [U, N, U],
    [U, T, U],
    [N, S, S],
    [N, X, X],
    [N, U, U],
    [N, N, N],
    [N, T, N],
    [T, S, S],
    [T, X, X],
    [T, U, U],
    [T, N, N],
    [T, T, T],
  ] as const)("descriptive: studies %s, clinics %s → %s", (evidence, patients, verdict) => {
    expect(combine("descriptive", half(evidence), half(patients)).verdict).toBe(verdict);
  });
});

describe("several data sets", () => {
  it.each([
    [[], T],
    [[T, T], T],
    [[T, N], N],
    [[T, S], S],
    [[S, S], S],
    [[S, X], U],
    [[S, U], U],
  ] as const)("%j → %s", (words, verdict) => {
    expect(patientsTogether(words.map((word) => half(word))).verdict).toBe(verdict);
  });
});
