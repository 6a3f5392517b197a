import { requireFinite, requireOpenUnit, requireSameLength } from "../numeric/require.ts";
import type { RelapseData, RelapseTerm } from "./durability-data.ts";

/** Throws RangeError for numbers that are not finite, negative entries, covariates that are not 0 or 1, and unequal lengths. */
export const requireRelapseData = ({ units, hazardRatios = [], covariates = [], factors }: RelapseData): void => {
  if (factors && factors.length !== covariates.length) {
    throw new RangeError(`factors must have length ${covariates.length}: ${factors.length}`);
  }
  for (const [i, unit] of units.entries()) {
    const name = `units[${i}]`;
    if (unit.covariates) requireSameLength(`${name}.covariates`, unit.covariates, covariates.length);
    for (const value of unit.covariates ?? []) {
      if (value !== 0 && value !== 1) throw new RangeError(`${name}.covariates must be 0 or 1: ${value}`);
    }
    const entry = requireFinite(`${name}.entry`, unit.entry ?? 0);
    if (entry < 0) throw new RangeError(`${name}.entry must not be negative: ${entry}`);
    for (const [j, term] of unit.terms.entries()) requireTerm(`${name}.terms[${j}]`, term);
  }
  for (const [i, ratio] of hazardRatios.entries()) {
    for (const key of ["hazardRatio", "low", "high"] as const) requireFinite(`hazardRatios[${i}].${key}`, ratio[key]);
    requireOpenUnit(`hazardRatios[${i}].level`, ratio.level);
  }
};

const requireTerm = (name: string, term: RelapseTerm): void => {
  if (term.kind === "picture") return;
  if (term.time !== null) requireFinite(`${name}.time`, term.time);
  requireFinite(`${name}.n`, term.n ?? 0);
  if (term.kind === "count") requireFinite(`${name}.relapsed`, term.relapsed);
  else {
    if (term.kind === "share") requireFinite(`${name}.share`, term.share);
    requireFinite(`${name}.interval.low`, term.interval?.low ?? 0);
    requireFinite(`${name}.interval.high`, term.interval?.high ?? 0);
    requireOpenUnit(`${name}.interval.level`, term.interval?.level ?? 0.5);
  }
};
