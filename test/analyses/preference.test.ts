import { describe, expect, it } from "vitest";
import { preference } from "../../pipeline/analyses/preference.ts";
import type { Finding, Plan, Quantity } from "../../pipeline/model/index.ts";
import { clopperPearson } from "../../pipeline/stats/categorical/clopper-pearson.ts";
import { checkFinding, findingOf } from "../support/check-finding.ts";
import { openGate, type WishPerson, wisher, wishInput } from "../support/wishers.ts";

const of = (finding: Finding, id: string) => {
  const found = finding.headlines.find((one) => one.id === `made/preference/${id}`);
  if (!found) throw new Error(`no headline ${id}`);
  return found;
};

const numberOf = (quantity: Quantity): number => {
  if (quantity.kind !== "estimate") throw new Error(quantity.reason);
  return quantity.value;
};

const open = { gate: openGate, covariates: [] } as Partial<Plan>;

const run = (list: readonly WishPerson[], plan: Partial<Plan> = open, shuffle = false): Finding =>
  findingOf(preference, wishInput(list, { plan, shuffle }));

/** Two people of each: totals a point below and above the mean. */
const pair = (name: string, talk: boolean, goal: string, preferred: string | null, mean: number): WishPerson[] =>
  [mean - 1, mean + 1].map((score, i) => wisher(`${name}-${i}`, talk, { goal, preferred, answers: [[60, score]] }));

const people = [
  ...pair("a", true, "lasting", "talk", 28),
  ...pair("b", false, "lasting", "talk", 24),
  ...pair("c", true, "rapid", "plain", 20),
  ...pair("d", false, "rapid", "plain", 22),
  ...pair("e", true, "unsure", null, 25),
  ...pair("f", false, "unsure", "plain", 25),
  ...pair("g", false, "rapid", null, 22),
];

describe("preference", () => {
  it("counts who has no preference among all, with exact limits", () => {
    const finding = run(people);
    checkFinding(finding);
    const share = of(finding, "share/rapid/plain");
    expect(share).toMatchObject({ n: 6, events: 4, test: null });
    expect(share.quantity).toEqual(clopperPearson({ events: 4, n: 6 }));
    expect(of(finding, "share/rapid/none").events).toBe(2);
    expect(of(finding, "share/lasting/talk").quantity).toEqual(clopperPearson({ events: 4, n: 4 }));
    expect(of(finding, "share/unsure/none")).toMatchObject({ n: 4, events: 2 });
  });

  it("has both effects within the goals and their difference", () => {
    const finding = run(people);
    expect(numberOf(of(finding, "goal/lasting").quantity)).toBeCloseTo(4, 10);
    expect(numberOf(of(finding, "goal/rapid").quantity)).toBeCloseTo(-2, 10);
    expect(numberOf(of(finding, "goal-interaction/overlap").quantity)).toBeCloseTo(6, 10);
    expect(finding.headlines.every(({ test }) => test === null)).toBe(true);
  });

  it("adds the squared errors of effects of different people when nothing is estimated in the weights", () => {
    const finding = run(people);
    const errors = ["goal/lasting", "goal/rapid", "goal-interaction/overlap"].map((id) => {
      const { quantity } = of(finding, id);
      return quantity.kind === "estimate" ? (quantity.se ?? 0) : 0;
    });
    expect(errors[2]).toBeCloseTo(Math.hypot(errors[0] ?? 0, errors[1] ?? 0), 8);
  });

  it("compares wishes that were met with those that were not, without those of nobody", () => {
    const finding = run(people);
    const { quantity, n } = of(finding, "matched/satisfaction/unadjusted");
    // Met: a, d, f; not met: b, c.
    expect(n).toBe(10);
    expect(numberOf(quantity)).toBeCloseTo((28 + 22 + 25) / 3 - (24 + 20) / 2, 10);
  });

  it("counts dropout and sessions up to the declared days", () => {
    const [first, second, ...rest] = people.map((one) => ({ ...one }));
    if (!first || !second) throw new Error("nobody");
    const list: WishPerson[] = [
      { ...first, events: [{ day: 180, kind: "dropout" }], therapy: [1, 2, 56, 57] },
      { ...second, events: [{ day: 181, kind: "dropout" }] },
      ...rest,
    ];
    const finding = run(list);
    expect(of(finding, "matched/dropout/unadjusted")).toMatchObject({ n: 10, events: 1 });
    expect(numberOf(of(finding, "matched/dropout/unadjusted").quantity)).toBeCloseTo(1 / 6, 10);
    // One dose, therapy on days 1, 2 and 56 against 1 and 2: mean of 4 and 3, minus 3.
    expect(numberOf(of(finding, "matched/sessions/talk").quantity)).toBeCloseTo(0.5, 10);
  });

  it("keeps the weights of everyone: overlap within a goal by the propensity of all", () => {
    const more = [
      ...pair("h", true, "lasting", "talk", 30).map((one) => ({ ...one, sex: "male" })),
      ...people.map((one, i) => ({ ...one, sex: i % 3 === 0 ? "male" : "female" })),
    ];
    const finding = run(more, { gate: openGate, covariates: ["sex"] });
    const own = (talk: boolean, sex?: string) =>
      more.filter((one) => (one.therapy?.length ?? 0) > 0 === talk && (sex === undefined || one.sex === sex));
    const propensity = (sex: string) => own(true, sex).length / (own(true, sex).length + own(false, sex).length);
    const mean = (talk: boolean): number => {
      const list = own(talk).filter(({ goal }) => goal === "lasting");
      const weight = list.map(({ sex }) => (talk ? 1 - propensity(sex ?? "") : propensity(sex ?? "")));
      const total = weight.reduce((sum, one) => sum + one, 0);
      return list.reduce((sum, { answers }, i) => sum + ((weight[i] ?? 0) / total) * (answers?.[0]?.[1] ?? 0), 0);
    };
    expect(numberOf(of(finding, "goal/lasting").quantity)).toBeCloseTo(mean(true) - mean(false), 8);
  });

  it("withholds the effects by the gate of the plan, and keeps the shares", () => {
    const finding = run(people, { covariates: [] });
    checkFinding(finding);
    expect(of(finding, "goal/lasting").quantity).toMatchObject({ code: "gate-closed" });
    expect(of(finding, "goal-interaction/overlap").quantity).toMatchObject({ code: "gate-closed" });
    // With so few, goal and preference tell for certain who received their wish.
    expect(of(finding, "matched/satisfaction/overlap").quantity).toMatchObject({ code: "separation" });
    expect(of(finding, "share/rapid/plain").quantity.kind).toBe("estimate");
  });

  it("gives the same finding for any order of rows", () => {
    expect(run([...people].reverse(), open, true)).toEqual(run(people));
  });

  it.each([
    ["nobody", []],
    ["one person", people.slice(0, 1)],
    ["an empty cohort", people.filter(({ therapy }) => therapy?.length === 0)],
    ["nobody who answered", people.map(({ answers: _, ...one }) => one)],
    ["no goals and no preferences", people.map((one) => ({ ...one, goal: null, preferred: null }))],
    ["everyone with their wish", people.filter(({ id }) => /^[adf]/.test(id))],
    ["identical answers", people.map((one) => ({ ...one, answers: [[60, 20] as const] }))],
    ["everyone with one goal", people.map((one) => ({ ...one, goal: "lasting" }))],
  ] as const)("words it for %s", (_, list) => {
    checkFinding(run(list));
    checkFinding(run(list, { covariates: ["sex", "goal", "age(ns3)"] }));
  });
});
