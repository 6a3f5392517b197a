import type { AtlasFamily, AtlasLine } from "../../derive/evidence/atlas/atlas-model.ts";
import { strandSlug } from "../../derive/evidence/atlas/atlas-strand.ts";
import { shareAt } from "../../derive/evidence/atlas/course-share.ts";
import type { Headline, Plan, Prose, Quantity } from "../../model/index.ts";
import { notEstimable } from "../../stats/quantity.ts";
import { labelOf, words } from "../published/words.ts";
import { lineRows } from "./line-rows.ts";

export const familySlug = (family: string): string => family.toLowerCase().replace(/[^a-z0-9]+/g, "-");

/** The part of the headline ids that all numbers of one line share. */
export const lineId = (id: string, { family }: AtlasFamily, { strand }: AtlasLine): string =>
  `${id}/${familySlug(family)}/${strandSlug(strand)}`;

const lineHeadlines = (id: string, plan: Pick<Plan, "atlas" | "labels">, family: AtlasFamily, line: AtlasLine) => {
  const keys = lineRows(family, line).map(({ map }) => map.result_id);
  const name: Prose = [words(line.strand.name), ", ", words(labelOf(plan, "family", family.family))];
  const make = (measure: string, label: Prose, unit: string, quantity: Quantity): Headline => ({
    id: `${lineId(id, family, line)}/${measure}`,
    label: [...label, ...name],
    unit,
    better: "higher",
    quantity,
    test: null,
    n: line.gate.numbers.people ?? 0,
    events: null,
    rows: [{ table: "durability", count: keys.length, keys }],
    basis: null,
  });
  const { days, referenceDay } = plan.atlas;
  const own = family.model.kind === "not-estimable" ? undefined : family.model.curves;
  const median = own?.find(({ strand }) => strand === line.strand.name)?.median;
  const shares = (line.gate.open ? days : [referenceDay]).map((day) =>
    make(
      `share-${day}`,
      ["Modeled share still well on ", { term: `day ${day}` }, ": "],
      "share",
      shareAt(family, line, day),
    ),
  );
  if (!line.gate.open) return shares;
  const noMedian = notEstimable("no-data", "No median was modeled.");
  return [
    ...shares,
    make("median", ["Modeled median time until half are no longer well: "], "days", median ?? noMedian),
  ];
};

const familyHeadlines = (id: string, plan: Pick<Plan, "labels">, family: AtlasFamily): readonly Headline[] => {
  const { model, source } = family;
  if (model.kind === "not-estimable" || !family.lines.some(({ gate }) => gate.open)) return [];
  const keys = source.rows.map(({ map }) => map.result_id);
  const name = words(labelOf(plan, "family", family.family));
  const make = (measure: string, label: string, unit: string, quantity: Quantity): Headline => ({
    id: `${id}/${familySlug(family.family)}/${measure}`,
    label: [label, name],
    unit,
    better: "neither",
    quantity,
    test: null,
    n: model.studies,
    events: null,
    rows: [{ table: "durability", count: keys.length, keys }],
    basis: null,
  });
  return [
    make("spread", "Spread of studies' log hazards (τ), ", "tau", model.spread),
    ...model.shapes.slice(0, 1).map(({ shape }) => make("shape", "Shape of the hazard in time (κ), ", "ratio", shape)),
  ];
};

/** What the models say of each line that has people, and of each family with a curve. */
export const curveHeadlines = (
  id: string,
  plan: Pick<Plan, "atlas" | "labels">,
  families: readonly AtlasFamily[],
): readonly Headline[] =>
  families.flatMap((family) => [
    ...family.lines
      .filter(({ gate }) => (gate.numbers.studies ?? 0) > 0)
      .flatMap((line) => lineHeadlines(id, plan, family, line)),
    ...familyHeadlines(id, plan, family),
  ]);
