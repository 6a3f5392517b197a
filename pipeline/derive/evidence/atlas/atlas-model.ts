import type { Plan } from "../../../model/index.ts";
import { counted, curveGate, type RelapseGate } from "../../../stats/durability/curve-gate.ts";
import type { RelapseData } from "../../../stats/durability/durability-data.ts";
import { readRelapseData } from "../../../stats/durability/read-relapse-data.ts";
import type { RelapseModel } from "../../../stats/durability/relapse-model.ts";
import { type NotEstimable, notEstimable } from "../../../stats/quantity.ts";
import type { EvidenceRows } from "../evidence-rows.ts";
import { atlasOptions } from "./atlas-options.ts";
import type { AtlasStrand } from "./atlas-strand.ts";
import { exhausted, fitRelapse } from "./fit-relapse.ts";
import { type ModelRow, type RelapseRows, relapseRows } from "./relapse-rows.ts";

export type AtlasPlan = Pick<Plan, "atlas" | "level" | "strands" | "labels" | "usableTiers">;

/** One treatment and what followed it, and whether its curve may be drawn. */
export interface AtlasLine {
  readonly strand: AtlasStrand;
  readonly gate: RelapseGate;
}

/** One family of conditions: its own rows, its own model. */
export interface AtlasFamily {
  readonly family: string;
  readonly source: RelapseRows;
  readonly model: RelapseModel | NotEstimable;
  readonly lines: readonly AtlasLine[];
}

/** Rows that the map lets into the model, by family; those with another use only where `uses` names it. */
export const modelRows = (
  { durability, byKey }: EvidenceRows,
  family: string,
  uses: readonly string[] = ["model"],
): readonly ModelRow[] =>
  durability.flatMap((map) => {
    const result = byKey.get(map.result_id);
    return map.family === family && uses.includes(map.use) && result !== undefined ? [{ map, result }] : [];
  });

const countGate = (data: RelapseData, strand: string, { studies, people }: Plan["atlas"]["curveGate"]): RelapseGate => {
  const arms = readRelapseData(data).arms.filter((arm) => arm.strand === strand);
  const k = new Set(arms.map(({ study }) => study)).size;
  const n = Math.round(arms.reduce((sum, arm) => sum + arm.people, 0));
  const reasons = [
    ...(k >= studies && n >= people
      ? []
      : [
          `Too few studies for a curve of ${strand}: ${counted(k, "study", "studies")} with ` +
            `${counted(n, "person", "people")}; ${studies} with ${people} are needed.`,
        ]),
    ...(exhausted(data).includes(strand)
      ? [`Everybody in ${strand} relapsed: any curve would be the prior's, not the data's.`]
      : []),
  ];
  return { kind: "gate", open: reasons.length === 0, reasons, numbers: { studies: k, people: n } };
};

const familyModel = (rows: EvidenceRows, plan: AtlasPlan, family: string): AtlasFamily => {
  const source = relapseRows(rows, plan, modelRows(rows, family));
  const { studies: minStudies, people: minPeople } = plan.atlas.curveGate;
  const counts = source.strands.map((strand) => countGate(source.data, strand.name, plan.atlas.curveGate));
  const model = counts.some(({ open }) => open)
    ? fitRelapse(source.data, atlasOptions(plan))
    : notEstimable("gate-closed", "No treatment of this family has enough studies and people for a curve.");
  const gateOf = ({ name }: AtlasStrand, count: RelapseGate): RelapseGate => {
    if (model.kind === "not-estimable") {
      return count.open ? { ...count, open: false, reasons: [model.reason] } : count;
    }
    const modelled = model.strands.some(({ strand }) => strand === name);
    return modelled ? curveGate(model, name, { minStudies, minPeople }) : count;
  };
  return {
    family,
    source,
    model,
    lines: source.strands.map((strand, i) => ({ strand, gate: gateOf(strand, counts[i] as RelapseGate) })),
  };
};

/**
 * How long does being well last? One model for each family of the durability map, with a gate for each of its lines. A family in which no
 * line has the studies and people for a curve is not fitted: nothing of it could be shown.
 */
export const atlasModels = (rows: EvidenceRows, plan: AtlasPlan): readonly AtlasFamily[] =>
  [...new Set(rows.durability.map(({ family }) => family))].sort().map((family) => familyModel(rows, plan, family));
