import { instrumentScale } from "../../derive/instrument-scale.ts";
import { type AdjustedByWindow, adjustedByWindow } from "../../derive/trajectories/adjusted-by-window.ts";
import { type AreaContrast, areaContrast } from "../../derive/trajectories/area-contrast.ts";
import { type BaselineAlternative, baselineAlternatives } from "../../derive/trajectories/baseline-alternatives.ts";
import { outsideWindows, type PersonInWindows, peopleInWindows } from "../../derive/trajectories/people-in-windows.ts";
import { type ScoreUnit, scoreUnit } from "../../derive/trajectories/score-unit.ts";
import { type ScoredPerson, scoredPeople } from "../../derive/trajectories/scored-people.ts";
import { type SlopeAfterResponse, slopeAfterResponse } from "../../derive/trajectories/slope-after-response.ts";
import { type TimeAbove, timeAbove } from "../../derive/trajectories/time-above.ts";
import { type WindowMean, windowMeans } from "../../derive/trajectories/window-means.ts";
import { type Definition, defined } from "../patients/definitions.ts";
import type { PatientInput } from "../patients/patient-input.ts";
import { trajectoryDefinitions } from "./trajectory-definitions.ts";

export interface TrajectoryData extends PatientInput {
  readonly people: readonly ScoredPerson[];
  readonly inWindows: readonly PersonInWindows[];
  readonly unit: ScoreUnit;
  /** Unit of a mean and of a difference of means, as headlines name them. */
  readonly units: { readonly value: string; readonly difference: string };
  /** "PHQ-9 points" or "points of 100". */
  readonly unitWords: string;
  readonly byWindow: AdjustedByWindow;
  /** Baseline first, then the windows; by cohort. */
  readonly means: readonly WindowMean[];
  /** Scores that fall into no window. */
  readonly outside: number;
  /** By the declared carry rule first, then the alternatives. */
  readonly areas: readonly [AreaContrast, ...AreaContrast[]];
  readonly slope: SlopeAfterResponse;
  readonly above: TimeAbove;
  readonly baselines: readonly BaselineAlternative[];
  readonly definitions: readonly Definition[];
  readonly definition: ReturnType<typeof defined>;
  /** The name of an instrument, by id. */
  readonly instrumentName: (id: string) => string;
}

/** Everything that the course of scores rests on. */
export const trajectoryData = (input: PatientInput): TrajectoryData => {
  const { plan, found, dataset, instruments } = input;
  const { patients, outcomes } = dataset.tables;
  const people = scoredPeople(found.courses, outcomes, instruments);
  const inWindows = peopleInWindows(people, plan.visitWindows);
  const unit = scoreUnit(people);
  const definitions = trajectoryDefinitions(plan);
  const areaBy = (carry: AreaContrast["carry"]) => areaContrast(people, unit, carry, patients, plan);
  const { carry, alternatives } = plan.trajectories.area;
  const instrumentName = (wanted: string): string => {
    const instrument = instruments.find((one) => one.id === wanted);
    return instrument === undefined ? wanted : instrumentScale(instrument).label;
  };
  return {
    ...input,
    people,
    inWindows,
    unit,
    units:
      unit.kind === "points"
        ? { value: "points", difference: "point-difference" }
        : { value: "pomp", difference: "pomp-difference" },
    unitWords: unit.kind === "points" ? `${instrumentName(unit.instrument)} points` : "points of 100",
    byWindow: adjustedByWindow(inWindows, unit, patients, plan),
    means: windowMeans(inWindows, unit, plan),
    outside: outsideWindows(inWindows, plan.visitWindows),
    areas: [areaBy(carry), ...alternatives.filter((other) => other !== carry).map(areaBy)],
    slope: slopeAfterResponse(people, unit, {
      horizon: plan.horizonDays,
      slopeDays: plan.trajectories.slopeDays,
      minPerCohort: plan.trajectories.minPerCohort,
      level: plan.level,
    }),
    above: timeAbove(people, unit, {
      horizon: plan.horizonDays,
      reps: plan.bootstrap.reps,
      seed: `${plan.seed}/trajectories/time-above`,
      level: plan.level,
    }),
    baselines: baselineAlternatives(found, dataset, plan, instruments),
    definitions,
    definition: defined(definitions),
    instrumentName,
  };
};
