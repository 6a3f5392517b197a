import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { relapseSensitivity } from "../../pipeline/analyses/relapse-sensitivity.ts";
import { timeToRelapse } from "../../pipeline/analyses/time-to-relapse.ts";
import type { Finding, Instrument, Plan, Quantity } from "../../pipeline/model/index.ts";
import { checkFinding, findingOf } from "../support/check-finding.ts";
import { madeInstruments } from "../support/made-instruments.ts";
import { madeInput, madePlan, noEvidence, type Person } from "../support/made-study.ts";
import { shippedPlan } from "../support/shipped-evidence.ts";
import { shippedPatients } from "../support/shipped-patients.ts";

const doses = [
  [0, "acute"],
  [14, "acute"],
] as const;
const talk = [1, 2];

/** Seen at time zero (day 20) and 100 days later, unless a rescue came `relapse` days after time zero. */
const responder = (
  id: string,
  therapy: readonly number[],
  relapse: number | null,
  more: Partial<Person> = {},
): Person => ({
  id,
  doses,
  therapy,
  scores: [
    [0, 20],
    [20, 5],
    [120, 5],
  ],
  events: relapse === null ? [] : [{ day: 20 + relapse, kind: "rescue", cause: "new_medication" }],
  ...more,
});
const nonResponder = (id: string, therapy: readonly number[]): Person => ({
  id,
  doses,
  therapy,
  scores: [
    [0, 20],
    [20, 18],
  ],
});

/** Comparator: relapse 20, 40, free at 100. Intervention: 60, free at 100 twice. */
const people = (): Person[] => [
  responder("a", [], 20),
  responder("b", [], 40),
  responder("c", [], null),
  nonResponder("d", []),
  responder("e", talk, 60),
  responder("f", talk, null),
  responder("g", talk, null),
];

const small: Partial<Plan> = { horizonDays: 100, fallbackHorizons: [30, 60, 90], landmarks: [30, 90], minAtRisk: 1 };
const instruments: readonly Instrument[] = madeInstruments({ entry: 10, mid: 5 }).map((one) =>
  one.id === "mood" ? { ...one, remission: { max: 4, citation: "nobody-2000" } } : one,
);
const run = (
  list: readonly Person[],
  plan: Partial<Plan> = small,
  more: { shuffle?: boolean; kind?: "real" | "simulated" } = {},
): Finding => findingOf(relapseSensitivity, madeInput(list, { instruments, plan, ...more }));

const quantity = (finding: Finding, id: string): Quantity => {
  const found = finding.headlines.find((headline) => headline.id.endsWith(`/relapse-sensitivity/${id}`));
  if (!found) throw new Error(`no headline ${id}`);
  return found.quantity;
};
const value = (finding: Finding, id: string): number => {
  const found = quantity(finding, id);
  if (found.kind !== "estimate") throw new Error(`${id}: ${found.reason}`);
  return found.value;
};
const table = (finding: Finding, id: string) => {
  const found = finding.blocks.find((block) => block.kind === "table" && block.id === id);
  if (found?.kind !== "table") throw new Error(`no table ${id}`);
  return found;
};

