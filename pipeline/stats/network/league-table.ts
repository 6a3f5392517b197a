import { requireOpenUnit } from "../numeric/require.ts";
import { type NetworkEffect, networkEffect } from "./network-effect.ts";
import type { NetworkPool } from "./network-pool.ts";
import type { NetworkLabel } from "./network-trial.ts";

/**
 * How does every treatment compare with every other?
 *
 * Entry [i][j] is treatment i minus treatment j with a normal interval, in the order of `treatments`; the diagonal is `null`. Rücker (2012),
 * Res Synth Methods 3:312, doi:10.1002/jrsm.1058. Equals netmeta 3.3-1 `netmeta(…)`, TE.random, lower.random and upper.random (or common).
 * Below its diagonal `netleague` prints the column's treatment minus the row's: entry [j][i] here.
 */
export const leagueTable = (
  { treatments, differences, standardErrors }: NetworkPool,
  { level = 0.95 }: { readonly level?: number } = {},
): readonly (readonly (NetworkEffect | null)[])[] => {
  requireOpenUnit("level", level);
  return treatments.map((treatment, i) =>
    treatments.map((comparator, j) => {
      if (i === j) return null;
      const [value, se] = [differences[i]?.[j] as number, standardErrors[i]?.[j] as number];
      return networkEffect({ treatment, comparator }, { value, se, level });
    }),
  );
};

/**
 * How does every other treatment compare with one of them?
 *
 * One column of the league table: treatment minus `reference`, normal intervals. Rücker (2012), Res Synth Methods 3:312,
 * doi:10.1002/jrsm.1058. Equals netmeta 3.3-1 `netmeta(reference.group = )`, TE.random[, reference] and seTE.random[, reference] (or common).
 * Throws RangeError when `reference` is none of the treatments.
 */
export const effectsAgainst = (
  pool: NetworkPool,
  { reference, level = 0.95 }: { readonly reference: NetworkLabel; readonly level?: number },
): readonly NetworkEffect[] => {
  const column = requireTreatment("reference", pool.treatments, reference);
  return leagueTable(pool, { level })
    .map((row) => row[column] ?? null)
    .filter((effect) => effect !== null);
};

/** The number of a treatment. */
export const requireTreatment = (name: string, treatments: readonly NetworkLabel[], label: NetworkLabel): number => {
  const number = treatments.findIndex((treatment) => String(treatment) === String(label));
  if (number < 0) throw new RangeError(`${name} must be a treatment of the network: ${label}`);
  return number;
};
