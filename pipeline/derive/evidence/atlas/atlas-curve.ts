import type { Plan } from "../../../model/index.ts";
import { relapseFreeAt } from "../../../stats/durability/relapse-free-at.ts";
import type { RelapseModel } from "../../../stats/durability/relapse-model.ts";
import type { AtlasFamily, AtlasLine } from "./atlas-model.ts";

/** A curve on one day: the typical study with its interval, and where a study not yet done may lie. */
export interface AtlasCurvePoint {
  readonly day: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly newLow: number;
  readonly newHigh: number;
}

/** Nodes that no drawn line can show. */
const INVISIBLE = 1e-8;

const lighter = (model: RelapseModel): RelapseModel => {
  const nodes = model.nodes.filter(({ weight }) => weight > INVISIBLE);
  const mass = nodes.reduce((sum, { weight }) => sum + weight, 0);
  return { ...model, nodes: nodes.map((node) => ({ ...node, weight: node.weight / mass })) };
};

/** The curve of a line whose gate is open, from its first to its last observed day, evenly spaced in log(1 + day); else nothing. */
export const atlasCurve = (
  { model }: Pick<AtlasFamily, "model">,
  { strand, gate }: AtlasLine,
  { atlas }: Pick<Plan, "atlas">,
): readonly AtlasCurvePoint[] => {
  if (model.kind === "not-estimable" || !gate.open) return [];
  const found = model.strands.find((one) => one.strand === strand.name);
  if (found === undefined || found.firstTime === null || found.lastTime === null) return [];
  const { firstTime, lastTime } = found;
  const [from, to] = [Math.log1p(firstTime), Math.log1p(lastTime)];
  const light = lighter(model);
  return Array.from({ length: atlas.curvePoints }, (_, i) => {
    if (i === 0) return firstTime;
    return i === atlas.curvePoints - 1 ? lastTime : Math.expm1(from + ((to - from) * i) / (atlas.curvePoints - 1));
  }).flatMap((day) => {
    const quantity = relapseFreeAt(light, strand.name, day);
    const [own, next] = quantity.kind === "estimate" ? quantity.intervals : [];
    if (quantity.kind !== "estimate" || own?.low == null || own.high === null) return [];
    if (next?.low == null || next.high === null) return [];
    return [{ day, share: quantity.value, low: own.low, high: own.high, newLow: next.low, newHigh: next.high }];
  });
};
