import type { LanguageFile, Report, Study } from "../../model/index.ts";
import { languageOf } from "./language-of.ts";
import { isOwnWord } from "./own-words.ts";
import { reportTemplates } from "./report-templates.ts";

/** A language file to begin with, or to go on with: the words of the page, and each text of the report with its translation so far. */
export const languageSkeleton = (report: Report, study: Study): LanguageFile => {
  const { page, report: known } = languageOf(study.language).language;
  const templates = reportTemplates(report, isOwnWord(study));
  return {
    page,
    report: Object.fromEntries(templates.map((key) => [key, (Object.hasOwn(known, key) ? known[key] : "") ?? ""])),
  };
};
