import { describe, expect, it } from "vitest";
import { certaintyOf } from "../../../pipeline/analyses/ledger/certainty.ts";
import { onClaimScale } from "../../../pipeline/analyses/ledger/claim-scale.ts";
import type { Decision, Yardstick } from "../../../pipeline/analyses/ledger/decision.ts";
import { holds } from "../../../pipeline/analyses/ledger/decision.ts";
import type { Basis, Claim, Quantity } from "../../../pipeline/model/index.ts";
import { basis, claim, headline, interval, number, plan } from "./built.ts";

const difference: Yardstick = { kind: "difference", rule: "interval", delta: 0.24 };

const rated = (
  parts: {
    readonly basis?: Partial<Basis>;
    readonly published?: Partial<Claim["published"]>;
    readonly quantity?: Quantity;
    readonly type?: Claim["type"];
    readonly yardstick?: Yardstick;
  } = {},
) => {
  const quantity = parts.quantity ?? number(0.5, 0.3, 0.7);
  const head = headline({ quantity, basis: basis(parts.basis) });
  const limits = onClaimScale(quantity, head);
  if (limits === null || head.basis === null) throw new RangeError("built number has no interval");
  const decision: Decision = {
    type: parts.type ?? "causal",
    published: claim(parts.published).published,
    headline: head,
    basis: head.basis,
    limits,
    yardstick: parts.yardstick ?? difference,
  };
  const { certainty, inputs } = certaintyOf(decision, plan);
  return { certainty, inputs, steps: (domain: string) => inputs.find((input) => input.domain === domain)?.steps };
};

