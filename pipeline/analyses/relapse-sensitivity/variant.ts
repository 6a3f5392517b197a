import type { FollowedPeople } from "../../derive/relapse-variants/followed-people.ts";
import type { RelapseDifference } from "../../derive/relapse-variants/relapse-difference.ts";
import type { Quantity } from "../../model/index.ts";
import type { Cohort } from "../patients/patient-input.ts";

export type VariantGroup = "Primary rule" | "Other rules" | "Other estimators" | "Other assumptions";

/** One other way to ask the same question, up to one horizon; intervention minus comparator. */
export interface Variant {
  /** Last part of headline ids; those of declared rules begin with `rule-`. */
  readonly id: string;
  readonly group: VariantGroup;
  readonly label: string;
  /** Whom the numbers speak for. */
  readonly population: string;
  readonly days: Quantity;
  /** `null` where the way has no such number. */
  readonly free: Quantity | null;
  /** Of each cohort in declared order. */
  readonly counts: readonly { readonly people: number; readonly relapses: number }[];
}

export const UNADJUSTED = "responders, unadjusted";

/** People and relapses up to tau of each cohort. */
export const countsOf = (people: FollowedPeople, cohorts: readonly Cohort[], tau: number): Variant["counts"] =>
  cohorts.map(({ role }) => {
    const rows = Array.from(people.treated.keys()).filter(
      (row) => (people.treated[row] === 1) === (role === "intervention"),
    );
    return {
      people: rows.length,
      relapses: rows.filter((row) => people.cause[row] === 1 && (people.time[row] as number) <= tau).length,
    };
  });

export const variantOf = (
  words: Pick<Variant, "id" | "group" | "label"> & { readonly population?: string },
  numbers: Pick<RelapseDifference, "days"> & { readonly free: Quantity | null },
  counts: Variant["counts"],
): Variant => ({ population: UNADJUSTED, ...words, days: numbers.days, free: numbers.free, counts });
