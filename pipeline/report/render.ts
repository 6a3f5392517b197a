import type { Report, Version } from "../model/index.ts";
import { canonicalJson, sha256 } from "../model/index.ts";
import { pageHtml } from "./html/page.ts";
import { citationText, headlineMap, type View } from "./html/view.ts";
import { drawAll } from "./outputs/draw-all.ts";
import { fontFaces } from "./outputs/font-faces.ts";
import { outputs } from "./outputs/index.ts";
import { type FileBody, type Fonts, pretty, type Rendering, type RunFacts } from "./outputs/output.ts";

export type { FileBody, RunFacts } from "./outputs/output.ts";

export interface RenderInput {
  readonly report: Report;
  readonly version: Version;
  readonly facts: RunFacts;
  readonly fonts: Fonts;
  /** Ids of the kinds of files that are wanted beside the report itself; all when not given. */
  readonly only?: readonly string[];
}

/**
 * Every file of a version except the manifest's own digest, by path within the version's folder:
 * a pure function of the report, the version and the facts of the run.
 */
export const renderFiles = async (input: RenderInput): Promise<ReadonlyMap<string, FileBody>> => {
  const { report, version, only } = input;
  const headlines = headlineMap(report.findings);
  const prose = { headlines, spelling: report.study.locale, citation: citationText(report) };
  const words = { report, version, headlines, prose, software: input.facts.software };
  let drawn: Promise<View> | null = null;
  const view = (): Promise<View> => {
    drawn ??= drawAll(words, input.fonts).then((svg) => ({ ...words, svg }));
    return drawn;
  };
  let letters: Promise<string> | null = null;
  const faces = (): Promise<string> => {
    letters ??= view().then((all) => fontFaces(pageHtml(all, "").replace(/<style>[\s\S]*?<\/style>/, ""), input.fonts));
    return letters;
  };
  const rendering: Rendering = { ...input, words, view, faces };
  const files = new Map<string, FileBody>([
    ["report.json", canonicalJson(report)],
    ["version.json", pretty(version)],
  ]);
  for (const output of outputs) {
    if (only !== undefined && !only.includes(output.id)) continue;
    for (const [path, body] of await output.files(rendering)) files.set(path, body);
  }
  files.set("manifest.json", manifest(input.facts, report, files));
  return files;
};

const manifest = (facts: RunFacts, report: Report, files: ReadonlyMap<string, FileBody>): string =>
  pretty({
    schema: "afterglow/manifest/1",
    study: report.study.id,
    inputs: facts.inputs,
    plan: report.plan.sha256,
    software: facts.software,
    commit: facts.commit,
    options: facts.options,
    outputs: Object.fromEntries([...files].map(([path, body]) => [path, sha256(body)])),
  });
