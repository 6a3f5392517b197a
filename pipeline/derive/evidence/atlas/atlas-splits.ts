import { contrastGate } from "../../../stats/durability/contrast-gate.ts";
import type { RelapseGate } from "../../../stats/durability/curve-gate.ts";
import { withinAndBetween } from "../../../stats/durability/within-and-between.ts";
import { withinTrialsRatio } from "../../../stats/durability/within-trials-ratio.ts";
import { notEstimable, type Quantity } from "../../../stats/quantity.ts";
import type { AtlasFamily, AtlasPlan } from "./atlas-model.ts";
import { atlasOptions } from "./atlas-options.ts";
import type { AtlasStrand } from "./atlas-strand.ts";

/** Where a difference between two lines comes from: inside trials, or from comparing different studies. Never averaged. */
export interface AtlasSplit {
  readonly a: AtlasStrand;
  readonly b: AtlasStrand;
  readonly gate: RelapseGate;
  /** Hazard ratio of relapse, a over b. */
  readonly within: Quantity;
  readonly trials: number;
  readonly between: Quantity;
  readonly studies: number;
  readonly ratio: Quantity;
  readonly shareBetween: Quantity;
  readonly words: string;
  /** What there is to compare them by, shown or not. */
  readonly basis: "within" | "between" | "both" | "nothing";
  /** Rows of the two lines. */
  readonly keys: readonly string[];
}

const keysOf = ({ source }: AtlasFamily, a: AtlasStrand, b: AtlasStrand): readonly string[] => {
  const side = ({ strand, after }: AtlasStrand) => `${strand} ${after}`;
  return source.rows
    .filter(({ map }) => [side(a), side(b)].includes(`${map.strand} ${map.after}`))
    .map(({ map }) => map.result_id);
};

const ALL_BETWEEN = "All of this difference comes from comparing different studies.";
const INSIDE = "Only trials that compared the two among their own people speak here.";
const NOTHING = "Nothing tells these two apart.";

/** Lines that differ in one thing: the treatment, or what followed it. */
const comparable = (a: AtlasStrand, b: AtlasStrand): boolean => (a.strand === b.strand) !== (a.after === b.after);

const splitOf = (family: AtlasFamily, plan: AtlasPlan, a: AtlasStrand, b: AtlasStrand): AtlasSplit => {
  const { model, source, lines } = family;
  const keys = keysOf(family, a, b);
  const strands = { strandA: a.name, strandB: b.name };
  const { curveGate, contrastGate: least } = plan.atlas;
  const limits = { minStudies: curveGate.studies, minPeople: curveGate.people, minOverlap: least.studies };
  const modelled = ({ name }: AtlasStrand) =>
    model.kind !== "not-estimable" && model.strands.some(({ strand }) => strand === name);
  const shut = lines.filter(({ strand }) => strand === a || strand === b).flatMap((line) => line.gate.reasons);
  const gate: RelapseGate =
    model.kind === "not-estimable" || !modelled(a) || !modelled(b)
      ? { kind: "gate", open: false, reasons: shut, numbers: {} }
      : contrastGate(model, { ...strands, ...limits });
  const options = { ...atlasOptions(plan), ...strands };
  if (gate.open) {
    const both = withinAndBetween(source.data, options);
    const sides = [both.within, both.between].map(({ kind }) => kind === "estimate");
    const basis = sides[0] ? (sides[1] ? "both" : "within") : sides[1] ? "between" : "nothing";
    return { a, b, gate, ...both, words: both.caveat, basis, keys };
  }
  const { within, trials } = withinTrialsRatio(source.data, options);
  const withheld = notEstimable("gate-closed", gate.reasons.join(" "));
  const known = (strand: AtlasStrand) =>
    lines.some((line) => line.strand.name === strand.name && (line.gate.numbers.studies ?? 0) > 0);
  const inside = within.kind === "estimate";
  const different = known(a) && known(b);
  return {
    a,
    b,
    gate,
    within,
    trials,
    between: withheld,
    studies: 0,
    ratio: withheld,
    shareBetween: withheld,
    words: inside ? INSIDE : different ? ALL_BETWEEN : NOTHING,
    basis: inside ? (different ? "both" : "within") : different ? "between" : "nothing",
    keys,
  };
};

/** Every pair of lines of a family that differ in one thing, in the order of their names. */
export const atlasSplits = (family: AtlasFamily, plan: AtlasPlan): readonly AtlasSplit[] => {
  const strands = family.lines.map(({ strand }) => strand).sort((a, b) => (a.name < b.name ? -1 : 1));
  return strands.flatMap((a, i) =>
    strands.slice(i + 1).flatMap((b) => (comparable(a, b) ? [splitOf(family, plan, a, b)] : [])),
  );
};
