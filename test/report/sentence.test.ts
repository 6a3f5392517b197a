import { describe, expect, it } from "vitest";
import type { FindHeadline } from "../../pipeline/analyses/ledger/find-headline.ts";
import { publishedHalf } from "../../pipeline/analyses/ledger/published-half.ts";
import type { Basis, Certainty, Claim, HalfVerdict, Headline, Verdict } from "../../pipeline/model/index.ts";
import { proseText } from "../../pipeline/report/prose-text.ts";
import { publishedSentence } from "../../pipeline/report/sentence.ts";
import { notEstimable } from "../../pipeline/stats/quantity.ts";
import { basis, claim, headline, number, plan } from "../analyses/ledger/built.ts";

const words: Claim["words"] = {
  supported: { does: "It does.", probably: "It probably does.", may: "It may." },
  opposite: { does: "It harms.", probably: "It probably harms.", may: "It may harm." },
  little: { does: "It changes little.", probably: "It probably changes little.", may: "It may change little." },
  whether: "if it does",
  asked: "whether it does",
  notTestable: "Nobody can test this.",
  clinical: "effect",
};

const half = (parts: Partial<HalfVerdict>): HalfVerdict => ({
  verdict: "unresolved",
  reason: "imprecise",
  headline: "published/a/b",
  certainty: null,
  certaintyInputs: [],
  flags: [],
  sweep: [],
  ...parts,
});

const said = (published: HalfVerdict, of: Headline = headline(), own: Claim["words"] = words): string => {
  const verdict: Verdict = {
    claim: "c",
    component: null,
    group: "durability",
    statement: "It does",
    label: "It does",
    type: "causal",
    words: own,
    published,
    patients: [],
    combined: { verdict: published.verdict, reason: published.reason },
  };
  const headlines = new Map([[of.id, of]]);
  return proseText(publishedSentence(verdict, headlines), {
    headlines,
    spelling: "US",
    citation: (id) => id,
  });
};

const open = (parts: Partial<Basis>, low = -0.2, high = 0.8, rest: Partial<Headline> = {}): string =>
  said(half({}), headline({ quantity: number((low + high) / 2, low, high), basis: basis(parts), ...rest }));

describe("the verb follows the certainty", () => {
  it.each([
    ["supported", "worthwhile", "high", "It does."],
    ["supported", "worthwhile", "moderate", "It probably does."],
    ["supported", "worthwhile", "low", "It may."],
    ["contradicted", "worse", "high", "It harms."],
    ["contradicted", "worse", "moderate", "It probably harms."],
    ["contradicted", "not-better", "low", "It may harm."],
    ["contradicted", "too-small-to-matter", "high", "It changes little."],
    ["contradicted", "equivalent", "moderate", "It probably changes little."],
    ["contradicted", "no-worthwhile-benefit", "low", "It may change little."],
  ] as const)("%s, %s, %s: %s", (verdict, reason, certainty, sentence) => {
    expect(said(half({ verdict, reason, certainty }))).toBe(sentence);
  });

  it("falls back on little where the opposite has no words, and on not knowing where nothing has", () => {
    const worse = half({ verdict: "contradicted", reason: "worse", certainty: "high" });
    expect(said(worse, headline(), { ...words, opposite: null })).toBe("It changes little.");
    expect(said(worse, headline(), { ...words, opposite: null, little: null })).toMatch(
      /^We do not know yet if it does\./,
    );
  });
});

