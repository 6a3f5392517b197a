import lockSchema from "../../schemas/plan-lock.schema.json" with { type: "json" };
import { canonicalJson, type InputFile, type PlanLockFile, sha256 } from "../model/index.ts";
import { readJson } from "./read-json.ts";
import { type StudyFile, wholePath } from "./study-files.ts";

/** Name of the frozen plan inside the study folder. */
export const LOCK_FILE = "plan.lock.json";

/** The plan as it was frozen. The file need not be there; one that was edited since it was written is a fault. */
export const readPlanLock = async (
  study: Omit<StudyFile, "path">,
): Promise<{ readonly lock: PlanLockFile | null; readonly file: InputFile | null }> => {
  const at = { ...study, path: LOCK_FILE };
  if ((await study.files.kind(wholePath(at))) === "absent") return { lock: null, file: null };
  const { value, file } = await readJson<PlanLockFile>(at, lockSchema);
  if (value === null || sha256(canonicalJson(value.plan)) === value.sha256) return { lock: value, file };
  study.log.add("lock-edited", { file: LOCK_FILE });
  return { lock: null, file };
};
