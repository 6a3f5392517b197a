import { estimandEvidence } from "../../derive/evidence/estimand-evidence.ts";
import type { EstimandEvidence } from "../../derive/evidence/evidence-estimand.ts";
import type { EvidenceRows } from "../../derive/evidence/evidence-rows.ts";
import { type GridEstimand, gridEstimands } from "../../derive/evidence/grid-estimands.ts";
import { isRatio } from "../../derive/evidence/natural-scale.ts";
import type { Headline, Plan, Prose } from "../../model/index.ts";
import { type FamilyPool, familyPools, poolHeadline, type ReadingPlan } from "../published/estimand-reading.ts";
import { inSentence, labelOf, words } from "../published/words.ts";

/** One question that has a number: an outcome, a comparison and a family of conditions. */
export interface GridLine {
  readonly asked: GridEstimand;
  readonly evidence: EstimandEvidence;
  readonly family: FamilyPool;
  readonly headline: Headline;
  readonly ratio: boolean;
}

export interface GridReading {
  readonly asked: readonly { readonly question: GridEstimand; readonly evidence: EstimandEvidence }[];
  readonly lines: readonly GridLine[];
}

export type GridPlan = ReadingPlan & Pick<Plan, "outcomeGrid">;

/** Every question of the grid put to the published rows; one line for each family of conditions that gives a number. */
export const readGrid = (rows: EvidenceRows, plan: GridPlan): GridReading => {
  const asked = gridEstimands(plan).map((question) => ({
    question,
    evidence: estimandEvidence(rows, plan, question.estimand),
  }));
  const lines = asked.flatMap(({ question, evidence }) =>
    familyPools(evidence, plan).map((family): GridLine => {
      const id = `published/outcomes/${question.estimand.id}/${family.family}`;
      const name = inSentence(labelOf(plan, "family", family.family));
      const label: Prose = [words(question.estimand.label), ": ", words(name)];
      const headline = poolHeadline(rows, plan, evidence, id, label, family);
      // Exploratory: no p-value.
      return {
        asked: question,
        evidence,
        family,
        headline: { ...headline, test: null },
        ratio: isRatio(question.estimand.scale),
      };
    }),
  );
  return { asked, lines };
};
