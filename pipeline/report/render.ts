import type { ChartBlock, Finding, InputFile, Report, TableBlock, VegaLiteSpec, Version } from "../model/index.ts";
import { canonicalJson, sha256 } from "../model/index.ts";
import { tableCsv } from "./csv.ts";
import { fileName } from "./file-name.ts";
import { type Font, fontFace } from "./fonts.ts";
import { pageHtml } from "./html/page.ts";
import { citationText, headlineMap, type View } from "./html/view.ts";
import { proseText } from "./prose-text.ts";
import { summaryMarkdown } from "./summary.ts";
import { themes } from "./theme.ts";

/** What the manifest says of the run: everything that the report itself must not depend on. */
export interface RunFacts {
  readonly inputs: readonly InputFile[];
  readonly software: Readonly<Record<string, string>>;
  readonly commit: { readonly id: string; readonly dirty: boolean } | null;
  readonly options: Readonly<Record<string, string>>;
}

export interface RenderInput {
  readonly report: Report;
  readonly version: Version;
  readonly facts: RunFacts;
  readonly fonts: { readonly regular: Font; readonly bold: Font };
}

const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const chartName = (finding: Finding, chart: ChartBlock): string => `${fileName(finding.id)}.${chart.id}`;

/** Whoever has only the file still sees what it rests on. */
const suffix = (finding: Finding): string =>
  finding.simulated ? "-SIMULATED" : finding.source.kind === "patients" ? "-INTERNAL" : "";

const chartsOf = (report: Report): readonly { finding: Finding; chart: ChartBlock }[] =>
  report.findings.flatMap((finding) =>
    finding.blocks.flatMap((block) => (block.kind === "chart" ? [{ finding, chart: block }] : [])),
  );

/** Each layout of a chart by the ending of its name: as filed, for a telephone, for the first screen. */
const layoutsOf = (chart: ChartBlock): readonly (readonly [string, VegaLiteSpec])[] => [
  ["", chart.spec],
  [".narrow", chart.narrow],
  ...(chart.cover === null ? [] : [[".cover", chart.cover] as const]),
];

const drawAll = async (input: RenderInput, prose: View["prose"]): Promise<ReadonlyMap<string, string>> => {
  const { drawChart } = await import("./draw.ts");
  const { regular, bold } = input.fonts;
  const measure = (text: string, size: number, weight: number): number =>
    (weight >= 600 ? bold : regular).width(text, size);
  const drawn = new Map<string, string>();
  for (const { finding, chart } of chartsOf(input.report)) {
    const alt = proseText(chart.alt, prose);
    for (const [layout, spec] of layoutsOf(chart)) {
      const name = chartName(finding, chart) + layout;
      const idPrefix = name.replace(/[^a-z0-9]+/g, "-");
      drawn.set(name, await drawChart(spec, { theme: themes.light, idPrefix, alt, measure }));
    }
  }
  return drawn;
};

/** A picture that stands alone carries its own letters. */
const standalone = (svg: string, faces: string): string =>
  `${svg.replace(/^(<svg[^>]*>)/, `$1<style>${faces}</style>`)}\n`;

/**
 * Every file of a version except the manifest's own digest, by path within the version's folder:
 * a pure function of the report, the version and the facts of the run.
 */
export const renderFiles = async (input: RenderInput): Promise<ReadonlyMap<string, string>> => {
  const { report, version } = input;
  const headlines = headlineMap(report.findings);
  const prose = { headlines, spelling: report.study.locale, citation: citationText(report) };
  const svg = await drawAll(input, prose);
  const view: View = { report, version, headlines, prose, svg };
  const bare = pageHtml(view, "");
  const letters = `${bare.replace(/<style>[\s\S]*?<\/style>/, "")}${ASCII}`;
  const faces = [
    fontFace("Inter", 400, await input.fonts.regular.subset(letters)),
    fontFace("Inter", 600, await input.fonts.bold.subset(letters)),
  ].join("\n");
  const files = new Map<string, string>([
    ["report.json", canonicalJson(report)],
    ["version.json", pretty(version)],
    ["index.html", pageHtml(view, faces)],
    ["summary.md", summaryMarkdown(view)],
  ]);
  for (const { finding, chart } of chartsOf(report)) {
    const name = chartName(finding, chart);
    files.set(`charts/${name}${suffix(finding)}.vl.json`, pretty(chart.spec));
    files.set(`charts/${name}${suffix(finding)}.svg`, standalone(svg.get(name) ?? "", faces));
  }
  for (const finding of report.findings)
    for (const block of finding.blocks)
      if (block.kind === "table") files.set(tablePath(finding, block), tableCsv(block, finding, headlines));
  files.set("manifest.json", manifest(input.facts, report, files));
  return files;
};

const ASCII = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join("");

const tablePath = (finding: Finding, table: TableBlock): string =>
  `tables/${fileName(finding.id)}.${table.id}${suffix(finding)}.csv`;

const manifest = (facts: RunFacts, report: Report, files: ReadonlyMap<string, string>): string =>
  pretty({
    schema: "afterglow/manifest/1",
    study: report.study.id,
    inputs: facts.inputs,
    plan: report.plan.sha256,
    software: facts.software,
    commit: facts.commit,
    options: facts.options,
    outputs: Object.fromEntries([...files].map(([path, text]) => [path, sha256(text)])),
  });
