import { readRelapseData } from "../../../stats/durability/read-relapse-data.ts";
import { relapseFreeAt } from "../../../stats/durability/relapse-free-at.ts";
import type { RelapseModel } from "../../../stats/durability/relapse-model.ts";
import type { RelapseOptions } from "../../../stats/durability/relapse-options.ts";
import { withSpreadPrior } from "../../../stats/durability/with-spread-prior.ts";
import { type NotEstimable, notEstimable, type Quantity } from "../../../stats/quantity.ts";
import type { EvidenceRows } from "../evidence-rows.ts";
import { type AtlasFamily, type AtlasLine, type AtlasPlan, modelRows } from "./atlas-model.ts";
import { atlasOptions } from "./atlas-options.ts";
import { fitRelapse } from "./fit-relapse.ts";
import { type ModelRow, relapseRows } from "./relapse-rows.ts";
import { rowVariants } from "./row-variants.ts";

export interface AtlasSensitivity {
  readonly id: string;
  readonly label: string;
  /** Studies and people of this line that are left. */
  readonly studies: number;
  readonly people: number;
  readonly quantity: Quantity;
}

type Fit = RelapseModel | NotEstimable;

/** One other choice: its rows and, when it is asked for, its fit. */
interface Variant {
  readonly id: string;
  readonly label: string;
  readonly rows: readonly ModelRow[];
  readonly cap: number | null;
  readonly fit: () => Fit;
}

const sameRows = (a: readonly ModelRow[], b: readonly ModelRow[]): boolean =>
  a.length === b.length && a.every(({ map }) => b.some((other) => other.map.result_id === map.result_id));

/** Fits on the grid of the sensitivities, each set of rows once. Hazard ratios say nothing on a level, so these fits do without them. */
const refitter = (rows: EvidenceRows, plan: AtlasPlan) => {
  const fits = new Map<string, Fit>();
  return (chosen: readonly ModelRow[], cap: number | null, options: RelapseOptions = {}): Fit => {
    const used = chosen.filter(({ map }) => map.term !== "hr");
    const key = JSON.stringify([used.map(({ map }) => map.result_id).sort(), options, cap]);
    const data = { ...relapseRows(rows, plan, used, { cap }).data, hazardRatios: [] };
    const found = fits.get(key) ?? fitRelapse(data, { ...atlasOptions(plan, { sensitivity: true }), ...options });
    fits.set(key, found);
    return found;
  };
};

/**
 * The share still well on the reference day under other choices, for each line of a family whose gate is open.
 *
 * Rows left out, exchanged or capped are fitted again, on the coarser grid of the sensitivities; another prior of the spread weighs the
 * nodes of the model anew. A shape for each line: studies' shifts and what covariates do stay in common; and the line fitted by itself, with a
 * spread of its own too. A variant that changes no row
 * shows the model's own number; one that leaves no study as late as the day is not fitted.
 */
export const atlasSensitivities = (
  rows: EvidenceRows,
  plan: AtlasPlan,
  family: AtlasFamily,
): readonly { readonly line: AtlasLine; readonly sensitivities: readonly AtlasSensitivity[] }[] => {
  const { model, source } = family;
  const open = family.lines.filter(({ gate }) => gate.open);
  if (model.kind === "not-estimable" || open.length === 0) return [];
  const { atlas } = plan;
  const refit = refitter(rows, plan);
  const own = { rows: source.rows, cap: null } as const;
  const variants: readonly Variant[] = [
    { id: "model", label: "The model as declared", ...own, fit: () => model },
    ...rowVariants(source.rows, modelRows(rows, family.family, ["sensitivity"]), plan).map(({ id, label, chosen }) => ({
      id,
      label,
      rows: chosen,
      cap: null,
      fit: () => (sameRows(chosen, source.rows) ? model : refit(chosen, null)),
    })),
    {
      id: "capped",
      label: `No study counted as more than ${atlas.cappedPeople} people`,
      rows: source.rows,
      cap: atlas.cappedPeople,
      fit: () =>
        source.rows.some(({ map }) => (map.n ?? 0) > atlas.cappedPeople)
          ? refit(source.rows, atlas.cappedPeople)
          : model,
    },
    {
      id: "constant",
      label: "The same risk every day (κ = 1)",
      ...own,
      fit: () => refit(source.rows, null, { time: "exponential" }),
    },
    {
      id: "own-shapes",
      label: "Each treatment with a shape of its own (κ), the rest in common",
      ...own,
      fit: () => refit(source.rows, null, { time: "weibull-by-strand" }),
    },
    ...atlas.spreadScaleSensitivity.map((to) => ({
      id: `spread-${String(to).replace(/[^0-9]+/g, "-")}`,
      label: `Prior of the spread between studies: half-normal(${to})`,
      ...own,
      fit: () => withSpreadPrior(model, { from: atlas.priors.spreadScale, to }),
    })),
  ];
  return open.map((line) => {
    const mine = source.rows.filter(
      ({ map }) => map.strand === line.strand.strand && map.after === line.strand.after && map.term !== "hr",
    );
    const alone: Variant = {
      id: "alone",
      label: "This treatment by itself: its own shape and spread",
      rows: mine,
      cap: null,
      fit: () => refit(mine, null),
    };
    const read = (variant: Variant) => readVariant(rows, plan, variant, line.strand.name);
    return { line, sensitivities: [...variants, alone].map(read) };
  });
};

const readVariant = (rows: EvidenceRows, plan: AtlasPlan, variant: Variant, name: string): AtlasSensitivity => {
  const day = plan.atlas.referenceDay;
  const arms = readRelapseData(relapseRows(rows, plan, variant.rows, variant).data).arms.filter(
    ({ strand }) => strand === name,
  );
  const left = {
    id: variant.id,
    label: variant.label,
    studies: new Set(arms.map(({ study }) => study)).size,
    people: Math.round(arms.reduce((sum, { people }) => sum + people, 0)),
  };
  if (arms.length === 0) return { ...left, quantity: notEstimable("no-data", "No number of it is left.") };
  const [first, last] = [
    Math.min(...arms.map(({ firstTime }) => firstTime)),
    Math.max(...arms.map(({ lastTime }) => lastTime)),
  ];
  if (day < first || day > last) {
    const reason = `The studies that are left report from day ${first} to day ${last}; day ${day} would be a guess beyond them.`;
    return { ...left, quantity: notEstimable("not-reached", reason, { first, last, day }) };
  }
  const fit = variant.fit();
  if (fit.kind === "not-estimable") return { ...left, quantity: fit };
  const everybody = notEstimable("separation", "Everybody who is left relapsed.");
  const modelled = fit.strands.some(({ strand }) => strand === name);
  return { ...left, quantity: modelled ? relapseFreeAt(fit, name, day) : everybody };
};
