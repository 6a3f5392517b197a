import type { Plan, Quantity } from "../../model/index.ts";
import { clopperPearson } from "../../stats/categorical/clopper-pearson.ts";
import { estimate } from "../../stats/quantity.ts";
import type { EvidenceRows, PublishedResult } from "./evidence-rows.ts";

/** Outcomes of the published tables that are unwanted. */
export const harmOutcomes = ["adverse_event", "dropout"] as const;

export interface HarmRow {
  readonly result: PublishedResult;
  readonly outcome: (typeof harmOutcomes)[number];
  readonly side: "comparator" | "intervention" | "other";
  readonly serious: boolean;
  /** Printed as people who stayed: turned into people who left. */
  readonly turned: boolean;
  readonly events: number | null;
  /** Share with an exact interval where people and events are known; `null`: not reported. */
  readonly share: Quantity | null;
  readonly secondary: boolean;
}

const shareOf = ({ row }: PublishedResult, events: number | null, turned: boolean, level: number): Quantity | null => {
  if (events !== null && row.n !== null) return clopperPearson({ events, n: row.n }, { level });
  if (row.estimate === null || row.measure !== "proportion") return null;
  return estimate(turned ? 1 - row.estimate : row.estimate);
};

/** Unwanted effects and dropout in single arms. Reviews and contrasts are not among them. */
export const harmRows = (
  rows: EvidenceRows,
  plan: Pick<Plan, "cohorts" | "level" | "usableTiers">,
): readonly HarmRow[] =>
  rows.results.flatMap((result): HarmRow[] => {
    const { row, arm } = result;
    const outcome = harmOutcomes.find((one) => one === row.outcome);
    if (outcome === undefined || row.kind !== "arm" || row.source_tier === "review") return [];
    const turned = row.better === "higher";
    const events = row.events === null ? null : !turned ? row.events : row.n === null ? null : row.n - row.events;
    return [
      {
        result,
        outcome,
        side: plan.cohorts.find(({ modalities }) => arm !== null && modalities.includes(arm.modality))?.role ?? "other",
        serious: /\bserious\b/i.test(row.instrument ?? ""),
        turned,
        events,
        share: shareOf(result, events, turned, plan.level),
        secondary: !plan.usableTiers.includes(row.source_tier),
      },
    ];
  });
