import { describe, expect, it } from "vitest";
import claimsFile from "../../../data/claims.json" with { type: "json" };
import { ledger } from "../../../pipeline/analyses/ledger/ledger.ts";
import type { Claim, Dataset, HalfVerdict, Headline, Quantity, VerdictWord } from "../../../pipeline/model/index.ts";
import texts from "../../../pipeline/report/texts/en.json" with { type: "json" };
import { estimate, notEstimable } from "../../../pipeline/stats/quantity.ts";
import sleepClaims from "../../fixtures/sleep-study/claims.json" with { type: "json" };
import { finding, headline, number, plan } from "./built.ts";

const claims = claimsFile.claims as readonly Claim[];
const parts = (list: readonly Claim[]) => list.flatMap((claim) => [claim, ...claim.components]);

interface Built {
  readonly quantity: Quantity;
  readonly p: number | null;
  readonly better?: Headline["better"];
}

type Numbers = Readonly<Record<string, Built>>;

const built = (quantity: Quantity, p: number | null = null, better: Headline["better"] = "higher"): Built => ({
  quantity,
  p,
  better,
});

/** The deciding number of the statement on durability with all that its checks look at; every one speaks for it. */
const FOR: Numbers = {
  "adjusted-relapse/rmst-difference/overlap": built(number(30, 20, 40), 0.001),
  "adjusted-relapse/risk-difference/overlap": built(number(0.02, -0.1, 0.14), 0.7),
  "satisfaction/mean-difference/overlap": built(number(0.1, -0.5, 0.7), 0.8),
  "adjusted-relapse/rmdor-difference/overlap": built(number(12, -1, 25), 0.07),
  "relapse-sensitivity/rmst-difference/weibull-overlap": built(number(9, -4, 22)),
  "multiverse/share-positive/restricted-mean/adjusted": built(estimate(0.8)),
  "follow-up/tipping/intervention": built(estimate(2), null, "neither"),
  "follow-up/tipping/comparator": built(notEstimable("not-reached", "Nothing to tip.")),
  "adjusted-relapse/e-value/limit/overlap": built(estimate(1.25), null, "neither"),
};

/** The same, and every one against it. */
const AGAINST: Numbers = {
  ...FOR,
  "adjusted-relapse/rmst-difference/overlap": built(number(-30, -40, -20), 0.001),
  "adjusted-relapse/rmdor-difference/overlap": built(number(-12, -25, 1), 0.07),
  "relapse-sensitivity/rmst-difference/weibull-overlap": built(number(-9, -22, 4)),
  "multiverse/share-positive/restricted-mean/adjusted": built(estimate(0.2)),
  "follow-up/tipping/intervention": built(notEstimable("not-reached", "Nothing to tip.")),
  "follow-up/tipping/comparator": built(estimate(2), null, "neither"),
};

const half = (numbers: Numbers, claim = "durability", kind: Dataset["kind"] = "real"): HalfVerdict => {
  const headlines = Object.entries(numbers).map(([id, { quantity, p, better = "higher" }]) =>
    headline({
      id: `clinic/${id}`,
      quantity,
      better,
      unit: "ratio",
      test: p === null ? null : { name: "Wald", statistic: 1, df: [], p },
      basis: null,
    }),
  );
  const analysis = (id: string): string => id.split("/").slice(0, 2).join("/");
  const findings = [...new Set(headlines.map(({ id }) => analysis(id)))].map((id) =>
    finding(
      id,
      headlines.filter((one) => analysis(one.id) === id),
    ),
  );
  const rows = ledger({ plan, claims, findings, datasets: [{ id: "clinic", kind }] });
  const row = rows.find((one) => one.claim === claim && one.component === null);
  const found = row?.patients[0]?.half;
  if (!found) throw new Error("no row");
  return found;
};

const without = (numbers: Numbers, id: string): Numbers =>
  Object.fromEntries(Object.entries(numbers).filter(([name]) => name !== id));

const fragile = (flag: string) => ({ verdict: "unresolved", reason: "fragile", flags: [flag], certainty: null });

const REFUSED = built(notEstimable("separation", "Separated."));

