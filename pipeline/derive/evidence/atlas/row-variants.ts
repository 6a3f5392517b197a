import type { Plan } from "../../../model/index.ts";
import type { ModelRow } from "./relapse-rows.ts";

export interface RowVariant {
  readonly id: string;
  readonly label: string;
  readonly chosen: readonly ModelRow[];
}

const name = ({ result }: ModelRow): string => {
  const { first_author, year, study_id } = result.study;
  return first_author === null ? study_id : `${first_author}${year === null ? "" : ` ${year}`}`;
};

/** Other choices of rows: fewer people, sources or sizes; another reading of the same people; each study left out. */
export const rowVariants = (
  rows: readonly ModelRow[],
  instead: readonly ModelRow[],
  { usableTiers }: Pick<Plan, "usableTiers">,
): readonly RowVariant[] => {
  const levels = rows.filter(({ map }) => map.term !== "hr");
  const other = instead.filter(({ map }) => rows.some((row) => row.map.unit_id === map.unit_id));
  const exchanged = rows.filter(({ map }) => !other.some((row) => row.map.unit_id === map.unit_id));
  const samples = [...new Set(levels.map(({ result }) => result.study.sample_id))].sort();
  return [
    {
      id: "responders",
      label: "Responders only",
      chosen: rows.filter(({ map }) => map.population === "responders"),
    },
    {
      id: "first-hand",
      label: "Without second-hand sources",
      chosen: rows.filter(({ result }) => usableTiers.includes(result.row.source_tier)),
    },
    {
      id: "printed",
      label: "Only where the number of people is printed",
      chosen: rows.filter(({ map }) => map.n_source !== "recovered" && map.n_source !== "linked"),
    },
    { id: "other-rule", label: "The other rule of the same people", chosen: [...exchanged, ...other] },
    ...samples.map((sample) => {
      const left = levels.find(({ result }) => result.study.sample_id === sample) as ModelRow;
      return {
        id: `without-${sample}`,
        label: `Without ${name(left)}`,
        chosen: rows.filter(({ result }) => result.study.sample_id !== sample),
      };
    }),
  ];
};
