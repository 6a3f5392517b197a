import { describe, expect, it } from "vitest";
import { courses } from "../../../pipeline/derive/courses.ts";
import { instrumentScale } from "../../../pipeline/derive/instrument-scale.ts";
import type { CellResult } from "../../../pipeline/derive/multiverse/cell-result.ts";
import { cellSettings } from "../../../pipeline/derive/multiverse/cell-settings.ts";
import { type Choice, multiverseCells } from "../../../pipeline/derive/multiverse/multiverse-cells.ts";
import { primaryRule } from "../../../pipeline/derive/multiverse/primary-rule.ts";
import { runMultiverse } from "../../../pipeline/derive/multiverse/run-multiverse.ts";
import { rulePeople } from "../../../pipeline/derive/relapse-rules/rule-people.ts";
import { primaryPeople } from "../../../pipeline/derive/relapse-variants/assumption-people.ts";
import { relapseDifference } from "../../../pipeline/derive/relapse-variants/relapse-difference.ts";
import { adjustedComparisons } from "../../../pipeline/derive/weighting/adjusted-comparison.ts";
import type { Plan } from "../../../pipeline/model/index.ts";
import { notEstimable, type Quantity } from "../../../pipeline/stats/quantity.ts";
import { shippedPlan } from "../../support/shipped-evidence.ts";
import { shippedInstruments } from "../../support/shipped-instruments.ts";
import { shippedPatients } from "../../support/shipped-patients.ts";

const plan = shippedPlan();
const dataset = shippedPatients();
const instruments = shippedInstruments();
const found = courses(dataset, plan, instruments);
const tau = plan.horizonDays;

const choice = (id: Choice["id"], ...values: readonly (string | number)[]): Choice => ({
  id,
  label: id,
  options: values.map((value) => ({ id: String(value).toLowerCase(), label: String(value), value })),
});

const run = (choices: readonly Choice[], changes: Partial<Plan> = {}): ReadonlyMap<string, CellResult> => {
  const cells = multiverseCells({ choices, maxCells: 200 });
  if ("kind" in cells) throw new Error(cells.reason);
  const results = runMultiverse(
    { dataset, instruments, plan: { ...plan, ...changes }, courses: found.courses, tau },
    cells,
  );
  return new Map(results.map((result) => [result.cell.id, result]));
};

const numbers = (quantity: Quantity | undefined): readonly (number | null)[] => {
  if (quantity?.kind !== "estimate") throw new Error(quantity?.reason ?? "no cell");
  return [quantity.value, quantity.se];
};

describe("the cells of a multiverse", () => {
  it("are the product of the options, the last choice turning fastest", () => {
    const cells = multiverseCells({
      choices: [choice("adjustment", "overlap", "none"), choice("last-visit", "relapse", "censored")],
      maxCells: 4,
    });
    if ("kind" in cells) throw new Error(cells.reason);
    expect(cells.map(({ id }) => id)).toEqual(["overlap/relapse", "overlap/censored", "none/relapse", "none/censored"]);
    expect(multiverseCells({ choices: [], maxCells: 1 })).toEqual([{ id: "", options: [] }]);
    expect(multiverseCells(plan.multiverse)).toHaveLength(
      plan.multiverse.choices.reduce((product, { options }) => product * options.length, 1),
    );
    expect(plan.multiverse.maxCells).toBeLessThanOrEqual(48);
  });

  it("are refused in words where they are more than declared", () => {
    expect(multiverseCells({ choices: [choice("adjustment", "overlap", "none")], maxCells: 1 })).toMatchObject({
      code: "not-declared",
      reason: expect.stringContaining("2 combinations; the plan allows 1"),
    });
  });
});

describe("the settings of a cell", () => {
  const settings = (choices: readonly Choice[]) => {
    const cells = multiverseCells({ choices, maxCells: 200 });
    return "kind" in cells ? [] : cells.map((cell) => cellSettings(cell, plan));
  };

  it("are the plan's own where nothing is chosen, and then primary", () => {
    expect(settings([])).toEqual([
      {
        kind: "settings",
        rule: primaryRule(plan),
        adjustment: plan.propensity.weights,
        baseline: plan.baseline.rule,
        landmark: null,
        cohort: "received",
        primary: true,
      },
    ]);
    expect(settings([choice("time-zero", "endOfAcuteCourse", 42)])).toMatchObject([
      { landmark: null, primary: true },
      { landmark: 42, primary: false },
    ]);
  });

  it("change the last visit of a rule that asks for confirmation, and of no other", () => {
    const confirms = settings([
      choice("relapse-rule", "unconfirmed", "score-twice"),
      choice("last-visit", "relapse", "censored"),
    ]).map((one) => (one.kind === "settings" ? one.rule.confirm?.unconfirmedLast : one.reason));
    expect(confirms).toEqual([undefined, undefined, "relapse", "censored"]);
  });

  it("are refused in words for what the plan does not declare", () => {
    for (const wrong of [
      choice("relapse-rule", "no-such-rule"),
      choice("adjustment", "magic"),
      choice("baseline", "best"),
      choice("time-zero", 41),
      choice("cohort", "wished"),
      choice("last-visit", "ignored"),
    ]) {
      expect(settings([wrong])).toMatchObject([{ kind: "not-estimable", code: "not-declared" }]);
    }
  });
});

