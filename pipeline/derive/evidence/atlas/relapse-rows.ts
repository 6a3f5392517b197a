import type { DurabilityRow, Plan } from "../../../model/index.ts";
import type {
  RelapseData,
  RelapseHazardRatio,
  RelapseUnit,
  SetAside,
} from "../../../stats/durability/durability-data.ts";
import { printedLevel } from "../contrast-effect.ts";
import type { EvidenceRows, PublishedResult } from "../evidence-rows.ts";
import { type AtlasStrand, atlasStrand } from "./atlas-strand.ts";
import { relapseCovariates } from "./relapse-covariates.ts";
import { relapseTerm } from "./relapse-terms.ts";

export interface ModelRow {
  readonly map: DurabilityRow;
  readonly result: PublishedResult;
}

export interface RelapseRows {
  readonly rows: readonly ModelRow[];
  readonly strands: readonly AtlasStrand[];
  readonly data: RelapseData;
  /** Rows that could not even be offered to the model. */
  readonly setAside: readonly SetAside[];
}

const byPeople = (rows: readonly ModelRow[]): readonly (readonly ModelRow[])[] => {
  const groups = new Map<string, ModelRow[]>();
  for (const one of rows) groups.set(one.map.unit_id, [...(groups.get(one.map.unit_id) ?? []), one]);
  return [...groups.values()];
};

const sameReading = (a: DurabilityRow, b: DurabilityRow): boolean =>
  a.strand === b.strand && a.after === b.after && a.population === b.population && a.event === b.event;

/**
 * Rows of one family as the relapse model wants them: a unit for each set of people with its terms in time, and the hazard ratios of
 * randomised contrasts. People read under a second rule, and ratios whose other side is not in the map, are set aside by name.
 * Studies are independent samples: two papers on the same people are one.
 */
export const relapseRows = (
  { durability }: Pick<EvidenceRows, "durability">,
  plan: Pick<Plan, "strands" | "labels">,
  rows: readonly ModelRow[],
  { cap = null }: { readonly cap?: number | null } = {},
): RelapseRows => {
  const ordered = [...rows].sort((a, b) => (a.map.result_id < b.map.result_id ? -1 : 1));
  const sorted = [...durability].sort((a, b) => (a.result_id < b.result_id ? -1 : 1));
  const setAside: SetAside[] = [];
  const leave = ({ map, result }: ModelRow, reason: string): readonly [] => {
    setAside.push({ study: result.study.sample_id, strand: atlasStrand(plan, map).name, reason });
    return [];
  };
  const units = byPeople(ordered.filter(({ map }) => map.term !== "hr")).map((people): RelapseUnit => {
    const { map, result } = people[0] as ModelRow;
    const own = people.filter((one) => {
      const same = sameReading(one.map, map);
      if (!same) leave(one, "The same people are in the model under another rule.");
      return same;
    });
    return {
      study: result.study.sample_id,
      strand: atlasStrand(plan, map).name,
      covariates: relapseCovariates.of(map),
      terms: own.map((one) => relapseTerm(one.map, one.result, cap)),
      entry: Math.max(0, map.entry_day ?? 0),
    };
  });
  const hazardRatios = ordered.flatMap((one): readonly RelapseHazardRatio[] => {
    const { map, result } = one;
    if (map.term !== "hr") return [];
    const other = sorted.find(
      (row) =>
        map.randomised_contrast !== null &&
        row.randomised_contrast === map.randomised_contrast &&
        (row.strand !== map.strand || row.after !== map.after),
    );
    const { estimate, ci_low, ci_high } = result.row;
    if (other === undefined) return leave(one, "Its other side is not in the map.");
    if (estimate === null || ci_low === null || ci_high === null)
      return leave(one, "The hazard ratio has no interval.");
    return [
      {
        study: result.study.sample_id,
        strandA: atlasStrand(plan, map).name,
        strandB: atlasStrand(plan, other).name,
        hazardRatio: estimate,
        low: ci_low,
        high: ci_high,
        level: printedLevel,
      },
    ];
  });
  const { names, factors } = relapseCovariates;
  const sides = [...ordered.map(({ map }) => map), ...sorted].map((row) => atlasStrand(plan, row));
  const used = new Set([
    ...units.map(({ strand }) => strand),
    ...hazardRatios.flatMap(({ strandA, strandB }) => [strandA, strandB]),
  ]);
  return {
    rows: ordered,
    strands: [...used].flatMap((name) => sides.find((side) => side.name === name) ?? []),
    data: { units, hazardRatios, covariates: names, factors },
    setAside,
  };
};
