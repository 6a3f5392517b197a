import mappingSchema from "../../../schemas/mapping.schema.json" with { type: "json" };
import type { IssueLog, MappingFile } from "../../model/index.ts";
import { readJson } from "../read-json.ts";
import type { StudyFiles } from "../study-files.ts";
import { shippedMappings } from "./shipped-mappings.ts";
import { entryOf } from "./source-row.ts";

/** The mapping of that name that ships with the program, or the one in a file; `null` when there is none or it is at fault. */
export const readMapping = async (
  name: string,
  from: { readonly files: StudyFiles; readonly folder: string; readonly path: string; readonly log: IssueLog } | null,
): Promise<MappingFile | null> =>
  from === null ? (entryOf(shippedMappings, name) ?? null) : (await readJson<MappingFile>(from, mappingSchema)).value;
