import type { DurabilityPoint } from "./durability-points.ts";

/** Fewer studies or people than these say too little for a curve. */
export const curveGateLimits = { studies: 3, people: 30 } as const;

export interface CurveGate {
  readonly strand: string;
  readonly family: string;
  readonly studies: number;
  readonly people: number;
  readonly passes: boolean;
}

/**
 * Are there enough studies of one strand and family, treatment stopped, with people and day known, to draw a curve?
 * Counts only rows that may enter the model; people of one set count once. The limits are a declared convention.
 */
export const curveGates = (
  points: readonly DurabilityPoint[],
  strands: readonly string[],
  families: readonly string[],
): readonly CurveGate[] =>
  families.flatMap((family) =>
    strands.map((strand): CurveGate => {
      const mine = points.filter(
        ({ map }) =>
          map.family === family &&
          map.strand === strand &&
          map.use === "model" &&
          map.after === "stopped" &&
          map.n !== null,
      );
      const units = new Map(mine.map(({ map }) => [map.unit_id, map.n ?? 0]));
      const studies = new Set(mine.map(({ result }) => result.study.sample_id)).size;
      const people = [...units.values()].reduce((sum, n) => sum + n, 0);
      return {
        strand,
        family,
        studies,
        people,
        passes: studies >= curveGateLimits.studies && people >= curveGateLimits.people,
      };
    }),
  );
