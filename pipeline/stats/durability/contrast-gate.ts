import { type CurveGateOptions, counted, curveGate, type RelapseGate } from "./curve-gate.ts";
import type { RelapseModel } from "./relapse-model.ts";

export interface ContrastGateOptions extends CurveGateOptions {
  readonly strandA: string;
  readonly strandB: string;
  /** Studies of each strand whose people and definitions must occur in the other. Default 2. */
  readonly minOverlap?: number;
}

/**
 * May two strands be set against each other? A floor for showing a difference, not for concluding one.
 *
 * Open when both curve gates are, and at least `minOverlap` studies of each strand have covariates (all together, those left out of the model
 * too) that occur in the other: else people and definitions differ wherever treatments do. Conditions that belong to another family of outcome
 * belong in another model.
 */
export const contrastGate = (
  model: RelapseModel,
  { strandA, strandB, minOverlap = 2, ...curve }: ContrastGateOptions,
): RelapseGate => {
  const gates = [curveGate(model, strandA, curve), curveGate(model, strandB, curve)] as const;
  const reasons = gates.flatMap((gate) => gate.reasons);
  const overlapA = overlap(model, strandA, strandB);
  const overlapB = overlap(model, strandB, strandA);
  for (const [strand, other, shared] of [
    [strandA, strandB, overlapA],
    [strandB, strandA, overlapB],
  ] as const) {
    if (shared < minOverlap) {
      reasons.push(
        `${counted(shared, "study", "studies")} of ${strand} with people and definitions that also occur in ${other}; ` +
          `${minOverlap} are needed.`,
      );
    }
  }
  const numbers = {
    studiesA: gates[0].numbers.studies as number,
    peopleA: gates[0].numbers.people as number,
    studiesB: gates[1].numbers.studies as number,
    peopleB: gates[1].numbers.people as number,
    overlapA,
    overlapB,
    minOverlap,
  };
  return { kind: "gate", open: reasons.length === 0, reasons, numbers };
};

/** Studies of a strand with a pattern of covariates that occurs in the other. */
const overlap = ({ arms }: RelapseModel, strand: string, other: string): number => {
  const patterns = new Set(arms.filter((arm) => arm.strand === other).map(({ covariates }) => covariates.join()));
  const own = arms.filter((arm) => arm.strand === strand && patterns.has(arm.covariates.join()));
  return new Set(own.map(({ study }) => study)).size;
};