describe("what is not known", () => {
  it.each([
    [{ trials: 1, people: 60 }, "Only one small study gave a number. Its result fits a gain, no change or a loss."],
    [{ trials: 1, people: 99 }, "Only one small study gave a number. Its result fits a gain, no change or a loss."],
    [{ trials: 1, people: 100 }, "Only one study gave a number. Its result fits a gain, no change or a loss."],
    [{ trials: 1, people: null }, "Only one study gave a number. Its result fits a gain, no change or a loss."],
    [
      { trials: 2, people: 499 },
      "Only a few small studies gave numbers. Their results fit a gain, no change or a loss.",
    ],
    [{ trials: 4, people: 500 }, "Only a few studies gave numbers. Their results fit a gain, no change or a loss."],
    [{ trials: 4, people: null }, "Only a few studies gave numbers. Their results fit a gain, no change or a loss."],
    [{ trials: 5, people: 80 }, "The studies do not settle it. Their results fit a gain, no change or a loss."],
    [
      { trials: 1, people: 60, design: "review" },
      "One review of several studies gave a number. Its result fits a gain, no change or a loss.",
    ],
    [{ trials: 0, people: null }, "The numbers at hand do not settle it."],
  ] as const)("%o", (parts, sentence) => {
    expect(open(parts)).toBe(`We do not know yet if it does. ${sentence}`);
  });

  it("says so where the number has no interval, or there is none", () => {
    const none = "We do not know yet if it does. The numbers at hand do not settle it.";
    expect(open({}, -0.2, 0.8, { quantity: number(0.3, null, 0.8) })).toBe(none);
    expect(
      open({}, -0.2, 0.8, { quantity: notEstimable("disconnected", "The trials concern different things.") }),
    ).toBe(none);
    expect(said(half({ headline: null }))).toBe(none);
  });

  it("compound: its parts differ", () => {
    expect(said(half({ reason: "compound", headline: null }))).toBe(
      "We do not know yet if it does. This statement has several parts. They do not all come out the same way.",
    );
  });

  it.each([
    [0.1, 0.8, "identity", "higher", "a gain"],
    [-0.8, -0.1, "identity", "higher", "a loss"],
    [0.1, 0.8, "identity", "lower", "a loss"],
    [-0.8, -0.1, "identity", "lower", "a gain"],
    [0, 0.8, "identity", "higher", "a gain or no change"],
    [-0.8, 0, "identity", "higher", "no change or a loss"],
    [0.5, 0.9, "log", "lower", "a gain"],
    [1.1, 2, "log", "lower", "a loss"],
    [0.5, 2, "log", "higher", "a gain, no change or a loss"],
  ] as const)("%d to %d on %s, %s is better: %s", (low, high, scale, better, fits) => {
    const of = headline({ quantity: number((low + high) / 2, low, high, scale), better });
    expect(said(half({}), of)).toBe(
      `We do not know yet if it does. The studies do not settle it. Their results fit ${fits}.`,
    );
  });
});

describe("no study, no test", () => {
  const nothing = (hint: Basis["hint"]) =>
    said(
      half({ verdict: "no-evidence", reason: "none" }),
      headline({ quantity: notEstimable("no-data", "None."), basis: basis({ trials: 0, hint }) }),
    );

  it("no evidence says what was asked, and what other numbers hint at", () => {
    const none = "We found no study with a usable number on whether it does.";
    expect(nothing(null)).toBe(none);
    expect(nothing("points-towards")).toBe(
      `${none} Other numbers, which we do not count, point to a gain. They cannot settle it.`,
    );
    expect(nothing("points-against")).toBe(
      `${none} Other numbers, which we do not count, point to a loss. They cannot settle it.`,
    );
    expect(nothing("mixed")).toBe(`${none} Other numbers, which we do not count, point both ways.`);
  });

  it("not testable, in the statement's own words where it has them", () => {
    const verdict = half({ verdict: "not-testable", reason: "mechanism", headline: null });
    expect(said(verdict)).toBe("Nobody can test this.");
    expect(said(verdict, headline(), { ...words, notTestable: null })).toBe("Cannot be tested");
  });
});

describe("turning the sign of the number turns the sentence", () => {
  const judged = (value: number, low: number, high: number, parts: Partial<Basis> = {}): readonly string[] => {
    const of = headline({ quantity: number(value, low, high), basis: basis(parts) });
    const find: FindHeadline = Object.assign((id: string) => (id === of.id ? of : null), { optional: () => null });
    const found = publishedHalf(claim(), plan, find);
    return [found.verdict, said(found, of)];
  };

  it.each([
    [0.5, 0.3, 0.7, {}, "supported", "It does.", "contradicted", "It harms."],
    [
      0.5,
      0.1,
      0.9,
      { trials: 1, people: 40, information: 6 },
      "unresolved",
      "We do not know yet if it does. Only one small study gave a number. Its result fits a gain.",
      "unresolved",
      "We do not know yet if it does. Only one small study gave a number. Its result fits a loss.",
    ],
  ] as const)("%d, %d to %d", (value, low, high, parts, verdict, sentence, turned, other) => {
    expect(judged(value, low, high, parts)).toEqual([verdict, sentence]);
    expect(judged(-value, -high, -low, parts)).toEqual([turned, other]);
  });

  it("and never on its own where the interval allows both", () => {
    expect(judged(0.1, -0.4, 0.6)).toEqual(judged(-0.1, -0.6, 0.4));
  });
});

describe("every certainty has words", () => {
  it("never an effect verb for what is not known", () => {
    for (const certainty of ["high", "moderate", "low", "very-low", null] satisfies (Certainty | null)[])
      expect(said(half({ certainty }))).toMatch(/^We do not know yet/);
  });
});
