import { numberNeeded } from "../../derive/relapse-variants/number-needed.ts";
import type { Cell, Headline, Plan, Quantity } from "../../model/index.ts";
import { estimate } from "../../stats/quantity.ts";
import { headline } from "../patients/headline.ts";

export type DeclaredPatientRow = Plan["patientSummary"][number];

export interface PatientSummaryRow {
  readonly headlines: readonly Headline[];
  /** Both cohorts, the difference, the relative effect, the number needed, people. */
  readonly cells: readonly Cell[];
}

interface RowContext {
  /** Of the finding; the data set's id stands before its slash. */
  readonly id: string;
  readonly dataset: string;
  readonly cohorts: readonly { readonly id: string; readonly label: string }[];
  readonly find: (id: string) => Headline | null;
}

const HUNDRED = 100;

const timesHundred = (quantity: Quantity): Quantity =>
  quantity.kind === "not-estimable"
    ? quantity
    : estimate(HUNDRED * quantity.value, {
        se: quantity.se === null ? null : HUNDRED * quantity.se,
        intervals: quantity.intervals.map((interval) => ({
          ...interval,
          low: interval.low === null ? null : HUNDRED * interval.low,
          high: interval.high === null ? null : HUNDRED * interval.high,
        })),
      });

/** A share as people of a hundred; other units as they are, under the headline that has them already. */
const perHundred = (id: string, found: Headline, unit: string): Headline => ({
  ...found,
  id,
  unit,
  quantity: timesHundred(found.quantity),
  test: null,
});

/**
 * One declared outcome of one data set, read from finished headlines: shares as people of a hundred, the number needed to treat only where
 * the weighted difference excludes zero. A cohort whose number is not there (a horizon that is not reached) is not estimable; the
 * difference says why.
 */
export const patientSummaryRow = (
  declared: DeclaredPatientRow,
  { id, dataset, cohorts, find }: RowContext,
): PatientSummaryRow => {
  const own: Headline[] = [];
  const shown = (name: string, wanted: string | null): Cell => {
    const found = wanted === null ? null : find(`${dataset}/${wanted}`);
    if (wanted === null) return "not applicable";
    if (found === null) return "not estimable";
    if (found.unit !== "share" && found.unit !== "risk-difference") return { headline: found.id };
    const made = perHundred(
      `${id}/${declared.id}/${name}`,
      found,
      found.unit === "share" ? "per-hundred" : "per-hundred-difference",
    );
    own.push(made);
    return { headline: made.id };
  };
  const groups = cohorts.map((cohort) => shown(cohort.id, declared.cohort.replace("{cohort}", cohort.id)));
  const difference = find(`${dataset}/${declared.difference}`);
  // Where nothing was done to make the groups alike, a number needed to treat would claim an effect.
  const isRisk = difference?.unit === "risk-difference" && declared.adjusted === "weighted";
  const needed = isRisk ? numberNeeded(difference.quantity) : null;
  if (difference !== null && needed?.kind === "estimate") {
    own.push(
      headline({
        id: `${id}/${declared.id}/number-needed`,
        label: [...difference.label, ": number needed"],
        unit: "people",
        quantity: needed,
        n: difference.n,
        rows: difference.rows,
      }),
    );
  }
  const cells: readonly Cell[] = [
    ...groups,
    shown("difference", declared.difference),
    shown("relative", declared.relative),
    needed?.kind === "estimate"
      ? { headline: `${id}/${declared.id}/number-needed` }
      : isRisk
        ? "not shown"
        : "not applicable",
    difference === null ? "none" : difference.n,
  ];
  return { headlines: own, cells };
};
