import type { Report, Version } from "../model/index.ts";
import { canonicalJson } from "../model/index.ts";
import type { Libraries } from "./explore/libraries.ts";
import { pageHtml } from "./html/page.ts";
import { citationText, headlineMap, type View } from "./html/view.ts";
import { drawAll } from "./outputs/draw-all.ts";
import { fontFaces } from "./outputs/font-faces.ts";
import { outputs } from "./outputs/index.ts";
import { manifestText } from "./outputs/manifest.ts";
import {
  type FileBody,
  type Fonts,
  type KeepPictures,
  pretty,
  type Rendering,
  type RunFacts,
} from "./outputs/output.ts";

export type { FileBody, RunFacts } from "./outputs/output.ts";

export interface RenderInput {
  readonly report: Report;
  readonly version: Version;
  readonly facts: RunFacts;
  readonly fonts: Fonts;
  readonly libraries: () => Promise<Libraries>;
  readonly keepPictures?: KeepPictures;
  /** Ids of the kinds of files that are wanted beside the report itself; all when not given. */
  readonly only?: readonly string[];
}

/**
 * Every file of a version except the manifest's own digest, by path within the version's folder:
 * a pure function of the report, the version and the facts of the run.
 */
export const renderFiles = async (input: RenderInput): Promise<ReadonlyMap<string, FileBody>> => {
  const { version, only } = input;
  // As the file has it: the order of keys is part of other files' bytes, and whoever draws again has only the file.
  const text = canonicalJson(input.report);
  const report = JSON.parse(text) as Report;
  const headlines = headlineMap(report.findings);
  const prose = { headlines, spelling: report.study.locale, citation: citationText(report) };
  const explore = only?.includes("explore") ?? true;
  const words = { report, version, headlines, prose, software: input.facts.software, explore };
  let drawn: Promise<View> | null = null;
  const view = (): Promise<View> => {
    drawn ??= drawAll(words, input.fonts, input.keepPictures).then((svg) => ({ ...words, svg }));
    return drawn;
  };
  let letters: Promise<string> | null = null;
  const faces = (): Promise<string> => {
    letters ??= view().then((all) => fontFaces(pageHtml(all, "").replace(/<style>[\s\S]*?<\/style>/, ""), input.fonts));
    return letters;
  };
  const files = new Map<string, FileBody>([
    ["report.json", text],
    ["version.json", pretty(version)],
  ]);
  const rendering: Rendering = { ...input, report, words, view, faces, made: files };
  for (const output of outputs) {
    if (only !== undefined && !only.includes(output.id)) continue;
    for (const [path, body] of await output.files(rendering)) files.set(path, body);
  }
  files.set("manifest.json", manifestText({ ...input, report }, files));
  return files;
};
