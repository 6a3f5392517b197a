import type { AtlasFamily } from "../../derive/evidence/atlas/atlas-model.ts";
import { courseShare } from "../../derive/evidence/atlas/course-share.ts";
import { biasShares } from "../../derive/evidence/bias-shares.ts";
import type { DurabilityPoint } from "../../derive/evidence/durability-points.ts";
import type { EvidenceRows } from "../../derive/evidence/evidence-rows.ts";
import type { Headline, Plan } from "../../model/index.ts";
import { lineRows } from "./line-rows.ts";

/** The modelled share still well on the reference day after the declared course: what a statement on fading is held against. */
export const courseHeadline = (
  id: string,
  plan: Pick<Plan, "atlas">,
  rows: EvidenceRows,
  families: readonly AtlasFamily[],
  points: readonly DurabilityPoint[],
): Headline => {
  const { quantity, family, line } = courseShare(families, plan);
  const own = family === null || line === null ? [] : lineRows(family, line);
  const keys = own.map(({ map }) => map.result_id);
  const people = line?.gate.numbers.people ?? 0;
  const studies = [...new Set(own.map(({ result }) => result.study.study_id))];
  const weightOf = (study: string): number => {
    const units = new Map(
      own.filter(({ result }) => result.study.study_id === study).map(({ map }) => [map.unit_id, map.n ?? 0]),
    );
    return people === 0 ? 0 : [...units.values()].reduce((sum, n) => sum + n, 0) / people;
  };
  const prediction = quantity.kind === "estimate" ? (quantity.intervals[1] ?? null) : null;
  const day = plan.atlas.referenceDay;
  return {
    id: `${id}/course-day-${day}`,
    label: ["Modeled share still well, treatment stopped, on ", { term: `day ${day}` }],
    unit: "share",
    better: "higher",
    quantity,
    test: null,
    n: people,
    events: null,
    rows: [{ table: "durability", count: keys.length, keys }],
    basis: {
      trials: line?.gate.numbers.studies ?? 0,
      people: line === null ? null : people,
      events: null,
      design: "modelled",
      riskOfBias: biasShares(rows.riskOfBias, studies, studies.map(weightOf)),
      information: null,
      diversity: null,
      other: null,
      prediction,
      iSquared: null,
      intervals: [],
      unused: {
        "points-only": points.filter(({ hidden, map }) => hidden === null && !keys.includes(map.result_id)).length,
        "not-placed": rows.durability.filter(({ use }) => use === "no").length,
      },
      hint: null,
    },
  };
};
