import claimsSchema from "../../schemas/claims.schema.json" with { type: "json" };
import studySchema from "../../schemas/study.schema.json" with { type: "json" };
import {
  type ClaimsFile,
  createIssueLog,
  type Dataset,
  type InputFile,
  type Instrument,
  type Issues,
  type Plan,
  type Study,
  type StudyFile,
} from "../model/index.ts";
import { checkPlan } from "./check-plan.ts";
import { checkStatements } from "./check-statements.ts";
import { readCertainty } from "./read-certainty.ts";
import { readDataset } from "./read-dataset.ts";
import { readEvidence } from "./read-evidence.ts";
import { readInstruments } from "./read-instruments.ts";
import { readJson } from "./read-json.ts";
import { readLanguage } from "./read-language.ts";
import { readPlanLock } from "./read-plan-lock.ts";
import { scoreScale } from "./score-scale.ts";
import { isFolder, type StudyFiles, wholePath } from "./study-files.ts";
import { studyWords } from "./study-words.ts";

export interface StudyRead {
  /** `null` when an error makes it unusable; then the issues say why. */
  readonly study: Study | null;
  readonly issues: Issues;
  /** Every file that was read, with its digest, in the order of reading. */
  readonly files: readonly InputFile[];
}

const planOf = ({ $schema: _, plan, ...words }: StudyFile): Plan => ({ ...words, ...plan });

/**
 * Reads a whole study folder and judges every file of it: all problems at once, none thrown.
 * Only failures of the world (a disk that does not answer) throw, as `files` throws them.
 */
export const readStudy = async (files: StudyFiles, folder: string): Promise<StudyRead> => {
  const log = createIssueLog();
  const at = { files, folder, log };
  const studyFile = await readJson<StudyFile>({ ...at, path: "study.json" }, studySchema);
  const claimsFile = await readJson<ClaimsFile>({ ...at, path: "claims.json" }, claimsSchema);
  const instruments = await readInstruments(at);
  const frozen = await readPlanLock(at);
  const words = studyFile.value === null ? null : studyWords(studyFile.value);
  const evidence = await readEvidence(at, words);
  const language = await readLanguage(at, studyFile.value?.language);
  const certainty = await readCertainty(at, claimsFile.value?.claims ?? null);

  const scales =
    instruments.instruments === null
      ? null
      : new Map(instruments.instruments.map((instrument: Instrument) => [instrument.id, scoreScale(instrument)]));
  const datasets: Dataset[] = [];
  const read: InputFile[] = [
    ...[studyFile.file, claimsFile.file, frozen.file].filter((file) => file !== null),
    ...instruments.files,
    ...evidence.files,
    ...(certainty.file === null ? [] : [certainty.file]),
    ...(language.file === null ? [] : [language.file]),
  ];
  const patients = { ...at, path: "patients" };
  for (const name of (await isFolder(patients)) ? await files.list(wholePath(patients)) : []) {
    if (name.startsWith(".") || !(await isFolder({ ...at, path: `patients/${name}` }))) continue;
    const one = await readDataset(at, name, { words, scales });
    read.push(...one.files);
    if (one.dataset !== null) datasets.push(one.dataset);
  }
  if (studyFile.value !== null) {
    checkPlan(studyFile.value, { instruments: instruments.instruments, datasets: datasets.length, log });
    const claims = claimsFile.value?.claims ?? null;
    const { studies } = evidence.evidence;
    checkStatements(studyFile.value, { claims, studies, log });
  }

  const issues = log.issues();
  const whole = studyFile.value !== null && claimsFile.value !== null && issues.errors === 0;
  const study: Study | null = whole
    ? {
        plan: planOf(studyFile.value),
        claims: claimsFile.value.claims,
        judgements: certainty.judgements,
        instruments: instruments.instruments ?? [],
        lock: frozen.lock,
        evidence: evidence.evidence,
        ...(language.language === null ? {} : { language: language.language }),
        datasets,
        files: read,
      }
    : null;
  return { study, issues, files: read };
};
