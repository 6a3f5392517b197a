import type { Plan } from "../../../../pipeline/model/index.ts";
import { madeUpPlan, rowsFrom } from "../../../support/evidence-of.ts";

/** The made-up study with two lines, on a coarse grid. */
export const plan: Plan = {
  ...madeUpPlan(),
  strands: ["tea", "cake"].map((id) => ({ id, label: id, role: "comparator", shape: "circle", open: false })),
  atlas: {
    ...madeUpPlan().atlas,
    course: { family: "thirst", strand: "tea", after: "stopped" },
    spreadGrid: { from: 0.02, to: 2, points: 9 },
    logShapeGrid: { from: -1.2, to: 1, points: 9 },
    sensitivitySpreadPoints: 9,
  },
};

const base = {
  family: "thirst",
  strand: "tea",
  after: "stopped",
  population: "responders",
  event: "loss_of_response",
  clock: "last_dose",
  shift_days: 0,
  term: "count",
  n: 20,
  n_source: "printed",
  events: 8,
  share_well: null,
  use: "model",
  reason: "x",
};

export interface MadeRow {
  readonly map?: object;
  readonly result?: object;
}

/** Rows of the durability map with their results; each its own study and people unless said. */
export const made = (rows: readonly MadeRow[]) =>
  rowsFrom({
    results: rows.map(({ result }, i) => ({
      study_id: `s${i}`,
      result_id: `r${i}`,
      outcome: "relapse",
      kind: "arm",
      day: 56,
      source_tier: "abstract",
      ...result,
    })),
    durability: rows.map(({ map }, i) => ({ ...base, result_id: `r${i}`, unit_id: `u${i}`, ...map })),
  });

/** One study of a line that relapsed so and so often by a day. */
export const study = (strand: string, events: number, n: number, day: number, map: object = {}): MadeRow => ({
  map: { strand, events, n, ...map },
  result: { day },
});

export const threeOfTea = [study("tea", 8, 20, 28), study("tea", 9, 15, 56), study("tea", 12, 18, 84)] as const;
