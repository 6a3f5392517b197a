import { readFileSync } from "node:fs";
import Papa from "papaparse";
import type { Dataset, DatasetFile } from "../../pipeline/model/index.ts";
import { type Kind, tableOf } from "./table.ts";

const folder = new URL("../../data/patients/simulated/", import.meta.url);
const text = (file: string): string => readFileSync(new URL(file, folder), "utf8");

const rows = (file: string): readonly Record<string, string | null>[] =>
  Papa.parse<Record<string, string>>(text(file), { header: true, delimiter: ",", skipEmptyLines: true }).data.map(
    (row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell === "" ? null : cell])),
  );

const table = <const K extends Readonly<Record<string, Kind>>>(
  name: string,
  kinds: K,
  extra?: Readonly<Record<string, Kind>>,
) => tableOf(name, kinds, rows(`${name}.csv`), extra);

const who = { patient_id: "category" } as const;

/** The shipped simulated data set, read without the pipeline's own reader. */
export const shippedPatients = (): Dataset => {
  const { id, kind, title, description, licence, asOf }: DatasetFile = JSON.parse(text("dataset.json"));
  return {
    id,
    kind,
    title,
    description,
    licence,
    asOf,
    tables: {
      patients: table(
        "patients",
        {
          ...who,
          site: "category",
          cohort: "category",
          age: "integer",
          sex: "category",
          condition: "category",
          goal: "category",
          preferred_cohort: "category",
        },
        {
          treatment_resistant: "integer",
          prior_treatments: "integer",
          active_substance_use: "integer",
          psychosis: "integer",
          uncontrolled_medical: "integer",
        },
      ),
      outcomes: table("outcomes", { ...who, instrument: "category", day: "integer", score: "number" }),
      sessions: table("sessions", {
        ...who,
        course: "integer",
        day: "integer",
        kind: "category",
        phase: "category",
        route: "category",
        dose: "number",
        dose_unit: "category",
        minutes: "number",
      }),
      satisfaction: table("satisfaction", {
        ...who,
        day: "integer",
        instrument: "category",
        score: "number",
        reason: "category",
      }),
      events: table("events", { ...who, day: "integer", kind: "category", cause: "category", severity: "category" }),
    },
  };
};
