import type { Dataset, Instrument } from "../../model/index.ts";
import type { NotEstimable } from "../../stats/quantity.ts";
import type { Course } from "../course.ts";
import { courses } from "../courses.ts";
import { instrumentScale } from "../instrument-scale.ts";
import { rulePeople } from "../relapse-rules/rule-people.ts";
import { asRecorded } from "../relapse-variants/assumption-people.ts";
import { type CellResult, cellResult, refusedCell } from "./cell-result.ts";
import { type CellSettings, cellSettings, type SettingsPlan } from "./cell-settings.ts";
import { type ComparedPlan, comparedCells } from "./compared-cells.ts";
import { coursesByRule } from "./courses-by-rule.ts";
import type { MultiverseCell } from "./multiverse-cells.ts";

type MultiversePlan = SettingsPlan & ComparedPlan & Parameters<typeof courses>[1];

interface Source {
  readonly dataset: Pick<Dataset, "tables">;
  readonly instruments: readonly Instrument[];
  readonly plan: MultiversePlan;
  /** The courses by the plan as it stands. */
  readonly courses: readonly Course[];
  /** The horizon, the same in every cell; `null` with the reason where the primary analysis reaches none. */
  readonly tau: number | NotEstimable;
}

interface Placed {
  readonly cell: MultiverseCell;
  readonly settings: CellSettings;
}

/**
 * Every cell with its answer, in the order given. Courses are made once for each baseline, time zero and cohort, and people followed
 * once for each rule among them; all adjustments of the same people share one propensity model.
 */
export const runMultiverse = (source: Source, cells: readonly MultiverseCell[]): readonly CellResult[] => {
  const { dataset, instruments, plan, tau } = source;
  const scales = new Map(instruments.map((instrument) => [instrument.id, instrumentScale(instrument)]));
  const coursesOf = sharedCourses(source);
  const results = new Map<string, CellResult>();
  const groups = new Map<string, Placed[]>();
  for (const cell of cells) {
    const settings = cellSettings(cell, plan);
    if (settings.kind === "not-estimable") results.set(cell.id, refusedCell(cell, false, settings));
    else if (typeof tau !== "number") results.set(cell.id, refusedCell(cell, settings.primary, tau));
    else {
      const key = `${peopleKey(settings)} ${settings.rule.id} ${settings.rule.confirm?.unconfirmedLast ?? ""}`;
      const group = groups.get(key);
      if (group) group.push({ cell, settings });
      else groups.set(key, [{ cell, settings }]);
    }
  }
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined || typeof tau !== "number") continue;
    const { rule } = first.settings;
    const found = coursesOf(first.settings);
    const people = rulePeople(found, scales, rule);
    const words = [...new Set(group.map(({ settings }) => settings.adjustment))];
    const task = { courses: coursesByRule(found, scales, rule), patients: dataset.tables.patients, tau };
    const compared = comparedCells(people, task, plan, words);
    for (const { cell, settings } of group) {
      const answer = compared.get(settings.adjustment);
      if (answer === undefined) throw new RangeError(`adjustment must be run: ${settings.adjustment}`);
      results.set(cell.id, cellResult({ cell, primary: settings.primary, people }, answer.difference, answer.checks));
    }
  }
  return cells.flatMap(({ id }) => results.get(id) ?? []);
};

const peopleKey = ({ baseline, landmark, cohort }: CellSettings): string => `${baseline} ${landmark ?? ""} ${cohort}`;

const sharedCourses = ({
  dataset,
  plan,
  instruments,
  courses: own,
}: Source): ((settings: CellSettings) => readonly Course[]) => {
  const made = new Map<string, readonly Course[]>();
  return (settings) => {
    const known = made.get(peopleKey(settings));
    if (known) return known;
    const { baseline, landmark, cohort } = settings;
    const found =
      baseline === plan.baseline.rule && landmark === null
        ? own
        : courses(
            dataset,
            {
              ...plan,
              baseline: { ...plan.baseline, rule: baseline },
              timeZero: { ...plan.timeZero, ...(landmark === null ? {} : { landmarkAfterFirstDose: landmark }) },
            },
            instruments,
          ).courses;
    const people = cohort === "recorded" ? asRecorded(found) : found;
    made.set(peopleKey(settings), people);
    return people;
  };
};
