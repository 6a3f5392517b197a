import textsSchema from "../../schemas/texts.schema.json" with { type: "json" };
import type { InputFile, LanguageFile } from "../model/index.ts";
import { readJson } from "./read-json.ts";
import type { StudyFile } from "./study-files.ts";

/** Where the words of a language stand inside the study folder. */
export const languagePath = (language: string): string => `texts/${language}.json`;

/** The words of the language that the study names; English ones are the program's own, and there is no file of them. */
export const readLanguage = async (
  study: Omit<StudyFile, "path">,
  language = "en",
): Promise<{ readonly language: LanguageFile | null; readonly file: InputFile | null }> => {
  if (language === "en") return { language: null, file: null };
  const { value, file } = await readJson<LanguageFile>({ ...study, path: languagePath(language) }, textsSchema);
  return { language: value === null ? null : { page: value.page, report: value.report }, file };
};
