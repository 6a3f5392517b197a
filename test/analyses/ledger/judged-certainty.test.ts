import { describe, expect, it } from "vitest";
import { judgedCertainty } from "../../../pipeline/analyses/ledger/judged-certainty.ts";
import { ledger } from "../../../pipeline/analyses/ledger/ledger.ts";
import { judgedText } from "../../../pipeline/report/judged-text.ts";
import { claim, component, finding, headline, plan, row } from "./built.ts";

const person = (claimId: string, certainty: "high" | "moderate" | "low" | "very-low") => ({
  claim: claimId,
  certainty,
  by: "Two readers",
  date: "2026-11-20",
  reason: "Everyone had already responded.",
});

const judged = (judgements: readonly ReturnType<typeof person>[], parts = [row("lasts", claim())]) =>
  ledger({ plan, claims: parts, findings: [finding("published/a", [headline()])], datasets: [], judgements });

describe("a judgement of a person", () => {
  it("stands above the suggestion, which stays beside it with its inputs", () => {
    const [alone] = judged([]);
    const [with_] = judged([person("lasts", "low")]);
    expect(alone?.published).toMatchObject({ certainty: "high", judgement: null });
    expect(with_?.published).toMatchObject({
      verdict: "supported",
      certainty: "low",
      judgement: { by: "Two readers", date: "2026-11-20", suggested: "high" },
    });
    expect(with_?.published.certaintyInputs).toEqual(alone?.published.certaintyInputs);
  });

  it("counts where certainty decides: very low leaves the statement unresolved", () => {
    const [only] = judged([person("lasts", "very-low")]);
    expect(only?.published).toMatchObject({ verdict: "unresolved", reason: "very-low-certainty" });
  });

  it("is found by the id of a part, and of no other part of that name", () => {
    const whole = (id: string) => row(id, claim(), [component("sleep", claim())]);
    const rows = judged([person("b/sleep", "moderate")], [whole("a"), whole("b")]);
    expect(rows.map(({ published }) => published.certainty)).toEqual(["high", "high", "moderate", "moderate"]);
    // The whole shows its part's certainty, and with it that a person judged.
    expect(rows.map(({ published }) => published.judgement?.suggested ?? null)).toEqual([null, null, "high", "high"]);
  });

  it("is not passed over in silence where there is no number to rate", () => {
    const rows = ledger({
      plan,
      claims: [row("lasts", claim({ headline: null }))],
      findings: [],
      datasets: [],
      judgements: [person("lasts", "low")],
    });
    expect(rows[0]?.published).toMatchObject({ certainty: null, flags: ["judgement-not-used"] });
  });

  it("is marked in words, and nothing is marked without one", () => {
    const rated = { certainty: "moderate" as const, inputs: [] };
    expect(judgedText(judgedCertainty(rated, person("x", "high")))).toBe(
      "judged by a person; the rules suggest moderate",
    );
    expect(judgedText(judgedCertainty(rated, null))).toBeNull();
    expect(judgedCertainty(rated, null)).toEqual({ ...rated, judgement: null });
  });
});
