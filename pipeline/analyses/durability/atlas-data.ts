import type { PointsPanel, RelapseFreeData, RelapseFreePoint } from "../../charts/relapse-free-points.ts";
import type { CurveGate } from "../../derive/evidence/curve-gate.ts";
import type { DurabilityPoint } from "../../derive/evidence/durability-points.ts";
import type { Plan } from "../../model/index.ts";
import { enumerated, labelOf, studyLabel } from "../published/words.ts";

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
    open: (strand?.open ?? true) || map.population === "all_started" || map.event === "point_response",
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

const families = (plan: Pick<Plan, "labels">, points: readonly DurabilityPoint[]): string =>
  enumerated([...new Set(points.map(({ map }) => labelOf(plan, "family", map.family)))]);

/** Strands with at least one point whose curve gate stays shut in every family, in words with the numbers. */
const tooFew = (
  plan: Pick<Plan, "strands">,
  gates: readonly CurveGate[],
  drawn: readonly DurabilityPoint[],
): readonly string[] =>
  plan.strands.flatMap(({ id, label, role }) => {
    const mine = gates.filter(({ strand }) => strand === id);
    const isDrawn = drawn.some(({ map }) => map.strand === id);
    if (role === "neutral" || !isDrawn || mine.length === 0 || mine.some(({ passes }) => passes)) return [];
    const studies = Math.max(...mine.map((gate) => gate.studies));
    const people = Math.max(...mine.map((gate) => gate.people));
    return [`${label}: too few studies for a curve (studies: ${studies}, people: ${people}).`];
  });

/** The relapse-free points as the chart draws them: relapse after getting well above, abstinence below. */
export const atlasData = (
  plan: Pick<Plan, "strands" | "labels">,
  points: readonly DurabilityPoint[],
  gates: readonly CurveGate[],
): RelapseFreeData => {
  const drawn = points.filter(({ hidden }) => hidden === null);
  const labels = named(drawn);
  const panel = (id: string, title: string, own: readonly DurabilityPoint[]): PointsPanel[] =>
    own.length === 0
      ? []
      : [
          {
            id,
            title: `${title}: ${families(plan, own)}`,
            points: own.map((point) => pointOf(plan, point, labels.has(point.map.result_id))),
            pairs: pairsOf(own),
          },
        ];
  return {
    xTitle: "Days since the last dose, as near as the study allows",
    yTitle: "Still well, %",
    note: [
      "Marks come from different studies, people and rules. Height differences between marks are not effects.",
      ...tooFew(plan, gates, drawn),
    ].join(" "),
    panels: [
      ...panel(
        "relapse",
        "Relapse after response",
        drawn.filter(({ abstinence }) => !abstinence),
      ),
      ...panel(
        "abstinence",
        "Abstinence",
        drawn.filter(({ abstinence }) => abstinence),
      ),
    ],
    legend: plan.strands
      .filter(({ id }) => drawn.some(({ map }) => map.strand === id))
      .map(({ shape, open, role, label }) => ({ shape, open, role, label })),
  };
};
