import { instrumentScale } from "../../derive/instrument-scale.ts";
import type { Cell, Instrument, TableBlock } from "../../model/index.ts";
import type { PatientInput } from "../patients/patient-input.ts";

const inUse = ({ found, instruments }: PatientInput): readonly Instrument[] =>
  instruments.filter(({ id }) => found.courses.some(({ instrument }) => instrument === id));

/** References of the thresholds that the courses rest on. */
export const thresholdCitations = (data: PatientInput): readonly string[] => [
  ...new Set(
    inUse(data).flatMap(({ entryCutoff, response, minimalImportantDifference }) =>
      [entryCutoff, response, minimalImportantDifference].flatMap((threshold) =>
        threshold === null ? [] : [threshold.citation],
      ),
    ),
  ),
];

/** What each primary instrument in use brings along, and what nobody cites. */
export const thresholdsTable = (data: PatientInput): TableBlock => ({
  kind: "table",
  id: "thresholds",
  depth: "full",
  caption: ["Thresholds of the primary instruments, each from its cited source."],
  columns: [
    { id: "instrument", label: "Instrument", unit: null, align: "start" },
    { id: "people", label: "Treated people", unit: null, align: "end" },
    { id: "entry", label: "Entry cut-off, points", unit: null, align: "end" },
    { id: "response", label: "Response, share of the way to the best score", unit: null, align: "end" },
    { id: "difference", label: "Minimal important difference, points", unit: null, align: "end" },
  ],
  rows: inUse(data).map((instrument): readonly Cell[] => [
    instrumentScale(instrument).label,
    data.found.courses.filter((course) => course.instrument === instrument.id).length,
    instrument.entryCutoff?.value ?? "none cited",
    instrument.response?.share ?? "none cited: the plan's",
    instrument.minimalImportantDifference?.value ?? "none cited: no margin",
  ]),
});
