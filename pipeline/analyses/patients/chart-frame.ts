import type { ChartFrame } from "../../charts/frame.ts";
import type { PatientInput } from "./patient-input.ts";

/** Title and subtitle as given; the source line and the stamp from the data set. */
export const chartFrame = ({ dataset }: PatientInput, title: string, subtitle: string): ChartFrame => ({
  title,
  subtitle,
  source: `${dataset.title}. Data to ${dataset.asOf}. Unadjusted: people chose their treatment.`,
  dataKind: dataset.kind,
});
