import type { RelapseModel } from "./relapse-model.ts";
import { findStrand } from "./relapse-posterior.ts";

/** May something be shown? With each failing item in words, and the numbers that were judged. */
export interface RelapseGate {
  readonly kind: "gate";
  readonly open: boolean;
  /** Empty when open. */
  readonly reasons: readonly string[];
  readonly numbers: Readonly<Record<string, number>>;
}

export interface CurveGateOptions {
  /** Default 3. */
  readonly minStudies?: number;
  /** At risk at the start, all studies together. Default 30. */
  readonly minPeople?: number;
}

/**
 * Are there enough studies and people behind a strand to draw a curve, and not only its points?
 *
 * Open with at least `minStudies`, at least `minPeople`, and a strand that the model does not refuse. The limits are conventions.
 */
export const curveGate = (
  model: RelapseModel,
  strand: string,
  { minStudies = 3, minPeople = 30 }: CurveGateOptions = {},
): RelapseGate => {
  const { studies, people, refusal } = findStrand(model, strand).strand;
  const reasons: string[] = [];
  if (studies < minStudies || people < minPeople) {
    reasons.push(
      `Too few studies for a curve of ${strand}: ${counted(studies, "study", "studies")} with ` +
        `${counted(Math.round(people), "person", "people")}; ${minStudies} with ${minPeople} are needed.`,
    );
  }
  if (refusal !== null) reasons.push(refusal.reason);
  return { kind: "gate", open: reasons.length === 0, reasons, numbers: { studies, people, minStudies, minPeople } };
};

export const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
