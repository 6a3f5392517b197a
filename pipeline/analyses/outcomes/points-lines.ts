import { estimandEvidence } from "../../derive/evidence/estimand-evidence.ts";
import type { EstimandEvidence, UsedEffect } from "../../derive/evidence/evidence-estimand.ts";
import type { EvidenceRows } from "../../derive/evidence/evidence-rows.ts";
import { naturalBetter, naturalQuantity, naturalUnit } from "../../derive/evidence/natural-scale.ts";
import { type PointsEstimand, pointsEstimands } from "../../derive/evidence/points-estimands.ts";
import { type PointsPool, pointsPool } from "../../derive/evidence/points-pool.ts";
import type { Headline, Instrument } from "../../model/index.ts";
import { inSentence, labelOf, words } from "../published/words.ts";
import type { GridPlan, GridReading } from "./grid-lines.ts";

/** A question answered in points of one instrument, in one family of conditions. */
export interface PointsLine {
  readonly asked: PointsEstimand;
  readonly evidence: EstimandEvidence;
  readonly family: string;
  readonly used: readonly UsedEffect[];
  readonly points: PointsPool;
  /** Declared in the file of the instrument, where there is one. */
  readonly instrument: Instrument | null;
  readonly name: string;
  readonly headline: Headline;
}

/** "MADRS" of "Montgomery–Åsberg Depression Rating Scale (MADRS)"; the printed name of one without a file. */
const nameOf = (instrument: Instrument | null, printed: string): string =>
  instrument?.name.match(/\(([^()]+)\)$/)?.[1] ?? instrument?.name ?? printed;

/** The questions of the grid in points: only within one instrument and one family of conditions are they pooled. */
export const readPoints = (
  rows: EvidenceRows,
  plan: GridPlan,
  { asked }: GridReading,
  instruments: readonly Instrument[],
): readonly PointsLine[] =>
  pointsEstimands(
    rows,
    asked.map(({ question }) => question),
  ).flatMap((one): PointsLine[] => {
    const evidence = estimandEvidence(rows, plan, one.estimand);
    const { scale } = one.estimand;
    const instrument = instruments.find(({ aliases }) => aliases.includes(one.instrument.toLowerCase())) ?? null;
    const name = nameOf(instrument, one.instrument);
    return [...new Set(evidence.used.map(({ family }) => family))].sort().map((family): PointsLine => {
      const used = evidence.used.filter((effect) => effect.family === family);
      const points = pointsPool(used, plan, instrument?.referenceSd?.value ?? null);
      const keys = used.flatMap((effect) => effect.keys);
      return {
        asked: one,
        evidence,
        family,
        used,
        points,
        instrument,
        name,
        headline: {
          id: `published/outcomes/${one.estimand.id}/${family}`,
          label: [
            words(one.estimand.label),
            ": ",
            words(inSentence(labelOf(plan, "family", family))),
            ", in points of ",
            words(name),
          ],
          unit: naturalUnit[scale],
          better: naturalBetter(scale, evidence.better),
          quantity: naturalQuantity(scale, evidence.better, points.pool.deciding),
          // Exploratory: no p-value.
          test: null,
          n: used.reduce((total, { people }) => total + (people ?? 0), 0),
          events: null,
          rows: [{ table: "results", count: keys.length, keys }],
          basis: null,
        },
      };
    });
  });
