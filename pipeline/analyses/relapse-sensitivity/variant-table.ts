import type { Cell, Headline, TableBlock } from "../../model/index.ts";
import type { SensitivityData } from "./sensitivity-data.ts";

export const VARIANTS = "other-ways";

/** The same question in every other way: one row each. */
export const variantTable = (data: SensitivityData, headlines: readonly Headline[]): TableBlock => {
  const { id, cohorts, shown } = data;
  const known = new Set(headlines.map((headline) => headline.id));
  const cell = (measure: string, variant: string): Cell => {
    const headline = `${id}/${measure}/${variant}${shown.suffix}`;
    return known.has(headline) ? { headline } : "none by this way";
  };
  return {
    kind: "table",
    id: VARIANTS,
    depth: "clinician",
    caption: [
      "Same question, other ways, by day ",
      shown.day,
      ". Differences are ",
      { term: data.intervention.label },
      " minus ",
      { term: data.comparator.label },
      "; each names whom it speaks for. None replaces the primary analysis.",
    ],
    columns: [
      { id: "kind", label: "What changes", unit: null, align: "start" },
      { id: "variant", label: "Analysis", unit: null, align: "start" },
      { id: "population", label: "Speaks for", unit: null, align: "start" },
      ...cohorts.map((cohort) => ({
        id: cohort.id,
        label: `Relapses of people, ${cohort.label}`,
        unit: null,
        align: "end" as const,
      })),
      { id: "days", label: "Difference in mean days without relapse", unit: null, align: "end" },
      { id: "free", label: "Difference in the relapse-free share", unit: null, align: "end" },
    ],
    rows: shown.variants.map((variant): readonly Cell[] => [
      variant.group,
      variant.label,
      variant.population,
      ...variant.counts.map(({ people, relapses }) => `${relapses} of ${people}`),
      cell("rmst-difference", variant.id),
      cell("risk-difference", variant.id),
    ]),
  };
};