describe("relapse sensitivity", () => {
  it("gives what the hand gives on six responders", () => {
    const finding = run(people());
    checkFinding(finding);
    expect(value(finding, "rmst-difference/primary")).toBeCloseTo(100 / 3, 10);
    // All relapses here are rescues, so a rule of rescue alone is the same and one that lets it compete has none.
    expect(value(finding, "rmst-difference/rule-rescue-alone")).toBeCloseTo(100 / 3, 10);
    expect(quantity(finding, "rmst-difference/rule-rescue-competing")).toMatchObject({ code: "no-events" });
    expect(value(finding, "risk-difference/rule-unconfirmed")).toBeCloseTo(1 / 3, 10);
    expect(value(finding, "risk-ratio/unadjusted")).toBeCloseTo(0.5, 10);
    expect(quantity(finding, "number-needed/unadjusted")).toMatchObject({
      reason: expect.stringContaining("NNT (benefit) 3, from NNT (benefit) 1 through ∞ to NNT (harm)"),
    });
    expect(value(finding, "incidence/plain")).toBeCloseTo(2 / 3, 10);
    expect(value(finding, "incidence/talk")).toBeCloseTo(1 / 3, 10);
    expect(value(finding, "follow-up/plain")).toBe(100);
    expect(value(finding, "rmst-difference/dropout-worst")).toBeCloseTo(100 / 3, 10);
    // Rescue is dated to the day: in the middle of (19, 20], (39, 40] and (59, 60] half a day is taken off each.
    expect(value(finding, "rmst-difference/turnbull")).toBeCloseTo((59.5 + 200) / 3 - (19.5 + 39.5 + 100) / 3, 6);
  });

  it("says the same as the primary analysis of the primary rule", () => {
    const finding = run(people());
    const primary = findingOf(timeToRelapse, madeInput(people(), { instruments, plan: small }));
    for (const measure of ["rmst-difference", "risk-difference"]) {
      const own = primary.headlines.find(({ id }) => id === `made/time-to-relapse/${measure}/unadjusted`)?.quantity;
      expect(quantity(finding, `${measure}/primary`)).toEqual(own);
    }
  });

  it("runs declared rules only, and names those that apply to nobody", () => {
    const finding = run(people());
    expect(quantity(finding, "rmst-difference/rule-madrs-twice")).toMatchObject({
      code: "not-declared",
      reason: expect.stringContaining("Not applicable"),
    });
    expect(quantity(finding, "rmst-difference/rule-remission-lost")).toMatchObject({ code: "not-declared" });
    const plan = madePlan();
    const [first] = plan.relapse.alternatives;
    if (!first) throw new Error("no rule");
    const one = run(people(), {
      ...small,
      relapse: { ...plan.relapse, alternatives: [{ ...first, id: "other-one", label: "Other, 1" }] },
    });
    checkFinding(one);
    expect(table(one, "rules").rows).toHaveLength(1);
    expect(value(one, "rmst-difference/rule-other-one")).toBeCloseTo(100 / 3, 10);
    const none = run(people(), { ...small, relapse: { ...plan.relapse, alternatives: [] } });
    checkFinding(none);
    expect(table(none, "rules").rows).toHaveLength(0);
  });

  it("follows later doses, the source's cohort and a common clock", () => {
    const list = people().map((person) =>
      person.id === "f"
        ? { ...person, doses: [...doses, [70, "maintenance"] as const] }
        : person.id === "g"
          ? { ...person, cohort: "plain" }
          : person,
    );
    const finding = run(list);
    checkFinding(finding);
    const counts = (id: string) => {
      const found = table(finding, "other-ways").rows.find((row) => row[1] === id);
      return found?.slice(3, 5);
    };
    expect(counts("Treatment as the source records it")).toEqual(["2 of 4", "1 of 2"]);
    // Only e relapsed; f left on day 50, g was free at 100 and stands for both.
    expect(value(finding, "rmst-difference/before-later-doses")).toBeGreaterThan(0);
    // The window of the common clock opens on day 42: nobody was seen in it.
    expect(quantity(finding, "rmst-difference/landmark-42")).toMatchObject({ code: "one-group" });
    const seen = run(
      people().map((person) => ({ ...person, scores: [...(person.scores ?? []), [45, 5] as const] })),
      { ...small, horizonDays: 60 },
    );
    // On day 45: a was rescued on day 40 and is out; b relapses 15 days on, e 35 days on.
    expect(value(seen, "rmst-difference/landmark-42")).toBeCloseTo((35 + 120) / 3 - (15 + 60) / 2, 10);
  });

  it("never moves the horizon silently", () => {
    const finding = run(people(), { ...small, horizonDays: 180, landmarks: [30] });
    expect(quantity(finding, "rmst-difference/primary")).toMatchObject({ code: "not-reached" });
    expect(value(finding, "rmst-difference/primary/day-90")).toBeCloseTo(30, 10);
    expect(finding.caveats.map(({ code }) => code)).toContain("horizon-not-reached");
    checkFinding(finding);
  });

  it("refuses weights that cannot be made of six people, in words", () => {
    const finding = run(people());
    for (const id of ["rmst-difference/overlap", "rmst-difference/weibull-overlap", "hazard-ratio/overlap"]) {
      expect(quantity(finding, id)).toMatchObject({ kind: "not-estimable" });
    }
    expect(finding.caveats.map(({ code }) => code)).toContain("no-overlap-weights");
    const none = run(people(), { ...small, covariates: [] });
    checkFinding(none);
    expect(quantity(none, "rmst-difference/overlap")).toMatchObject({ code: "gate-closed" });
  });

  it.each([
    ["nobody at all", []],
    ["one person", [responder("a", [], 20)]],
    ["nobody responds", [nonResponder("a", []), nonResponder("b", talk)]],
    ["one group is empty", people().filter(({ therapy }) => therapy?.length === 0)],
    ["nobody relapses", [responder("a", [], null), responder("b", [], null), responder("c", talk, null)]],
    [
      "everybody relapses at once",
      [responder("a", [], 5), responder("b", [], 5), responder("c", talk, 5), responder("d", talk, 5)],
    ],
    [
      "nobody is seen after time zero",
      [
        {
          id: "a",
          doses,
          scores: [
            [0, 20],
            [20, 5],
          ],
        },
        {
          id: "b",
          doses,
          therapy: talk,
          scores: [
            [0, 20],
            [20, 5],
          ],
        },
      ],
    ],
    [
      "no score at all",
      [
        { id: "a", doses },
        { id: "b", doses, therapy: talk },
      ],
    ],
    [
      "everybody relapses on the first day in one group, nobody in the other",
      [responder("a", [], 1), responder("b", [], 1), responder("c", talk, null), responder("d", talk, null)],
    ],
  ] as const)("words it when %s", (_, list) => {
    for (const plan of [small, { ...small, covariates: [] }]) {
      const finding = run(list as readonly Person[], plan);
      checkFinding(finding);
      expect(quantity(finding, "hazard-ratio/overlap").kind).toBe("not-estimable");
    }
  });

  it("gives the same finding for any order of rows", () => {
    expect(run(people(), small, { shuffle: true })).toEqual(run(people()));
  });

  it("carries no p-value, names whom each number speaks for and who was made up", () => {
    const finding = run(people(), small, { kind: "simulated" });
    expect(finding.standing).toBe("exploratory");
    for (const { id, label, test } of finding.headlines) {
      expect(test).toBeNull();
      expect(JSON.stringify(label), id).toMatch(/unadjusted|overlap population/);
    }
    expect(finding.caveats[0]?.code).toBe("made-up-patients");
    for (const block of finding.blocks) {
      if (block.kind === "chart") expect(block.alt[0]).toBe("Simulated data. ");
      if (block.kind === "text") expect(block.prose[0]).toMatch(/^These numbers come from made-up patients\./);
    }
    expect(JSON.stringify(finding)).not.toContain('"patient"');
  });
});

