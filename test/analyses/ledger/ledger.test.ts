import { describe, expect, it } from "vitest";
import claimsFile from "../../../data/claims.json" with { type: "json" };
import study from "../../../data/study.json" with { type: "json" };
import { ledger } from "../../../pipeline/analyses/ledger/ledger.ts";
import type { Claim, Finding, Headline } from "../../../pipeline/model/index.ts";
import texts from "../../../pipeline/report/texts/en.json" with { type: "json" };
import { notEstimable } from "../../../pipeline/stats/quantity.ts";
import { basis, claim, component, finding, headline, number, plan, row } from "./built.ts";

const claims = claimsFile.claims as readonly Claim[];

const deepFreeze = <T>(value: T): T => {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
};

/** Findings whose headlines are all that the shipped statements declare, each without a usable number. */
const emptyFindings = (changed: readonly Headline[] = []): readonly Pick<Finding, "id" | "headlines">[] => {
  const parts = claims.flatMap((one) => [one, ...one.components]);
  const ids = parts.flatMap(({ published, patients }) => [
    ...[published.headline, ...published.supporting, ...published.fallback.map((other) => other.headline)],
    ...[patients.headline, patients.companion].map((id) => id && `clinic/${id}`),
  ]);
  const known = [...new Set(ids.filter((id): id is string => id !== null))];
  const nothing = { quantity: notEstimable("no-data", "No study."), basis: basis({ trials: 0 }) };
  const all = known.map((id) => changed.find((one) => one.id === id) ?? headline({ id, ...nothing }));
  const findings = [...new Set(all.map(({ id }) => id.split("/").slice(0, 2).join("/")))];
  return findings.map((id) =>
    finding(
      id,
      all.filter((one) => one.id.startsWith(`${id}/`)),
    ),
  );
};

const clinic = [{ id: "clinic", kind: "simulated" }] as const;

const judged = (changed: readonly Headline[] = [], datasets: Parameters<typeof ledger>[0]["datasets"] = clinic) =>
  ledger(deepFreeze({ plan, claims, findings: emptyFindings(changed), datasets }));

const find = (rows: ReturnType<typeof ledger>, id: string) => {
  const found = rows.find((one) => (one.component === null ? one.claim : `${one.claim}/${one.component}`) === id);
  if (!found) throw new RangeError(`row not found: ${id}`);
  return found;
};

