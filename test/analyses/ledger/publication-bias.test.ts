import { describe, expect, it } from "vitest";
import { onClaimScale } from "../../../pipeline/analyses/ledger/claim-scale.ts";
import type { Yardstick } from "../../../pipeline/analyses/ledger/decision.ts";
import { publicationBias } from "../../../pipeline/analyses/ledger/publication-bias.ts";
import type { Basis, Quantity } from "../../../pipeline/model/index.ts";
import { proseText } from "../../../pipeline/report/prose-text.ts";
import { basis, claim, headline, number, plan } from "./built.ts";

const interval: Yardstick = { kind: "difference", rule: "interval", delta: 0.24 };

const rated = (parts: Partial<Basis>, yardstick: Yardstick = interval, quantity: Quantity = number(0.5, 0.3, 0.7)) => {
  const head = headline({ quantity, basis: basis(parts) });
  const limits = onClaimScale(quantity, head);
  if (limits === null || head.basis === null) throw new RangeError("built number has no interval");
  const decision = {
    type: "causal" as const,
    published: claim().published,
    headline: head,
    basis: head.basis,
    limits,
    yardstick,
  };
  const { steps, why } = publicationBias(decision, plan);
  return { steps, says: proseText(why, { headlines: new Map(), spelling: "US", citation: (id) => id }) };
};

/** [0.3, 0.7] at δ 0.24 is the first pattern, [0.1, 0.4] the second, [−0.1, 0.4] the last. */
const moved = number(0.2, -0.1, 0.4);
const kept = number(0.45, 0.25, 0.65);

describe("publication bias", () => {
  it("cannot be judged with fewer trials than declared, whatever was computed", () => {
    expect(rated({ trials: 9, asymmetry: { p: 0.001, filled: moved } })).toEqual({
      steps: 0,
      says: "Cannot be judged with fewer than 10 trials.",
    });
  });

  it.each([
    ["uneven and the pattern changes", 0.099, moved, -1],
    ["uneven and the pattern stays", 0.001, kept, 0],
    ["even, though filling in would change the pattern", 0.1, moved, 0],
    ["even and the pattern stays", 0.5, kept, 0],
  ])("from ten trials on: %s", (_, p, filled, steps) => {
    expect(rated({ trials: 10, asymmetry: { p, filled } }).steps).toBe(steps);
  });

  it("reads the pattern of sameness where the statement is one", () => {
    const within: Yardstick = { kind: "difference", rule: "within", delta: 0.24 };
    const same = number(0, -0.1, 0.1);
    expect(rated({ trials: 12, asymmetry: { p: 0.01, filled: number(0.2, 0.05, 0.35) } }, within, same).steps).toBe(-1);
    expect(rated({ trials: 12, asymmetry: { p: 0.01, filled: number(0.05, -0.1, 0.2) } }, within, same).steps).toBe(0);
  });

  it("says so where ten trials could not be tested", () => {
    expect(rated({ trials: 10, asymmetry: null })).toEqual({
      steps: 0,
      says: "The funnel of these trials could not be tested.",
    });
    expect(rated({ trials: 10 }).steps).toBe(0);
  });

  it.each([
    [500, 2000, 0, "20%"],
    [501, 2000, -1, "20%"],
    [100, 100, -1, "50%"],
    [1, 2000, 0, "less than 1%"],
  ])("overdue trials of %i people beside %i cost %i", (people, own, steps, share) => {
    const { steps: cost, says } = rated({ trials: 3, people: own, overdue: { trials: 2, people } });
    expect(cost).toBe(steps);
    expect(says).toContain(`hold ${share} of all people.`);
  });

  it("costs nothing where people are not known, and says so", () => {
    for (const parts of [
      { overdue: { trials: 1, people: null } },
      { people: null, overdue: { trials: 1, people: 9 } },
    ]) {
      const { steps, says } = rated({ trials: 3, ...parts });
      expect(steps).toBe(0);
      expect(says).toContain("how many people they hold is not known");
    }
  });

  it("never costs two", () => {
    const both = { trials: 10, people: 10, overdue: { trials: 1, people: 90 }, asymmetry: { p: 0.01, filled: moved } };
    expect(rated(both).steps).toBe(-1);
  });
});
