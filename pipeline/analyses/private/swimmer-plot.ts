import { type SwimmerEnd, type SwimmerLane, swimmer } from "../../charts/swimmer.ts";
import type { Course } from "../../derive/course.ts";
import type { AnalysisInput, VegaLiteSpec } from "../../model/index.ts";
import { chartFrame } from "../patients/chart-frame.ts";
import { type PatientInput, patientInput } from "../patients/patient-input.ts";

/** A picture that shows single people: for the eyes of those who keep the data, never part of a finding. */
export interface PrivatePlot {
  readonly spec: VegaLiteSpec;
  readonly alt: string;
}

const endOf = (ending: NonNullable<Course["ending"]>): SwimmerEnd => {
  if (ending.kind === "relapsed") return "relapse";
  return ending.why === "dropout" ? "dropout" : ending.why === "death" ? "death" : "seen";
};

const laneOf = ({ cohorts }: PatientInput, { received, ending, laterDoseDays }: Course): readonly SwimmerLane[] => {
  if (ending === null) return [];
  const until = ending.kind === "relapsed" ? ending.by : ending.at;
  const label = cohorts.find(({ role }) => role === received)?.label ?? received;
  return [{ role: received, label, until, end: endOf(ending), doses: laterDoseDays.filter((day) => day <= until) }];
};

/** A lane for each responder of a data set, from time zero to relapse or to when they were last seen. */
export const swimmerPlot = (input: AnalysisInput): PrivatePlot => {
  const patients = patientInput(input, "swimmer");
  const lanes = patients.found.courses.flatMap((course) => laneOf(patients, course));
  const frame = chartFrame(
    patients,
    "Who stayed well for how long?",
    "One lane a responder, longest first within a treatment. Not to be shared: lanes are single people.",
  );
  const xTitle = "Days since the first score after the acute course";
  return {
    spec: swimmer(frame, { lanes, horizon: patients.plan.horizonDays, xTitle }),
    alt: `Lanes of ${lanes.length} responders by treatment, from time zero to relapse or to the day last seen. For internal use.`,
  };
};