describe("a causal difference in real patients", () => {
  it("is supported when it is clear, clear in its family, and passes every check", () => {
    expect(half(FOR)).toMatchObject({
      verdict: "supported",
      reason: "worthwhile",
      headline: "clinic/adjusted-relapse/rmst-difference/overlap",
      certainty: "low",
      flags: [],
    });
    const near = { ...FOR, "adjusted-relapse/rmst-difference/overlap": built(number(17, 9, 25), 0.001) };
    expect(half(near)).toMatchObject({
      verdict: "supported",
      reason: "size-uncertain",
      flags: ["depends-on-worthwhile"],
    });
  });

  it("is contradicted by the same rules, and asks what would tip it the other way", () => {
    expect(half(AGAINST)).toMatchObject({ verdict: "contradicted", reason: "worse", certainty: "low" });
    expect(half({ ...AGAINST, "follow-up/tipping/comparator": built(estimate(1.5), null, "neither") })).toMatchObject({
      verdict: "unresolved",
      reason: "fragile",
      flags: expect.arrayContaining(["tipping-fails"]),
    });
    // No p value is asked of what is no difference for the statement.
    const large = { ...AGAINST, "adjusted-relapse/rmst-difference/overlap": built(number(-30, -40, -20), 0.9) };
    expect(half(large).verdict).toBe("contradicted");
  });

  it.each([
    ["starters", "adjusted-relapse/rmdor-difference/overlap", built(number(-1, -9, 7)), "starters-fails"],
    [
      "starters at exactly nothing",
      "adjusted-relapse/rmdor-difference/overlap",
      built(number(0, -9, 9)),
      "starters-fails",
    ],
    ["starters unknown", "adjusted-relapse/rmdor-difference/overlap", REFUSED, "starters-unknown"],
    ["intervals", "relapse-sensitivity/rmst-difference/weibull-overlap", built(number(-0.1, -9, 7)), "intervals-fails"],
    ["intervals unknown", "relapse-sensitivity/rmst-difference/weibull-overlap", REFUSED, "intervals-unknown"],
    ["multiverse", "multiverse/share-positive/restricted-mean/adjusted", built(estimate(0.79)), "multiverse-fails"],
    ["multiverse unknown", "multiverse/share-positive/restricted-mean/adjusted", REFUSED, "multiverse-unknown"],
    ["tipping at the limit", "follow-up/tipping/intervention", built(estimate(1.5), null, "neither"), "tipping-fails"],
    ["tipping unknown", "follow-up/tipping/intervention", REFUSED, "tipping-unknown"],
    [
      "tipping that gets nowhere near",
      "follow-up/tipping/intervention",
      built(notEstimable("not-reached", "No factor.", { most: 1.25 })),
      "tipping-fails",
    ],
    ["E-value", "adjusted-relapse/e-value/limit/overlap", built(estimate(1.24), null, "neither"), "hidden-cause-fails"],
    ["E-value unknown", "adjusted-relapse/e-value/limit/overlap", REFUSED, "hidden-cause-unknown"],
  ])("is fragile by %s alone", (_, id, value, flag) => {
    expect({ ...half({ ...FOR, [id]: value }), flags: half({ ...FOR, [id]: value }).flags.slice(0, 1) }).toMatchObject(
      fragile(flag),
    );
  });

  it("is fragile for want of an analysis that was not run", () => {
    expect(half(without(FOR, "multiverse/share-positive/restricted-mean/adjusted")).flags).toContain(
      "multiverse-unknown",
    );
  });

  it("passes the tipping point when no declared factor, up to one beyond the limit, tips it", () => {
    const robust = built(notEstimable("not-reached", "No declared factor moves it.", { most: 3 }));
    expect(half({ ...FOR, "follow-up/tipping/intervention": robust }).verdict).toBe("supported");
  });

  it("names every check that fails", () => {
    const weak = {
      ...FOR,
      "multiverse/share-positive/restricted-mean/adjusted": built(estimate(0.5)),
      "adjusted-relapse/e-value/limit/overlap": REFUSED,
    };
    expect(half(weak).flags.slice(0, 2)).toEqual(["multiverse-fails", "hidden-cause-unknown"]);
  });

  it("is open when it is not clear among the questions of its family", () => {
    const at = (p: number) =>
      half({ ...FOR, "adjusted-relapse/rmst-difference/overlap": built(number(30, 20, 40), p) });
    // Three declared questions: 3·0.016 = 0.048, 3·0.017 = 0.051.
    expect(at(0.016).verdict).toBe("supported");
    expect(at(0.017)).toMatchObject({ verdict: "unresolved", reason: "not-significant-after-holm", certainty: null });
    // A clearer one in the family lets the next count for two: 2·0.024 = 0.048.
    const helped = {
      ...FOR,
      "adjusted-relapse/rmst-difference/overlap": built(number(30, 20, 40), 0.024),
      "satisfaction/mean-difference/overlap": built(number(3, 1, 5), 0.0001),
    };
    expect(half(helped).verdict).toBe("supported");
    // Withheld, it counts and does not help.
    const withheld = { ...helped, "satisfaction/mean-difference/overlap": { ...REFUSED, p: 0.0001 } };
    expect(half(withheld).reason).toBe("not-significant-after-holm");
  });

  it("keeps an open interval open, whatever its checks", () => {
    const open = { ...FOR, "adjusted-relapse/rmst-difference/overlap": built(number(10, -30, 50), 0.001) };
    expect(half(open)).toMatchObject({ verdict: "unresolved", reason: "imprecise", flags: [] });
    expect(half({ ...open, "adjusted-relapse/rmdor-difference/overlap": built(number(-1, -9, 7)) }).flags).toEqual([
      "companion-disagrees",
    ]);
  });

  it("is nothing in made-up patients", () => {
    expect(half(FOR, "durability", "simulated")).toMatchObject({
      verdict: "not-testable",
      reason: "simulated",
      flags: [],
      sweep: [],
    });
  });

  it("has its verdict at every declared size of what is worthwhile", () => {
    const { sweep } = half({ ...FOR, "adjusted-relapse/rmst-difference/overlap": built(number(17, 9, 25), 0.001) });
    const words: readonly VerdictWord[] = ["supported", "supported", "unresolved", "contradicted"];
    expect(sweep).toEqual(plan.mwe.sweep.map((factor, i) => ({ factor, verdict: words[i] })));
  });

  it("is judged for satisfaction by who answers and by hidden causes", () => {
    const happy: Numbers = {
      ...FOR,
      "satisfaction/mean-difference/overlap": built(number(4, 3, 5), 0.0001),
      "satisfaction/mean-difference/overlap-answering": built(number(3, 2, 4)),
      "satisfaction/e-value/limit/overlap": built(estimate(1.9), null, "neither"),
    };
    expect(half(happy, "satisfaction").verdict).toBe("supported");
    const answering = { ...happy, "satisfaction/mean-difference/overlap-answering": built(number(-1, -2, 1)) };
    expect(half(answering, "satisfaction").flags[0]).toBe("answering-fails");
  });
});

describe("the declared checks", () => {
  const declared = [...parts(claims), ...parts(sleepClaims.claims as readonly Claim[])].flatMap(
    ({ patients }) => patients.checks,
  );

  it("have words for both ways not to pass", () => {
    const flags = declared.flatMap(({ id }) => [`${id}-fails`, `${id}-unknown`]);
    expect(flags.filter((flag) => !Object.hasOwn(texts.flag, flag))).toEqual([]);
  });

  it("have a limit exactly where their kind needs one", () => {
    for (const { kind, limit } of declared) expect([kind, limit === null]).toEqual([kind, kind === "same-sign"]);
    expect(declared.length).toBeGreaterThan(0);
  });

  it("are declared for every causal statement that a number of a family decides", () => {
    const held = plan.estimandHeadlines.map(({ headline: id }) => id);
    const bare = parts(claims).filter(
      ({ type, patients }) =>
        type === "causal" &&
        patients.headline !== null &&
        held.includes(patients.headline) &&
        patients.checks.length === 0,
    );
    expect(bare.map(({ id }) => id)).toEqual([]);
  });
});
