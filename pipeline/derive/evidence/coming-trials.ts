import type { Plan, StudiesRow } from "../../model/index.ts";
import { conditionFamily } from "./condition-family.ts";

export type ComingPlan = Pick<Plan, "comingEvidence" | "conditionFamilies" | "dataAsOf">;

/** A registered trial that has printed no number yet. */
export interface ComingTrial {
  readonly study: StudiesRow;
  readonly family: string;
  /** Enrolled, or planned where nobody is yet. */
  readonly people: number | null;
  /** `null` where no end is recorded. */
  readonly finish: { readonly day: string; readonly reached: boolean } | null;
  /** Finished so long ago that its silence may be a choice. */
  readonly overdue: boolean;
  /** What it would move; `null` where nothing is declared for its comparison. */
  readonly move: Plan["comingEvidence"]["moves"][number] | null;
}

/** The last day of a month that is known without its day. */
const wholeDay = (day: string): string => (day.length === 7 ? `${day}-31` : day);

const monthsLater = (day: string, months: number): string => {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const count = year * 12 + month - 1 + months;
  const [y, m] = [Math.floor(count / 12), (count % 12) + 1];
  return `${String(y).padStart(4, "0")}-${String(m).padStart(2, "0")}${day.slice(7)}`;
};

/**
 * Which registered trials have not reported? Studies from a declared kind of source and of a declared design, without any row of
 * results, in the order of their ends; those without a recorded end come last.
 */
export const comingTrials = (
  studies: readonly StudiesRow[],
  reported: ReadonlySet<string>,
  plan: ComingPlan,
): readonly ComingTrial[] => {
  const { sourceKinds, designs, overdueMonths, finish: ends, moves } = plan.comingEvidence;
  const trials = studies
    .filter(({ study_id, source_kind, design }) => {
      const registered = source_kind !== null && sourceKinds.includes(source_kind);
      return registered && designs.includes(design) && !reported.has(study_id);
    })
    .map((study): ComingTrial => {
      const family = conditionFamily(plan, study.condition);
      const end = ends.find((one) => one.study === study.study_id) ?? null;
      const due = end?.reached ? monthsLater(wholeDay(end.day), overdueMonths) : null;
      return {
        study,
        family,
        people: study.n_enrolled,
        finish: end === null ? null : { day: end.day, reached: end.reached },
        overdue: due !== null && due < plan.dataAsOf,
        move:
          moves.find(
            ({ comparisonTypes, families }) =>
              comparisonTypes.includes(study.comparison_type) && (families === null || families.includes(family)),
          ) ?? null,
      };
    });
  const last = "9999";
  const place = ({ finish, study }: ComingTrial): string => `${finish?.day ?? last} ${study.study_id}`;
  return trials.sort((a, b) => (place(a) < place(b) ? -1 : 1));
};
