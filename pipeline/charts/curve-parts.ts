import { MAX_MARKS, type Role } from "./frame.ts";

export interface CurveStep {
  readonly time: number;
  readonly survival: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface Curve {
  readonly role: Role;
  readonly label: string;
  /** Each step holds until the next. */
  readonly steps: readonly CurveStep[];
  /** From here fewer than max(10, 10 %) are at risk, and the line is dotted. */
  readonly thinFrom: number | null;
  /** Last day on which anyone is at risk; the horizon when left out. */
  readonly until?: number | null;
  /** Days on which people were last seen, to be ticked on the line. They give people away: for a clinic's own eyes only. */
  readonly lostAt?: readonly number[];
}

/** The height of a curve on a day. */
export const survivalOf = (steps: readonly CurveStep[], day: number): number =>
  steps.findLast(({ time }) => time <= day)?.survival ?? 1;

/** A curve with a start at 1 and a point at its end; cut at the horizon; at most `most` steps. */
export const completeSteps = (curve: Curve, horizon: number, most: number): readonly CurveStep[] => {
  const end = Math.min(horizon, curve.until ?? horizon);
  const inside = curve.steps.filter(({ time }) => time <= end);
  const start: readonly CurveStep[] =
    (inside[0]?.time ?? 1) > 0 ? [{ time: 0, survival: 1, low: null, high: null }] : [];
  const all = [...start, ...inside];
  const every = Math.max(1, Math.ceil(all.length / most));
  const kept = all.filter((_, i) => i % every === 0 || i === all.length - 1);
  const last = kept.at(-1) as CurveStep;
  return last.time < end ? [...kept, { ...last, time: end }] : kept;
};

/** The two parts of a curve: drawn full, and drawn dotted. Both have the step where they meet. */
export const splitThin = (
  steps: readonly CurveStep[],
  thinFrom: number | null,
): { readonly full: readonly CurveStep[]; readonly thin: readonly CurveStep[] } => {
  if (thinFrom === null) return { full: steps, thin: [] };
  const full = steps.filter(({ time }) => time <= thinFrom);
  const rest = steps.filter(({ time }) => time > thinFrom);
  const last = full.at(-1);
  if (last === undefined || rest.length === 0) return rest.length === 0 ? { full, thin: [] } : { full: [], thin: rest };
  const meet = { ...last, time: thinFrom };
  return { full: [...full, meet], thin: [meet, ...rest] };
};

/** Unbroken stretches in which both limits are known. */
export const bandRuns = (steps: readonly CurveStep[]): readonly (readonly CurveStep[])[] => {
  const runs: CurveStep[][] = [[]];
  steps.forEach((step, i) => {
    if (step.low !== null && step.high !== null) {
      (runs.at(-1) as CurveStep[]).push(step);
      return;
    }
    const next = steps[i + 1];
    if (next !== undefined) runs.push([]);
  });
  return runs.filter((run) => run.length > 1);
};

/** How many steps of each curve may be drawn. */
export const stepsEach = (curves: number): number => Math.max(2, Math.floor(MAX_MARKS / Math.max(1, curves)));
