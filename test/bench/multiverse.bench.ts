import { bench, describe } from "vitest";
import { courses } from "../../pipeline/derive/courses.ts";
import { type Choice, multiverseCells } from "../../pipeline/derive/multiverse/multiverse-cells.ts";
import { runMultiverse } from "../../pipeline/derive/multiverse/run-multiverse.ts";
import { shippedPlan } from "../support/shipped-evidence.ts";
import { shippedInstruments } from "../support/shipped-instruments.ts";
import { shippedPatients } from "../support/shipped-patients.ts";

// Targets: the shipped grid 1 s, 200 cells 10 s.
const plan = shippedPlan();
const dataset = shippedPatients();
const instruments = shippedInstruments();
const source = {
  dataset,
  instruments,
  plan,
  courses: courses(dataset, plan, instruments).courses,
  tau: plan.horizonDays,
};

const choice = (id: Choice["id"], ...values: readonly (string | number)[]): Choice => ({
  id,
  label: id,
  options: values.map((value) => ({ id: String(value).toLowerCase(), label: String(value), value })),
});

const wide: readonly Choice[] = [
  choice("relapse-rule", "primary", "unconfirmed", "without-margin", "score-once", "score-twice"),
  choice("adjustment", "overlap", "iptwStabilised", "entropy", "aipw", "none"),
  choice("last-visit", "relapse", "censored"),
  choice("baseline", "last", "worst"),
  choice("time-zero", "endOfAcuteCourse", 42),
];

const run = (choices: readonly Choice[]): void => {
  const cells = multiverseCells({ choices, maxCells: 200 });
  if ("kind" in cells) throw new Error(cells.reason);
  runMultiverse(source, cells);
};

describe("a multiverse of the shipped patients", () => {
  const few = { iterations: 3, warmupIterations: 1, time: 0, warmupTime: 0 };
  bench("the shipped grid (1 s)", () => run(plan.multiverse.choices), few);
  bench("200 cells (10 s)", () => run(wide), few);
});
