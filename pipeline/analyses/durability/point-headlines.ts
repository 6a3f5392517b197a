import type { DurabilityPoint } from "../../derive/evidence/durability-points.ts";
import type { Headline, Plan, Prose, Quantity } from "../../model/index.ts";
import { estimate } from "../../stats/quantity.ts";
import { words } from "../published/words.ts";

const plainCount = (
  id: string,
  label: Prose,
  unit: string,
  quantity: Quantity,
  n: number,
  keys: readonly string[],
): Headline => ({
  id,
  label,
  unit,
  better: "neither",
  quantity,
  test: null,
  n,
  events: null,
  rows: [{ table: "durability", count: keys.length, keys }],
  basis: null,
});

const peopleOf = (points: readonly DurabilityPoint[]): number => {
  const units = new Map<string, number>();
  for (const { map } of points) units.set(map.unit_id, Math.max(units.get(map.unit_id) ?? 0, map.n ?? 0));
  return [...units.values()].reduce((sum, n) => sum + n, 0);
};

/** How much there is to draw. */
export const pointHeadlines = (
  id: string,
  plan: Pick<Plan, "strands">,
  points: readonly DurabilityPoint[],
): readonly Headline[] => {
  const drawn = points.filter(({ hidden }) => hidden === null);
  const keys = (list: readonly DurabilityPoint[]) => list.map(({ map }) => map.result_id);
  const units = new Set(drawn.map(({ map }) => map.unit_id)).size;
  const strands = plan.strands.map((strand): Headline => {
    const mine = drawn.filter(({ map }) => map.strand === strand.id);
    const sized = mine.filter(({ map }) => map.n !== null);
    const label: Prose = ["Marks whose size is known: ", words(strand.label)];
    return plainCount(
      `${id}/points-with-size/${strand.id}`,
      label,
      "marks",
      estimate(sized.length),
      peopleOf(sized),
      keys(sized),
    );
  });
  return [
    plainCount(
      `${id}/points`,
      ["Reported shares that are drawn"],
      "marks",
      estimate(drawn.length),
      peopleOf(drawn),
      keys(drawn),
    ),
    plainCount(`${id}/units`, ["Sets of people behind them"], "groups", estimate(units), peopleOf(drawn), keys(drawn)),
    ...strands,
  ];
};