describe("the ledger of the shipped statements", () => {
  it("keeps every row: the statement first, then its parts, in order", () => {
    const rows = judged();
    expect(rows.map((one) => [one.claim, one.component])).toEqual(
      claims.flatMap((one) => [[one.id, null], ...one.components.map((part) => [one.id, part.id])]),
    );
    expect(rows.filter(({ component: part }) => part === null)).toHaveLength(16);
    expect(rows).toHaveLength(34);
  });

  it("keeps them without any finding or data set", () => {
    const rows = ledger({ plan, claims, findings: [], datasets: [] });
    expect(rows).toHaveLength(34);
    expect(find(rows, "durability").published).toMatchObject({ verdict: "no-evidence", reason: "none" });
    expect(find(rows, "mechanism").combined).toEqual({ verdict: "not-testable", reason: "mechanism" });
    expect(rows.every(({ patients }) => patients.length === 0)).toBe(true);
  });

  it("gives the rule's outcome on one small trial: durability not known, imprecise, very low", () => {
    const trial = headline({
      id: "published/head-to-head/follow-up-depression",
      quantity: number(0.65, -0.55, 1.82),
      basis: basis({ trials: 1, people: 28, information: 2.7, riskOfBias: { low: 0, some: 0, high: 0, unknown: 1 } }),
    });
    const { published, combined } = find(judged([trial]), "durability");
    expect(published).toMatchObject({
      verdict: "unresolved",
      reason: "imprecise",
      certainty: "very-low",
      headline: trial.id,
    });
    expect(published.sweep.map(({ verdict }) => verdict)).toEqual(Array(4).fill("unresolved"));
    expect(combined).toEqual({ verdict: "unresolved", reason: "published-only" });
  });

  it("finds no evidence where nothing was counted, and nothing to test where it cannot be", () => {
    const rows = judged();
    const published = (id: string) => find(rows, id).published.verdict;
    for (const id of ["relapse", "goal-fit", "preference-speed", "preference-depth", "window", "depth", "harms"])
      expect([id, published(id)]).toEqual([id, "no-evidence"]);
    expect(published("mechanism")).toBe("not-testable");
    expect(published("candidates/excluded")).toBe("not-testable");
    expect(published("candidates")).toBe("no-evidence");
  });

  it("lets continuing against stopping stand: one trial, many events", () => {
    const trial = headline({
      id: "published/durability/continue-or-stop",
      unit: "risk-ratio",
      better: "lower",
      quantity: number(0.52, 0.38, 0.71, "log"),
      basis: basis({
        trials: 1,
        people: 297,
        events: 113,
        information: 39.3,
        riskOfBias: { low: 0, some: 0, high: 0, unknown: 1 },
      }),
    });
    const rows = judged([trial]);
    expect(find(rows, "fade/repeat").published).toMatchObject({
      verdict: "supported",
      reason: "worthwhile",
      certainty: "low",
    });
    expect(find(rows, "fade").published).toMatchObject({ verdict: "unresolved", reason: "compound" });
  });

  it("derives who is suited from the rows by condition, gaps and all", () => {
    const good = (id: string) => headline({ id: `published/onset/${id}`, quantity: number(0.8, 0.6, 1) });
    const rows = judged(["onset-depression", "onset-ptsd", "onset-anxiety"].map(good));
    expect(find(rows, "breadth/ptsd").published.verdict).toBe("supported");
    expect(find(rows, "candidates/suited").published).toMatchObject({
      verdict: "unresolved",
      reason: "compound",
      headline: null,
    });
  });

  it("never lets a simulated data set speak", () => {
    const effect = (sign: number) =>
      headline({
        id: "clinic/adjusted-relapse/rmst-difference/overlap",
        quantity: number(40 * sign, 30 * sign, 30 * sign),
        basis: null,
      });
    const [better, worse] = [judged([effect(1)]), judged([effect(-1)])];
    for (const rows of [better, worse])
      for (const { patients } of rows)
        expect(patients).toMatchObject([
          { dataset: "clinic", simulated: true, half: { verdict: "not-testable", reason: "simulated" } },
        ]);
    expect(better.map(({ published, combined }) => [published, combined])).toEqual(
      worse.map(({ published, combined }) => [published, combined]),
    );
  });

  it("keeps both halves side by side for real patients", () => {
    const effect = headline({
      id: "clinic/adjusted-relapse/rmst-difference/overlap",
      quantity: number(40, 30, 50),
      basis: null,
    });
    const { patients, combined } = find(judged([effect], [{ id: "clinic", kind: "real" }]), "durability");
    // Clear alone, but without a test it is not clear among the questions of its family.
    const open = { verdict: "unresolved", reason: "not-significant-after-holm" };
    expect(patients).toMatchObject([{ simulated: false, half: open }]);
    expect(combined).toEqual(open);
  });

  it("has words for every reason and flag that it gives", () => {
    const rows = [...judged(), ...judged([], [{ id: "clinic", kind: "real" }])];
    const halves = rows.flatMap(({ published, patients }) => [published, ...patients.map(({ half }) => half)]);
    const declared = claims
      .flatMap((one) => [one, ...one.components])
      .flatMap(({ published, patients }) => [published.notTestable, patients.notTestable]);
    const reasons = [
      ...halves.map(({ reason }) => reason),
      ...rows.map(({ combined }) => combined.reason),
      ...declared,
    ];
    expect([...new Set(reasons)].filter((reason) => reason !== null && !Object.hasOwn(texts.reason, reason))).toEqual(
      [],
    );
  });

  it("reads minima that the plan declares", () => {
    const keys = claims
      .flatMap((one) => [one, ...one.components])
      .flatMap(({ published, patients }) => [
        published.minimum,
        patients.minimum,
        ...published.fallback.map(({ minimum }) => minimum),
      ]);
    expect(keys.filter((key) => key !== null && !Object.hasOwn(study.plan.mwe, key))).toEqual([]);
  });
});

describe("compound rows", () => {
  const head = (id: string, quantity = number(0.5, 0.3, 0.7)) => headline({ id: `published/a/${id}`, quantity });
  const parts = ["x", "y"].map((id) => component(id, claim({ headline: `published/a/${id}` })));
  const whole = row("both", claim({ headline: null, rule: "none" }), parts);
  const rowsOf = (x: Headline, y: Headline) =>
    ledger({ plan, claims: [whole], findings: [finding("published/a", [x, y])], datasets: [] });

  it("hold when all parts hold, as sure as the least sure", () => {
    const unsure = { ...head("y"), basis: basis({ riskOfBias: { low: 0, some: 0, high: 0, unknown: 1 } }) };
    expect(rowsOf(head("x"), unsure).map(({ published }) => [published.verdict, published.certainty])).toEqual([
      ["supported", "moderate"],
      ["supported", "high"],
      ["supported", "moderate"],
    ]);
  });

  it("are unresolved when parts differ", () => {
    const [first] = rowsOf(head("x"), head("y", number(-0.5, -0.7, -0.3)));
    expect(first?.published).toMatchObject({ verdict: "unresolved", reason: "compound" });
    expect(first?.combined).toEqual({ verdict: "unresolved", reason: "compound" });
  });

  it("refuse to rest on rows that are not judged before them", () => {
    const early = row("early", claim({ headline: null, rule: "none", from: { rows: ["later"], gaps: [] } }));
    expect(() => ledger({ plan, claims: [early], findings: [], datasets: [] })).toThrow("later");
  });
});
