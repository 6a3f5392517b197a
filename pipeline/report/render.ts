import type { LanguageFile, Report, Version } from "../model/index.ts";
import { canonicalJson } from "../model/index.ts";
import type { Libraries } from "./explore/libraries.ts";
import { pageHtml } from "./html/page.ts";
import { citationText, headlineMap, type View } from "./html/view.ts";
import { languageOf } from "./language/language-of.ts";
import { translatedReport } from "./language/translated-report.ts";
import { drawAll } from "./outputs/draw-all.ts";
import { fontFaces } from "./outputs/font-faces.ts";
import { outputs } from "./outputs/index.ts";
import { type Work, workHere } from "./outputs/jobs.ts";
import { manifestText } from "./outputs/manifest.ts";
import {
  type FileBody,
  type Fonts,
  type KeepPictures,
  type Output,
  pretty,
  type Rendering,
  type RunFacts,
} from "./outputs/output.ts";
import { english, inLanguage, language } from "./texts.ts";

export type { FileBody, RunFacts } from "./outputs/output.ts";

export interface RenderInput {
  readonly report: Report;
  readonly version: Version;
  readonly facts: RunFacts;
  readonly fonts: Fonts;
  readonly libraries: () => Promise<Libraries>;
  readonly keepPictures?: KeepPictures;
  /** Who does the slow steps; here, one after another, when not given. */
  readonly work?: Work;
  /** The words of the language that the study names; English when not given. */
  readonly language?: LanguageFile;
  /** Ids of the kinds of files that are wanted beside the report itself; all when not given. */
  readonly only?: readonly string[];
}

/**
 * Every file of a version except the manifest's own digest, by path within the version's folder:
 * a pure function of the report, the version and the facts of the run.
 */
export const renderFiles = (input: RenderInput): Promise<ReadonlyMap<string, FileBody>> => {
  const { language, missing } = languageOf(input.language);
  return inLanguage(language, () => filesOf(input, missing));
};

/** The same in the language that is spoken; `wordless`: so many words of the page have no translation. */
const filesOf = async (input: RenderInput, wordless: number): Promise<ReadonlyMap<string, FileBody>> => {
  const { version, only, work = workHere(input.fonts) } = input;
  // As the file has it: the order of keys is part of other files' bytes, and whoever draws again has only the file.
  const text = canonicalJson(input.report);
  const source = JSON.parse(text) as Report;
  const translated = language() === english ? null : translatedReport(source, language());
  const report = translated?.report ?? source;
  const explore = only?.includes("explore") ?? true;
  const wordsOf = (one: Report): Omit<View, "svg"> => {
    const headlines = headlineMap(one.findings);
    const prose = { headlines, spelling: one.study.locale, citation: citationText(one) };
    return { report: one, version, headlines, prose, software: input.facts.software, explore };
  };
  const words = {
    ...wordsOf(report),
    ...(translated === null ? {} : { english: source, untranslated: translated.missing + wordless }),
  };
  let drawn: Promise<View> | null = null;
  const view = (): Promise<View> => {
    drawn ??= drawAll(words, work, input.keepPictures).then((svg) => ({ ...words, svg }));
    return drawn;
  };
  let letters: Promise<string> | null = null;
  const faces = (): Promise<string> => {
    letters ??= view().then((all) => fontFaces(pageHtml(all, "").replace(/<style>[\s\S]*?<\/style>/, ""), work));
    return letters;
  };
  // Made anew with its letters: its policy holds the digest of the whole stylesheet.
  const page = async (): Promise<string> => pageHtml(await view(), await faces());
  const files = new Map<string, FileBody>([
    ["report.json", text],
    ["version.json", pretty(version)],
  ]);
  const rendering: Rendering = { ...input, report, words, view, page, faces, made: files };
  const plain: Rendering = translated === null ? rendering : { ...rendering, report: source, words: wordsOf(source) };
  const filesBy = (output: Output): ReturnType<Output["files"]> =>
    output.english ? inLanguage(english, () => output.files(plain)) : output.files(rendering);
  const wanted = outputs.filter(({ id }) => only?.includes(id) ?? true);
  const made = new Map<Output, ReturnType<Output["files"]>>();
  for (const turn of ["first", "early", undefined] as const)
    for (const output of wanted) if (output.turn === turn) made.set(output, filesBy(output));
  await Promise.all(made.values());
  for (const output of wanted)
    for (const [path, body] of await (made.get(output) ?? filesBy(output))) files.set(path, body);
  files.set("manifest.json", manifestText({ ...input, report: source }, files));
  return files;
};
