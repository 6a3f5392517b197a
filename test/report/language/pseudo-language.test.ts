import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { runTask } from "../../../pipeline/commands/run-analyses.ts";
import { nodeEffects } from "../../../pipeline/effects/node-effects.ts";
import { readStudy } from "../../../pipeline/ingest/index.ts";
import type { Json, LanguageFile, Report, Study } from "../../../pipeline/model/index.ts";
import { languageSkeleton } from "../../../pipeline/report/language/language-skeleton.ts";
import type { Work } from "../../../pipeline/report/outputs/jobs.ts";
import { type FileBody, renderFiles } from "../../../pipeline/report/render.ts";
import en from "../../../pipeline/report/texts/en.json" with { type: "json" };
import { sleepStudy } from "../../support/run-cli.ts";
import { fontFiles, regular, strong } from "../drawing.ts";
import { pseudo, pseudoLanguage } from "./pseudo-language.ts";

const golden: Report = JSON.parse(
  readFileSync(new URL("../../golden/sleep-study/report.json", import.meta.url), "utf8"),
);

/** Every text below a value that is printed: names of fields, ids and codes are not. */
const textsIn = (value: Json, key = ""): readonly string[] => {
  if (typeof value === "string") return ["text", "subtitle", "title"].includes(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => textsIn(one, key));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => textsIn(one, name));
};

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

/** What is typeset and drawn, as words: drawing itself is tested elsewhere, and slow. */
const typeset: string[] = [];
const work: Work = async (job, inputs) =>
  inputs.map((input) => {
    if (job === "svg") {
      const { spec, alt } = input as { readonly spec: Json; readonly alt: string };
      const lines = textsIn(spec).map((text) => `<text>${escaped(text)}</text>`);
      return `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" viewBox="0 0 9 9" role="img" aria-label="${escaped(alt)}">${lines.join("")}</svg>`;
    }
    if (job === "pdf") typeset.push((input as { readonly inputs: Readonly<Record<string, string>> }).inputs.data ?? "");
    if (job === "png" || job === "pdf") return new Uint8Array(64);
    return "";
  }) as never;

const studyOf = async (): Promise<Study> => {
  const { files } = nodeEffects({
    quiet: true,
    colour: false,
    study: sleepStudy,
    workers: { count: 1, map: runTask },
    stop: new AbortController().signal,
  });
  const { study } = await readStudy(files, sleepStudy);
  if (study === null) throw new Error("the study does not read");
  return study;
};

const ALL = ["html", "summary", "abstract", "charts", "pdf", "docx", "results", "tables"];

const rendered = (language: LanguageFile | undefined, only = ALL): Promise<ReadonlyMap<string, FileBody>> =>
  renderFiles({
    report: language === undefined ? golden : { ...golden, study: { ...golden.study, language: "qaa" } },
    version: {
      schema: "afterglow/version/1",
      number: 1,
      reportSha256: "0".repeat(64),
      generatedAt: "",
      previous: null,
      changes: [],
    },
    facts: {
      inputs: [],
      schemas: {},
      software: {},
      commit: null,
      options: {},
      licences: { report: null, datasets: {} },
    },
    fonts: { regular, bold: strong, files: fontFiles },
    libraries: async () => ({ vega: "", vegaLite: "", interpreter: "" }),
    work,
    only,
    ...(language === undefined ? {} : { language }),
  });

