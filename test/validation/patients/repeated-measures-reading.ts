import { adjustedByWindow } from "../../../pipeline/derive/trajectories/adjusted-by-window.ts";
import { peopleInWindows } from "../../../pipeline/derive/trajectories/people-in-windows.ts";
import { scoreUnit } from "../../../pipeline/derive/trajectories/score-unit.ts";
import type { MadeCohort } from "./made-cohort.ts";
import { type Reading, readingOf } from "./reading.ts";
import type { StudyInputs } from "./study-inputs.ts";

/** The window whose difference is judged, in days since the first dose; a target of the plan's `visitWindows`. */
export const JUDGED_WINDOW = 90;

/** The difference in improvement at the judged window by the pipeline's mixed model; the intervention's row comes second. */
export const repeatedMeasuresReading = ({ plan }: StudyInputs, { scored, patients }: MadeCohort): Reading | null => {
  const inWindows = peopleInWindows(scored, plan.visitWindows);
  const { fit } = adjustedByWindow(inWindows, scoreUnit(scored), patients, plan);
  if (fit.kind === "not-estimable") return null;
  const contrast = fit.differences[fit.arms.indexOf(1)]?.[fit.visits.indexOf(JUDGED_WINDOW)];
  return contrast === undefined || contrast.kind === "not-estimable" ? null : readingOf(contrast.estimate, false);
};
