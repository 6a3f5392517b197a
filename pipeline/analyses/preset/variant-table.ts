import type { PresetReading } from "../../derive/preset/preset-reading.ts";
import type { Cell, TableBlock } from "../../model/index.ts";
import { naturalLimits, naturalNumber, unitOf } from "./natural.ts";
import { variantLabel } from "./variant-label.ts";

const studies = (numbers: PresetReading["pool"]["numbers"]): number =>
  new Set(numbers.map(({ study }) => study.sample_id)).size;

/** Every way to pool, one line each; the first is the preset's own. */
export const variantTable = ({ pool, variants }: PresetReading): TableBlock => ({
  kind: "table",
  id: `${pool.id}-models`,
  depth: "clinician",
  caption: [
    pool.id === "difference"
      ? "Standardized differences pooled in every declared way."
      : "Risk ratios pooled in every declared way.",
  ],
  columns: [
    { id: "way", label: "Way to pool", unit: null, align: "start" },
    { id: "numbers", label: "Numbers", unit: "count", align: "end" },
    { id: "studies", label: "Studies", unit: "count", align: "end" },
    { id: "pooled", label: "Pooled number with interval", unit: unitOf(pool.id), align: "end" },
    { id: "low", label: "A new setting, from", unit: unitOf(pool.id), align: "end" },
    { id: "high", label: "to", unit: unitOf(pool.id), align: "end" },
  ],
  rows: variants.map((variant): readonly Cell[] => {
    const next = variant.prediction && naturalLimits(pool.id, variant.prediction);
    return [
      variantLabel(variant),
      variant.numbers.length,
      studies(variant.numbers),
      naturalNumber(pool.id, variant.quantity),
      next?.low ?? "not given",
      next?.high ?? "not given",
    ];
  }),
});
