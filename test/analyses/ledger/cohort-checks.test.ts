import { describe, expect, it } from "vitest";
import { failedChecks } from "../../../pipeline/analyses/ledger/cohort-checks.ts";
import type { Claim, Headline } from "../../../pipeline/model/index.ts";
import { estimate } from "../../../pipeline/stats/quantity.ts";
import { headline, number, plan } from "./built.ts";

type Check = Claim["patients"]["checks"][number];

const check = (parts: Partial<Check>): Check => ({
  id: "it",
  kind: "same-sign",
  headline: "a/b",
  opposite: null,
  limit: null,
  ...parts,
});

const failed = (one: Check, direction: number, found: Partial<Headline> | null): readonly string[] =>
  failedChecks([one], direction, { plan, own: () => (found === null ? null : headline(found)) });

describe("a check", () => {
  it("of the sign reads each number in its own direction", () => {
    const ratio = { quantity: number(0.7, 0.5, 1.1, "log"), better: "lower" } as const;
    expect(failed(check({}), 1, ratio)).toEqual([]);
    expect(failed(check({}), -1, ratio)).toEqual(["it-fails"]);
    expect(failed(check({}), 1, { quantity: number(1, 0.5, 2, "log"), better: "lower" })).toEqual(["it-fails"]);
  });

  it("of the sign of nothing cannot be passed", () => {
    expect(failed(check({}), 0, { quantity: number(0, -1, 1) })).toEqual(["it-fails"]);
  });

  it("of a share turns round with the number that it is held against", () => {
    const share = check({ kind: "share", limit: "multiverseShare" });
    expect(failed(share, 1, { quantity: estimate(0.8) })).toEqual([]);
    expect(failed(share, -1, { quantity: estimate(0.2) })).toEqual([]);
    expect(failed(share, -1, { quantity: estimate(0.8) })).toEqual(["it-fails"]);
  });

  it("beyond a limit does not pass at it; at least a limit does", () => {
    expect(failed(check({ kind: "above", limit: "tipping" }), 1, { quantity: estimate(1.5) })).toEqual(["it-fails"]);
    expect(failed(check({ kind: "at-least", limit: "eValue" }), 1, { quantity: estimate(1.25) })).toEqual([]);
  });

  it("looks at its other number where the first one speaks against the statement", () => {
    const asked: string[] = [];
    failedChecks([check({ opposite: "a/c" })], -1, {
      plan,
      own: (id) => {
        asked.push(id);
        return null;
      },
    });
    expect(asked).toEqual(["a/c"]);
  });

  it("without a number is not passed, and needs a limit of its own", () => {
    expect(failed(check({}), 1, null)).toEqual(["it-unknown"]);
    expect(() => failed(check({ kind: "above" }), 1, { quantity: estimate(2) })).toThrow("it");
  });
});
