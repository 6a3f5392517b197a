import type { ScoredPerson } from "./scored-people.ts";

/** What scores are counted in: points of the one instrument that all share, or percent of each instrument's scale. */
export type ScoreUnit = { readonly kind: "points"; readonly instrument: string } | { readonly kind: "percent" };

export const scoreUnit = (people: readonly ScoredPerson[]): ScoreUnit => {
  const [first, ...others] = new Set(people.map(({ instrument }) => instrument));
  return first !== undefined && others.length === 0 ? { kind: "points", instrument: first } : { kind: "percent" };
};

/** Severity of a person, or a difference of severities, in that unit; more is worse. */
export const inUnit = (severity: number, { range }: Pick<ScoredPerson, "range">, unit: ScoreUnit): number =>
  unit.kind === "points" ? severity : (100 * severity) / range;
