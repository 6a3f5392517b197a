import type { Prose, Quantity } from "../../model/index.ts";
import { notEstimable } from "../../stats/quantity.ts";
import type { AdjustedData } from "./adjusted-data.ts";

export const suffixOf = ({ fallback }: AdjustedData): string => (fallback === null ? "" : `/day-${fallback}`);

export const byDay = (data: AdjustedData): Prose => [
  ", by day ",
  data.definition(data.fallback === null ? "horizon" : "fallback"),
];

export const unreached = ({ plan }: AdjustedData): Quantity =>
  notEstimable(
    "not-reached",
    `In at least one of the groups fewer than ${plan.minAtRisk} people were followed and free of relapse at every horizon declared.`,
  );
