import instrumentSchema from "../../schemas/instrument.schema.json" with { type: "json" };
import type { InputFile, Instrument, InstrumentFile } from "../model/index.ts";
import { checkInstruments } from "./check-instruments.ts";
import { readJson } from "./read-json.ts";
import { isFolder, type StudyFile, wholePath } from "./study-files.ts";

/** Reads `instruments/*.json`, each named after its id; `null` when one is at fault. */
export const readInstruments = async (
  study: Omit<StudyFile, "path">,
): Promise<{ readonly instruments: readonly Instrument[] | null; readonly files: readonly InputFile[] }> => {
  const folder = { ...study, path: "instruments" };
  const names = (await isFolder(folder)) ? await study.files.list(wholePath(folder)) : [];
  const instruments: Instrument[] = [];
  const files: InputFile[] = [];
  let whole = true;
  for (const name of names.filter((one) => one.endsWith(".json") && !one.startsWith("."))) {
    const path = `instruments/${name}`;
    const read = await readJson<InstrumentFile>({ ...study, path }, instrumentSchema);
    if (read.file !== null) files.push(read.file);
    if (read.value === null) {
      whole = false;
      continue;
    }
    const { $schema: _, ...instrument } = read.value;
    if (`${instrument.id}.json` !== name) {
      study.log.add("name-differs", { file: path, column: "id" }, instrument.id, { what: "file", name });
    }
    instruments.push(instrument);
  }
  checkInstruments(instruments, study.log);
  return { instruments: whole ? instruments : null, files };
};