describe("certainty", () => {
  it("is high for randomized trials with nothing against them, and shows every input", () => {
    const { certainty, inputs } = rated();
    expect(certainty).toBe("high");
    expect(inputs.map(({ domain, steps }) => [domain, steps])).toEqual([
      ["start", 0],
      ["risk of bias", 0],
      ["inconsistency", 0],
      ["indirectness", 0],
      ["imprecision", 0],
      ["publication bias", 0],
    ]);
  });

  it.each([
    ["randomised", "high"],
    ["non-randomised", "low"],
    ["review", "low"],
    ["single-arm", "very-low"],
    ["modelled", "very-low"],
  ] as const)("%s starts %s", (design, certainty) => {
    expect(rated({ basis: { design } }).certainty).toBe(certainty);
  });

  it("starts descriptions low, modelled or not", () => {
    const yardstick = { kind: "limit", limit: 0.5 } as const;
    const quantity = number(0.3, 0.2, 0.4);
    expect(rated({ type: "descriptive", basis: { design: "modelled" }, quantity, yardstick }).certainty).toBe("low");
    expect(rated({ type: "descriptive", quantity: number(0.45, 0.3, 0.5), yardstick }).steps("imprecision")).toBe(-1);
  });

  it.each([
    [{ low: 0.4, some: 0, high: 0.6, unknown: 0 }, false, -2],
    [{ low: 0.5, some: 0, high: 0.5, unknown: 0 }, false, 0],
    [{ low: 0.4, some: 0.2, high: 0.2, unknown: 0.2 }, false, -1],
    [{ low: 0, some: 0, high: 0, unknown: 1 }, false, -1],
    [{ low: 1, some: 0, high: 0, unknown: 0 }, true, -1],
    [{ low: 0, some: 0, high: 0, unknown: 1 }, true, -1],
    [{ low: 0, some: 0, high: 1, unknown: 0 }, true, -2],
  ] as const)("risk of bias %j, unblinded %s costs %i", (riskOfBias, unblinded, steps) => {
    expect(rated({ basis: { riskOfBias }, published: { unblinded } }).steps("risk of bias")).toBe(steps);
  });

  const near = { low: 0.2, high: 0.6 };
  const far = { low: 0.7, high: 1.1 };
  const against = { low: -0.9, high: -0.2 };

  it.each([
    ["one trial", { trials: 1, intervals: [near] }, 0],
    ["two that overlap", { trials: 2, intervals: [near, near] }, 0],
    ["two apart", { trials: 2, intervals: [far, near], iSquared: 90 }, -1],
    ["three that agree", { trials: 3, intervals: [near, near, near], iSquared: 10 }, 0],
    ["three apart with much variance", { trials: 3, intervals: [far, near, near], iSquared: 50 }, -1],
    ["three apart with little variance", { trials: 3, intervals: [far, near, near], iSquared: 49 }, 0],
    ["three on both sides", { trials: 3, intervals: [far, near, against], iSquared: 80 }, -2],
    ["prediction holds 0", { trials: 3, intervals: [near, near, near], prediction: interval(-0.1, 1) }, -1],
    ["prediction lies across δ", { trials: 3, intervals: [near, near, near], prediction: interval(0.2, 1) }, -1],
    ["prediction clear of both", { trials: 3, intervals: [near, near, near], prediction: interval(0.25, 1) }, 0],
  ] as const)("inconsistency, %s", (_, parts, steps) => {
    expect(rated({ basis: parts }).steps("inconsistency")).toBe(steps);
  });

  it("does not count a prediction interval that is as open as the interval itself", () => {
    const parts = { trials: 3, intervals: [near, near, near], prediction: interval(-0.5, 1.5) };
    expect(rated({ basis: parts, quantity: number(0.3, -0.1, 0.7) }).steps("inconsistency")).toBe(0);
  });

  it.each([
    [[], 0],
    [["population"], -1],
    [["population", "time"], -2],
    [["population", "time", "outcome"], -2],
  ] as const)("indirectness %j costs %i", (indirectness, steps) => {
    expect(rated({ published: { indirectness } }).steps("indirectness")).toBe(steps);
  });

  it.each([
    ["clear of both", number(0.5, 0.3, 0.7), {}, 0],
    ["touching δ from above", number(0.5, 0.24, 0.7), {}, 0],
    ["holding δ", number(0.5, 0.1, 0.7), {}, -1],
    ["reaching δ exactly", number(0.2, 0.1, 0.24), {}, -1],
    ["holding 0", number(0.1, -0.1, 0.2), {}, -1],
    ["touching 0", number(0.1, 0, 0.2), {}, -1],
    ["holding both", number(0.3, -0.1, 0.7), {}, -2],
    ["holding −δ and δ", number(0.65, -0.55, 1.82), {}, -3],
    ["clear, too little information", number(0.5, 0.3, 0.7), { information: 10 }, -1],
    ["clear, information unknown", number(0.5, 0.3, 0.7), { information: null }, -1],
    ["holding δ, too little information", number(0.5, 0.1, 0.7), { information: 10 }, -1],
  ] as const)("imprecision, %s", (_, quantity, parts, steps) => {
    expect(rated({ quantity, basis: parts }).steps("imprecision")).toBe(steps);
  });

  it.each([
    [number(0, -0.1, 0.1), 0],
    [number(0.1, -0.1, 0.3), -1],
    [number(0, -0.4, 0.4), -3],
  ])("imprecision of a statement of little difference (case %#)", (quantity, steps) => {
    expect(rated({ quantity, yardstick: { ...difference, rule: "within" } }).steps("imprecision")).toBe(steps);
  });

  it("never falls below very low", () => {
    const parts = { design: "single-arm", riskOfBias: { low: 0, some: 0, high: 1, unknown: 0 }, trials: 1 } as const;
    expect(rated({ basis: parts, quantity: number(0.65, -0.55, 1.82) }).certainty).toBe("very-low");
  });

  it("binds every number: no digit stands in a literal run", () => {
    const { inputs } = rated({ basis: { trials: 12, riskOfBias: { low: 0.1, some: 0.2, high: 0.3, unknown: 0.4 } } });
    const literal = inputs.flatMap(({ why }) => why.filter((run) => typeof run === "string"));
    expect(literal.filter((run) => /\p{Nd}/u.test(String(run)))).toEqual([]);
    expect(inputs[1]?.why).toContainEqual({ term: "30%" });
  });

  it("holds a limit as the patterns read it", () => {
    expect([
      holds({ low: 0, high: 1 }, 0),
      holds({ low: 0.24, high: 1 }, 0.24),
      holds({ low: 0, high: 0.24 }, 0.24),
    ]).toEqual([true, false, true]);
    expect([holds({ low: -0.24, high: 1 }, -0.24), holds({ low: -1, high: -0.24 }, -0.24)]).toEqual([true, false]);
  });
});
