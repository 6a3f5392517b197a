import type { PointsPanel, RelapseFreeData, RelapseFreePoint } from "../../charts/relapse-free-points.ts";
import type { AtlasFamily } from "../../derive/evidence/atlas/atlas-model.ts";
import type { DurabilityPoint } from "../../derive/evidence/durability-points.ts";
import type { Plan } from "../../model/index.ts";
import { enumerated, labelOf, studyLabel } from "../published/words.ts";
import { curveNote, curvesOf, shortCurveNote } from "./atlas-curves.ts";

const mostLabels = 8;

/** The points to be named: model rows first, then the largest; one for each study. */
const named = (points: readonly DurabilityPoint[]): ReadonlySet<string> => {
  const order = (a: DurabilityPoint, b: DurabilityPoint): number =>
    Number(b.map.use === "model") - Number(a.map.use === "model") ||
    (b.map.n ?? 0) - (a.map.n ?? 0) ||
    (a.map.result_id < b.map.result_id ? -1 : 1);
  const studies = new Set<string>();
  return new Set(
    [...points].sort(order).flatMap(({ map, result }) => {
      if (studies.size === mostLabels || studies.has(result.study.study_id)) return [];
      studies.add(result.study.study_id);
      return [map.result_id];
    }),
  );
};

const pointOf = (plan: Pick<Plan, "strands">, point: DurabilityPoint, label: boolean): RelapseFreePoint => {
  const { map, result, quantity } = point;
  const strand = plan.strands.find(({ id }) => id === map.strand);
  const [interval] = quantity.kind === "estimate" ? quantity.intervals : [];
  return {
    id: map.result_id,
    label: label ? `${studyLabel(result.study)}${point.median ? " (median)" : ""}` : null,
    day: point.day,
    share: point.share,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    n: map.n,
    role: strand?.role ?? "neutral",
    strand: map.strand,
    shape: strand?.shape ?? "triangle-down",
    open:
      (strand?.open ?? true) || map.n === null || map.population === "all_started" || map.event === "point_response",
    after: map.after,
    secondary: point.secondary,
    clockUncertain: point.clockUncertain,
  };
};

/** Neighbouring arms of one randomised contrast on the same printed day. */
const pairsOf = (points: readonly DurabilityPoint[]): PointsPanel["pairs"] => {
  const groups = new Map<string, DurabilityPoint[]>();
  for (const point of points) {
    if (point.map.randomised_contrast === null || point.median) continue;
    const key = `${point.map.randomised_contrast} ${point.result.row.day}`;
    groups.set(key, [...(groups.get(key) ?? []), point]);
  }
  return [...groups.values()].flatMap((group) =>
    group.slice(1).map(({ map }, i) => ({ fromId: group[i]?.map.result_id ?? map.result_id, toId: map.result_id })),
  );
};

const conditions = (plan: Pick<Plan, "labels">, points: readonly DurabilityPoint[]): string =>
  enumerated([...new Set(points.map(({ map }) => labelOf(plan, "family", map.family)))]);

const fixedNote =
  "Marks come from different studies, people and rules. Height differences between marks are not effects.";

/** Strands with at least one point of which no line has a curve, by name and with the numbers. */
const withoutCurve = (
  plan: Pick<Plan, "strands">,
  families: readonly AtlasFamily[],
  drawn: readonly DurabilityPoint[],
): readonly { readonly label: string; readonly studies: number; readonly people: number }[] =>
  plan.strands.flatMap(({ id, label, role }) => {
    const mine = families.flatMap(({ lines }) => lines).filter(({ strand }) => strand.strand === id);
    const isDrawn = drawn.some(({ map }) => map.strand === id);
    if (role === "neutral" || !isDrawn || mine.some(({ gate }) => gate.open)) return [];
    const most = (key: string) => Math.max(0, ...mine.map(({ gate }) => gate.numbers[key] ?? 0));
    return [{ label, studies: most("studies"), people: most("people") }];
  });

/** The relapse-free points as the chart draws them: relapse after getting well above, abstinence below. */
export const atlasData = (
  plan: Pick<Plan, "strands" | "labels" | "atlas" | "level">,
  points: readonly DurabilityPoint[],
  families: readonly AtlasFamily[],
): RelapseFreeData => {
  const drawn = points.filter(({ hidden }) => hidden === null);
  const labels = named(drawn);
  const sides = [
    { id: "relapse", title: "Relapse after response", own: drawn.filter(({ abstinence }) => !abstinence) },
    { id: "abstinence", title: "Abstinence", own: drawn.filter(({ abstinence }) => abstinence) },
  ].map((side) => ({ ...side, curves: curvesOf(plan, families, side.own) }));
  const fitted = sides.flatMap(({ curves }) => curves);
  return {
    xTitle: "Days since the last dose, as near as the study allows",
    yTitle: "Still well, %",
    note: [
      fixedNote,
      ...withoutCurve(plan, families, drawn).map(
        ({ label, studies, people }) =>
          `${label}: too few studies for a curve (studies: ${studies}, people: ${people}).`,
      ),
    ].join(" "),
    ...(fitted.length === 0 ? {} : { curveNote: curveNote(fitted, plan) }),
    panels: sides
      .filter(({ own }) => own.length > 0)
      .map(
        ({ id, title, own, curves }): PointsPanel => ({
          id,
          title: `${title}: ${conditions(plan, own)}`,
          points: own.map((point) => pointOf(plan, point, labels.has(point.map.result_id))),
          pairs: pairsOf(own),
          curves,
        }),
      ),
    legend: plan.strands
      .filter(({ id }) => drawn.some(({ map }) => map.strand === id))
      .map(({ shape, open, role, label }) => ({ shape, open, role, label })),
  };
};

/** The same marks for the first screen, where height is scarce: side by side, and the same warnings in fewer words. */
export const coverData = (
  { curveNote: _, ...picture }: RelapseFreeData,
  plan: Pick<Plan, "strands" | "level">,
  points: readonly DurabilityPoint[],
  families: readonly AtlasFamily[],
): RelapseFreeData => {
  const bare = withoutCurve(
    plan,
    families,
    points.filter(({ hidden }) => hidden === null),
  ).map(({ label }) => label);
  const fitted = picture.panels.flatMap(({ curves = [] }) => curves);
  return {
    ...picture,
    layout: "beside",
    note: [
      fixedNote,
      ...(bare.length === 0 ? [] : [`Too few studies for a curve: ${enumerated(bare)}.`]),
      ...(fitted.length === 0 ? [] : [shortCurveNote(fitted, plan)]),
    ].join(" "),
  };
};
