import datasetSchema from "../../schemas/dataset.schema.json" with { type: "json" };
import simulationSchema from "../../schemas/simulation.schema.json" with { type: "json" };
import { createIssueLog, type DatasetFile, type Issues, type SimulationFile } from "../model/index.ts";
import { readJson } from "./read-json.ts";
import type { StudyFiles } from "./study-files.ts";

/** The declared generator of a data set and the kind of that data set, each judged by its schema. */
export const readSimulation = async (
  files: StudyFiles,
  folder: string,
  dataset: string,
): Promise<{
  readonly simulation: SimulationFile | null;
  readonly kind: DatasetFile["kind"] | null;
  readonly issues: Issues;
}> => {
  const log = createIssueLog();
  const at = (name: string) => ({ files, folder, path: `patients/${dataset}/${name}`, log });
  const declared = await readJson<DatasetFile>(at("dataset.json"), datasetSchema);
  const { value } = await readJson<SimulationFile>(at("simulation.json"), simulationSchema);
  return { simulation: value, kind: declared.value?.kind ?? null, issues: log.issues() };
};
