import certaintySchema from "../../schemas/certainty.schema.json" with { type: "json" };
import type { CertaintyFile, ClaimsFile, InputFile } from "../model/index.ts";
import { statementIds } from "./check-statements.ts";
import { didYouMean } from "./nearest.ts";
import { readJson } from "./read-json.ts";
import { type StudyFile, wholePath } from "./study-files.ts";

type Judgements = CertaintyFile["judgements"];

const path = "evidence/certainty.json";

/**
 * What persons judged of the certainty of published evidence. The file need not be there. Faults: a statement that does not exist
 * or is judged twice;
 * the schema asks for a reason. Claims that could not be read (`null`) hold nothing against it.
 */
export const readCertainty = async (
  study: Omit<StudyFile, "path">,
  claims: ClaimsFile["claims"] | null,
): Promise<{ readonly judgements: Judgements; readonly file: InputFile | null }> => {
  const { log, files } = study;
  if ((await files.kind(wholePath({ ...study, path }))) === "absent") return { judgements: [], file: null };
  const { value, file } = await readJson<CertaintyFile>({ ...study, path }, certaintySchema);
  const judgements = value?.judgements ?? [];
  const known = claims === null ? null : statementIds(claims);
  const seen = new Set<string>();
  for (const { claim } of judgements) {
    const at = { file: path, column: claim };
    if (known !== null && !known.includes(claim))
      log.add("id-unknown", at, claim, { table: "claims", nearest: didYouMean(claim, known) });
    if (seen.has(claim)) log.add("id-repeated", at, claim);
    seen.add(claim);
  }
  return { judgements, file };
};