describe("the shipped simulated patients", () => {
  const data = join(import.meta.dirname, "..", "..", "data");
  const shippedInstruments = readdirSync(join(data, "instruments"))
    .sort()
    .map((name): Instrument => JSON.parse(readFileSync(join(data, "instruments", name), "utf8")));
  const finding = findingOf(relapseSensitivity, {
    plan: shippedPlan(),
    instruments: shippedInstruments,
    evidence: noEvidence,
    dataset: shippedPatients(),
  });

  it("answers nearly every way, cited", () => {
    checkFinding(finding);
    const refused = finding.headlines.filter(({ id, quantity: { kind } }) => kind !== "estimate" && /rmst/.test(id));
    expect(refused.map(({ id }) => id.split("/").at(-1))).toEqual(
      expect.arrayContaining(["rule-madrs-twice", "rule-remission-lost"]),
    );
    expect(refused.length).toBeLessThanOrEqual(5);
    const methods: { references: readonly { id: string }[] } = JSON.parse(
      readFileSync(join(data, "../pipeline/report/texts/methods.json"), "utf8"),
    );
    const known = new Set([
      ...methods.references.map(({ id }) => id),
      ...shippedInstruments.flatMap(({ references }) => references.map(({ id }) => id)),
    ]);
    for (const citation of finding.method.citations) expect(known, citation).toContain(citation);
  });

  it("draws the curve of each rule, which ends where its difference says", () => {
    const { rows } = table(finding, "rule-curve-points");
    const { horizonDays, relapse } = shippedPlan();
    const shareOn = (rule: string, cohort: string): number => {
      const cell = rows.find((row) => row[0] === rule && row[1] === cohort && row[2] === horizonDays)?.[3];
      if (typeof cell !== "object" || cell === null || !("kind" in cell) || cell.kind !== "estimate") {
        throw new Error(`no share: ${rule}, ${cohort}`);
      }
      return cell.value;
    };
    const [comparator = "", intervention = ""] = [...new Set(rows.map((row) => String(row[1])))];
    const drawn = new Set(rows.map(([rule]) => rule));
    const checked = [
      { id: "primary", label: "As declared" },
      ...relapse.alternatives.map(({ id, label }) => ({ id: `rule-${id}`, label })),
    ].filter(({ id, label }) => drawn.has(label) && quantity(finding, `risk-difference/${id}`).kind === "estimate");
    expect(checked.length).toBeGreaterThan(5);
    for (const { id, label } of checked) {
      const difference = shareOn(label, intervention) - shareOn(label, comparator);
      expect(difference, id).toBeCloseTo(value(finding, `risk-difference/${id}`), 10);
    }
  });

  it("is worse at worst and better at best", () => {
    const at = (id: string): number => value(finding, `rmst-difference/${id}`);
    expect(at("dropout-worst")).toBeLessThan(at("primary"));
    expect(at("dropout-best")).toBeGreaterThan(at("primary"));
    // The sessions agree with the source, so nothing changes there.
    expect(at("recorded-cohort")).toBe(at("primary"));
    expect(Math.abs(at("turnbull") - at("primary"))).toBeLessThan(5);
    expect(Math.abs(at("death-competing") - at("primary"))).toBeLessThan(3);
  });
});
