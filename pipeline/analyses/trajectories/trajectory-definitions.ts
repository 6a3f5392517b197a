import { windowOf } from "../../derive/trajectories/windowed-visits.ts";
import type { Plan } from "../../model/index.ts";
import { courseDefinitions } from "../patients/course-definitions.ts";
import type { Definition } from "../patients/definitions.ts";

export const CARRY_WORDS: Readonly<Record<Plan["trajectories"]["area"]["carry"], string>> = {
  last: "the last improvement stays",
  zero: "no improvement is left",
  reached: "only people seen on or after the horizon count",
};

/** The numbers of the plan behind the course of scores. */
export const trajectoryDefinitions = (plan: Plan): readonly Definition[] => {
  const { visitWindows, trajectories } = plan;
  const since = visitWindows.origin === "firstDose" ? "days after the first dose" : "days after time zero";
  const row = (id: string, label: string, value: number | string, unit: string): Definition => ({
    id,
    label,
    value,
    unit,
  });
  return [
    ...courseDefinitions(plan),
    ...visitWindows.targets.flatMap((target, at): readonly Definition[] => {
      const [from, to] = windowOf(visitWindows.bounds, at);
      return [
        row(`target-${target}`, "Window: planned day", target, since),
        row(`from-${target}`, "Window: first day", from, since),
        row(`to-${target}`, "Window: last day", to, since),
      ];
    }),
    row(
      "pick",
      "Window: which visit counts",
      `${visitWindows.pick}, of two equally close the ${visitWindows.tie}`,
      "rule",
    ),
    row("fewest", "Fewest people of each group in a window, or for a slope", trajectories.minPerCohort, "people"),
    ...trajectories.structures.map((structure, at) =>
      row(
        `structure-${at}`,
        "Covariance of the visits of one person, in order of trial",
        spaced(structure),
        "structure",
      ),
    ),
    row("horizon", "Horizon of area, slope and time above", plan.horizonDays, "days after time zero"),
    row("carry", "Area: after the last visit", CARRY_WORDS[trajectories.area.carry], "rule"),
    row("slope-days", "Slope: change over", trajectories.slopeDays, "days"),
    row("resamples", "Time above: resamples of people", plan.bootstrap.reps, "resamples"),
    row("seed", "Seed of the resamples", plan.seed, "seed"),
  ];
};

/** "heterogeneousCompoundSymmetry" as words. */
export const spaced = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
