import type { EvidenceRows } from "./evidence-rows.ts";
import type { GridEstimand } from "./grid-estimands.ts";
import { isInPoints } from "./natural-scale.ts";

/** A question of the grid in points of one instrument. */
export interface PointsEstimand extends GridEstimand {
  readonly instrument: string;
}

/** The name of an instrument as part of an id. */
const slug = (name: string): string =>
  name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== "")
    .join("-");

/**
 * Every question of the grid that is answered in standard deviations, asked once more in points of each instrument with which its outcome
 * was measured. Instruments by name, so that the order of the rows does not matter.
 */
export const pointsEstimands = (rows: EvidenceRows, asked: readonly GridEstimand[]): readonly PointsEstimand[] =>
  asked.flatMap((question): readonly PointsEstimand[] => {
    const { estimand } = question;
    if (estimand.scale !== "smd") return [];
    const ofOutcome = (rows.byOutcome.get(estimand.outcome) ?? []).filter(({ row }) => isInPoints(row.measure));
    const instruments = [...new Set(ofOutcome.flatMap(({ row }) => (row.instrument === null ? [] : [row.instrument])))];
    return instruments.sort().map((instrument) => ({
      ...question,
      instrument,
      estimand: { ...estimand, id: `${estimand.id}/${slug(instrument)}-points`, scale: "md", instrument },
    }));
  });