describe("a multiverse of the shipped patients", () => {
  it("follows people by the primary rule as the primary analysis does", () => {
    const scales = new Map(instruments.map((one) => [one.id, instrumentScale(one)]));
    const own = primaryPeople(found.courses);
    const ruled = rulePeople(found.courses, scales, primaryRule(plan));
    expect([ruled.time, ruled.cause, ruled.after, ruled.treated]).toEqual([
      own.time,
      own.cause,
      own.after,
      own.treated,
    ]);
  });

  const results = run([
    choice("relapse-rule", "primary", "last-visit-not-counted", "rescue-competing"),
    choice("adjustment", "overlap", "entropy", "none"),
    choice("last-visit", "relapse", "censored"),
  ]);
  const difference = (id: string): Quantity | undefined => results.get(id)?.difference;

  it("gives what each analysis gives by itself", () => {
    const direct = adjustedComparisons(
      {
        courses: found.courses,
        patients: dataset.tables.patients,
        population: "responders",
        measures: ["restricted-mean"],
        tau,
      },
      plan,
      ["overlap", "entropy"],
    ).map(({ estimates }) => estimates[0]?.difference);
    expect(difference("primary/overlap/relapse")).toEqual(direct[0]);
    expect(difference("primary/entropy/relapse")).toEqual(direct[1]);
    const options = { tau, level: plan.level, minAtRisk: plan.minAtRisk };
    expect(difference("primary/none/relapse")).toEqual(relapseDifference(primaryPeople(found.courses), options).days);
    expect(results.get("primary/overlap/relapse")).toMatchObject({ primary: true, state: "shown" });
    expect([...results.values()].filter(({ primary }) => primary)).toHaveLength(1);
  });

  it("comes to the same by two roads: a last visit that does not count as a choice and as a rule", () => {
    for (const adjustment of ["overlap", "entropy", "none"]) {
      expect(numbers(difference(`primary/${adjustment}/censored`))).toEqual(
        numbers(difference(`last-visit-not-counted/${adjustment}/censored`)),
      );
    }
  });

  it("adjusts nothing where other events end the waiting, and says so", () => {
    expect(results.get("rescue-competing/overlap/relapse")).toMatchObject({
      state: "not-estimable",
      difference: { code: "not-declared", reason: expect.stringContaining("other events end the waiting") },
    });
    expect(results.get("rescue-competing/none/relapse")).toMatchObject({ state: "shown" });
  });

  it("keeps what the gate withholds, with the same numbers", () => {
    const strict = run([choice("adjustment", "overlap", "none")], { gate: { ...plan.gate, minEventsPerCohort: 1000 } });
    for (const adjustment of ["overlap", "none"]) {
      const cell = strict.get(adjustment);
      expect(cell?.state).toBe("withheld");
      expect(numbers(cell?.difference)).toEqual(numbers(difference(`primary/${adjustment}/relapse`)));
      expect(cell?.checks.some(({ item, state }) => item === "events" && state === "withholds")).toBe(true);
    }
  });

  it("says why where no horizon is reached, or too few are at risk in one cell", () => {
    const cells = multiverseCells({ choices: [choice("adjustment", "overlap", "none")], maxCells: 2 });
    if ("kind" in cells) throw new Error(cells.reason);
    const reason = notEstimable("not-reached", "Nobody was followed so far.");
    const none = runMultiverse({ dataset, instruments, plan, courses: found.courses, tau: reason }, cells);
    expect(none).toMatchObject([
      { state: "not-estimable", difference: reason, people: null },
      { state: "not-estimable", difference: reason, people: null },
    ]);
    const few = run([choice("adjustment", "overlap", "none")], { minAtRisk: 1000 });
    expect([...few.values()].map(({ difference: one }) => one.kind === "not-estimable" && one.code)).toEqual([
      "not-reached",
      "not-reached",
    ]);
  });
});
