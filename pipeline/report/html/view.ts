import type { Finding, Headline, Report, Verdict, Version } from "../../model/index.ts";
import type { ProseContext } from "../prose-text.ts";

/** Everything that a part of the page may look at. */
export interface View {
  readonly report: Report;
  readonly version: Pick<Version, "number" | "previous" | "changes" | "reportSha256">;
  readonly headlines: ReadonlyMap<string, Headline>;
  readonly prose: ProseContext;
  /** What ran, by name and version: from the facts of the run, never from the report. */
  readonly software?: Readonly<Record<string, string>>;
  /** Whether `explore.html` is written beside the page. */
  readonly explore?: boolean;
  /** The same in English: what a picture shows is found by the words in it. Absent where the report is English. */
  readonly english?: Report;
  /** So many texts stand in English because their translation is missing. */
  readonly untranslated?: number;
  /** SVG by "<finding>.<chart>", with ".narrow" and ".cover" for the other layouts. */
  readonly svg: ReadonlyMap<string, string>;
}

/** Headlines of a report by id. Throws on a duplicate: ids are promises. */
export const headlineMap = (findings: readonly Finding[]): ReadonlyMap<string, Headline> => {
  const map = new Map<string, Headline>();
  for (const headline of findings.flatMap((finding) => finding.headlines)) {
    if (map.has(headline.id)) throw new RangeError(`duplicate headline: ${headline.id}`);
    map.set(headline.id, headline);
  }
  return map;
};

/** "Wilkinson 2021" style short citation of a reference id. */
export const citationText = (report: Report): ((id: string) => string) => {
  const byId = new Map(report.references.map((reference, i) => [reference.id, `[${i + 1}]`]));
  return (id) => byId.get(id) ?? `[${id}]`;
};

export const verdictOf = (report: Report, claim: string): Verdict | undefined =>
  report.verdicts.find((verdict) => verdict.claim === claim && verdict.component === null);

const ROOT = /^<svg xmlns="[^"]*" ([^>]*?) ?role="img" (aria-label="[^"]*")>/;

/** The picture without what its frame says or HTML knows. */
const bare = (svg: string): string => svg.replace(ROOT, "<svg $1>");

/** A chart in its wide and its telephone layout; the stylesheet shows one of them. Both are one picture to who listens, said once. */
export const pictureHtml = (view: View, name: string, wide: "" | ".cover" = ""): string => {
  const large = view.svg.get(name + wide) ?? view.svg.get(name) ?? "";
  const small = view.svg.get(`${name}.narrow`) ?? "";
  const said = ROOT.exec(large)?.[2];
  const both = `<div class="wide">${bare(large)}</div><div class="narrow">${bare(small)}</div>`;
  return said === undefined ? both : `<div role=img ${said}>${both}</div>`;
};
