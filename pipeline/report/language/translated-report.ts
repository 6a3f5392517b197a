import type { Report } from "../../model/index.ts";
import type { Language } from "../texts.ts";
import { speakerOf } from "./speaker.ts";
import { spokenReport } from "./spoken-report.ts";
import { hasWords } from "./template.ts";

export interface Translated {
  readonly report: Report;
  /** So many texts that are surely the program's own have no translation and stand in English. */
  readonly missing: number;
}

/** A report in another language. `report.json` is not it: that is English always. */
export const translatedReport = (report: Report, { page, report: catalog }: Language): Translated => {
  const missing = new Set<string>();
  const speaker = speakerOf(catalog, page.number.point, (key) => {
    if (hasWords(key)) missing.add(key);
  });
  return { report: spokenReport(report, speaker), missing: missing.size };
};