const wordsOf = (html: string): string =>
  [
    ...[...html.replace(/<(style|script)[\s\S]*?<\/\1>/g, "").matchAll(/>([^<]+)</g)].map(([, text]) => text),
    ...[...html.matchAll(/(?:aria-label|title)="([^"]*)"/g)].map(([, text]) => text),
  ]
    .join("\n")
    .replace(/&amp;/g, "&")
    .replace(/&(#39|apos);/g, "'");

/** Words that are the same in every language here: commands, files, signs of mathematics, and what the template reads and does not print. */
const CODES = new Set([
  "afterglow",
  "verify",
  "explain",
  "report",
  "sha",
  "sum",
  "check",
  "index",
  "html",
  "json",
  "Beta",
  "ln",
  "logit",
  "expit",
]);

const runsIn = (text: string): readonly string[] =>
  text.match(/(?<![\p{L}\d])[A-Za-z][A-Za-z'’-]*(?: [A-Za-z][A-Za-z'’-]*)*(?![\p{L}\d])/gu) ?? [];

/** How the page says that texts are in English. */
const stands = pseudo(en.page.untranslated).replace("{count}", "");

let study: Study;
let skeleton: LanguageFile;
let files: ReadonlyMap<string, FileBody>;
let own: string;

const left = (text: string): readonly string[] => [
  ...new Set(
    runsIn(text).filter(
      (run) =>
        run.length > 1 &&
        !own.includes(run) &&
        !run.split(/[ -]/).every((word) => CODES.has(word) || own.includes(word)),
    ),
  ),
];

const text = (path: string): string => String(files.get(path));

beforeAll(async () => {
  study = await studyOf();
  skeleton = languageSkeleton(golden, study);
  files = await rendered(pseudoLanguage(skeleton));
  const names: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === "string") names.push(value);
    else if (typeof value === "object" && value !== null && !ArrayBuffer.isView(value)) {
      names.push(...Object.keys(value));
      Object.values(value).forEach(collect);
    }
  };
  const { language: _, ...files_ } = study;
  collect(files_);
  // References are cited as they were printed; ids and names of files are nobody's words.
  collect(golden.references);
  collect(
    JSON.parse(readFileSync(new URL("../../../pipeline/report/texts/methods.json", import.meta.url), "utf8"))
      .references,
  );
  for (const { id, headlines, blocks } of golden.findings)
    names.push(id, ...headlines.map((one) => one.id), ...blocks.flatMap((one) => ("id" in one ? [one.id] : [])));
  own = names.join("\n");
}, 60_000);

describe("a report in a language that nobody speaks", () => {
  it("lists every text that is to be translated, none of the study's own", () => {
    const keys = Object.keys(skeleton.report);
    expect(keys.length).toBeGreaterThan(1000);
    expect(keys).toContain(golden.findings[0]?.question);
    expect(keys).not.toContain("Jet lag");
    expect(keys).not.toContain("Harbour {1}");
    expect(keys.filter((key) => /\d/.test(key.replace(/\{\d+\}/g, "")))).toEqual([]);
    expect(Object.values(skeleton.report).every((translation) => translation === "")).toBe(true);
  });

  it("has no English word on its page, in its summary and in its pictures", () => {
    expect(left(wordsOf(text("index.html")))).toEqual([]);
    expect(left(text("summary.md"))).toEqual([]);
    expect(left(wordsOf(text("visual-abstract.svg")))).toEqual([]);
    const pictures = [...files.keys()].filter((path) => path.startsWith("charts/") && path.endsWith(".svg"));
    expect(pictures.length).toBeGreaterThan(20);
    for (const path of pictures) expect(left(wordsOf(text(path))), path).toEqual([]);
  });

  it("has none in what is typeset, nor in the manuscript", () => {
    expect(typeset.length).toBeGreaterThan(1);
    const printed: string[] = [];
    const collect = (value: Json, key = ""): void => {
      if (
        typeof value === "string" &&
        !["kind", "shape", "url", "id", "picture", "file", "paper", "region", "language"].includes(key)
      )
        printed.push(value.replace(/\u200b|\{\w+\}/g, ""));
      else if (Array.isArray(value)) for (const one of value) collect(one, key);
      else if (typeof value === "object" && value !== null)
        for (const [name, one] of Object.entries(value)) collect(one, name);
    };
    for (const data of typeset) collect(JSON.parse(data));
    expect(left(printed.join("\n"))).toEqual([]);
    const document = new TextDecoder().decode(unzipSync(files.get("report.docx") as Uint8Array)["word/document.xml"]);
    const paragraphs = document
      .split("</w:p>")
      .map((p) => [...p.matchAll(/<w:t[^>]*>([^<]*)</g)].map(([, t]) => t).join(""));
    expect(left(paragraphs.join("\n").replace(/&(amp|apos|quot);/g, " "))).toEqual([]);
  });

  it("says which language it is, and keeps the product and what programs read in English", async () => {
    expect(text("index.html")).toContain('<html lang="qaa">');
    expect(JSON.parse(text("report.json")).findings).toEqual(golden.findings);
    const english = await rendered(undefined, ["results", "tables"]);
    expect(text("results.json")).toBe(english.get("results.json"));
    for (const [path, body] of english) if (path.startsWith("tables/")) expect(files.get(path), path).toBe(body);
    expect(text("index.html")).not.toContain(stands);
  }, 30_000);

  it("says how many texts it lacks, and prints these in English", async () => {
    const question = golden.findings[0]?.question as string;
    const { [question]: _, ...rest } = skeleton.report;
    const half = await rendered(pseudoLanguage({ ...skeleton, report: rest }), ["html"]);
    const page = wordsOf(String(half.get("index.html")));
    expect(page).toContain(question);
    expect(page).toContain(`1${stands}`);
  }, 30_000);
});
